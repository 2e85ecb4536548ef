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

impl Payment {
    /// Its page.
    fn path(&self) -> String {
        match &self.loan {
            Some(loan) => format!("/cabinet/loans/{loan}/payments/{}", self.id),
            None => format!("/cabinet/account/payments/{}", self.id),
        }
    }
}

#[component]
fn PaymentView(payment: Payment) -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    let amount = texts.rubles(payment.amount);
    let heading = match (&payment.state, payment.closed_on) {
        (PaymentState::Starting | PaymentState::Pending, _) if payment.is_by_linked_card => texts.charging(),
        (PaymentState::Starting, _) => texts.starting(),
        (PaymentState::Pending, _) if payment.is_by_bank => texts.pending_by_bank(),
        (PaymentState::Pending, _) => texts.pending(),
        (PaymentState::Succeeded, Some(_)) => texts.closed(),
        (PaymentState::Succeeded, None) if matches!(payment.prolongation, Some(Prolonged::To(_))) => texts.prolonged(),
        (PaymentState::Succeeded, None) if payment.loan.is_none() => texts.topped_up(),
        (PaymentState::Succeeded, None) => texts.succeeded(),
        (PaymentState::Canceled(_), _) => texts.canceled(),
    };
    let body = match payment.state.clone() {
        PaymentState::Starting | PaymentState::Pending => view! { <UnderWay payment /> }.into_any(),
        PaymentState::Succeeded => view! { <Credited payment /> }.into_any(),
        PaymentState::Canceled(reason) => view! { <NotCredited payment reason /> }.into_any(),
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
        _ if payment.is_by_linked_card => texts.charging_money(),
        PaymentState::Starting => texts.starting_money(),
        _ => texts.pending_money(),
    };
    let closes = payment.closes_until.map(|at| {
        let words = marked(&texts.closes_until(&texts.date_time(at)));
        view! { <p><span inner_html=words></span> <OwnTime at /></p> }
    });
    let path = payment.path();
    let proceed = payment.confirmation_url.map(|page| {
        if payment.is_by_bank {
            view! { <Bank page qr=format!("{path}/qr.svg") /> }.into_any()
        } else {
            view! { <a class="button button--main" rel="external" href=page>{texts.proceed()}</a> }.into_any()
        }
    });
    view! {
        <p>{money}</p>
        {closes}
        <div class="card-actions">{proceed} <NoScriptRefresh path /></div>
    }
}

/// The way to the borrower's bank: its app on a phone, a code for its camera beside a computer.
#[component]
fn Bank(page: String, qr: String) -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    view! {
        <div class="bank">
            <figure class="bank-code">
                <img src=qr width="232" height="232" alt=texts.qr() />
                <figcaption>{texts.qr_text()}</figcaption>
            </figure>
            <a class="button button--main button--wide" rel="external" href=page>
                {texts.bank()}
            </a>
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
    let back = match payment.loan {
        Some(loan) => view! {
            <a href=format!("/cabinet/loans/{loan}") class="button button--main">{texts.to_loan()}</a>
        }
        .into_any(),
        None => view! { <a href="/cabinet/account" class="button button--main">{texts.to_account()}</a> }.into_any(),
    };
    let returned = payment.overpayment.map(|overpayment| view! { <Returned overpayment /> });
    view! {
        {prolonged} {outcome} {rescheduled} {returned}
        <div class="card-actions">
            {back} <a href="/cabinet" class="button">{texts.to_cabinet()}</a>
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
        RefundState::Kept => ("note note--ok", texts.kept().to_owned()),
    };
    let is_here = matches!(overpayment.refund, RefundState::Refused | RefundState::Kept);
    let to_account = is_here.then(|| view! { <p><a href="/cabinet/account">{texts.to_account()}</a></p> });
    view! {
        <Rows>
            <Row name=texts.overpaid() value=texts.rubles(overpayment.amount) />
        </Rows>
        <div class=class role="status">
            <p inner_html=marked(&words)></p>
            {to_account}
        </div>
    }
}

#[component]
fn NotCredited(payment: Payment, reason: String) -> impl IntoView {
    let texts = texts::<PaymentTexts>();
    let actions = match payment.loan {
        Some(loan) => {
            let again = if payment.prolongation.is_some() { "prolong" } else { "pay" };
            view! {
                <a href=format!("/cabinet/loans/{loan}/{again}") class="button button--main">{texts.try_again()}</a>
                <a href=format!("/cabinet/loans/{loan}") class="button">{texts.to_loan()}</a>
            }
            .into_any()
        }
        None => view! { <a href="/cabinet/account" class="button button--main">{texts.try_again()}</a> }.into_any(),
    };
    view! {
        <div class="note note--danger">
            <p>{texts.reason(&reason)}</p>
        </div>
        <p>{texts.canceled_money()}</p>
        <div class="card-actions">{actions}</div>
    }
}
