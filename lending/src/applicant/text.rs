//! What all fields share.

use super::FieldError;

/// The text trimmed, runs of spaces made one, at most `max` characters, none of them a control character.
pub(super) fn clean(raw: &str, max: u16) -> Result<String, FieldError> {
    let too_long = FieldError::TooLong { max };
    // before anything is looked at: no character takes more than four bytes, and some spaces may fall away
    if raw.len() > usize::from(max) * 4 + 64 {
        return Err(too_long);
    }
    let trimmed = raw.trim();
    if trimmed.chars().any(is_forbidden) {
        return Err(FieldError::ForbiddenCharacters);
    }
    let mut text = String::with_capacity(trimmed.len());
    for word in trimmed.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    if text.is_empty() {
        return Err(FieldError::Required);
    }
    if text.chars().count() > usize::from(max) {
        return Err(too_long);
    }
    Ok(text)
}

/// Control characters, and marks that are invisible or turn the direction of writing.
fn is_forbidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The digits of a text that has nothing else but spaces and dashes; exactly so many.
pub(super) fn digits(raw: &str, count: u8) -> Result<String, FieldError> {
    let text = clean(raw, 40)?;
    let digits: String = text.chars().filter(|character| !is_separator(*character)).collect();
    if digits.len() != usize::from(count) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(FieldError::NotDigits { count });
    }
    Ok(digits)
}

/// Spaces and dashes that people put between digits.
pub(super) fn is_separator(character: char) -> bool {
    character.is_whitespace() || matches!(character, '-' | '\u{2010}'..='\u{2015}' | '−')
}

/// A type that holds checked text: parsed from it, shown as it, stored as it.
macro_rules! text_value {
    ($(#[$doc:meta])* $name:ident, $parse:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "String", into = "String")]
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
