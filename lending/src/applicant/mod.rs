//! What an applicant types: raw text in, a checked value or a [`FieldError`] out.
//!
//! Every parser looks at the length first, makes the text plain ([`crate::typed`]), refuses control characters and never
//! panics; what it gives it reads again as the same. Errors carry no text of the user but a single character, so they may
//! travel in an address.

mod address;
mod dates;
mod name;
mod passport;
mod passport_term;
mod phone;
mod secrets;
mod text;
mod work;

use serde::{Deserialize, Serialize};

use crate::money::{Money, MoneyError};

pub use address::{Address, BirthPlace};
pub use dates::{BirthDate, IssueDate, parse_days};
pub use name::PersonName;
pub use passport::{DivisionCode, Issuer, PassportNumber};
pub use phone::Phone;
pub use secrets::{Email, InvitationCode, Password, SmsCode};
pub use work::{Amount, Education, Employer, Income, Inn, MonthlyPayments, Position};

/// Why a field is not accepted. What is told beside the reason stands without a name where one value says it: each name
/// costs the browser's program a reader of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum FieldError {
    /// Nothing was typed.
    #[error("required")]
    Required,
    /// Fewer characters than needed.
    #[error("shorter than {min} characters")]
    TooShort {
        /// The least.
        min: u16,
    },
    /// More characters than allowed.
    #[error("longer than {max} characters")]
    TooLong {
        /// The most.
        max: u16,
    },
    /// Control characters, or characters that this field never has.
    #[error("characters that do not belong here")]
    ForbiddenCharacters,
    /// A character that this field never has.
    #[error("{0:?} does not belong here")]
    Unexpected(char),
    /// A letter where a digit should be that looks like it ([`digit_like`]).
    #[error("{0:?} in place of a digit")]
    LetterForDigit(char),
    /// Latin and Cyrillic letters in one word, and no telling which were meant.
    #[error("letters of two alphabets")]
    MixedAlphabets,
    /// Not a Russian mobile number.
    #[error("not a mobile number")]
    NotAPhone,
    /// Not an address of electronic mail.
    #[error("not an e-mail address")]
    NotAnEmail,
    /// Not a date, or none that exists.
    #[error("not a date")]
    NotADate,
    /// The year has two digits.
    #[error("a year of two digits")]
    ShortYear,
    /// The month has fewer days.
    #[error("the month has {0} days")]
    NoSuchDay(u8),
    /// Not a number of days.
    #[error("not a number of days")]
    NotDays,
    /// A date that is still to come.
    #[error("in the future")]
    InTheFuture,
    /// A date longer ago than can be.
    #[error("too long ago")]
    TooLongAgo,
    /// Younger than 18.
    #[error("younger than {min_years}")]
    TooYoung {
        /// The least age.
        min_years: u8,
    },
    /// A passport of this age group is no longer valid: it was to be replaced at 20 or 45 years.
    #[error("the passport was to be replaced")]
    PassportExpired,
    /// Not so many digits as needed.
    #[error("not {count} digits")]
    NotDigits {
        /// How many it needs.
        count: u8,
    },
    /// The check digits do not fit.
    #[error("the check digits do not fit")]
    WrongCheckDigits,
    /// Not a sum of money.
    #[error("not a sum of money")]
    NotMoney,
    /// Less than the least.
    #[error("less than {min}")]
    TooSmall {
        /// The least.
        min: Money,
    },
    /// More than the most.
    #[error("more than {max}")]
    TooLarge {
        /// The most.
        max: Money,
    },
    /// Not one of the choices.
    #[error("not one of the choices")]
    NotAChoice,
    /// No linked card is chosen.
    #[error("no linked card is chosen")]
    NoCard,
    /// The password is the phone number.
    #[error("the password is the phone number")]
    PasswordIsPhone,
    /// The second entry differs from the first.
    #[error("the entries differ")]
    Differs,
    /// Must be agreed to.
    #[error("must be agreed to")]
    NotAgreed,
}

impl From<MoneyError> for FieldError {
    fn from(error: MoneyError) -> FieldError {
        match error {
            MoneyError::Empty => FieldError::Required,
            MoneyError::NotANumber | MoneyError::TooPrecise => FieldError::NotMoney,
            MoneyError::Negative => FieldError::TooSmall { min: Money::ZERO },
            MoneyError::TooLarge => FieldError::TooLarge { max: Money::from_kopecks(i64::MAX) },
        }
    }
}

#[cfg(test)]
mod tests;
