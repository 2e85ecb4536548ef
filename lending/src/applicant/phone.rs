//! A Russian mobile number, in every way that people type it.

use super::FieldError;
use super::text::{clean, is_separator, text_value};

text_value! {
    /// A Russian mobile number as E.164: `+79001234567`.
    Phone, |raw| {
        let text = clean(raw, 40)?;
        let (plus, rest) = match text.strip_prefix('+') {
            Some(rest) => (true, rest),
            None => (false, text.as_str()),
        };
        let digits: String =
            rest.chars().filter(|character| !is_separator(*character) && !matches!(character, '(' | ')' | '.')).collect();
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(FieldError::NotAPhone);
        }
        let national = match (digits.len(), plus, digits.as_bytes().first()) {
            (11, _, Some(b'7')) | (11, false, Some(b'8')) => digits.get(1..),
            (10, false, _) => Some(digits.as_str()),
            _ => None,
        };
        national
            .filter(|national| national.starts_with('9'))
            .map(|national| format!("+7{national}"))
            .ok_or(FieldError::NotAPhone)
    }
}

impl Phone {
    /// `+79001234567`.
    pub fn as_e164(&self) -> &str {
        self.as_str()
    }

    /// `79001234567`.
    pub fn digits(&self) -> &str {
        self.as_str().trim_start_matches('+')
    }

    /// `+7 900 ···-··-67`: enough for its owner to know it, too little for others.
    pub fn masked(&self) -> String {
        let national = self.digits().get(1..).unwrap_or_default();
        let (code, last) = (national.get(..3).unwrap_or_default(), national.get(8..).unwrap_or_default());
        format!("+7 {code} ···-··-{last}")
    }

    /// `+7 900 123-45-67`.
    pub fn formatted(&self) -> String {
        let part = |range| self.digits().get(range).unwrap_or_default();
        format!("+7 {} {}-{}-{}", part(1..4), part(4..7), part(7..9), part(9..11))
    }
}
