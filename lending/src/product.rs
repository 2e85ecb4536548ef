//! What the lender offers. A product that the law forbids can't be made; the figures themselves are data.

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::calendar::{CALENDAR_YEARS, add_days, days_after, working_day_from};
use crate::full_cost::{FullCost, FullCostRefusal, FullCostResult};
use crate::law::Edition;
use crate::money::Money;
use crate::rate::DailyRate;
use crate::schedule::{Instalment, Schedule, ScheduleRefusal};

/// The instalments of [`ProductKind::Instalments`] are so many days apart.
pub const INSTALMENT_PERIOD_DAYS: u32 = 14;
/// The law's figures for short loans hold for terms up to a year.
const LONGEST_TERM_DAYS: u32 = 365;

/// The lender's name for a product, stable in storage and addresses.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProductCode(pub String);

impl ProductCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How a loan is paid back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProductKind {
    /// Once, at the end of the term.
    SinglePayment,
    /// In equal payments every [`INSTALMENT_PERIOD_DAYS`] days; terms are multiples of that.
    Instalments,
}

/// Better terms for a borrower's first loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstLoanPromotion {
    /// Up to this sum.
    pub max_amount: Money,
    /// Up to so many days.
    pub max_term_days: u32,
    /// The interest during the term. After it the product's own rate holds, from the day after the due date only.
    pub daily_rate: DailyRate,
}

/// The figures of a product as they are stored, not yet checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductTerms {
    /// Its code.
    pub code: ProductCode,
    /// How it is paid back.
    pub kind: ProductKind,
    /// The smallest sum.
    pub min_amount: Money,
    /// The largest sum.
    pub max_amount: Money,
    /// Sums go up from the smallest by this.
    pub amount_step: Money,
    /// The shortest term.
    pub min_term_days: u32,
    /// The longest term.
    pub max_term_days: u32,
    /// The interest a day.
    pub daily_rate: DailyRate,
    /// Better terms for a first loan.
    pub first_loan_promotion: Option<FirstLoanPromotion>,
}

/// A product that the law allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ProductTerms", into = "ProductTerms")]
pub struct Product {
    terms: ProductTerms,
}

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
    /// The promotion is wider than the product or dearer than its rate.
    #[error("the promotion is not better than the product")]
    Promotion,
    /// Sums beyond every loan.
    #[error("too large")]
    TooLarge,
}

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
    pub start: Date,
    /// The day of the last payment.
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
    /// Checks the figures against each other and against the latest edition of the law that the project knows.
    pub fn try_new(terms: ProductTerms) -> Result<Product, ProductRefusal> {
        Product::try_new_on(terms, Date::MAX)
    }

    /// Checks the figures against each other and against the law for contracts signed on a day.
    pub fn try_new_on(terms: ProductTerms, signed_on: Date) -> Result<Product, ProductRefusal> {
        check_ranges(&terms)?;
        let law = Edition::on(signed_on);
        if terms.daily_rate > law.max_daily_rate.value {
            return Err(ProductRefusal::RateAboveLimit { max: law.max_daily_rate.value });
        }
        let product = Product { terms };
        product.check_cost(&law)?;
        Ok(product)
    }

    /// The figures.
    pub fn terms(&self) -> &ProductTerms {
        &self.terms
    }

    /// The code.
    pub fn code(&self) -> &ProductCode {
        &self.terms.code
    }

    /// What a loan of this sum and term would cost, disbursed on a day, to a borrower with or without loans before.
    ///
    /// The rate of instalments is lowered by millionths where days off would lift the full cost above the law's ceiling.
    pub fn quote(&self, amount: Money, term_days: u32, start: Date, first_loan: bool) -> Result<Quote, QuoteRefusal> {
        self.check_amount(amount)?;
        self.check_term(term_days)?;
        let promotion = self.promotion_for(amount, term_days, first_loan);
        let agreed_rate = promotion.map_or(self.terms.daily_rate, |promotion| promotion.daily_rate);
        let due_dates = self.due_dates(term_days, start).ok_or(QuoteRefusal::TooLarge)?;
        let (daily_rate, schedule, result) = lawful_schedule(amount, agreed_rate, start, &due_dates)?;
        Ok(Quote {
            principal: amount,
            term_days,
            start,
            due_date: schedule.rows.last().map_or(start, |row| row.date),
            daily_rate,
            rate_after_term: self.terms.daily_rate,
            promotional: promotion.is_some(),
            total: schedule.total().ok_or(QuoteRefusal::TooLarge)?,
            overpayment: schedule.overpayment().ok_or(QuoteRefusal::TooLarge)?,
            rows: schedule.rows,
            base_period_days: result.base_period_days,
            full_cost: result.full_cost,
            full_cost_amount: result.amount,
        })
    }

    /// The lowest and the highest full cost of this product's loans, as advertising must name them (part 4.1 art. 5).
    ///
    /// The highest is the daily rate for 365 days. The lowest is that of the promotion; without one it is what rounding
    /// interest down to the kopeck can take off the smallest and shortest loan, and for instalments what the longest
    /// row of days off can. That takes some milliseconds: ask once for a page.
    pub fn full_cost_range(&self) -> (FullCost, FullCost) {
        let highest = yearly(self.terms.daily_rate);
        let lowest = match (self.terms.first_loan_promotion, self.terms.kind) {
            (Some(promotion), _) => yearly(promotion.daily_rate),
            (None, ProductKind::SinglePayment) => self.lowest_of_single_payments(highest),
            (None, ProductKind::Instalments) => self.lowest_of_instalments(highest),
        };
        (lowest, highest)
    }

    fn lowest_of_single_payments(&self, highest: FullCost) -> FullCost {
        let rate = i128::from(self.terms.daily_rate.millionths());
        let whole_kopecks = |sum: Money| (i128::from(sum.kopecks()) * rate) % 1_000_000 == 0;
        if whole_kopecks(self.terms.min_amount) && whole_kopecks(self.terms.amount_step) {
            return highest;
        }
        let kopecks = self.terms.min_amount.kopecks().unsigned_abs();
        let kopeck_days = kopecks.saturating_mul(self.terms.min_term_days.into());
        // one kopeck less in thousandths of a percent a year, rounded up
        let lost = 36_500_000_u64.div_ceil(kopeck_days.max(1));
        FullCost::from_thousandths(highest.thousandths().saturating_sub(lost))
    }

    /// The lowest of the smallest and shortest loans begun on any day of the calendar's years, rounded down to a tenth
    /// of a percent so that the kopecks of other sums stay above it.
    fn lowest_of_instalments(&self, highest: FullCost) -> FullCost {
        let first = date(CALENDAR_YEARS.0, 1, 1);
        let days = days_after(first, date(CALENDAR_YEARS.1, 12, 31));
        let starts = (0..=days).filter_map(|number| add_days(first, number));
        let costs = starts.filter_map(|start| {
            let quote = self.quote(self.terms.min_amount, self.terms.min_term_days, start, false);
            quote.ok().map(|quote| quote.full_cost)
        });
        let lowest = costs.min().unwrap_or(highest).thousandths();
        FullCost::from_thousandths(lowest - lowest % 100)
    }

    fn promotion_for(&self, amount: Money, term_days: u32, first_loan: bool) -> Option<FirstLoanPromotion> {
        self.terms
            .first_loan_promotion
            .filter(|promotion| first_loan && amount <= promotion.max_amount && term_days <= promotion.max_term_days)
    }

    /// The due dates of a loan. Those of instalments move from days off to the next working day; a single payment
    /// stays on the day that the borrower chose.
    fn due_dates(&self, term_days: u32, start: Date) -> Option<Vec<Date>> {
        match self.terms.kind {
            ProductKind::SinglePayment => Some(vec![add_days(start, term_days)?]),
            ProductKind::Instalments => {
                fortnights(term_days, start)?.into_iter().map(working_day_from).map(Some).collect()
            }
        }
    }

    fn check_amount(&self, amount: Money) -> Result<(), QuoteRefusal> {
        let ProductTerms { min_amount: min, max_amount: max, amount_step: step, .. } = self.terms;
        if amount < min {
            return Err(QuoteRefusal::AmountTooSmall { min });
        }
        if amount > max {
            return Err(QuoteRefusal::AmountTooLarge { max });
        }
        if (amount.kopecks() - min.kopecks()) % step.kopecks() != 0 {
            return Err(QuoteRefusal::AmountOffStep { step });
        }
        Ok(())
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

    /// The cap and the ceiling, on the longest loan of the largest sum and of the smallest.
    fn check_cost(&self, law: &Edition) -> Result<(), ProductRefusal> {
        let terms = &self.terms;
        let start = Date::ZERO;
        let too_large = ProductRefusal::TooLarge;
        for principal in [terms.max_amount, terms.min_amount] {
            for term_days in [terms.max_term_days, terms.min_term_days] {
                // days off are another matter: they move the dates of a quote, which keeps to the law by itself
                let due_dates = match terms.kind {
                    ProductKind::SinglePayment => add_days(start, term_days).map(|day| vec![day]),
                    ProductKind::Instalments => fortnights(term_days, start),
                };
                let due_dates = due_dates.ok_or(too_large)?;
                let schedule = Schedule::equal_payments(principal, terms.daily_rate, start, &due_dates);
                let schedule = schedule.map_err(|_| too_large)?;
                let overpayment = schedule.overpayment().ok_or(too_large)?;
                let cap = law.overpayment_cap.value.of(principal).map_err(|_| too_large)?;
                if overpayment > cap {
                    return Err(ProductRefusal::OverpaymentAboveCap { principal, term_days, overpayment, cap });
                }
                let full_cost = schedule.full_cost().map_err(|_| too_large)?.full_cost;
                let max = law.max_full_cost.value;
                if full_cost > max {
                    return Err(ProductRefusal::FullCostAboveCeiling { full_cost, max });
                }
            }
        }
        Ok(())
    }
}

/// Every so many days up to the term.
fn fortnights(term_days: u32, start: Date) -> Option<Vec<Date>> {
    let count = term_days / INSTALMENT_PERIOD_DAYS;
    (1..=count).map(|number| add_days(start, number * INSTALMENT_PERIOD_DAYS)).collect()
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
) -> Result<(DailyRate, Schedule, FullCostResult), QuoteRefusal> {
    let law = Edition::on(start);
    let (ceiling, cap) = (law.max_full_cost.value, law.overpayment_cap.value.of(amount));
    let cap = cap.map_err(|_| QuoteRefusal::TooLarge)?;
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

impl TryFrom<ProductTerms> for Product {
    type Error = ProductRefusal;

    fn try_from(terms: ProductTerms) -> Result<Product, ProductRefusal> {
        Product::try_new(terms)
    }
}

impl From<Product> for ProductTerms {
    fn from(product: Product) -> ProductTerms {
        product.terms
    }
}

fn check_ranges(terms: &ProductTerms) -> Result<(), ProductRefusal> {
    let code = terms.code.as_str();
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    if code.is_empty() || code.len() > 40 || !code.bytes().all(allowed) {
        return Err(ProductRefusal::Code);
    }
    if !terms.min_amount.is_positive() || !terms.amount_step.is_positive() || terms.max_amount < terms.min_amount {
        return Err(ProductRefusal::Amounts);
    }
    if terms.min_term_days == 0
        || terms.max_term_days < terms.min_term_days
        || terms.max_term_days > LONGEST_TERM_DAYS
        || terms.kind == ProductKind::Instalments
            && (!terms.min_term_days.is_multiple_of(INSTALMENT_PERIOD_DAYS)
                || !terms.max_term_days.is_multiple_of(INSTALMENT_PERIOD_DAYS))
    {
        return Err(ProductRefusal::Terms);
    }
    if let Some(promotion) = terms.first_loan_promotion {
        let within = promotion.max_amount >= terms.min_amount && promotion.max_term_days >= terms.min_term_days;
        if !within || promotion.daily_rate > terms.daily_rate {
            return Err(ProductRefusal::Promotion);
        }
    }
    Ok(())
}

/// The full cost of a single payment without rounding: the daily rate for 365 days.
fn yearly(rate: DailyRate) -> FullCost {
    // millionths a day × 365 / 10 are thousandths of a percent a year, half up
    FullCost::from_thousandths((u64::from(rate.millionths()) * 365 + 5) / 10)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const START: Date = date(2026, 11, 23);

    /// The demonstration product.
    fn terms() -> ProductTerms {
        ProductTerms {
            code: ProductCode("payday".to_owned()),
            kind: ProductKind::SinglePayment,
            min_amount: Money::from_rubles(1_000),
            max_amount: Money::from_rubles(30_000),
            amount_step: Money::from_rubles(500),
            min_term_days: 7,
            max_term_days: 45,
            daily_rate: DailyRate::from_millionths(8_000),
            first_loan_promotion: Some(FirstLoanPromotion {
                max_amount: Money::from_rubles(15_000),
                max_term_days: 20,
                daily_rate: DailyRate::ZERO,
            }),
        }
    }

    fn instalments(rate: u32, count: u32) -> ProductTerms {
        ProductTerms {
            code: ProductCode("instalments".to_owned()),
            kind: ProductKind::Instalments,
            min_amount: Money::from_rubles(1_000),
            max_amount: Money::from_rubles(70_000),
            amount_step: Money::from_rubles(500),
            min_term_days: 56,
            max_term_days: count * 14,
            daily_rate: DailyRate::from_millionths(rate),
            first_loan_promotion: None,
        }
    }

    #[test]
    fn quotes_the_ordinary_and_the_first_loan() {
        let product = Product::try_new(terms()).unwrap();
        let quote = product.quote(Money::from_rubles(10_000), 30, START, false).unwrap();
        assert_eq!(quote.total, Money::from_rubles(12_400));
        assert_eq!(quote.overpayment, Money::from_rubles(2_400));
        assert_eq!(quote.due_date, date(2026, 12, 23));
        assert_eq!(quote.full_cost.to_string(), "292.000");
        assert_eq!(quote.full_cost_amount, Money::from_rubles(2_400));
        assert!(!quote.promotional);

        let first = product.quote(Money::from_rubles(15_000), 20, START, true).unwrap();
        assert_eq!((first.total, first.overpayment), (Money::from_rubles(15_000), Money::ZERO));
        assert_eq!(first.full_cost, FullCost::ZERO);
        assert_eq!((first.daily_rate, first.rate_after_term), (DailyRate::ZERO, DailyRate::from_millionths(8_000)));
        assert!(first.promotional);
        // above the promotion's sum or term the ordinary rate holds for all of it
        assert!(!product.quote(Money::from_rubles(15_500), 20, START, true).unwrap().promotional);
        assert!(!product.quote(Money::from_rubles(15_000), 21, START, true).unwrap().promotional);
    }

    #[test]
    fn says_why_there_is_no_quote() {
        let product = Product::try_new(terms()).unwrap();
        let refusal = |rubles, days| product.quote(Money::from_rubles(rubles), days, START, true).unwrap_err();
        assert_eq!(refusal(999, 30), QuoteRefusal::AmountTooSmall { min: Money::from_rubles(1_000) });
        assert_eq!(refusal(30_500, 30), QuoteRefusal::AmountTooLarge { max: Money::from_rubles(30_000) });
        assert_eq!(refusal(1_001, 30), QuoteRefusal::AmountOffStep { step: Money::from_rubles(500) });
        assert_eq!(refusal(1_000, 6), QuoteRefusal::TermTooShort { min: 7 });
        assert_eq!(refusal(1_000, 46), QuoteRefusal::TermTooLong { max: 45 });
        assert_eq!(product.quote(Money::from_rubles(1_000), 7, Date::MAX, true), Err(QuoteRefusal::TooLarge));
    }

    #[test]
    fn advertises_the_range_of_the_full_cost() {
        let range = |terms| {
            let (low, high) = Product::try_new(terms).unwrap().full_cost_range();
            (low.to_string(), high.to_string())
        };
        assert_eq!(range(terms()), ("0.000".to_owned(), "292.000".to_owned()));
        let ordinary = ProductTerms { first_loan_promotion: None, ..terms() };
        assert_eq!(range(ordinary.clone()), ("292.000".to_owned(), "292.000".to_owned()));
        let uneven = ProductTerms { amount_step: Money::from_kopecks(1), ..ordinary };
        // one kopeck of 1 000 ₽ in 7 days is 0.0521… %
        assert_eq!(range(uneven), ("291.947".to_owned(), "292.000".to_owned()));
    }

    #[test]
    fn refuses_what_the_law_forbids() {
        let refusal = |terms| Product::try_new(terms).unwrap_err();
        let max = DailyRate::from_millionths(8_000);
        assert_eq!(
            refusal(ProductTerms { daily_rate: DailyRate::from_millionths(8_001), ..terms() }),
            ProductRefusal::RateAboveLimit { max }
        );
        // 126 days at 0.8 % cost 100.8 %
        assert!(matches!(
            refusal(ProductTerms { max_term_days: 126, ..terms() }),
            ProductRefusal::OverpaymentAboveCap { term_days: 126, .. }
        ));
        assert!(Product::try_new(ProductTerms { max_term_days: 125, ..terms() }).is_ok());
        // D of section 2.2
        let ProductRefusal::OverpaymentAboveCap { overpayment, .. } = refusal(instalments(8_000, 26)) else {
            panic!("the cap forbids it")
        };
        assert_eq!(overpayment.kopecks() / 10_000, 1_476);
        assert_eq!(refusal(ProductTerms { min_amount: Money::ZERO, ..terms() }), ProductRefusal::Amounts);
        assert_eq!(refusal(ProductTerms { min_term_days: 0, ..terms() }), ProductRefusal::Terms);
        assert_eq!(refusal(ProductTerms { code: ProductCode("a b".to_owned()), ..terms() }), ProductRefusal::Code);
    }
}
