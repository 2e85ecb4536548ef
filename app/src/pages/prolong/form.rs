//! By how many days a loan is prolonged, and the code that signs it.

use lending::{SmsCode, parse_days};
use serde::{Deserialize, Serialize};

use crate::{components::way_choice::Way, error::FieldErrors};

/// The days as they are typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DaysForm {
    /// The loan.
    pub loan: String,
    days: String,
}

impl DaysForm {
    /// The days, or what is wrong with them. How many there may be is the server's to check.
    pub fn parse(&self) -> Result<u32, FieldErrors> {
        parse_days(&self.days).map_err(|error| FieldErrors::one("days", error))
    }
}

/// The code, with the text that it signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignAddendumForm {
    /// The loan.
    pub loan: String,
    /// Hash of the addendum that the page showed.
    pub document_hash: String,
    /// Made by the server for each form that it shows: the payment that follows is begun once.
    pub idempotency_key: String,
    code: String,
    way: String,
}

impl SignAddendumForm {
    /// Where its price comes from.
    pub fn way(&self) -> Result<Way, FieldErrors> {
        Way::parse(&self.way)
    }

    /// The code, or what is wrong with it.
    pub fn parse(&self) -> Result<SmsCode, FieldErrors> {
        SmsCode::parse(&self.code).map_err(|error| FieldErrors::one("code", error))
    }
}
