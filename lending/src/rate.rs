//! Rates: a daily rate in millionths, a percentage in thousandths, and the interest that they make.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::money::Money;

/// One whole, in the units of [`DailyRate`].
const MILLION: u32 = 1_000_000;

/// Interest a day as a share of the principal, in millionths: 0.8 % a day is 8 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DailyRate(u32);

/// A share in thousandths of a percent: 20 % is 20 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(u32);

/// Why a rate or its interest can't be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum RateError {
    /// The interest does not fit in [`Money`].
    #[error("the interest is too large")]
    TooLarge,
    /// The text or number is not a rate: not a number, negative, too precise or too large.
    #[error("not a rate")]
    NotARate,
}

impl DailyRate {
    /// No interest.
    pub const ZERO: DailyRate = DailyRate(0);

    /// A rate given in millionths a day.
    pub const fn from_millionths(millionths: u32) -> DailyRate {
        DailyRate(millionths)
    }

    /// The rate in millionths a day.
    pub const fn millionths(self) -> u32 {
        self.0
    }

    /// The interest of a segment of constant principal: `principal × rate × days`, rounded down to the kopeck, once.
    pub fn accrue(self, principal: Money, days: u32) -> Result<Money, RateError> {
        Money::from_wide(self.accrue_wide(principal, days)).ok_or(RateError::TooLarge)
    }

    /// As [`DailyRate::accrue`], in kopecks of any size. It can't overflow: 63 + 32 + 32 bits.
    pub(crate) fn accrue_wide(self, principal: Money, days: u32) -> i128 {
        let per_million = i128::from(u64::from(self.0) * u64::from(days));
        floor_div(i128::from(principal.kopecks()) * per_million, MILLION.into())
    }

    /// Reads a decimal fraction a day: `0.008` is 0.8 % a day.
    pub fn parse_fraction(text: &str) -> Result<DailyRate, RateError> {
        let fraction = Decimal::from_str_exact(text).map_err(|_| RateError::NotARate)?;
        whole_u32(fraction, Decimal::from(MILLION)).map(DailyRate)
    }

    /// The rate as a decimal fraction a day.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(i64::from(self.0), 6).normalize()
    }
}

impl Percent {
    /// Nothing.
    pub const ZERO: Percent = Percent(0);

    /// A share given in whole percent; beyond 4 million percent it stays at the limit.
    pub const fn from_whole(percent: u32) -> Percent {
        Percent(percent.saturating_mul(1000))
    }

    /// A share given in thousandths of a percent.
    pub const fn from_thousandths(thousandths: u32) -> Percent {
        Percent(thousandths)
    }

    /// The share in thousandths of a percent.
    pub const fn thousandths(self) -> u32 {
        self.0
    }

    /// This share of a sum, rounded down to the kopeck.
    pub fn of(self, whole: Money) -> Result<Money, RateError> {
        let exact = i128::from(whole.kopecks()) * i128::from(self.0);
        Money::from_wide(floor_div(exact, 100_000)).ok_or(RateError::TooLarge)
    }

    /// Reads a decimal number of percent: `20` or `0.5`.
    pub fn parse(text: &str) -> Result<Percent, RateError> {
        let percent = Decimal::from_str_exact(text).map_err(|_| RateError::NotARate)?;
        whole_u32(percent, Decimal::ONE_THOUSAND).map(Percent)
    }

    /// The share as a decimal number of percent.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(i64::from(self.0), 3).normalize()
    }
}

/// The quotient rounded down. Most sums fit in 64 bits, where dividing is many times faster.
pub(crate) fn floor_div(exact: i128, divisor: i64) -> i128 {
    match i64::try_from(exact) {
        Ok(exact) => exact.div_euclid(divisor).into(),
        Err(_) => exact.div_euclid(divisor.into()),
    }
}

/// `number × units` if that is a whole number in range.
fn whole_u32(number: Decimal, units: Decimal) -> Result<u32, RateError> {
    let scaled = number.checked_mul(units).ok_or(RateError::NotARate)?.normalize();
    if scaled.scale() != 0 {
        return Err(RateError::NotARate);
    }
    u32::try_from(scaled).map_err(|_| RateError::NotARate)
}

/// The machine form: percent with three decimals, `20.000`.
impl fmt::Display for Percent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:03}", self.0 / 1000, self.0 % 1000)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const ORDINARY: DailyRate = DailyRate(8_000);

    #[test]
    fn interest_is_rounded_down_once() {
        // law-and-numbers 2.3: half-up would give 2 480.00, rounding every day 2 480.10
        let principal = Money::from_kopecks(1_033_333);
        assert_eq!(ORDINARY.accrue(principal, 30), Ok(Money::from_kopecks(247_999)));
        assert_eq!(ORDINARY.accrue(principal, 0), Ok(Money::ZERO));
        assert_eq!(DailyRate::ZERO.accrue(principal, 30), Ok(Money::ZERO));
        assert_eq!(ORDINARY.accrue(Money::from_kopecks(i64::MAX), 365), Err(RateError::TooLarge));
    }

    #[test]
    fn reads_and_shows_rates() {
        assert_eq!(DailyRate::parse_fraction("0.008"), Ok(ORDINARY));
        assert_eq!(DailyRate::parse_fraction("0"), Ok(DailyRate::ZERO));
        assert_eq!(DailyRate::parse_fraction("0.0000001"), Err(RateError::NotARate));
        assert_eq!(DailyRate::parse_fraction("-0.1"), Err(RateError::NotARate));
        assert_eq!(DailyRate::parse_fraction("a"), Err(RateError::NotARate));
        assert_eq!(ORDINARY.to_decimal().to_string(), "0.008");
        assert_eq!(Percent::parse("20"), Ok(Percent(20_000)));
        assert_eq!(
            (Percent(20_500).to_string().as_str(), Percent(20_500).to_decimal()),
            ("20.500", Decimal::new(205, 1))
        );
        assert_eq!(Percent::from_whole(130).of(Money::from_rubles(10_000)), Ok(Money::from_rubles(13_000)));
    }
}
