//! What all fields share.

use super::FieldError;
use crate::typed::{digit_like, plain, plain_letters};

/// The text in plain writing ([`plain`]), at most `max` characters, none of them a control character.
pub(super) fn clean(raw: &str, max: u16) -> Result<String, FieldError> {
    checked(raw, max, plain)
}

/// As [`clean`], for words: letters that came in two parts are put together ([`plain_letters`]).
pub(super) fn clean_words(raw: &str, max: u16) -> Result<String, FieldError> {
    checked(raw, max, plain_letters)
}

fn checked(raw: &str, max: u16, made_plain: fn(&str) -> String) -> Result<String, FieldError> {
    let too_long = FieldError::TooLong { max };
    // before anything is looked at: a character and a mark that falls away take at most eight bytes
    if raw.len() > usize::from(max) * 8 + 64 {
        return Err(too_long);
    }
    let text = made_plain(raw);
    if text.is_empty() {
        return Err(FieldError::Required);
    }
    if text.chars().count() > usize::from(max) {
        return Err(too_long);
    }
    if text.chars().any(char::is_control) {
        return Err(FieldError::ForbiddenCharacters);
    }
    Ok(text)
}

/// Exactly so many digits, with what people write between them, and after one of the words that name the number.
pub(super) fn digits(raw: &str, count: u8, names: &[&str]) -> Result<String, FieldError> {
    let text = clean(raw, 60)?.to_lowercase();
    let digits: String = without_names(&text, names).chars().filter(|character| !is_separator(*character)).collect();
    no_letters(&digits)?;
    if digits.len() != usize::from(count) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FieldError::NotDigits { count });
    }
    Ok(digits)
}

/// Refuses digits of which some are letters that look like one.
pub(super) fn no_letters(digits: &str) -> Result<(), FieldError> {
    let mut mistaken = None;
    for found in digits.chars().filter(|character| !character.is_ascii_digit()) {
        if digit_like(found).is_none() {
            return Ok(());
        }
        mistaken.get_or_insert(FieldError::LetterForDigit(found));
    }
    mistaken.map_or(Ok(()), Err)
}

/// The text without words that name a number, each at most once, longest first: «серия 4508 номер 123456».
fn without_names(text: &str, names: &[&str]) -> String {
    names.iter().fold(text.to_owned(), |text, name| text.replacen(name, " ", 1))
}

/// What people put between digits.
pub(super) fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '.' | ',' | '/' | ':' | ';' | '_' | '(' | ')' | '·' | '•')
}

/// A type that holds checked text: parsed from it, shown as it, stored as it.
///
/// `kept` is for words: what was checked by the rules of its day is read back as it was, for rules of words grow.
macro_rules! text_value {
    ($(#[$doc:meta])* $name:ident, $parse:expr) => {
        text_value! { @ #[serde(try_from = "String", into = "String")] $(#[$doc])* $name, $parse }
    };
    ($(#[$doc:meta])* kept $name:ident, $parse:expr) => {
        text_value! { @ #[serde(transparent)] $(#[$doc])* $name, $parse }
    };
    (@ #[$serde:meta] $(#[$doc:meta])* $name:ident, $parse:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[$serde]
        pub struct $name(String);

        impl $name {
            /// Reads what was typed.
            pub fn parse(raw: &str) -> Result<$name, $crate::applicant::FieldError> {
                let parse: fn(&str) -> Result<String, $crate::applicant::FieldError> = $parse;
                parse(raw).map($name)
            }

            /// The value as it is stored.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = $crate::applicant::FieldError;

            fn try_from(text: String) -> Result<$name, Self::Error> {
                $name::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

/// A type that holds a sum between bounds.
macro_rules! money_value {
    ($(#[$doc:meta])* $name:ident, $min:expr, $max:expr) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        #[serde(try_from = "crate::money::Money", into = "crate::money::Money")]
        pub struct $name($crate::money::Money);

        impl $name {
            /// The least.
            pub const MIN: $crate::money::Money = $min;
            /// The most.
            pub const MAX: $crate::money::Money = $max;

            /// Reads what was typed.
            pub fn parse(raw: &str) -> Result<$name, $crate::applicant::FieldError> {
                $name::try_from($crate::money::Money::parse_rubles(raw)?)
            }

            /// The sum.
            pub const fn money(self) -> $crate::money::Money {
                self.0
            }
        }

        impl TryFrom<$crate::money::Money> for $name {
            type Error = $crate::applicant::FieldError;

            fn try_from(sum: $crate::money::Money) -> Result<$name, Self::Error> {
                if sum < $name::MIN {
                    return Err($crate::applicant::FieldError::TooSmall { min: $name::MIN });
                }
                if sum > $name::MAX {
                    return Err($crate::applicant::FieldError::TooLarge { max: $name::MAX });
                }
                Ok($name(sum))
            }
        }

        impl From<$name> for $crate::money::Money {
            fn from(value: $name) -> $crate::money::Money {
                value.0
            }
        }
    };
}

pub(super) use {money_value, text_value};
