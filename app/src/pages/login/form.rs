//! What is typed to sign in.

use lending::{BirthDate, Password, Phone};
use serde::{Deserialize, Serialize};

use crate::error::FieldErrors;

/// The first step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PhoneForm {
    phone: String,
}

impl PhoneForm {
    /// The phone, or what is wrong with it.
    pub fn parse(&self) -> Result<Phone, FieldErrors> {
        Phone::parse(&self.phone).map_err(|error| FieldErrors::one("phone", error))
    }
}

/// Sign-in by password.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PasswordForm {
    phone: String,
    password: String,
}

impl PasswordForm {
    /// Phone and password, or what is wrong with them.
    pub fn parse(&self) -> Result<(Phone, Password), FieldErrors> {
        let mut errors = FieldErrors::none();
        let phone = errors.check("phone", Phone::parse(&self.phone));
        let password = errors.check("password", Password::parse(&self.password, None));
        phone.zip(password).ok_or(errors)
    }
}

/// What is asked for after a long absence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BirthDateForm {
    birth_date: String,
}

impl BirthDateForm {
    /// The day of birth, or what is wrong with it. `today` decides who is of age.
    pub fn parse(&self, today: jiff::civil::Date) -> Result<BirthDate, FieldErrors> {
        BirthDate::parse(&self.birth_date, today).map_err(|error| FieldErrors::one("birth_date", error))
    }
}
