//! Sums in roubles, kept as whole kopecks.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A sum in kopecks. In JSON it is the acquirer's `MonetaryAmount`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Money(pub(crate) i64);

impl Money {
    /// Whole roubles.
    pub(crate) const fn roubles(roubles: i64) -> Self {
        Self(roubles * 100)
    }

    /// Reads `1500`, `1500.5` or `1500.00`; no sign, no spaces, at most two decimals and twelve digits before them.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || whole.len() > 12 || fraction.len() > 2 {
            return None;
        }
        let whole: i64 = whole.parse().ok()?;
        let fraction: i64 = format!("{fraction:0<2}").parse().ok()?;
        Some(Self(whole * 100 + fraction))
    }

    /// What the shop receives: the sum less the acquirer's fee of 2.8 %, rounded half up.
    pub(crate) fn less_fee(self) -> Self {
        Self(self.0 - (self.0 * 28 + 500) / 1000)
    }

    /// «1 500,00 ₽» with no-break spaces, for people.
    pub(crate) fn for_people(self) -> String {
        let whole = (self.0 / 100).to_string();
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                grouped.push('\u{a0}');
            }
            grouped.push(digit);
        }
        format!("{grouped},{:02}\u{a0}₽", self.0 % 100)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut amount = serializer.serialize_struct("MonetaryAmount", 2)?;
        amount.serialize_field("value", &self.to_string())?;
        amount.serialize_field("currency", "RUB")?;
        amount.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_exact_sums() {
        for (text, kopecks) in [("1500.00", 150_000), ("0.1", 10), ("7", 700), ("0.01", 1)] {
            assert_eq!(Money::parse(text), Some(Money(kopecks)), "{text}");
        }
        for text in ["", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "1.234", " 1", "1234567890123"] {
            assert_eq!(Money::parse(text), None, "{text}");
        }
        assert_eq!(Money(150_005).to_string(), "1500.05");
        assert_eq!(Money(1_234_567).for_people(), "12\u{a0}345,67\u{a0}₽");
        assert_eq!(Money(100_000).less_fee(), Money(97_200));
    }
}
