//! What the lender offers. A product that the law forbids can't be made; the figures themselves are data.

mod quote;
mod refusal;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{add_days, days_after, known_days};
use crate::full_cost::FullCost;
use crate::iso_date;
use crate::law::Edition;
use crate::money::Money;
use crate::rate::DailyRate;
use crate::schedule::Schedule;

pub use quote::{Quote, QuoteRefusal, QuoteRow};
pub use refusal::ProductRefusal;

/// The instalments of [`ProductKind::Instalments`] are so many days apart.
pub const INSTALMENT_PERIOD_DAYS: u32 = 14;
/// At the turn of a year; no row of days off is longer.
const LONGEST_ROW_OF_DAYS_OFF: u32 = 12;
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

/// How loans are prolonged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProlongationTerms {
    /// At most so many days at once.
    pub max_days: u32,
    /// Until so many days after the due date.
    pub until_days_late: u32,
}

/// Lower interest for longer terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermRate {
    /// From this term on.
    pub from_days: u32,
    /// The interest a day.
    pub daily_rate: DailyRate,
}

/// The average full cost of the product's category on the market, as the Bank of Russia publishes it for the contracts of
/// a quarter (parts 8, 10 and 11 art. 6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarketAverage {
    /// The first day of the quarter.
    #[serde(with = "iso_date")]
    pub since: Date,
    /// The average.
    pub average: FullCost,
    /// Where it was published.
    pub source: String,
}

impl MarketAverage {
    /// The highest full cost by this average: a third above it, three decimals, half up.
    pub fn ceiling(&self) -> FullCost {
        FullCost::from_thousandths((self.average.thousandths().saturating_mul(8) + 3) / 6)
    }
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
    /// Lower interest from longer terms on, the shortest first; it never rises with the term.
    #[serde(default)]
    pub rates_by_term: Vec<TermRate>,
    /// Better terms for a first loan.
    pub first_loan_promotion: Option<FirstLoanPromotion>,
    /// How its loans are prolonged; not at all if the stored figures do not say. For single payments only.
    #[serde(default)]
    pub prolongation: Option<ProlongationTerms>,
    /// What is left of a debt after a payment is forgiven up to this, so that kopecks never become arrears. Nothing is if
    /// the stored figures do not say.
    #[serde(default)]
    pub forgiven_tail: Money,
    /// The market's averages by quarter, the oldest first. Each holds until the next; before the first, or without any,
    /// only the law's own ceiling does.
    #[serde(default)]
    pub market_averages: Vec<MarketAverage>,
}

/// A product that the law allows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ProductTerms", into = "ProductTerms")]
pub struct Product {
    terms: ProductTerms,
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
        product.check_cost(signed_on)?;
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

    /// The interest a day of a term, promotions aside.
    pub fn rate_for(&self, term_days: u32) -> DailyRate {
        let by_term = self.terms.rates_by_term.iter().rev().find(|rate| rate.from_days <= term_days);
        by_term.map_or(self.terms.daily_rate, |rate| rate.daily_rate)
    }

    /// The sum and the term that this product lends nearest below those, or its least.
    pub fn nearest(&self, amount: Money, term_days: u32) -> (Money, u32) {
        let terms = &self.terms;
        let amount = amount.clamp(terms.min_amount, terms.max_amount);
        let beyond = (amount.kopecks() - terms.min_amount.kopecks()) % terms.amount_step.kopecks();
        let term_days = term_days.clamp(terms.min_term_days, terms.max_term_days);
        let odd_days = match terms.kind {
            ProductKind::SinglePayment => 0,
            ProductKind::Instalments => term_days % INSTALMENT_PERIOD_DAYS,
        };
        (Money::from_kopecks(amount.kopecks() - beyond), term_days - odd_days)
    }

    /// The lowest interest a day, promotions aside.
    pub fn lowest_rate(&self) -> DailyRate {
        self.rate_for(self.terms.max_term_days)
    }

    /// The shortest and the longest term of each rate.
    fn terms_by_rate(&self) -> Vec<(u32, u32)> {
        let terms = &self.terms;
        let first = std::iter::once(terms.min_term_days);
        let starts: Vec<u32> = first.chain(terms.rates_by_term.iter().map(|rate| rate.from_days)).collect();
        let step = match terms.kind {
            ProductKind::SinglePayment => 1,
            ProductKind::Instalments => INSTALMENT_PERIOD_DAYS,
        };
        let ends = starts.iter().skip(1).map(|next| next - step).chain([terms.max_term_days]);
        starts.iter().copied().zip(ends).collect()
    }

    /// The highest full cost of a contract signed on a day: the law's own figure, or a third above the market's average if
    /// that is lower (part 11 art. 6).
    pub fn full_cost_ceiling(&self, signed_on: Date) -> FullCost {
        let by_law = Edition::on(signed_on).max_full_cost.value;
        let average = self.terms.market_averages.iter().rev().find(|average| average.since <= signed_on);
        average.map_or(by_law, |average| by_law.min(average.ceiling()))
    }

    /// The lowest and the highest full cost of this product's loans, as advertising must name them (part 4.1 art. 5).
    ///
    /// The highest is the daily rate for 365 days. The lowest is that of the promotion; without one it is what rounding
    /// interest down to the kopeck can take off the smallest and shortest loan, and for instalments what the longest
    /// row of days off can, at the lowest rate. That takes many milliseconds: ask once, and keep it as an
    /// [`OfferedProduct`].
    pub fn full_cost_range(&self) -> (FullCost, FullCost) {
        let highest = yearly(self.terms.daily_rate);
        let lowest = match (self.terms.first_loan_promotion, self.terms.kind) {
            (Some(promotion), _) => yearly(promotion.daily_rate),
            (None, ProductKind::SinglePayment) if self.may_meet_the_cap() => {
                self.lowest_on_any_day(self.terms.max_term_days, highest).min(self.lowest_of_single_payments(highest))
            }
            (None, ProductKind::SinglePayment) => self.lowest_of_single_payments(highest),
            (None, ProductKind::Instalments) => {
                let terms = self.terms_by_rate().into_iter().flat_map(|(first, last)| [first, last]);
                terms.map(|days| self.lowest_on_any_day(days, highest)).min().unwrap_or(highest)
            }
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

    /// Whether the longest loan may come to the cap where days off prolong it: its rate is then lower.
    fn may_meet_the_cap(&self) -> bool {
        let days = u64::from(self.terms.max_term_days + LONGEST_ROW_OF_DAYS_OFF);
        let cap = Edition::on(Date::MAX).overpayment_cap.value;
        // millionths of the sum against thousandths of a percent of it
        u64::from(self.terms.daily_rate.millionths()) * days > u64::from(cap.thousandths()) * 10
    }

    /// The lowest of the smallest loans of a term begun on any day of the calendar's years, rounded down to a tenth of a
    /// percent so that the kopecks of other sums stay above it.
    fn lowest_on_any_day(&self, term_days: u32, highest: FullCost) -> FullCost {
        let (first, last) = known_days();
        let starts = (0..=days_after(first, last)).filter_map(|number| add_days(first, number));
        let costs = starts.filter_map(|start| {
            let quote = self.quote(self.terms.min_amount, term_days, start, false);
            quote.ok().map(|quote| quote.full_cost)
        });
        let lowest = costs.min().unwrap_or(highest).thousandths();
        FullCost::from_thousandths(lowest - lowest % 100)
    }

    /// The cap and the ceiling, on the longest loan of the largest sum and of the smallest.
    fn check_cost(&self, signed_on: Date) -> Result<(), ProductRefusal> {
        let terms = &self.terms;
        let (law, max) = (Edition::on(signed_on), self.full_cost_ceiling(signed_on));
        let start = Date::ZERO;
        let too_large = ProductRefusal::TooLarge;
        for principal in [terms.max_amount, terms.min_amount] {
            for term_days in self.terms_by_rate().into_iter().flat_map(|(first, last)| [last, first]) {
                // days off are another matter: they move the dates of a quote, which keeps to the law by itself
                let due_dates = match terms.kind {
                    ProductKind::SinglePayment => add_days(start, term_days).map(|day| vec![day]),
                    ProductKind::Instalments => fortnights(term_days, start),
                };
                let due_dates = due_dates.ok_or(too_large)?;
                let schedule = Schedule::equal_payments(principal, self.rate_for(term_days), start, &due_dates);
                let schedule = schedule.map_err(|_| too_large)?;
                let overpayment = schedule.overpayment().ok_or(too_large)?;
                let cap = law.overpayment_cap.value.of(principal).map_err(|_| too_large)?;
                if overpayment > cap {
                    return Err(ProductRefusal::OverpaymentAboveCap { principal, term_days, overpayment, cap });
                }
                let full_cost = schedule.full_cost().map_err(|_| too_large)?.full_cost;
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

/// A product as it is advertised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedProduct {
    /// The product.
    pub product: Product,
    /// The lowest and the highest full cost, see [`Product::full_cost_range`].
    pub full_cost_range: (FullCost, FullCost),
}

impl From<Product> for OfferedProduct {
    fn from(product: Product) -> OfferedProduct {
        OfferedProduct { full_cost_range: product.full_cost_range(), product }
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
    check_rates(terms)?;
    if terms.forgiven_tail < Money::ZERO || terms.forgiven_tail >= terms.min_amount {
        return Err(ProductRefusal::ForgivenTail);
    }
    let is_single = terms.kind == ProductKind::SinglePayment;
    if terms.prolongation.is_some_and(|prolongation| !is_single || prolongation.max_days == 0) {
        return Err(ProductRefusal::Prolongation);
    }
    if !terms.market_averages.is_sorted_by(|one, next| one.since < next.since) {
        return Err(ProductRefusal::MarketAverages);
    }
    if let Some(promotion) = terms.first_loan_promotion {
        let within = promotion.max_amount >= terms.min_amount && promotion.max_term_days >= terms.min_term_days;
        if !within || promotion.daily_rate > terms.daily_rate {
            return Err(ProductRefusal::Promotion);
        }
    }
    Ok(())
}

/// Rates that never rise with the term, from terms that the product has.
fn check_rates(terms: &ProductTerms) -> Result<(), ProductRefusal> {
    let (mut from, mut rate) = (terms.min_term_days, terms.daily_rate);
    for next in &terms.rates_by_term {
        let is_a_term = terms.kind != ProductKind::Instalments || next.from_days.is_multiple_of(INSTALMENT_PERIOD_DAYS);
        if next.from_days <= from || next.from_days > terms.max_term_days || next.daily_rate > rate || !is_a_term {
            return Err(ProductRefusal::RatesByTerm);
        }
        (from, rate) = (next.from_days, next.daily_rate);
    }
    // one rate for a promotion's term and for what comes after it
    if terms.first_loan_promotion.is_some() && !terms.rates_by_term.is_empty() {
        return Err(ProductRefusal::RatesByTerm);
    }
    Ok(())
}

/// The full cost of a single payment without rounding: the daily rate for 365 days.
fn yearly(rate: DailyRate) -> FullCost {
    // millionths a day × 365 / 10 are thousandths of a percent a year, half up
    FullCost::from_thousandths((u64::from(rate.millionths()) * 365 + 5) / 10)
}

#[cfg(test)]
mod tests;
