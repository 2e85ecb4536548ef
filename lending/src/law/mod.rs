//! The law as dated data: which edition governs a contract, each figure with its article, source and certainty.
//!
//! A figure is chosen by the day on which the contract was signed. Article and part numbers without the name of a law
//! are of 353-ФЗ of 21.12.2013, on consumer credit.

mod figures;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::allocation::PaymentOrder;
use crate::full_cost::FullCost;
use crate::iso_date;
use crate::money::Money;
use crate::rate::{DailyRate, Percent};

use figures::{
    BURDEN_NOTICE, COMPLAINTS, COOLING_OFF, CREDIT_HOLIDAY, EXPENSIVE_LOANS, HOLIDAY_TERMS, MAX_DAILY_RATE,
    MAX_FULL_COST, MAX_PRINCIPAL_MICROCREDIT, MAX_PRINCIPAL_MICROFINANCE, OFFER_WORKING_DAYS, OVERPAYMENT_CAP,
    PAYMENT_ORDER, PENALTY_YEARLY, RETURN_DAYS, SELF_BAN, SHORT_LOANS,
};

/// How sure the project is of a figure. Not legal advice: a lawyer confirms them before real lending.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Read in a source.
    Sure,
    /// One indirect source, or a rule with our reading of it.
    Likely,
    /// Known, but the source is still to be read.
    Unsure,
}

/// A figure of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Figure<T> {
    /// The figure.
    pub value: T,
    /// The first day of contracts that it governs.
    #[serde(with = "iso_date")]
    pub since: Date,
    /// Where the law says so.
    pub article: &'static str,
    /// Where that was read.
    pub source: &'static str,
    /// How sure it is.
    pub certainty: Certainty,
}

/// How long money waits after signing, by the sum lent (part 9.3 art. 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CoolingOff {
    /// From this sum on money is sent no sooner than after [`CoolingOff::hours`].
    pub from: Money,
    /// Hours for sums from [`CoolingOff::from`] to [`CoolingOff::long_above`].
    pub hours: u32,
    /// Above this sum the wait is [`CoolingOff::long_hours`].
    pub long_above: Money,
    /// Hours for sums above [`CoolingOff::long_above`].
    pub long_hours: u32,
}

impl CoolingOff {
    /// The hours that a sum waits between signing and sending; 0 if it need not wait.
    pub fn hours_for(&self, amount: Money) -> u32 {
        if amount > self.long_above {
            self.long_hours
        } else if amount >= self.from {
            self.hours
        } else {
            0
        }
    }
}

/// How many expensive loans a person may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ExpensiveLoans {
    /// A loan is expensive if its full cost is above this.
    pub above: FullCost,
    /// A person who holds so many gets no further one.
    pub most: u32,
    /// Days after the closing of one before the next.
    pub pause_days: u32,
}

/// When the borrower must be told of the debt burden (art. 5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BurdenNotice {
    /// Loans from this sum on.
    pub from: Money,
    /// A burden above this.
    pub above: Percent,
}

impl BurdenNotice {
    /// Whether a loan of this sum with this burden is one of those; without income the burden is above everything.
    pub fn is_due(&self, amount: Money, burden: Option<Percent>) -> bool {
        amount >= self.from && burden.is_none_or(|burden| burden > self.above)
    }
}

/// The two kinds of microfinance lenders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LenderKind {
    /// Микрофинансовая компания (МФК).
    Microfinance,
    /// Микрокредитная компания (МКК).
    Microcredit,
}

/// How often short loans may be made and prolonged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ShortLoans {
    /// A loan up to this term is short.
    pub term_days: u32,
    /// So many of them in a year to one person.
    pub loans_a_year: u32,
    /// Loans up to this sum do not count.
    pub uncounted_up_to: Money,
    /// So many agreements of prolongation in a year with one person.
    pub prolongations_a_year: u32,
    /// Prolongations up to so many days do not count.
    pub uncounted_prolongation_days: u32,
}

/// When a borrower may put payments off (art. 6.1-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CreditHoliday {
    /// The mean income of the last two months is lower than that of the twelve before by more than this.
    pub income_fell_above: Percent,
    /// For loans up to this sum.
    pub max_principal: Money,
    /// For so many months at most.
    pub max_months: u8,
}

/// How a credit holiday comes about, and what it costs (art. 6.1-2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct HolidayTerms {
    /// The interest a day in it, as a share of the loan's.
    pub share_of_rate: Percent,
    /// Working days in which the lender answers a request.
    pub answered_within: u32,
    /// Days after the request by which a lender that is silent has granted it.
    pub granted_by_silence_after: u32,
}

/// How soon a lender answers a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Complaints {
    /// Working days until it is registered.
    pub registered_within: u32,
    /// Working days from then until it is answered.
    pub answered_within: u32,
}

/// Every figure that governs the contracts of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// The day of signing that the edition was asked for.
    #[serde(with = "iso_date")]
    pub signed_on: Date,
    /// The highest interest a day.
    pub max_daily_rate: Figure<DailyRate>,
    /// The highest full cost.
    pub max_full_cost: Figure<FullCost>,
    /// Interest, penalty and paid services of a loan of at most a year, as a share of the sum lent.
    pub overpayment_cap: Figure<Percent>,
    /// The highest penalty a year on overdue principal while interest goes on.
    pub penalty_yearly: Figure<Percent>,
    /// In which order a payment is spread.
    pub payment_order: Figure<PaymentOrder>,
    /// Working days that an offer stands at least.
    pub offer_working_days: Figure<u32>,
    /// Days in which the whole sum may be returned without notice.
    pub return_days: Figure<u32>,
    /// The wait between signing and sending.
    pub cooling_off: Option<Figure<CoolingOff>>,
    /// The limit on expensive loans.
    pub expensive_loans: Option<Figure<ExpensiveLoans>>,
    /// The notice of a high debt burden.
    pub burden_notice: Option<Figure<BurdenNotice>>,
    /// The self-ban of the borrower must be looked up before signing.
    pub self_ban: Option<Figure<()>>,
    /// How often short loans may be made and prolonged.
    pub short_loans: Figure<ShortLoans>,
    /// When payments may be put off.
    pub credit_holiday: Figure<CreditHoliday>,
    /// How a credit holiday comes about, and what it costs.
    pub holiday_terms: Figure<HolidayTerms>,
    /// How soon complaints of that day are answered.
    pub complaints: Figure<Complaints>,
}

impl Edition {
    /// The edition that governs contracts signed on a day. Days before the oldest figure get the oldest one.
    pub fn on(signed_on: Date) -> Edition {
        Edition {
            signed_on,
            max_daily_rate: at(signed_on, MAX_DAILY_RATE),
            max_full_cost: at(signed_on, MAX_FULL_COST),
            overpayment_cap: at(signed_on, OVERPAYMENT_CAP),
            penalty_yearly: PENALTY_YEARLY,
            payment_order: at(signed_on, PAYMENT_ORDER),
            offer_working_days: OFFER_WORKING_DAYS,
            return_days: RETURN_DAYS,
            cooling_off: found(signed_on, COOLING_OFF),
            expensive_loans: found(signed_on, EXPENSIVE_LOANS),
            burden_notice: found(signed_on, BURDEN_NOTICE),
            self_ban: found(signed_on, SELF_BAN),
            short_loans: SHORT_LOANS,
            credit_holiday: CREDIT_HOLIDAY,
            holiday_terms: HOLIDAY_TERMS,
            complaints: COMPLAINTS,
        }
    }

    /// The interest a day of a credit holiday, rounded down.
    pub fn holiday_rate(&self, rate: DailyRate) -> DailyRate {
        let share = u64::from(self.holiday_terms.value.share_of_rate.thousandths());
        let millionths = u64::from(rate.millionths()) * share / u64::from(Percent::from_whole(100).thousandths());
        DailyRate::from_millionths(u32::try_from(millionths).unwrap_or(rate.millionths()).min(rate.millionths()))
    }

    /// The most principal that a lender may have lent to one person.
    pub fn max_principal(&self, lender: LenderKind) -> Figure<Money> {
        match lender {
            LenderKind::Microfinance => MAX_PRINCIPAL_MICROFINANCE,
            LenderKind::Microcredit => MAX_PRINCIPAL_MICROCREDIT,
        }
    }
}

/// The figure in force on a day, if any is. The figures stand in the order of their days.
fn found<T: Copy>(day: Date, figures: &[Figure<T>]) -> Option<Figure<T>> {
    figures.iter().rev().find(|figure| figure.since <= day).copied()
}

/// The figure in force on a day, else the oldest.
fn at<T: Copy, const N: usize>(day: Date, figures: &[Figure<T>; N]) -> Figure<T> {
    found(day, figures).unwrap_or(figures[0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_cap_is_that_of_the_day_of_signing() {
        for (signed_on, percent) in [
            (date(2019, 5, 5), 150),
            (date(2020, 1, 1), 150),
            (date(2023, 6, 30), 150),
            (date(2023, 7, 1), 130),
            (date(2026, 3, 31), 130),
            (date(2026, 4, 1), 100),
            (date(2030, 1, 1), 100),
        ] {
            assert_eq!(Edition::on(signed_on).overpayment_cap.value, Percent::from_whole(percent), "{signed_on}");
        }
    }

    #[test]
    fn other_figures_change_on_their_days() {
        let on = |year, month, day| Edition::on(date(year, month, day));
        assert_eq!(on(2023, 6, 30).max_daily_rate.value.millionths(), 10_000);
        assert_eq!(on(2023, 7, 1).max_daily_rate.value.millionths(), 8_000);
        assert_eq!(on(2023, 7, 1).max_full_cost.value.thousandths(), 292_000);
        assert_eq!(on(2024, 6, 30).payment_order.value, PaymentOrder::PenaltyThird);
        assert_eq!(on(2024, 7, 1).payment_order.value, PaymentOrder::PenaltyFifth);
        assert_eq!(on(2026, 9, 30).expensive_loans, None);
        assert_eq!(on(2026, 10, 1).expensive_loans.map(|figure| figure.value.most), Some(2));
        assert_eq!(on(2027, 4, 1).expensive_loans.map(|figure| figure.value.most), Some(1));
        assert_eq!(on(2025, 8, 31).cooling_off, None);
    }

    #[test]
    fn money_waits_by_its_sum() {
        let cooling_off = COOLING_OFF[0].value;
        for (rubles, hours) in [(49_999, 0), (50_000, 4), (200_000, 4), (200_001, 48)] {
            assert_eq!(cooling_off.hours_for(Money::from_rubles(rubles)), hours, "{rubles}");
        }
    }
}
