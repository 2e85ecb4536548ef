//! A payment after the acquirer's page: how it goes, and what happened to the money.

pub mod api;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::api::{LoadPayment, Overpayment, Payment, PaymentState, Prolonged, RefundState};
use crate::{
    components::{
        load,
        moscow::OwnTime,
        refresh::NoScriptRefresh,
        rows::{Row, Rows},
    },
    figures::marked,
    texts::{PaymentTexts, texts},
};

/// How often a payment under way is looked at.
const LOOK_AGAIN_MS: u32 = 2000;
/// And a refund, which may take days.
const LOOK_FOR_REFUND_MS: u32 = 10_000;

/// The page.
#[component]
pub fn PaymentPage() -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    let params = use_params_map();
    let input = move || {
        let param = |name| params.with(|params| params.get(name).unwrap_or_default());
        LoadPayment { loan: param("id"), payment: param("payment") }
    };
    let payment = load::data(input);
    load::refetch_while(payment, LOOK_AGAIN_MS, |payment| {
        matches!(payment.state, PaymentState::Starting | PaymentState::Pending)
    });
    load::refetch_while(payment, LOOK_FOR_REFUND_MS, |payment| {
        payment.overpayment.is_some_and(|over| over.refund == RefundState::UnderWay)
    });
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">{load::show(payment, |payment| view! { <PaymentView payment /> })}</div>
    }
    .into_any()
}

#[component]
fn PaymentView(payment: Payment) -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    let amount = texts.rubles(payment.amount);
    let heading = match (&payment.state, payment.closed_on) {
        (PaymentState::Starting, _) => texts.starting(),
        (PaymentState::Pending, _) => texts.pending(),
        (PaymentState::Succeeded, Some(_)) => texts.closed(),
        (PaymentState::Succeeded, None) if matches!(payment.prolongation, Some(Prolonged::To(_))) => texts.prolonged(),
        (PaymentState::Succeeded, None) => texts.succeeded(),
        (PaymentState::Canceled(_), _) => texts.canceled(),
    };
    let body = match payment.state.clone() {
        PaymentState::Starting | PaymentState::Pending => view! { <UnderWay payment /> }.into_any(),
        PaymentState::Succeeded => view! { <Credited payment /> }.into_any(),
        PaymentState::Canceled(reason) => {
            let again = if payment.prolongation.is_some() { "prolong" } else { "pay" };
            view! { <NotCredited loan=payment.loan reason again /> }.into_any()
        }
    };
    view! {
        <h1>{texts.title()}</h1>
        <section class="card">
            <div role="status"><h2>{heading}</h2></div>
            <Rows>
                <Row name=texts.amount() value=amount />
            </Rows>
            {body}
        </section>
    }
}

#[component]
fn UnderWay(payment: Payment) -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    let money = match payment.state {
        PaymentState::Starting => texts.starting_money(),
        _ => texts.pending_money(),
    };
    let closes = payment.closes_until.map(|at| {
        let words = marked(&texts.closes_until(&texts.date_time(at)));
        view! { <p><span inner_html=words></span> <OwnTime at /></p> }
    });
    let proceed = payment
        .confirmation_url
        .map(|page| view! { <a class="button button--main" rel="external" href=page>{texts.proceed()}</a> });
    view! {
        <p>{money}</p>
        {closes}
        <div class="card-actions">
            {proceed}
            <NoScriptRefresh path=format!("/cabinet/loans/{}/payments/{}", payment.loan, payment.id) />
        </div>
    }
}

#[component]
fn Credited(payment: Payment) -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    let outcome = match (payment.closed_on, payment.remaining) {
        (Some(day), _) => {
            let words = marked(&texts.closed_on(&texts.date(day), &texts.rubles(payment.amount)));
            view! { <div class="note note--ok"><p inner_html=words></p></div> }.into_any()
        }
        (None, Some(remaining)) => {
            view! { <Rows><Row name=texts.remaining() value=texts.rubles(remaining) sum=true /></Rows> }.into_any()
        }
        (None, None) => ().into_any(),
    };
    let prolonged = payment.prolongation.map(|prolonged| {
        let (class, words) = match prolonged {
            Prolonged::To(day) => ("note note--ok", texts.prolonged_to(&texts.date(day))),
            Prolonged::Not => ("note note--warn", texts.not_prolonged().to_owned()),
        };
        view! {
            <div class=class>
                <p inner_html=marked(&words)></p>
            </div>
        }
    });
    let rescheduled = payment.makes_schedule.then(|| view! { <p>{texts.makes_schedule()}</p> });
    let returned = payment.overpayment.map(|overpayment| view! { <Returned overpayment /> });
    view! {
        {prolonged} {outcome} {rescheduled} {returned}
        <div class="card-actions">
            <a href=format!("/cabinet/loans/{}", payment.loan) class="button button--main">{texts.to_loan()}</a>
            <a href="/cabinet" class="button">{texts.to_cabinet()}</a>
        </div>
    }
}

/// What was paid too much, and where it is.
#[component]
fn Returned(overpayment: Overpayment) -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    let (class, words) = match overpayment.refund {
        RefundState::UnderWay => ("note", texts.refund_under_way().to_owned()),
        RefundState::Succeeded(day) => ("note note--ok", texts.refunded(&texts.date(day))),
        RefundState::Refused => ("note note--danger", texts.refund_refused().to_owned()),
    };
    view! {
        <Rows>
            <Row name=texts.overpaid() value=texts.rubles(overpayment.amount) />
        </Rows>
        <div class=class role="status">
            <p inner_html=marked(&words)></p>
        </div>
    }
}

#[component]
fn NotCredited(
    loan: String,
    reason: String,
    /// The page of the loan where it was begun.
    again: &'static str,
) -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    view! {
        <div class="note note--danger">
            <p>{texts.reason(&reason)}</p>
        </div>
        <p>{texts.canceled_money()}</p>
        <div class="card-actions">
            <a href=format!("/cabinet/loans/{loan}/{again}") class="button button--main">{texts.try_again()}</a>
            <a href=format!("/cabinet/loans/{loan}") class="button">{texts.to_loan()}</a>
        </div>
    }
}
