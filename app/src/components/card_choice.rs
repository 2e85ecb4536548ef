//! The choice between linked cards.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::components::choice::Choice;

/// A card of the borrower.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Its id.
    pub id: String,
    /// How a person knows it.
    pub label: String,
    /// Ready to take money.
    pub linked: bool,
    /// The acquirer has not answered yet.
    pub linking: bool,
}

#[cfg(feature = "ssr")]
impl From<backend::cards::Card> for Card {
    fn from(card: backend::cards::Card) -> Self {
        use backend::cards::CardState;
        Self {
            id: card.id.to_string(),
            label: card.label,
            linked: card.state == CardState::Linked,
            linking: card.state == CardState::Linking,
        }
    }
}

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
