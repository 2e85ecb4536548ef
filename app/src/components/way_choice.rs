//! Where the money of a payment comes from.

use lending::{FieldError, Money};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    components::choice::Choice,
    error::FieldErrors,
    figures::marked,
    texts::{WayTexts, texts},
};
#[cfg(feature = "ssr")]
use crate::{error::AppError, request};

/// A way to pay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// A card, which is typed on the acquirer's page.
    #[default]
    Card,
    /// A linked card, by its id.
    LinkedCard(String),
    /// The borrower's bank, by the system of fast payments.
    Sbp,
    /// The borrower's account with the lender.
    Account,
}

/// What a form calls a linked card, before the card's id.
const LINKED: &str = "card-";

impl Way {
    fn code(&self) -> String {
        match self {
            Self::Card => "card".to_owned(),
            Self::LinkedCard(id) => format!("{LINKED}{id}"),
            Self::Sbp => "sbp".to_owned(),
            Self::Account => "account".to_owned(),
        }
    }

    /// The way that a form names: by a new card where it names none.
    pub fn parse(code: &str) -> Result<Self, FieldErrors> {
        match code {
            "" | "card" => Ok(Self::Card),
            "sbp" => Ok(Self::Sbp),
            "account" => Ok(Self::Account),
            other => match other.strip_prefix(LINKED).filter(|id| !id.is_empty()) {
                Some(id) => Ok(Self::LinkedCard(id.to_owned())),
                None => Err(FieldErrors::one("way", FieldError::NotAChoice)),
            },
        }
    }
}

#[cfg(feature = "ssr")]
impl TryFrom<Way> for backend::payments::Source {
    type Error = AppError;

    fn try_from(way: Way) -> Result<Self, AppError> {
        Ok(match way {
            Way::Card => Self::NewCard,
            Way::LinkedCard(id) => Self::LinkedCard(request::parse_id(&id)?),
            Way::Sbp => Self::Sbp,
            Way::Account => Self::Account,
        })
    }
}

/// Where a payment can come from besides a new card and the borrower's bank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sources {
    /// What is on the account.
    pub on_account: Money,
    /// The linked cards: id, and how a person knows it.
    pub cards: Vec<(String, String)>,
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::Sources> for Sources {
    fn from(sources: backend::cabinet::Sources) -> Self {
        let cards = sources.cards.into_iter().map(|card| (card.id.to_string(), card.label));
        Self { on_account: sources.on_account, cards: cards.collect() }
    }
}

/// The ways, a new card chosen at first.
#[component]
pub fn WayChoice(
    /// The linked cards: id, and how a person knows it.
    cards: Vec<(String, String)>,
    /// What is on the account; none where it cannot be paid from.
    on_account: Option<Money>,
) -> impl IntoView {
    let texts = texts::<WayTexts>();
    let on_account = on_account.filter(|balance| balance.is_positive());
    let option = move |way: Way, name: String, sum: Option<Money>, text: &'static str| {
        let hint = format!("way-{}", way.code());
        let sum = sum.map(|sum| view! { <span class="choice-sum" translate="no">{texts.rubles(sum)}</span> });
        view! {
            <label class="choice-option">
                <input
                    type="radio"
                    name="way"
                    value=way.code()
                    checked=way == Way::default()
                    aria-describedby=hint.clone()
                />
                <span class="choice-name" inner_html=marked(&name)></span>
                {sum}
                <span class="choice-text" id=hint inner_html=marked(text)></span>
            </label>
        }
    };
    let linked = cards
        .into_iter()
        .map(|(id, label)| option(Way::LinkedCard(id), texts.linked_card(&label), None, texts.linked_card_text()))
        .collect_view();
    let account =
        on_account.map(|balance| option(Way::Account, texts.account().to_owned(), Some(balance), texts.account_text()));
    view! {
        <Choice legend=texts.legend() name="way">
            {option(Way::Card, texts.card().to_owned(), None, texts.card_text())}
            {linked}
            {option(Way::Sbp, texts.sbp().to_owned(), None, texts.sbp_text())}
            {account}
        </Choice>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::Way;

    #[test]
    fn a_form_that_names_no_way_pays_by_card() {
        assert_eq!(Way::parse(""), Ok(Way::Card));
        for way in [Way::Card, Way::LinkedCard("1".to_owned()), Way::Sbp, Way::Account] {
            assert_eq!(Way::parse(&way.code()), Ok(way));
        }
        for other in ["Card", "cash", " card", "card-", "\0"] {
            assert!(Way::parse(other).is_err(), "{other:?}");
        }
    }
}
