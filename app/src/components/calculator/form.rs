//! What is chosen in the calculator.

use lending::{Amount, FieldError};
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
    /// What was typed, from a page's address.
    pub fn from_query(query: &ParamsMap) -> Self {
        let typed = |name| query.get(name).unwrap_or_default();
        Self { product: typed("product"), amount: typed("amount"), term: typed("term") }
    }

    /// The choice, or what is wrong with it. The product's own limits are the server's to check.
    pub fn parse(&self) -> Result<Choice, FieldErrors> {
        let mut errors = FieldErrors::none();
        let amount = errors.check("amount", Amount::parse(&self.amount).map(Amount::money));
        let term = errors.check("term", parse_days(&self.term));
        match (amount, term) {
            (Some(amount), Some(term_days)) => Ok(Choice { product: self.product.clone(), amount, term_days }),
            _ => Err(errors),
        }
    }
}

fn parse_days(raw: &str) -> Result<u32, FieldError> {
    match raw.trim() {
        "" => Err(FieldError::Required),
        days => days.parse().map_err(|_| FieldError::NotDigits { count: 2 }),
    }
}
