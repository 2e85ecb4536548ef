//! What is typed to sign an offer.

use lending::{FieldError, SmsCode};
use serde::{Deserialize, Serialize};

use crate::error::FieldErrors;

/// The code, with the text that it signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignForm {
    /// The application.
    pub id: String,
    /// Hash of the conditions that the page showed.
    pub conditions_hash: String,
    code: String,
}

impl SignForm {
    /// The code, or what is wrong with it.
    pub fn parse(&self) -> Result<SmsCode, FieldErrors> {
        SmsCode::parse(&self.code).map_err(|error| FieldErrors::one("code", error))
    }
}

/// Another card for the money, after the first did not take it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CardForm {
    /// The application.
    pub id: String,
    /// The chosen card.
    pub card: String,
}

impl CardForm {
    /// What is wrong.
    pub fn mistakes(&self) -> FieldErrors {
        if self.card.is_empty() { FieldErrors::one("card", FieldError::NoCard) } else { FieldErrors::none() }
    }
}
