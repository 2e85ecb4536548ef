//! The search for the rate at which flows are worth nothing.
//!
//! In integers: with the sought figure m in half-thousandths of a percent a year, i = m × base / [`YEAR`], so (1 + i)
//! and (1 + e·i) are exact fractions; present values are sums of kopecks × discount factors of 62 fractional bits, with
//! a bound on their error. So the rounding to three decimals is decided by the sign at its two borders.

use super::{Flow, FullCostRefusal};

/// The number of half-thousandths of a percent a year that make i = 1 for a base period of one day: 365 × 100 × 1000 × 2.
const YEAR: u64 = 73_000_000;
/// Fractional bits of a discount factor.
const FRACTION_BITS: u32 = 62;
const ONE: u64 = 1 << FRACTION_BITS;
/// The largest figure looked for, in half-thousandths of a percent: 550 million percent a year.
const HIGHEST: u64 = 1 << 40;
/// So many steps of a hundred-and-twenty-eighth lead from the first rate of [`PresentValue::first_change`] to the largest.
const STEPS_TO_HIGHEST: u32 = 2_681;

/// The present value of all flows as a function of the rate.
pub(super) struct PresentValue {
    flows: Vec<Place>,
    base: u64,
    /// How often a value was computed: the search must be short.
    #[cfg(test)]
    looks: std::cell::Cell<u32>,
}

/// A flow with its place in base periods.
struct Place {
    amount: i64,
    day: u32,
    /// Whole periods since the flow before.
    periods_since: u32,
    /// Whole periods since disbursement.
    periods: u32,
    /// Days beyond them.
    rest: u32,
}

/// The present value at a rate, in kopecks × 2⁶².
struct Value {
    /// The value itself.
    sum: i128,
    /// No farther than this from the exact value.
    error: i128,
    /// The derivative by the rate, in kopecks × 2⁶² for each half-thousandth; a guide for the search, not exact.
    slope: i128,
}

impl Value {
    /// The sign that is certain; 0 if the value can't be told from zero.
    fn sign(&self) -> i128 {
        if self.sum.abs() <= self.error { 0 } else { self.sum.signum() }
    }
}

impl PresentValue {
    /// The flows as they are, or for the sign −1 from the other side, so that the value at the rate 0 is positive.
    pub(super) fn new(flows: &[Flow], base: u32, sign: i128) -> PresentValue {
        let mut before = 0;
        let place = |flow: &Flow| {
            let periods = flow.day / base;
            let periods_since = periods - before;
            before = periods;
            let amount = if sign < 0 { -flow.amount.kopecks() } else { flow.amount.kopecks() };
            Place { amount, day: flow.day, periods_since, periods, rest: flow.day % base }
        };
        PresentValue {
            flows: flows.iter().map(place).collect(),
            base: base.into(),
            #[cfg(test)]
            looks: std::cell::Cell::default(),
        }
    }

    /// The value at a rate in half-thousandths of a percent a year.
    fn at(&self, rate: u64) -> Value {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        // 1 / (1 + i) = YEAR / (YEAR + rate × base), at most 1
        let year = YEAR + rate * self.base;
        let period = ratio(YEAR, year);
        let (mut sum, mut error, mut slope) = (0_i128, 0_i128, 0_i128);
        let mut discount = ONE;
        for flow in &self.flows {
            discount = times(discount, power(period, flow.periods_since));
            let factor = match flow.rest {
                0 => discount,
                rest => times(discount, ratio(YEAR, YEAR + rate * u64::from(rest))),
            };
            let value = i128::from(flow.amount) * i128::from(factor);
            sum += value;
            // the discount of one period is off by a unit of the last place at most, and so is each multiplication;
            // raised to a power the first counts once for each period
            error += i128::from(flow.amount).abs() * (4 * i128::from(flow.periods) + 8);
            // −d/dm of the factor is about factor × day / (YEAR + rate × base); good enough to steer by
            slope -= (value >> 20) * i128::from(flow.day);
        }
        Value { sum, error, slope: (slope / i128::from(year)) << 20 }
    }

    /// Every rate that is looked at, if the root is among them.
    pub(super) fn whole_range(&self) -> Option<(u64, u64)> {
        (self.at(HIGHEST).sign() <= 0).then_some((0, HIGHEST))
    }

    /// Two rates less than a hundredth apart with the least root between them; none if there is no root.
    pub(super) fn first_change(&self) -> Option<(u64, u64)> {
        let (mut below, mut above) = (0, 1 << 10);
        for _ in 0..STEPS_TO_HIGHEST {
            if !self.at(above).sign().is_positive() {
                return Some((below, above));
            }
            below = above;
            above += above / 128;
        }
        None
    }

    /// A rate within a few units of the root: Newton's steps from below, halving where they leave the bracket, which
    /// has a positive value below and none above.
    pub(super) fn newton(&self, mut below: u64, mut above: u64) -> u64 {
        let mut guess = below;
        while above - below > 1 {
            let value = self.at(guess);
            if value.sum.is_positive() {
                below = guess;
            } else {
                above = guess;
            }
            let step = value.sum.checked_div(-value.slope);
            guess = match step.and_then(|step| u64::try_from(i128::from(guess) + step).ok()) {
                // a step of less than one unit: the root lies beside the guess
                Some(next) if next == guess => return guess,
                Some(next) if (below..above).contains(&next) => next,
                _ => below.midpoint(above),
            };
        }
        below
    }

    /// The thousandths, half up, of the root near a rate in half-thousandths: the value is positive or nothing at the
    /// lower border of the rounding and negative at the upper one.
    pub(super) fn rounded(&self, near: u64) -> Result<u64, FullCostRefusal> {
        let mut thousandths = near / 2;
        for _ in 0..4 {
            if self.at(2 * thousandths + 1).sign() >= 0 {
                thousandths += 1;
            } else if thousandths > 0 && self.at(2 * thousandths - 1).sign() < 0 {
                thousandths -= 1;
            } else {
                return Ok(thousandths);
            }
        }
        // sums so unlike each other that their difference is lost
        Err(FullCostRefusal::TooLarge)
    }
}

/// A fraction of at most 1 with 62 fractional bits, rounded down.
fn ratio(numerator: u64, denominator: u64) -> u64 {
    u64::try_from((u128::from(numerator) << FRACTION_BITS) / u128::from(denominator)).unwrap_or(ONE)
}

/// The product of two fractions of at most 1, rounded down.
fn times(one: u64, other: u64) -> u64 {
    if other == ONE {
        return one;
    }
    u64::try_from((u128::from(one) * u128::from(other)) >> FRACTION_BITS).unwrap_or(ONE)
}

/// A fraction of at most 1 to a whole power.
fn power(fraction: u64, exponent: u32) -> u64 {
    let (mut result, mut square, mut left) = (ONE, fraction, exponent);
    while left > 0 {
        if left % 2 == 1 {
            result = times(result, square);
        }
        square = times(square, square);
        left /= 2;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;

    fn present(flows: &[(u32, i64)], base: u32, sign: i128) -> PresentValue {
        let flow = |(day, kopecks): &(u32, i64)| Flow { day: *day, amount: Money::from_kopecks(*kopecks) };
        PresentValue::new(&flows.iter().map(flow).collect::<Vec<_>>(), base, sign)
    }

    #[test]
    fn the_error_is_bounded_by_the_periods_of_each_flow() {
        let value = present(&[(0, -100), (30, 50), (75, 60)], 30, 1).at(584_000);
        // 8, 4 + 8 and 2 × 4 + 8 units of the last place for each kopeck
        assert_eq!(value.error, 100 * 8 + 50 * 12 + 60 * 16);
        // 584 000 half-thousandths are 292 %: i = 0.24, and half a period is 0.12
        let expected = (-100_i128 << 40) + (50_000_i128 << 40) / 1_240 + (60_000_000_i128 << 40) / 1_722_112;
        assert!(((value.sum >> 22) - expected).abs() < 1 << 8, "{} {expected}", value.sum >> 22);
        assert_eq!((value.sign(), present(&[(0, -100), (30, 124)], 30, 1).at(584_000).sign()), (-1, 0));
    }

    #[test]
    fn a_root_is_found_in_few_looks() {
        for (flows, base, root, looks) in [
            (&[(0, -1_000_000), (30, 240_000), (60, 1_240_000)][..], 30, 583_999, 6),
            (&[(0, -3_000_000), (14, 1_000_000), (28, 1_000_000), (43, 1_500_000)], 14, 388_051, 5),
            (&[(0, -1_000), (1, 1), (365, 900_000)], 1, 1_373_435, 13),
            // lent in parts: Newton's steps lead out of the bracket, on either side
            (&[(0, -100_000), (1, -1), (2, 150_001)], 30, 18_249_927, 11),
            (&[(0, -1_000), (30, -1_000_000), (31, -1_000_000), (32, 3_001_500)], 30, 26_182_291, 28),
            // the bracket closes before a step is smaller than a unit
            (&[(0, -10), (13, 1_010)], 30, 561_538_461, 20),
        ] {
            let present = present(flows, base, 1);
            let (below, above) = present.whole_range().unwrap_or_default();
            let found = present.newton(below, above);
            assert_eq!((found, present.looks.get()), (root, looks), "{flows:?}");
        }
    }

    #[test]
    fn the_rounding_is_right_from_a_few_thousandths_away() {
        let present = present(&[(0, -1_000_000), (30, 1_240_000)], 30, 1);
        let from = |thousandths: u64| present.rounded(2 * thousandths);
        for near in 291_997..=292_003 {
            assert_eq!(from(near), Ok(292_000), "{near}");
        }
        assert_eq!((from(291_996), from(292_004)), (Err(FullCostRefusal::TooLarge), Err(FullCostRefusal::TooLarge)));
    }

    #[test]
    fn the_first_change_is_looked_for_up_to_the_highest_rate() {
        // lent, paid back, lent again: worth more than nothing at every rate
        let present = present(&[(0, 1), (30, -1), (60, 1)], 30, 1);
        assert_eq!((present.first_change(), present.looks.get()), (None, STEPS_TO_HIGHEST));
        let last = (0..STEPS_TO_HIGHEST).fold(1 << 10, |rate, _| rate + rate / 128);
        assert!(last > HIGHEST && last - last / 128 <= HIGHEST, "{last}");
    }

    #[test]
    fn of_two_roots_the_least_is_found() {
        // i = 0.1 and i = 0.2 a period of 30 days
        let present = present(&[(0, -10_000), (30, 23_000), (60, -13_200)], 30, -1);
        let (below, above) = present.first_change().unwrap_or_default();
        let tenth = YEAR / 300;
        assert!(below < tenth && tenth <= above && above - below <= above / 128 + 1, "{below} {above}");
        assert_eq!(present.rounded(present.newton(below, above)), Ok(121_667));
    }
}
