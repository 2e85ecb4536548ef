//! The choice between linked cards.

use leptos::prelude::*;

use crate::{
    components::{field::FieldMistake, form::FormState},
    pages::apply::api::Card,
    texts::errors,
};

/// The linked cards, the newest chosen at first. Sent as `card`.
#[component]
pub fn CardChoice(
    /// The borrower's cards; only linked ones can be chosen.
    cards: Vec<Card>,
    /// What the card is for.
    legend: &'static str,
    /// There is nothing to choose from yet; a mistake still shows.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    let error = match use_context::<FormState>() {
        Some(state) => Signal::derive(move || state.errors.with(|found| found.of("card").map(errors::field))),
        None => Signal::stored(None),
    };
    let options = cards
        .into_iter()
        .filter(|card| card.linked)
        .enumerate()
        .map(|(index, card)| {
            view! {
                <label class="choice-option">
                    <input type="radio" name="card" value=card.id checked=index == 0 />
                    <span class="choice-name">{card.label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset
            class="choice"
            id="card"
            tabindex="-1"
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            aria-describedby=move || error.with(Option::is_some).then_some("card-error")
        >
            <legend class:visually-hidden=hidden>{legend}</legend>
            {options}
            <FieldMistake name="card" error />
        </fieldset>
    }
}
