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

    /// The full cost of this schedule.
    pub fn full_cost(&self) -> Result<FullCostResult, FullCostRefusal> {
        let lent = Money::ZERO.checked_sub(self.principal).ok_or(FullCostRefusal::TooLarge)?;
        let mut flows = Vec::with_capacity(self.rows.len() + 1);
        flows.push(Flow { day: 0, amount: lent });
        flows.extend(self.rows.iter().map(|row| Flow { day: days_after(self.start, row.date), amount: row.payment }));
        full_cost(&flows)
    }
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
/// The sum of discount factors is taken with 62 fractional bits, rounded down. A payment that is a whole number of
/// kopecks but for the error of that sum is taken as that number, so that 121.00 never becomes 121.01.
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
        discount = discount * MILLION / growth;
        factors += discount;
        previous = *date;
    }
    if factors == 0 {
        return Err(ScheduleRefusal::TooLarge);
    }
    let principal = u128::try_from(principal.kopecks()).map_err(|_| ScheduleRefusal::TooLarge)?;
    let exact = principal << FRACTION_BITS;
    let (whole, rest) = (exact / factors, exact % factors);
    // each factor lost less than its place in units of the last bit, so the sum lost less than n(n + 1)/2 units
    let count = due_dates.len() as u128;
    let lost = count * (count + 1) / 2;
    let error = (whole + 1).saturating_mul(lost);
    let kopecks = if rest <= error { whole } else { whole + 1 };
    i64::try_from(kopecks).map(Money::from_kopecks).map_err(|_| ScheduleRefusal::TooLarge)
}
