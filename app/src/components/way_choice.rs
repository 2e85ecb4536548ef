//! Where the money of a payment comes from.

use lending::{FieldError, Money};
use leptos::prelude::*;

use crate::{
    components::choice::Choice,
    error::FieldErrors,
    figures::marked,
    texts::{WayTexts, texts},
};

/// A way to pay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// A card, which is typed on the acquirer's page.
    #[default]
    Card,
    /// The borrower's bank, by the system of fast payments.
    Sbp,
    /// The borrower's account with the lender.
    Account,
}

impl Way {
    const fn code(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Sbp => "sbp",
            Self::Account => "account",
        }
    }

    /// The way that a form names: by card where it names none.
    pub fn parse(code: &str) -> Result<Self, FieldErrors> {
        let found = [Self::Card, Self::Sbp, Self::Account].into_iter().find(|way| way.code() == code);
        match found {
            Some(way) => Ok(way),
            None if code.is_empty() => Ok(Self::Card),
            None => Err(FieldErrors::one("way", FieldError::NotAChoice)),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<Way> for backend::payments::Way {
    fn from(way: Way) -> Self {
        match way {
            Way::Card => Self::Card,
            Way::Sbp => Self::Sbp,
            Way::Account => Self::Account,
        }
    }
}

/// The ways, a card chosen at first.
#[component]
pub fn WayChoice(
    /// What is on the account; none where it cannot be paid from.
    on_account: Option<Money>,
) -> impl IntoView {
    let texts = texts::<WayTexts>();
    let on_account = on_account.filter(|balance| balance.is_positive());
    let option = move |way: Way, name: &'static str, sum: Option<Money>, text: &'static str| {
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
                <span class="choice-name">{name}</span>
                {sum}
                <span class="choice-text" id=hint inner_html=marked(text)></span>
            </label>
        }
    };
    view! {
        <Choice legend=texts.legend() name="way">
            {option(Way::Card, texts.card(), None, texts.card_text())}
            {option(Way::Sbp, texts.sbp(), None, texts.sbp_text())}
            {on_account.map(|balance| option(Way::Account, texts.account(), Some(balance), texts.account_text()))}
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
        for way in [Way::Card, Way::Sbp, Way::Account] {
            assert_eq!(Way::parse(way.code()), Ok(way));
        }
        for other in ["Card", "cash", " card", "\0"] {
            assert!(Way::parse(other).is_err(), "{other:?}");
        }
    }
}
