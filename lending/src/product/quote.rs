//! Quotes: what a loan of a product would cost, to the kopeck.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{add_days, term_ends_on, working_day_from};
use crate::full_cost::{Flow, FullCost, FullCostRefusal, FullCostResult};
use crate::iso_date;
use crate::law::Edition;
use crate::money::Money;
use crate::rate::DailyRate;
use crate::schedule::{self, Instalment, Schedule, ScheduleRefusal};

use super::{FirstLoanPromotion, INSTALMENT_PERIOD_DAYS, Product, ProductKind, ProductTerms, fortnights, yearly};

/// Why there is no quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum QuoteRefusal {
    /// Less than the smallest sum.
    #[error("less than {min}")]
    AmountTooSmall {
        /// The smallest sum.
        min: Money,
    },
    /// More than the largest sum.
    #[error("more than {max}")]
    AmountTooLarge {
        /// The largest sum.
        max: Money,
    },
    /// Not a sum that the steps reach.
    #[error("not on a step of {step}")]
    AmountOffStep {
        /// The step.
        step: Money,
        /// The nearest sum below that they reach.
        below: Money,
        /// The nearest above; the same as below where the largest sum is in between.
        above: Money,
    },
    /// Shorter than the shortest term.
    #[error("shorter than {min} days")]
    TermTooShort {
        /// The shortest term.
        min: u32,
    },
    /// Longer than the longest term.
    #[error("longer than {max} days")]
    TermTooLong {
        /// The longest term.
        max: u32,
    },
    /// Not a whole number of instalment periods.
    #[error("not a multiple of {step} days")]
    TermOffStep {
        /// The days between instalments.
        step: u32,
    },
    /// The dates leave the calendar, or the sums leave every loan.
    #[error("too large")]
    TooLarge,
}

impl From<ScheduleRefusal> for QuoteRefusal {
    fn from(_: ScheduleRefusal) -> Self {
        // a product's sums and dates are positive and in order, so only their size is left to refuse
        QuoteRefusal::TooLarge
    }
}

impl From<FullCostRefusal> for QuoteRefusal {
    fn from(_: FullCostRefusal) -> Self {
        QuoteRefusal::TooLarge
    }
}

/// A row of a quote.
pub type QuoteRow = Instalment;

/// What a loan would cost, to the kopeck.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The sum lent.
    pub principal: Money,
    /// The term.
    pub term_days: u32,
    /// The day of disbursement.
    #[serde(with = "iso_date")]
    pub start: Date,
    /// The day of the last payment.
    #[serde(with = "iso_date")]
    pub due_date: Date,
    /// The rate in force during the term; now and then a millionth below the product's, see [`Product::quote`].
    pub daily_rate: DailyRate,
    /// The rate from the day after the due date on, if the loan is not paid back by then.
    pub rate_after_term: DailyRate,
    /// Whether the rate is that of the promotion.
    pub promotional: bool,
    /// The payments.
    pub rows: Vec<QuoteRow>,
    /// «К возврату»: everything to be paid.
    pub total: Money,
    /// Everything beyond the sum lent.
    pub overpayment: Money,
    /// The base period of the full cost.
    pub base_period_days: u32,
    /// ПСК in percent a year.
    pub full_cost: FullCost,
    /// ПСК in rubles.
    pub full_cost_amount: Money,
}

impl Product {
    /// What a loan of this sum and term would cost, disbursed on a day, to a borrower with or without loans before.
    ///
    /// The rate of instalments is lowered by millionths where days off would lift the full cost above the law's ceiling.
    pub fn quote(&self, amount: Money, term_days: u32, start: Date, first_loan: bool) -> Result<Quote, QuoteRefusal> {
        self.check_amount(amount)?;
        self.check_term(term_days)?;
        let promotion = self.promotion_for(amount, term_days, first_loan);
        let agreed_rate = promotion.map_or(self.rate_for(term_days), |promotion| promotion.daily_rate);
        let due_dates = due_dates(self.terms.kind, term_days, start).ok_or(QuoteRefusal::TooLarge)?;
        let (daily_rate, schedule, result) =
            lawful_schedule(amount, agreed_rate, start, &due_dates, self.full_cost_ceiling(start))?;
        Ok(Quote {
            principal: amount,
            term_days,
            start,
            due_date: schedule.rows.last().map_or(start, |row| row.date),
            daily_rate,
            rate_after_term: self.rate_for(term_days),
            promotional: promotion.is_some(),
            total: schedule.total().ok_or(QuoteRefusal::TooLarge)?,
            overpayment: schedule.overpayment().ok_or(QuoteRefusal::TooLarge)?,
            rows: schedule.rows,
            base_period_days: result.base_period_days,
            full_cost: result.full_cost,
            full_cost_amount: result.amount,
        })
    }

    fn promotion_for(&self, amount: Money, term_days: u32, first_loan: bool) -> Option<FirstLoanPromotion> {
        self.terms
            .first_loan_promotion
            .filter(|promotion| first_loan && amount <= promotion.max_amount && term_days <= promotion.max_term_days)
    }

    fn check_amount(&self, amount: Money) -> Result<(), QuoteRefusal> {
        let ProductTerms { min_amount: min, max_amount: max, amount_step: step, .. } = self.terms;
        if amount < min {
            return Err(QuoteRefusal::AmountTooSmall { min });
        }
        if amount > max {
            return Err(QuoteRefusal::AmountTooLarge { max });
        }
        let beyond = (amount.kopecks() - min.kopecks()) % step.kopecks();
        if beyond == 0 {
            return Ok(());
        }
        let below = Money::from_kopecks(amount.kopecks() - beyond);
        let above = below.checked_add(step).filter(|above| *above <= max).unwrap_or(below);
        Err(QuoteRefusal::AmountOffStep { step, below, above })
    }

    fn check_term(&self, term_days: u32) -> Result<(), QuoteRefusal> {
        let ProductTerms { min_term_days: min, max_term_days: max, kind, .. } = self.terms;
        if term_days < min {
            return Err(QuoteRefusal::TermTooShort { min });
        }
        if term_days > max {
            return Err(QuoteRefusal::TermTooLong { max });
        }
        if kind == ProductKind::Instalments && !term_days.is_multiple_of(INSTALMENT_PERIOD_DAYS) {
            return Err(QuoteRefusal::TermOffStep { step: INSTALMENT_PERIOD_DAYS });
        }
        Ok(())
    }
}

/// The due dates of a loan; they move from days off to the next working day (Civil Code art. 193).
fn due_dates(kind: ProductKind, term_days: u32, start: Date) -> Option<Vec<Date>> {
    match kind {
        ProductKind::SinglePayment => Some(vec![term_ends_on(start, term_days)?]),
        ProductKind::Instalments => fortnights(term_days, start)?.into_iter().map(working_day_from).map(Some).collect(),
    }
}

impl Quote {
    /// How the loan is paid back.
    pub fn kind(&self) -> ProductKind {
        if self.rows.len() > 1 { ProductKind::Instalments } else { ProductKind::SinglePayment }
    }

    /// The money that changes hands: what the full cost is made of.
    pub fn flows(&self) -> Vec<Flow> {
        schedule::flows(self.principal, self.start, &self.rows)
    }

    /// The rate and the schedule of this loan if its money leaves on another day: that many days later, moved from days
    /// off. Where they move otherwise than on the day of the quote, the rate is lowered by millionths, so that the loan
    /// never costs more than what was signed, or than its rate for a year; it is never raised.
    ///
    /// Errors: `TooLarge` beyond the calendar.
    pub fn begun_on(&self, start: Date) -> Result<(DailyRate, Schedule), QuoteRefusal> {
        let due_dates = due_dates(self.kind(), self.term_days, start).ok_or(QuoteRefusal::TooLarge)?;
        let ceiling = self.full_cost.max(yearly(self.daily_rate));
        let (rate, schedule, _) = lawful_schedule(self.principal, self.daily_rate, start, &due_dates, ceiling)?;
        Ok((rate, schedule))
    }

    /// The day off on which the term ends by the count of its days, if it does: the last payment has moved from it.
    pub fn moved_from(&self) -> Option<Date> {
        add_days(self.start, self.term_days).filter(|day| *day < self.due_date)
    }
}

/// The schedule at the highest rate, up to the agreed one, that keeps the full cost and the overpayment within the law.
///
/// Days off make periods uneven; the longer ones can then become the base period, and 0.8 % a day comes out some
/// thousandths above 292.000 %. The contract bears the lower rate then, for all of its term.
fn lawful_schedule(
    amount: Money,
    agreed_rate: DailyRate,
    start: Date,
    due_dates: &[Date],
    ceiling: FullCost,
) -> Result<(DailyRate, Schedule, FullCostResult), QuoteRefusal> {
    let cap = Edition::on(start).overpayment_cap.value.of(amount).map_err(|_| QuoteRefusal::TooLarge)?;
    let mut rate = agreed_rate;
    loop {
        let schedule = Schedule::never_growing(amount, rate, start, due_dates)?;
        let result = schedule.full_cost()?;
        let lawful = result.full_cost <= ceiling && schedule.overpayment().is_some_and(|sum| sum <= cap);
        if lawful || rate == DailyRate::ZERO {
            return Ok((rate, schedule, result));
        }
        rate = DailyRate::from_millionths(rate.millionths() - 1);
    }
}
