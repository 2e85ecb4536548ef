//! Why a product is refused.

use serde::{Deserialize, Serialize};

use crate::full_cost::FullCost;
use crate::money::Money;
use crate::rate::DailyRate;

/// Why there can be no such product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum ProductRefusal {
    /// The smallest sum or the step is not positive, or the largest is below the smallest.
    #[error("the range of sums is not a range")]
    Amounts,
    /// The shortest term is no day, the longest is below it or above a year, or not a whole number of periods.
    #[error("the range of terms is not a range")]
    Terms,
    /// The code is empty, longer than 40 characters, or has others than a-z, 0-9, `-` and `_`.
    #[error("the code is not a code")]
    Code,
    /// The rate is above the law's (part 23 art. 5).
    #[error("the rate is above {max:?} a day")]
    RateAboveLimit {
        /// The highest rate.
        max: DailyRate,
    },
    /// A loan of this product would cost more than the law allows (part 11 art. 6).
    #[error("the full cost {full_cost} is above {max}")]
    FullCostAboveCeiling {
        /// What it would cost.
        full_cost: FullCost,
        /// The ceiling.
        max: FullCost,
    },
    /// The overpayment of the longest loan would exceed the law's cap (part 24 art. 5).
    #[error("the overpayment {overpayment} of {principal} exceeds {cap} in {term_days} days")]
    OverpaymentAboveCap {
        /// The sum lent in the example that fails.
        principal: Money,
        /// Its term.
        term_days: u32,
        /// What it would cost beyond the sum lent.
        overpayment: Money,
        /// What it may cost.
        cap: Money,
    },
    /// The rates by term are not in the order of their terms, rise with them, begin at no term of the product, or stand
    /// beside a promotion.
    #[error("the rates by term are not in order")]
    RatesByTerm,
    /// The promotion is wider than the product or dearer than its rate.
    #[error("the promotion is not better than the product")]
    Promotion,
    /// Loans in instalments are not prolonged, and none by no days.
    #[error("the prolongation is none")]
    Prolongation,
    /// The market's averages are not in the order of their days.
    #[error("the market's averages are not in order")]
    MarketAverages,
    /// The forgiven tail is negative, or a whole loan could be one.
    #[error("the forgiven tail is not a tail")]
    ForgivenTail,
    /// Sums beyond every loan.
    #[error("too large")]
    TooLarge,
}
