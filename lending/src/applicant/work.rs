//! Work, income and sums.

use serde::{Deserialize, Serialize};

use crate::money::Money;

use super::FieldError;
use super::text::{clean, clean_words, digits, money_value, text_value};

text_value! {
    /// Who someone works for.
    kept Employer, |raw| clean_words(raw, 200)
}

text_value! {
    /// What someone works as.
    kept Position, |raw| clean_words(raw, 120)
}

/// The highest education finished.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Education {
    /// School.
    Secondary,
    /// A vocational school or college.
    Vocational,
    /// A university left early.
    IncompleteHigher,
    /// A university.
    Higher,
    /// A candidate or doctor of sciences.
    Degree,
}

impl Education {
    /// Every choice.
    pub const ALL: [Education; 5] = [
        Education::Secondary,
        Education::Vocational,
        Education::IncompleteHigher,
        Education::Higher,
        Education::Degree,
    ];

    /// The name in storage and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Education::Secondary => "secondary",
            Education::Vocational => "vocational",
            Education::IncompleteHigher => "incomplete_higher",
            Education::Higher => "higher",
            Education::Degree => "degree",
        }
    }

    /// The choice of that name.
    pub fn parse(raw: &str) -> Result<Education, FieldError> {
        let name = clean(raw, 40)?;
        Education::ALL.into_iter().find(|choice| choice.as_str() == name).ok_or(FieldError::NotAChoice)
    }
}

text_value! {
    /// A taxpayer's number of a person: 12 digits, the last two are check digits.
    Inn, |raw| {
        let text = digits(raw, 12, &["инн", "inn"])?;
        let digit = |index: usize| text.as_bytes().get(index).map_or(0, |byte| u32::from(byte - b'0'));
        let check = |weights: &[u32]| {
            let sum: u32 = weights.iter().enumerate().map(|(index, weight)| weight * digit(index)).sum();
            sum % 11 % 10
        };
        let fits = check(&[7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digit(10)
            && check(&[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) == digit(11);
        // twelve zeros have fitting check digits and are nobody's number
        if fits && text != "000000000000" { Ok(text) } else { Err(FieldError::WrongCheckDigits) }
    }
}

money_value! {
    /// Income a month.
    Income, Money::from_rubles(1), Money::from_rubles(10_000_000)
}

money_value! {
    /// Payments a month on loans elsewhere; may be nothing.
    MonthlyPayments, Money::ZERO, Money::from_rubles(10_000_000)
}

money_value! {
    /// A sum to borrow or to pay.
    Amount, Money::from_kopecks(1), Money::from_rubles(1_000_000_000)
}
