//! Schedules: what is to be paid on which day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::days_after;
use crate::full_cost::{Flow, FullCostRefusal, FullCostResult, full_cost};
use crate::iso_date;
use crate::money::Money;
use crate::rate::{DailyRate, RateError};

/// The most instalments of a schedule: one a day for a year, and some.
pub const MOST_INSTALMENTS: usize = 400;
/// Fractional bits of the sum of discount factors.
const FRACTION_BITS: u32 = 62;

/// One payment of a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// The day on which it is due.
    #[serde(with = "iso_date")]
    pub date: Date,
    /// Interest and principal together.
    pub payment: Money,
    /// The part that is interest.
    pub interest: Money,
    /// The part that is principal.
    pub principal: Money,
    /// What is left of the principal afterwards.
    pub balance: Money,
}

/// The payments of a loan in the order of their days; their principal adds up to the sum lent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// The sum lent.
    pub principal: Money,
    /// The day of disbursement.
    #[serde(with = "iso_date")]
    pub start: Date,
    /// The payments.
    pub rows: Vec<Instalment>,
}

/// Why there is no schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum ScheduleRefusal {
    /// The sum lent must be more than nothing.
    #[error("the principal is not positive")]
    NothingLent,
    /// There are no due dates.
    #[error("there are no due dates")]
    NoDueDates,
    /// More than [`MOST_INSTALMENTS`].
    #[error("too many instalments")]
    TooMany,
    /// A due date is not after the one before it, or not after disbursement.
    #[error("due date {index} is not after the one before it")]
    NotInOrder {
        /// Its place, from 0.
        index: usize,
    },
    /// Sums beyond every loan.
    #[error("too large")]
    TooLarge,
}

impl ScheduleRefusal {
    /// The name of the reason on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            ScheduleRefusal::NothingLent => "nothing_lent",
            ScheduleRefusal::NoDueDates => "no_due_dates",
            ScheduleRefusal::TooMany => "too_many",
            ScheduleRefusal::NotInOrder { .. } => "not_in_order",
            ScheduleRefusal::TooLarge => "too_large",
        }
    }
}

impl From<RateError> for ScheduleRefusal {
    fn from(_: RateError) -> Self {
        ScheduleRefusal::TooLarge
    }
}

impl Schedule {
    /// One payment of everything on the due date.
    pub fn single_payment(
        principal: Money,
        rate: DailyRate,
        start: Date,
        due_date: Date,
    ) -> Result<Schedule, ScheduleRefusal> {
        Schedule::equal_payments(principal, rate, start, &[due_date])
    }

    /// Equal payments on the due dates. The payment solves the actual days, P = a · Σ Π 1/(1 + rate · days), and is
    /// rounded up to the kopeck; interest is rounded down; the last payment is the balance with its interest.
    ///
    /// After a period much longer than the others the balance grows if the payment is below the interest of the period;
    /// [`Schedule::never_growing`] is for contracts.
    pub fn equal_payments(
        principal: Money,
        rate: DailyRate,
        start: Date,
        due_dates: &[Date],
    ) -> Result<Schedule, ScheduleRefusal> {
        let payment = equal_payment(principal, rate, start, due_dates)?;
        Schedule::build(principal, rate, start, due_dates, |_| payment)
    }

    /// As [`Schedule::equal_payments`], but each payment covers at least the interest of its period, so that nobody
    /// pays interest on interest. What such a payment has more, the last one has less.
    pub fn never_growing(
        principal: Money,
        rate: DailyRate,
        start: Date,
        due_dates: &[Date],
    ) -> Result<Schedule, ScheduleRefusal> {
        let payment = equal_payment(principal, rate, start, due_dates)?;
        Schedule::with_payment(principal, rate, start, due_dates, payment)
    }

    /// The given payment, or the interest of the period if that is more, on every due date but the last, on which
    /// everything left is paid. If that repays the loan sooner, the schedule ends sooner.
    pub fn with_payment(
        principal: Money,
        rate: DailyRate,
        start: Date,
        due_dates: &[Date],
        payment: Money,
    ) -> Result<Schedule, ScheduleRefusal> {
        Schedule::build(principal, rate, start, due_dates, |interest| payment.max(interest))
    }

    /// The rows, with a payment for the interest of each.
    fn build(
        principal: Money,
        rate: DailyRate,
        start: Date,
        due_dates: &[Date],
        payment_for: impl Fn(Money) -> Money,
    ) -> Result<Schedule, ScheduleRefusal> {
        if !principal.is_positive() {
            return Err(ScheduleRefusal::NothingLent);
        }
        check_dates(start, due_dates)?;
        let mut rows = Vec::with_capacity(due_dates.len());
        let (mut balance, mut previous) = (principal, start);
        for (index, date) in due_dates.iter().enumerate() {
            let interest = rate.accrue(balance, days_after(previous, *date))?;
            let everything = balance.checked_add(interest).ok_or(ScheduleRefusal::TooLarge)?;
            let last = index + 1 == due_dates.len();
            let payment = if last { everything } else { payment_for(interest).min(everything) };
            let repaid = payment.checked_sub(interest).ok_or(ScheduleRefusal::TooLarge)?;
            balance = balance.checked_sub(repaid).ok_or(ScheduleRefusal::TooLarge)?;
            rows.push(Instalment { date: *date, payment, interest, principal: repaid, balance });
            if balance.is_zero() {
                break;
            }
            previous = *date;
        }
        Ok(Schedule { principal, start, rows })
    }

    /// Everything paid.
    pub fn total(&self) -> Option<Money> {
        Money::sum(self.rows.iter().map(|row| row.payment))
    }

    /// Everything paid beyond the sum lent.
    pub fn overpayment(&self) -> Option<Money> {
        Money::sum(self.rows.iter().map(|row| row.interest))
    }

    /// The money that changes hands by this schedule: lent on day 0, paid back on the due dates.
    pub fn flows(&self) -> Vec<Flow> {
        flows(self.principal, self.start, &self.rows)
    }

    /// The full cost of this schedule.
    pub fn full_cost(&self) -> Result<FullCostResult, FullCostRefusal> {
        full_cost(&self.flows())
    }
}

/// A sum lent on a day, and what is paid back of it.
pub(crate) fn flows(principal: Money, start: Date, rows: &[Instalment]) -> Vec<Flow> {
    let lent = Flow { day: 0, amount: Money::from_kopecks(principal.kopecks().saturating_neg()) };
    let paid = rows.iter().map(|row| Flow { day: days_after(start, row.date), amount: row.payment });
    std::iter::once(lent).chain(paid).collect()
}

/// The dates must rise, from after the start.
fn check_dates(start: Date, due_dates: &[Date]) -> Result<(), ScheduleRefusal> {
    if due_dates.is_empty() {
        return Err(ScheduleRefusal::NoDueDates);
    }
    if due_dates.len() > MOST_INSTALMENTS {
        return Err(ScheduleRefusal::TooMany);
    }
    let mut previous = start;
    for (index, date) in due_dates.iter().enumerate() {
        if *date <= previous {
            return Err(ScheduleRefusal::NotInOrder { index });
        }
        previous = *date;
    }
    Ok(())
}

/// The equal payment, rounded up to the kopeck.
///
/// Discount factors have 62 fractional bits and are rounded up, so what is divided by their sum comes out low by far less
/// than a millionth of a kopeck: a payment of 121.00 never becomes 121.01.
fn equal_payment(principal: Money, rate: DailyRate, start: Date, due_dates: &[Date]) -> Result<Money, ScheduleRefusal> {
    const MILLION: u128 = 1_000_000;
    if !principal.is_positive() {
        return Err(ScheduleRefusal::NothingLent);
    }
    check_dates(start, due_dates)?;
    let (mut factors, mut discount) = (0_u128, 1_u128 << FRACTION_BITS);
    let mut previous = start;
    for date in due_dates {
        let growth = MILLION + u128::from(rate.millionths()) * u128::from(days_after(previous, *date));
        discount = (discount * MILLION).div_ceil(growth);
        factors += discount;
        previous = *date;
    }
    let principal = u128::from(principal.kopecks().unsigned_abs());
    let kopecks = (principal << FRACTION_BITS).div_ceil(factors);
    i64::try_from(kopecks).map(Money::from_kopecks).map_err(|_| ScheduleRefusal::TooLarge)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::calendar::add_days;

    const START: Date = date(2026, 11, 23);

    fn days(numbers: std::ops::RangeInclusive<u32>) -> Vec<Date> {
        numbers.map(|number| add_days(START, number).unwrap()).collect()
    }

    fn payments(schedule: &Schedule) -> Vec<i64> {
        schedule.rows.iter().map(|row| row.payment.kopecks()).collect()
    }

    #[test]
    fn a_whole_payment_is_not_rounded_up() {
        // 210 = 121 / 1.1 + 121 / 1.21, which no binary fraction says exactly
        let tenth = DailyRate::from_millionths(100_000);
        let schedule = Schedule::equal_payments(Money::from_rubles(210), tenth, START, &days(1..=2)).unwrap();
        assert_eq!(payments(&schedule), [12_100, 12_100]);
        let schedule = Schedule::equal_payments(Money::from_rubles(100), DailyRate::ZERO, START, &days(1..=4)).unwrap();
        assert_eq!(payments(&schedule), [2_500; 4]);
        // a kopeck more is rounded up, and the last payment is less
        let more = Money::from_kopecks(10_001);
        let schedule = Schedule::equal_payments(more, DailyRate::ZERO, START, &days(1..=4)).unwrap();
        assert_eq!(payments(&schedule), [2_501, 2_501, 2_501, 2_498]);
    }

    #[test]
    fn the_last_payment_is_everything_left() {
        let rate = DailyRate::from_millionths(8_000);
        let low = Money::from_rubles(100);
        let schedule = Schedule::with_payment(Money::from_rubles(1_000), rate, START, &days(1..=3), low).unwrap();
        // 1 000, 908 and 815.26 ₽ bear 8.00, 7.26 and 6.52
        assert_eq!(payments(&schedule), [10_000, 10_000, 82_178]);
        // a payment below the interest is lifted to it
        let nothing =
            Schedule::with_payment(Money::from_rubles(1_000), rate, START, &days(1..=3), Money::ZERO).unwrap();
        assert_eq!(payments(&nothing), [800, 800, 100_800]);
    }

    #[test]
    fn as_many_instalments_as_there_can_be() {
        let rate = DailyRate::from_millionths(8_000);
        let of = |last| Schedule::equal_payments(Money::from_rubles(1_000_000), rate, START, &days(1..=last));
        let longest = of(400).unwrap();
        assert_eq!((longest.rows.len(), longest.rows[399].balance), (400, Money::ZERO));
        assert_eq!(of(401), Err(ScheduleRefusal::TooMany));
        assert_eq!(of(0), Err(ScheduleRefusal::NoDueDates));
        let twice = [START.tomorrow().unwrap(); 2];
        let refused = Schedule::equal_payments(Money::from_rubles(1_000), rate, START, &twice);
        assert_eq!(refused, Err(ScheduleRefusal::NotInOrder { index: 1 }));
        let refused = Schedule::equal_payments(Money::ZERO, rate, START, &twice);
        assert_eq!(refused, Err(ScheduleRefusal::NothingLent));
    }
}
