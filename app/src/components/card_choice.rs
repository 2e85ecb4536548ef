//! The choice between linked cards.

use leptos::prelude::*;

use crate::{components::choice::Choice, pages::apply::api::Card};

/// The linked cards, the newest chosen at first. Sent as `card`.
#[component]
pub fn CardChoice(
    /// The borrower's cards; only linked ones can be chosen.
    cards: Vec<Card>,
    /// What the card is for.
    legend: &'static str,
) -> impl IntoView {
    let quiet = !cards.iter().any(|card| card.linked);
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
    view! { <Choice legend name="card" quiet>{options}</Choice> }
}
