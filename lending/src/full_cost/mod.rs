//! The full cost of credit (ПСК), 353-ФЗ art. 6: percent a year and rubles, for any flows.
//!
//! ПСК = i × ЧБП × 100, where i is the least positive root of Σ ДП / ((1 + e·i)(1 + i)^q) = 0 over the flows, q the
//! whole base periods from disbursement to the flow, e the rest as a share of the base period, and ЧБП = 365 / base
//! period in days, a fraction. The result has three decimals, half up.

mod present_value;

use std::cmp::Reverse;
use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::money::Money;

use present_value::PresentValue;

/// The largest sum in a flow: ten trillion rubles. Keeps the sums of present values far from overflow.
const LARGEST_SUM: i64 = 1_000_000_000_000_000;
/// The most flows: one a day for over ten years.
const MOST_FLOWS: usize = 4_000;
/// The last day of a flow: a hundred years.
const LAST_DAY: u32 = 36_525;

/// The full cost of credit in thousandths of a percent a year: 292.000 % is 292 000.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FullCost(u64);

/// Money that changes hands on a day of the loan: lent is negative, paid back is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flow {
    /// Days since disbursement.
    pub day: u32,
    /// The sum, from the lender's side: negative is money to the borrower.
    pub amount: Money,
}

/// Why flows have no full cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum FullCostRefusal {
    /// The first flow must lend money on day 0.
    #[error("the first flow does not lend money on day 0")]
    NothingLent,
    /// No flow comes after day 0.
    #[error("nothing is paid back after the day of disbursement")]
    NothingPaidBack,
    /// A flow stands before the flow ahead of it.
    #[error("flow {index} is earlier than the one before it")]
    NotInOrder {
        /// Its place, from 0.
        index: usize,
    },
    /// A sum, a day, the number of flows or the resulting percentage is beyond every loan.
    #[error("too large")]
    TooLarge,
}

impl FullCostRefusal {
    /// The name of the reason on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            FullCostRefusal::NothingLent => "nothing_lent",
            FullCostRefusal::NothingPaidBack => "nothing_paid_back",
            FullCostRefusal::NotInOrder { .. } => "not_in_order",
            FullCostRefusal::TooLarge => "too_large",
        }
    }
}

/// The full cost with the base period that it was computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FullCostResult {
    /// The base period in days.
    pub base_period_days: u32,
    /// Percent a year.
    pub full_cost: FullCost,
    /// Rubles: everything paid back beyond what was lent.
    pub amount: Money,
}

impl FullCost {
    /// No cost.
    pub const ZERO: FullCost = FullCost(0);

    /// A cost given in thousandths of a percent a year.
    pub const fn from_thousandths(thousandths: u64) -> FullCost {
        FullCost(thousandths)
    }

    /// The cost in thousandths of a percent a year.
    pub const fn thousandths(self) -> u64 {
        self.0
    }

    /// The cost as a decimal number of percent a year.
    pub fn to_decimal(self) -> Decimal {
        Decimal::from_i128_with_scale(i128::from(self.0), 3)
    }
}

/// The machine form: percent with three decimals, `292.000`.
impl fmt::Display for FullCost {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{:03}", self.0 / 1000, self.0 % 1000)
    }
}

/// The full cost of flows that begin with money lent on day 0 and stand in the order of their days.
///
/// Flows of a day count as one. A loan that pays back no more than was lent costs 0.000 %.
pub fn full_cost(flows: &[Flow]) -> Result<FullCostResult, FullCostRefusal> {
    let flows = merged(flows)?;
    let base_period_days = base_period(&flows);
    let amount: i128 = flows.iter().map(|flow| i128::from(flow.amount.kopecks())).sum();
    let amount = Money::from_wide(amount).ok_or(FullCostRefusal::TooLarge)?;
    let full_cost = least_root(&flows, base_period_days)?;
    Ok(FullCostResult { base_period_days, full_cost, amount })
}

/// Checks the flows and adds up those of one day.
fn merged(flows: &[Flow]) -> Result<Vec<Flow>, FullCostRefusal> {
    if flows.len() > MOST_FLOWS {
        return Err(FullCostRefusal::TooLarge);
    }
    let mut days: Vec<Flow> = Vec::with_capacity(flows.len());
    for (index, flow) in flows.iter().enumerate() {
        if flow.amount.kopecks().unsigned_abs() > LARGEST_SUM.unsigned_abs() || flow.day > LAST_DAY {
            return Err(FullCostRefusal::TooLarge);
        }
        match days.last_mut() {
            Some(last) if last.day > flow.day => return Err(FullCostRefusal::NotInOrder { index }),
            Some(last) if last.day == flow.day => {
                last.amount = last.amount.checked_add(flow.amount).ok_or(FullCostRefusal::TooLarge)?;
            }
            _ => days.push(*flow),
        }
    }
    match days.first() {
        Some(first) if first.day == 0 && first.amount < Money::ZERO => {}
        _ => return Err(FullCostRefusal::NothingLent),
    }
    if days.len() < 2 {
        return Err(FullCostRefusal::NothingPaidBack);
    }
    Ok(days)
}

/// Art. 6 part 2.2: the interval that occurs most often, of several such the shortest; if none is repeated, the mean of
/// all, half up.
fn base_period(flows: &[Flow]) -> u32 {
    let mut intervals: Vec<(u32, u32)> = Vec::new();
    for pair in flows.windows(2) {
        let days = pair[1].day - pair[0].day;
        match intervals.iter_mut().find(|(known, _)| *known == days) {
            Some((_, times)) => *times += 1,
            None => intervals.push((days, 1)),
        }
    }
    // of those that occur as often the shortest is the greatest
    if let Some((days, 2..)) = intervals.iter().max_by_key(|(days, times)| (*times, Reverse(*days))) {
        return *days;
    }
    let count = u32::try_from(intervals.len()).unwrap_or(u32::MAX);
    let days: u32 = intervals.iter().map(|(days, _)| days).sum();
    (2 * days + count) / (2 * count)
}

/// The least positive root.
fn least_root(flows: &[Flow], base: u32) -> Result<FullCost, FullCostRefusal> {
    let sum: i128 = flows.iter().map(|flow| i128::from(flow.amount.kopecks())).sum();
    let lent_once = changes_of_sign(flows) < 2;
    let may_cost = match sum.signum() {
        1 => true,
        0 => false,
        // what was lent in parts can cost something, even if less was paid back in all
        _ => !lent_once,
    };
    if !may_cost {
        return Ok(FullCost::ZERO);
    }
    let present = PresentValue::new(flows, base, sum.signum());
    // money lent and then paid back has one root; more changes of sign may have several, and the least of them is
    // looked for in small steps
    let bracket = if lent_once { present.whole_range() } else { present.first_change() };
    let Some((below, above)) = bracket else {
        return if lent_once { Err(FullCostRefusal::TooLarge) } else { Ok(FullCost::ZERO) };
    };
    present.rounded(present.newton(below, above)).map(FullCost)
}

/// How often money changes its direction.
fn changes_of_sign(flows: &[Flow]) -> usize {
    let signs = || flows.iter().map(|flow| flow.amount.kopecks().signum()).filter(|sign| *sign != 0);
    signs().zip(signs().skip(1)).filter(|(one, next)| one != next).count()
}

#[cfg(test)]
mod tests;
