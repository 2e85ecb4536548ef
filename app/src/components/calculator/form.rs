//! What is chosen in the calculator.

use lending::{Amount, parse_days};
use leptos_router::params::ParamsMap;
use serde::{Deserialize, Serialize};

use super::Choice;
use crate::error::FieldErrors;

/// The calculator's inputs, wherever it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ChoiceForm {
    product: String,
    amount: String,
    term: String,
}

impl ChoiceForm {
    /// A choice as it stands in the inputs.
    pub fn of(choice: &Choice) -> Self {
        let rubles = choice.amount.kopecks() / 100;
        Self { product: choice.product.clone(), amount: rubles.to_string(), term: choice.term_days.to_string() }
    }

    /// What was typed, from a page's address.
    pub fn from_query(query: &ParamsMap) -> Self {
        let typed = |name| query.get(name).unwrap_or_default();
        Self { product: typed("product"), amount: typed("amount"), term: typed("term") }
    }

    /// What may be a product's code; anything else is no product's.
    pub fn product_code(&self) -> String {
        let is_code = self.product.len() <= 40 && self.product.bytes().all(|byte| byte.is_ascii_graphic());
        if is_code { self.product.clone() } else { String::new() }
    }

    /// The choice, or what is wrong with it. The product's own limits are the server's to check.
    pub fn parse(&self) -> Result<Choice, FieldErrors> {
        let mut errors = FieldErrors::none();
        let amount = errors.check("amount", Amount::parse(&self.amount).map(Amount::money));
        let term = errors.check("term", parse_days(&self.term));
        match (amount, term) {
            (Some(amount), Some(term_days)) => Ok(Choice { product: self.product_code(), amount, term_days }),
            _ => Err(errors),
        }
    }
}
