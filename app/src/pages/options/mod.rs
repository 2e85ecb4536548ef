//! When money is short: every way out, the cheapest first, and the rights that cost nothing.

pub mod api;

use jiff::civil::Date;
use lending::{Edition, Loan, ProlongedBefore, Way, WayOut, iso_date, may_ask_for_holiday, prolongable_days};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use self::api::{LoadOptions, OptionsPageData};
use crate::{
    components::{
        failure::Failure,
        load,
        rows::{Row, Rows},
    },
    error::AppError,
    figures::marked,
    texts::{OptionsTexts, texts},
};

/// The page.
#[component]
pub fn OptionsPage() -> impl IntoView {
    let texts = texts::<OptionsTexts>();
    let params = use_params_map();
    let loan = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let data = load::data(move || LoadOptions { loan: loan.get() });
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">{load::show(data, |data| view! { <OptionsView data /> })}</div>
    }
    .into_any()
}

#[component]
fn OptionsView(data: OptionsPageData) -> impl IntoView {
    let texts = texts::<OptionsTexts>();
    let Some(loan) = data.record.replay() else { return view! { <Failure error=AppError::NotFound /> }.into_any() };
    let page = format!("/cabinet/loans/{}", data.loan);
    let back = texts.back(&data.number);
    let body = if loan.closed_on().is_some() {
        view! { <section class="empty"><p>{texts.closed()}</p></section> }.into_any()
    } else {
        view! {
            <Ways loan=loan.clone() data=data.clone() />
            <Rights loan data />
        }
        .into_any()
    };
    view! {
        <div class="page-head">
            <a href=page class="back"><span inner_html=marked(&back)></span></a>
            <h1>{texts.title()}</h1>
            <p class="lead">{texts.lead()}</p>
        </div>
        {body}
    }
    .into_any()
}

/// The ways out on a day; without scripts the day is asked for in the address.
#[component]
fn Ways(loan: Loan, data: OptionsPageData) -> impl IntoView {
    let texts = texts::<OptionsTexts>();
    let today = data.today;
    let asked = use_query_map().with_untracked(|query| query.get("date"));
    let day = RwSignal::new(asked.and_then(|date| iso_date::parse(&date)).filter(|day| *day >= today).unwrap_or(today));
    let on_input = move |event| {
        // A date that is being typed is not one yet.
        if let Some(date) = iso_date::parse(&event_target_value(&event)).filter(|day| *day >= today) {
            day.set(date);
        }
    };
    let ways = move || {
        let cap = loan.debt_on(today).cap;
        let day = day.get();
        let before = ProlongedBefore { that_day: data.before.that_day && day == today, ..data.before };
        let most = prolongable_days(&loan, day, data.prolongation, before).ok();
        let out = loan.ways_out(day, most, data.daily_rate, may_ask_for_holiday(&loan, &data.record.events, day));
        out.into_iter()
            .map(|out| view! { <WayView out cap_kopecks=cap.kopecks() loan=data.loan.clone() /> })
            .collect_view()
    };
    view! {
        <form class="cluster" method="get" on:submit=|event: SubmitEvent| event.prevent_default()>
            <div class="field">
                <label for="date">{texts.day()}</label>
                <input
                    id="date"
                    name="date"
                    type="date"
                    min=today.to_string()
                    value=day.get_untracked().to_string()
                    on:input=on_input
                />
            </div>
            <button type="submit" class="button until-hydrated">{texts.show()}</button>
        </form>
        <div class="stack stack--wide" role="status">{ways}</div>
    }
}

#[component]
fn WayView(out: WayOut, cap_kopecks: i64, loan: String) -> impl IntoView {
    let texts = texts::<OptionsTexts>();
    let name = match out.way {
        Way::PayAll => texts.pay_all().to_owned(),
        Way::PayHalf => texts.pay_half().to_owned(),
        Way::PayHalfLate { days } => texts.pay_half_late(&texts.days(days)),
        Way::AsAgreed => texts.as_agreed().to_owned(),
        Way::Prolong { days } => texts.prolong_by(&texts.days(days)),
        Way::Holiday { months } => texts.holiday_of(&texts.for_months(months.into())),
        Way::PayNothing => texts.pay_nothing().to_owned(),
    };
    let percent = out.cost.kopecks().saturating_mul(100).checked_div(cap_kopecks).unwrap_or(0);
    let cap = texts.cap(&format!("{percent}\u{a0}%"));
    let now = out.now.is_positive().then(|| view! { <Row name=texts.now() value=texts.rubles(out.now) /> });
    let later = out.later.is_positive().then(|| {
        let until = texts.until(&texts.date(out.until));
        view! { <Row name=texts.later() value=texts.rubles(out.later) derivation=until /> }
    });
    let page = format!("/cabinet/loans/{loan}");
    let action = match out.way {
        Way::PayHalfLate { .. } => view! {
            <a href=format!("{page}/pay") class="button">{texts.pay()}</a>
            <p class="small">{texts.rest_is_late()}</p>
        }
        .into_any(),
        Way::PayAll | Way::PayHalf => {
            view! { <a href=format!("{page}/pay") class="button">{texts.pay()}</a> }.into_any()
        }
        Way::Prolong { .. } => {
            view! { <a href=format!("{page}/prolong") class="button">{texts.prolong()}</a> }.into_any()
        }
        Way::Holiday { .. } => view! {
            <a href=format!("{page}/holiday") class="button">{texts.ask_for_holiday()}</a>
            <p class="small">{texts.holiday_needs_ground()}</p>
        }
        .into_any(),
        Way::AsAgreed => ().into_any(),
        Way::PayNothing => view! { <p class="small">{texts.nothing_warning()}</p> }.into_any(),
    };
    let class = if out.way == Way::PayNothing { "card card--danger" } else { "card" };
    view! {
        <section class=class>
            <h2 inner_html=marked(&name)></h2>
            <Rows>
                {now}
                {later}
                <Row name=texts.cost() value=texts.rubles(out.cost) derivation=cap sum=true />
            </Rows>
            <div class="card-actions">{action}</div>
        </section>
    }
    .into_any()
}

/// What the law gives, whatever the lender offers.
#[component]
fn Rights(loan: Loan, data: OptionsPageData) -> impl IntoView {
    let texts = texts::<OptionsTexts>();
    let terms = *loan.terms();
    let law = Edition::on(terms.signed_on).credit_holiday.value;
    let most = texts.rubles_short(law.max_principal);
    let may_return = may_still_return(&loan, data.today).map(|until| {
        view! { <p inner_html=marked(&texts.may_return(&texts.date(until)))></p> }
    });
    let holiday = if terms.principal > law.max_principal {
        view! { <p inner_html=marked(&texts.too_large(&most))></p> }.into_any()
    } else {
        let percent = format!("{}\u{a0}%", law.income_fell_above.thousandths() / 1000);
        let who = texts.holiday_who(&percent, &most, &texts.months(law.max_months.into()));
        view! {
            <p inner_html=marked(&who)></p>
            <p><a href=format!("/cabinet/loans/{}/holiday", data.loan)>{texts.holiday_how()}</a></p>
        }
        .into_any()
    };
    view! {
        <section class="card card--quiet">
            <h2>{texts.rights()}</h2>
            {may_return}
            <h3>{texts.holiday()}</h3>
            {holiday}
        </section>
    }
    .into_any()
}

/// Until when the whole sum may be returned without notice, as long as that is possible.
fn may_still_return(loan: &Loan, today: Date) -> Option<Date> {
    Some(loan.may_return_until()).filter(|until| *until >= today)
}
