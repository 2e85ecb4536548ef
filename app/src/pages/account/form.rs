//! What is put on the account, and what goes back.

use lending::{Amount, Money};
use serde::{Deserialize, Serialize};

use crate::{components::way_choice::Way, error::FieldErrors};

/// A top-up as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TopUpForm {
    /// Made by the server for each form that it shows.
    pub idempotency_key: String,
    amount: String,
    way: String,
}

impl TopUpForm {
    /// How much, and from where; or what is wrong with it.
    pub fn parse(&self) -> Result<(Money, Way), FieldErrors> {
        let way = Way::parse(&self.way)?;
        amount("amount", &self.amount).map(|amount| (amount, way))
    }
}

/// What is to go back, as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct GiveBackForm {
    /// Made by the server for each form that it shows.
    pub idempotency_key: String,
    give_back: String,
}

impl GiveBackForm {
    /// How much, or what is wrong with it. How much there is is the server's to check.
    pub fn parse(&self) -> Result<Money, FieldErrors> {
        amount("give_back", &self.give_back)
    }
}

fn amount(field: &'static str, raw: &str) -> Result<Money, FieldErrors> {
    Amount::parse(raw).map(Amount::money).map_err(|error| FieldErrors::one(field, error))
}
