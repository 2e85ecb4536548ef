//! The cabinet's first page: what is owed today, and what is under way.

pub mod api;

use jiff::civil::Date;
use leptos::prelude::*;
use leptos_meta::Title;

use self::api::{Home, LoadHome, OpenApplication, OpenLoan};
use crate::{
    components::{
        button_to::ButtonTo,
        closed_loans::{ClosedLoan, ClosedLoanList},
        debt::{CapMeter, DebtParts, DebtState, Derivations, HolidayNote},
        load,
        money::LargeMoney,
        moscow::MoscowDays,
        rows::{Row, Rows},
        stages::{self, StageTracker},
    },
    figures::marked,
    texts::{ClosedLoansTexts, CommonTexts, DebtTexts, HomeTexts, texts},
};

/// How often an application under way is looked at.
const LOOK_AGAIN_MS: u32 = 5000;

/// The page.
#[component]
pub fn HomePage() -> impl IntoView {
    let common = texts::<CommonTexts>();
    let home = load::data(|| LoadHome {});
    load::refetch_while(home, LOOK_AGAIN_MS, |home| {
        home.application.as_ref().is_some_and(|one| one.waits_until.is_none() && stages::moves_by_itself(one.stage))
    });
    load::refetch_while(home, stages::WAIT_MS, |home| {
        home.application.as_ref().is_some_and(|one| one.waits_until.is_some())
    });
    view! {
        <Title text=common.cabinet() />
        <div class="page">{load::show(home, |home| view! { <HomeView home /> })}</div>
    }
    .into_any()
}

#[component]
fn HomeView(home: Home) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<HomeTexts>();
    let Home { given_name, today, loans, application, closed, more_closed } = home;
    let greeting = match given_name.as_str() {
        "" => texts.greeting_nobody().to_owned(),
        name => texts.greeting(name),
    };
    let owes = !loans.is_empty();
    let nothing_open = loans.is_empty() && application.is_none();
    let cards = loans.into_iter().map(|loan| view! { <LoanCard loan today /> }).collect_view();
    view! {
        <div class="split">
            <h1>{greeting}</h1>
            {(!nothing_open).then(|| view! { <a href="/cabinet/apply" class="button">{common.new_loan()}</a> })}
        </div>
        {nothing_open.then(|| view! { <NothingOpen /> })}
        <p class="cluster">
            {owes.then(|| view! { <a href="/cabinet/schedule">{texts.all_payments()}</a> })}
            <a href="/cabinet/account">{texts.account()}</a>
        </p>
        <div class="grid">
            {cards} {application.map(|application| view! { <ApplicationCard application /> })}
        </div>
        {(!closed.is_empty()).then(|| view! { <ClosedLoans closed more=more_closed /> })}
    }
    .into_any()
}

#[component]
fn NothingOpen() -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<HomeTexts>();
    view! {
        <section class="empty">
            <h2>{texts.empty()}</h2>
            <p>{texts.empty_hint()}</p>
            <a href="/cabinet/apply" class="button button--main">{common.new_loan()}</a>
        </section>
    }
}

#[component]
fn LoanCard(loan: OpenLoan, today: Date) -> impl IntoView {
    let debt_texts = texts::<DebtTexts>();
    let texts = texts::<HomeTexts>();
    let OpenLoan { id, number, debt, due_on, next_payment, is_prolonged, terms } = loan;
    let derivations = Derivations::of(&debt, &terms, today);
    let is_later = next_payment.is_some() && due_on > today;
    let page = format!("/cabinet/loans/{id}");
    let in_holiday = debt.holiday_until.is_some();
    let prolong = (is_prolonged && !in_holiday)
        .then(|| view! { <a href=format!("{page}/prolong") class="button">{debt_texts.prolong()}</a> });
    let heading = match (is_later, in_holiday) {
        (true, _) => debt_texts.next_payment(),
        (false, true) => texts.whole_debt(),
        (false, false) => texts.due_today(),
    };
    view! {
        <section class="card">
            <div class="card-head">
                <h2>{heading}</h2>
                <DebtState debt due_on today />
            </div>
            <LargeMoney amount=next_payment.unwrap_or(debt.total()) />
            <HolidayNote debt today page=page.clone() />
            <Rows>
                {next_payment.map(|_| view! { <Row name=debt_texts.pay_until() value=texts.date(due_on) /> })}
                <DebtParts debt derivations />
                {next_payment.map(|_| view! { <Row name=texts.whole_debt() value=texts.rubles(debt.total()) /> })}
                {next_payment.is_none().then(|| view! { <Row name=debt_texts.due_on() value=texts.date(due_on) /> })}
            </Rows>
            <MoscowDays until=due_on />
            <CapMeter debt today id=format!("cap-{id}") />
            <div class="card-actions">
                <ButtonTo href=format!("{page}/pay") label=texts.pay() />
                {prolong}
                <a href=page class="button"><span inner_html=marked(&texts.contract(&number))></span></a>
            </div>
        </section>
    }
}

#[component]
fn ApplicationCard(application: OpenApplication) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<HomeTexts>();
    let OpenApplication { id, amount, term_days, stage, waits_until } = application;
    let state = stages::state(stage, waits_until);
    view! {
        <section class="card">
            <h2 inner_html=marked(&texts.application(&texts.rubles_short(amount)))></h2>
            <p class="quiet" inner_html=marked(&texts.application_term(&texts.days(term_days)))></p>
            <p class="status-live" role="status" inner_html=marked(&state)></p>
            <StageTracker stage />
            <div class="card-actions">
                <a href=format!("/cabinet/applications/{id}") class="button">{common.open_application()}</a>
            </div>
        </section>
    }
}

#[component]
fn ClosedLoans(closed: Vec<ClosedLoan>, more: bool) -> impl IntoView {
    let texts = texts::<ClosedLoansTexts>();
    let more = more.then(|| view! { <a href="/cabinet/loans">{texts.all()}</a> });
    view! {
        <section class="stack">
            <h2>{texts.title()}</h2>
            <ClosedLoanList loans=closed />
            {more}
        </section>
    }
}
