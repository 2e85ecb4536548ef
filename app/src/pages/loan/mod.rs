//! A loan: what is owed today and on any other day, and what happened.

pub mod api;
pub mod debt_on_date;
pub mod explained;
pub mod law;

use jiff::civil::Date;
use lending::{Loan, LoanEvent, format};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::{
    api::{LoadLoan, LoanPageData, Operation, OperationKind},
    debt_on_date::DebtOnDate,
    law::GoverningLaw,
};
use crate::{
    components::{
        button_to::ButtonTo,
        debt::{CapMeter, DebtParts, DebtState, Derivations, HolidayNote},
        failure::Failure,
        full_cost::FullCostExplained,
        load,
        money::LargeMoney,
        moscow::MoscowDays,
        payment_schedule::{PaymentSchedule, with_states},
        rows::{Row, Rows},
    },
    error::AppError,
    figures::marked,
    texts::{CommonTexts, DebtTexts, LoanTexts, PaymentScheduleTexts, texts},
};

/// The page.
#[component]
pub fn LoanPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = load::data(move || LoadLoan { id: id.get() });
    view! { <div class="page">{load::show(data, |data| view! { <LoanView data /> })}</div> }.into_any()
}

#[component]
fn LoanView(data: LoanPageData) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<LoanTexts>();
    let Some(loan) = data.record.replay() else { return view! { <Failure error=AppError::NotFound /> }.into_any() };
    let title = texts.title(&data.number);
    let aside = view! {
        <aside class="stack stack--wide">
            <Contract loan=loan.clone() data=data.clone() />
            <GoverningLaw law=loan.edition() today=data.today />
        </aside>
    };
    let under_way = data.payment_under_way.clone().map(|payment| (payment, common.payment_under_way().to_owned()));
    let not_returned = data.not_returned.clone();
    let not_returned = not_returned.map(|(payment, amount)| (payment, texts.not_returned(&texts.rubles(amount))));
    let notes = [under_way, not_returned].into_iter().flatten().map(|(payment, words)| {
        let href = format!("/cabinet/loans/{}/payments/{payment}", data.id);
        view! {
            <div class="note">
                <p><span inner_html=marked(&words)></span> " " <a href=href>{common.open_payment()}</a></p>
            </div>
        }
    });
    let notes = notes.collect_view();
    let reversed = data.reversed.map(|reversed| {
        let words = marked(&texts.reversed_note(&texts.date(reversed.on), &texts.rubles(reversed.amount)));
        view! {
            <div class="note">
                <p inner_html=words></p>
            </div>
        }
    });
    let rescheduled = data.record.events.iter().any(|event| matches!(event, LoanEvent::EarlyRepayment { .. }));
    let main = match loan.closed_on() {
        Some(_) => view! { <Closed loan /> }.into_any(),
        None => view! {
            <DebtToday loan=loan.clone() data=data.clone() />
            <Plan loan=loan.clone() today=data.today rescheduled />
            <DebtOnDate loan today=data.today />
        }
        .into_any(),
    };
    view! {
        <Title text=title.clone() />
        <div class="page-head">
            <a href="/cabinet" class="back">{common.cabinet()}</a>
            <h1 inner_html=marked(&title)></h1>
        </div>
        {reversed}
        {notes}
        <div class="columns">
            <div class="stack stack--wide">
                {main} <History operations=data.operations card_label=data.card_label />
            </div>
            {aside}
        </div>
    }
    .into_any()
}

#[component]
fn DebtToday(loan: Loan, data: LoanPageData) -> impl IntoView {
    let debt_texts = texts::<DebtTexts>();
    let texts = texts::<LoanTexts>();
    let LoanPageData { id, today, is_prolonged, .. } = data;
    let debt = loan.debt_on(today);
    let prolong = (is_prolonged && debt.holiday_until.is_none())
        .then(|| view! { <a href=format!("/cabinet/loans/{id}/prolong") class="button">{debt_texts.prolong()}</a> });
    let next = loan.next_payment(today).filter(|_| !loan.schedule_on(today).is_empty());
    let next_on = next.map_or_else(|| loan.due_on(today), |next| next.date);
    let next = next.map(|next| {
        view! {
            <Row name=debt_texts.next_payment() value=texts.rubles(next.payment) />
            <Row name=debt_texts.pay_until() value=texts.date(next.date) />
        }
    });
    let due_on = loan.due_on(today);
    let derivations = Derivations::of(&debt, loan.terms(), today);
    view! {
        <section class="card">
            <div class="card-head">
                <h2>{texts.debt_today()}</h2>
                <DebtState debt due_on=next_on today />
            </div>
            <LargeMoney amount=debt.total() />
            <HolidayNote debt today page=format!("/cabinet/loans/{id}") />
            <Rows>
                <DebtParts debt derivations />
                {next}
                <Row name=debt_texts.due_on() value=texts.date(due_on) />
            </Rows>
            <MoscowDays until=next_on />
            <CapMeter debt today id="cap" />
            <div class="card-actions">
                <ButtonTo href=format!("/cabinet/loans/{id}/pay") label=texts.pay() />
                {prolong}
            </div>
            <p><a href=format!("/cabinet/loans/{id}/options")>{debt_texts.short_of_money()}</a></p>
        </section>
    }
}

/// The schedule of a loan in instalments.
#[component]
fn Plan(
    loan: Loan,
    today: Date,
    /// What was repaid early made another schedule than that of the contract.
    rescheduled: bool,
) -> impl IntoView {
    let loan_texts = texts::<LoanTexts>();
    let texts = texts::<PaymentScheduleTexts>();
    let full_cost = loan.full_cost(today).ok().filter(|_| rescheduled).map(|cost| {
        view! { <Rows><Row name=loan_texts.new_full_cost() value=format::percent(cost.full_cost) /></Rows> }
    });
    let planned = loan.planned_payments(today);
    (!planned.is_empty()).then(|| {
        view! {
            <section class="card">
                <h2>{texts.title()}</h2>
                {full_cost}
                <PaymentSchedule rows=with_states(planned) />
                <p class="small quiet">{texts.as_of_today()}</p>
            </section>
        }
    })
}

#[component]
fn Closed(loan: Loan) -> impl IntoView {
    let texts = texts::<LoanTexts>();
    let last = loan
        .payments()
        .iter()
        .rfind(|payment| payment.allocation.overpaid < payment.amount)
        .map(|payment| marked(&texts.closed_on(&texts.date(payment.date), &texts.rubles(payment.amount))));
    view! {
        <section class="card">
            <div class="card-head">
                <h2>{texts.closed_title()}</h2>
                <span class="tag tag--ok">{texts.closed()}</span>
            </div>
            <p inner_html=last></p>
            <p>{texts.nothing_owed()}</p>
        </section>
    }
}

#[component]
fn History(operations: Vec<Operation>, card_label: String) -> impl IntoView {
    let texts = texts::<LoanTexts>();
    let items = operations
        .into_iter()
        .map(|operation| {
            let (what, class) = match operation.kind {
                OperationKind::Disbursed => (texts.disbursed(&card_label), "timeline-sum"),
                OperationKind::Paid => (texts.paid().to_owned(), "timeline-sum timeline-in"),
                OperationKind::Refunded => (texts.refunded().to_owned(), "timeline-sum"),
                OperationKind::PutOff => (texts.put_off().to_owned(), "timeline-sum"),
                OperationKind::Prolonged => (texts.prolonged().to_owned(), "timeline-sum timeline-in"),
                OperationKind::Reversed => (texts.reversed().to_owned(), "timeline-sum"),
                OperationKind::Forgiven => (texts.forgiven().to_owned(), "timeline-sum timeline-in"),
            };
            // no money moved when a holiday began, or a prolongation cost nothing
            let sum = operation
                .amount
                .is_positive()
                .then(|| view! { <span class=class translate="no">{texts.rubles(operation.amount)}</span> });
            view! {
                <li>
                    <span class="timeline-what" inner_html=marked(&what)></span>
                    {sum}
                    <time datetime=operation.at.to_string() translate="no">{texts.date_time(operation.at)}</time>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{texts.history()}</h2>
            <ol class="timeline">{items}</ol>
        </section>
    }
}

#[component]
fn Contract(loan: Loan, data: LoanPageData) -> impl IntoView {
    let texts = texts::<LoanTexts>();
    let LoanPageData { id, number, card_label, signed_full_cost, .. } = data;
    let terms = *loan.terms();
    let rate = move |rate| texts.per_day(&texts.daily_percent(rate));
    let rate_after = (terms.rate_after_term != terms.daily_rate)
        .then(|| view! { <Row name=texts.rate_after() value=rate(terms.rate_after_term) /> });
    let card = (!card_label.is_empty()).then(|| view! { <Row name=texts.card() value=card_label /> });
    view! {
        <section class="card">
            <h2>{texts.contract()}</h2>
            <Rows>
                <Row name=texts.number() value=number />
                <Row name=texts.signed_on() value=texts.date(terms.signed_on) />
                <Row name=texts.amount() value=texts.rubles_short(terms.principal) />
                <Row name=texts.disbursed_on() value=texts.date(terms.disbursed_on) />
                <Row name=texts.due_by_contract() value=texts.date(terms.due_on) />
                <Row name=texts.rate() value=rate(terms.daily_rate) />
                {rate_after}
                {card}
            </Rows>
            <FullCostExplained
                start=terms.disbursed_on
                flows=loan.agreed_flows()
                in_document=signed_full_cost
                file=format!("/cabinet/loans/{id}/flows.csv")
            />
        </section>
    }
}
