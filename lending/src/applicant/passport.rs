//! The passport of a citizen of Russia.

use super::FieldError;
use super::text::{clean_words, digits, text_value};

text_value! {
    /// Series and number: ten digits, shown as `45 08 123456`.
    PassportNumber, |raw| {
        let digits = digits(raw, 10, &["паспорт", "рф", "серия", "сер", "номер", "ном", "series", "number", "no", "№", "n"])?;
        let part = |range| digits.get(range).unwrap_or_default();
        Ok(format!("{} {} {}", part(0..2), part(2..4), part(4..10)))
    }
}

impl PassportNumber {
    /// The ten digits.
    pub fn digits(&self) -> String {
        self.as_str().replace(' ', "")
    }

    /// `45 08 ····56`.
    pub fn masked(&self) -> String {
        let text = self.as_str();
        format!("{} ····{}", text.get(..5).unwrap_or_default(), text.get(10..).unwrap_or_default())
    }
}

text_value! {
    /// The code of the office that issued it: `770-001`.
    DivisionCode, |raw| {
        let digits = digits(raw, 6, &["код", "подразделения", "к/п", "к. п", "к.п"])?;
        Ok(format!("{}-{}", digits.get(..3).unwrap_or_default(), digits.get(3..).unwrap_or_default()))
    }
}

text_value! {
    /// The name of the office that issued it, as the passport says.
    kept Issuer, |raw| {
        let text = clean_words(raw, 250)?;
        if text.chars().count() < 5 {
            return Err(FieldError::TooShort { min: 5 });
        }
        if !text.chars().any(char::is_alphabetic) {
            return Err(FieldError::ForbiddenCharacters);
        }
        Ok(text)
    }
}
