//! How an application can end: refused, paid out, or stopped at a card that took no money.

use lending::RefusalReason;
use leptos::prelude::*;

use super::{Actions, api::Application, form::CardForm};
use crate::{
    components::{
        card_choice::CardChoice,
        form::{Form, Submit},
        form_action::Check,
    },
    figures::marked,
    texts::{ApplicationTexts, CardsTexts, texts},
};

/// Why, and what can be done.
#[component]
pub fn Refused(
    /// All reasons.
    reasons: Vec<RefusalReason>,
) -> impl IntoView {
    let texts = texts::<ApplicationTexts>();
    let reasons = reasons.into_iter().map(|reason| view! { <li>{texts.refusal_reason(reason)}</li> }).collect_view();
    let next = texts.what_next_items().map(|item| view! { <li>{item}</li> }).collect_view();
    view! {
        <section class="card card--danger">
            <h2>{texts.refused()}</h2>
            <ul class="stack">{reasons}</ul>
        </section>
        <section class="card">
            <h2>{texts.what_next()}</h2>
            <ul class="stack">{next}</ul>
        </section>
    }
}

/// The money is there.
#[component]
pub fn Issued(
    /// The loan.
    loan: Option<String>,
    /// The card that the money went to.
    card_label: Option<String>,
) -> impl IntoView {
    let texts = texts::<ApplicationTexts>();
    let link = loan.map(|id| {
        view! { <a href=format!("/cabinet/loans/{id}") class="button button--main">{texts.to_loan()}</a> }
    });
    view! {
        <section class="card">
            <h2>{texts.issued()}</h2>
            <p inner_html=card_label.map(|label| marked(&texts.issued_to(&label)))></p>
            <div class="card-actions">{link}</div>
        </section>
    }
}

/// The bank took no money: another card, linked already or anew.
#[component]
pub fn PayoutRefused(
    /// The application.
    application: Application,
    /// What the borrower can do.
    actions: Actions,
) -> impl IntoView {
    let cards_texts = texts::<CardsTexts>();
    let texts = texts::<ApplicationTexts>();
    let check = Check::new(CardForm::mistakes);
    let Application { id, payout_refusal, cards, card_key, .. } = application;
    let reason = payout_refusal.map(|code| texts.payout_reason(&code));
    let any_linked = cards.iter().any(|card| card.linked);
    let linking = cards.iter().any(|card| card.linking);
    let linking = linking.then(|| view! { <p class="status-live" role="status">{cards_texts.linking()}</p> });
    let chosen_for = id.clone();
    let choose = any_linked.then(|| {
        view! {
            <Form action=actions.choose_card check>
                <input type="hidden" name="id" value=chosen_for />
                <CardChoice cards legend=cards_texts.other_choice() />
                <Submit label=texts.send_to_card() />
            </Form>
        }
    });
    view! {
        <section class="card card--danger">
            <h2>{texts.payout_refused()}</h2>
            <p>{reason}</p>
            <p>{texts.payout_refused_hint()}</p>
            {linking} {choose}
            <Form action=actions.link_card>
                <input type="hidden" name="id" value=id />
                <input type="hidden" name="card_key" value=card_key />
                <Submit label=cards_texts.link() class="button" />
            </Form>
        </section>
    }
}
