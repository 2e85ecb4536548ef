//! A Russian mobile number, in every way that people type it.

use super::FieldError;
use super::text::{clean, is_separator, no_letters, text_value};

text_value! {
    /// A Russian mobile number as E.164: `+79001234567`.
    Phone, |raw| {
        let text = clean(raw, 60)?;
        // «тел.: 8 900…», `tel:+7900…`
        let number = text.trim_start_matches(|character: char| !character.is_ascii_digit() && character != '+');
        let (plus, number) = number.strip_prefix('+').map_or((false, number), |number| (true, number));
        let mut digits: String = number.chars().filter(|character| !is_separator(*character)).collect();
        if let Some(again) = digits.strip_prefix("7+7").filter(|_| plus) {
            // pasted after a «+7» that stood there
            digits = format!("7{again}");
        }
        no_letters(&digits)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(FieldError::NotAPhone);
        }
        let national = match (digits.len(), plus) {
            (11, _) if digits.starts_with('7') => digits.get(1..),
            (11, false) if digits.starts_with('8') => digits.get(1..),
            (10, false) => Some(digits.as_str()),
            // «8 900…» or the whole number typed after «+7», and the prefix of calls abroad
            (12, _) if digits.starts_with("78") || digits.starts_with("77") => digits.get(2..),
            (13, false) if digits.starts_with("007") => digits.get(3..),
            (14, false) if digits.starts_with("8107") => digits.get(4..),
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
