//! The choice between linked cards.

use leptos::{prelude::*, tachys::view::keyed::keyed};
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

/// The linked cards, the newest chosen at first. Sent as `card`. A choice stays with its card when others come or go: the
/// money must not follow a place in the list.
#[component]
pub fn CardChoice(
    /// The borrower's cards; only linked ones can be chosen.
    cards: Vec<Card>,
    /// What the card is for.
    legend: &'static str,
) -> impl IntoView {
    let linked: Vec<Card> = cards.into_iter().filter(|card| card.linked).collect();
    let quiet = linked.is_empty();
    let chosen = chosen();
    let options = keyed(
        linked,
        |card| card.id.clone(),
        move |index, card| {
            let checked = chosen.as_ref().map_or(index == 0, |chosen| *chosen == card.id);
            let option = view! {
                <label class="choice-option">
                    <input type="radio" name="card" value=card.id checked=checked />
                    <span class="choice-name" translate="no">{card.label}</span>
                </label>
            };
            (|_: usize| (), option)
        },
    );
    view! { <Choice legend name="card" quiet>{options}</Choice> }
}

/// The card that is chosen on the page now.
fn chosen() -> Option<String> {
    use leptos::{wasm_bindgen::JsCast, web_sys::HtmlInputElement};
    if cfg!(feature = "ssr") {
        return None;
    }
    let checked = document().query_selector("input[name=card]:checked").ok()??;
    checked.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value)
}
