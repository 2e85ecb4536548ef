//! Whom and how much the law lets lend to, and how often a loan may be prolonged.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

use crate::calendar::add_days;
use crate::full_cost::FullCost;
use crate::iso_date;
use crate::law::{Edition, LenderKind};
use crate::loan::{Loan, LoanTerms};
use crate::money::Money;
use crate::product::{ProlongationTerms, Quote};
use crate::schedule::Schedule;

/// What is known of a person's loans when a new one is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Borrowing {
    /// The person barred lending to themselves.
    pub self_ban: bool,
    /// Principal owed to this lender already.
    pub principal_here: Money,
    /// Short loans of this lender that began within the year before.
    pub short_loans_in_a_year: u32,
    /// Open loans, of all lenders, dearer than the law's figure for expensive ones.
    pub expensive_loans: u32,
    /// The day on which the last expensive loan was paid back.
    #[serde(default, with = "iso_date::optional")]
    pub last_expensive_closed_on: Option<Date>,
}

/// A loan that this lender made to the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanHere {
    /// What was agreed.
    pub terms: LoanTerms,
    /// The term in days, as the contract has it; the due date may be later, on a working day.
    pub term_days: u32,
    /// How it stands.
    pub standing: Standing,
}

/// How a loan of this lender stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is owed.
    Open {
        /// The principal that is owed.
        principal: Money,
        /// Whether a due date has passed.
        is_overdue: bool,
    },
    /// It was paid back on that day.
    Closed(Date),
}

/// What a decision takes from all loans that this lender made to a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoansHere {
    /// Loans that are owed.
    pub open: u32,
    /// Whether one of them is overdue.
    pub is_overdue: bool,
    /// Loans paid back.
    pub closed: u32,
    /// The principal that is owed on all of them.
    pub principal: Money,
    /// Short loans that began within the year before.
    pub short_in_a_year: u32,
    /// Loans that are owed and dearer than the law's figure for expensive ones.
    pub expensive_open: u32,
    /// The day on which the last of these was paid back.
    #[serde(default, with = "iso_date::optional")]
    pub last_expensive_closed_on: Option<Date>,
}

impl LoansHere {
    /// Counts what the law of a day counts.
    pub fn count(loans: &[LoanHere], today: Date) -> LoansHere {
        let law = Edition::on(today);
        let short = law.short_loans.value;
        // A year that began on a day ends with the same day of the next one (ГК ст. 191, 192).
        let year_ago = today.checked_sub(Span::new().years(1)).unwrap_or(Date::MIN);
        let mut here = LoansHere::default();
        for LoanHere { terms, term_days, standing } in loans {
            if *term_days <= short.term_days
                && terms.principal > short.uncounted_up_to
                && terms.disbursed_on >= year_ago
            {
                here.short_in_a_year += 1;
            }
            // without a limit in force none counts
            let is_expensive = law.expensive_loans.is_some_and(|rule| full_cost(terms) > Some(rule.value.above));
            match *standing {
                Standing::Open { principal, is_overdue } => {
                    here.open += 1;
                    here.is_overdue |= is_overdue;
                    // more than fits is more than any limit
                    here.principal = here.principal.checked_add(principal).unwrap_or(Money::from_kopecks(i64::MAX));
                    here.expensive_open += u32::from(is_expensive);
                }
                Standing::Closed(on) => {
                    here.closed += 1;
                    if is_expensive {
                        here.last_expensive_closed_on = here.last_expensive_closed_on.max(Some(on));
                    }
                }
            }
        }
        here
    }
}

/// What a loan of one payment costs, as it was signed.
fn full_cost(terms: &LoanTerms) -> Option<FullCost> {
    let schedule =
        Schedule::single_payment(terms.principal, terms.daily_rate, terms.disbursed_on, terms.due_on).ok()?;
    schedule.full_cost().ok().map(|cost| cost.full_cost)
}

/// The loan that is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// The sum.
    pub amount: Money,
    /// The term.
    pub term_days: u32,
    /// What it would cost.
    pub full_cost: FullCost,
    /// The day on which it would be signed.
    #[serde(with = "iso_date")]
    pub signed_on: Date,
}

impl Wanted {
    /// The loan of a quote, signed on the day that the quote begins with.
    pub fn of(quote: &Quote) -> Wanted {
        Wanted {
            amount: quote.principal,
            term_days: quote.term_days,
            full_cost: quote.full_cost,
            signed_on: quote.start,
        }
    }
}

/// Why the law forbids a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LendingLimit {
    /// The person barred lending to themselves (31-ФЗ of 26.02.2024).
    SelfBan,
    /// Principal owed here would exceed what this kind of lender may lend to one person (151-ФЗ).
    PrincipalHere {
        /// The most.
        most: Money,
    },
    /// So many short loans began within a year (base standard of the lenders' association).
    ShortLoansInAYear {
        /// The most.
        most: u32,
    },
    /// The person holds as many expensive loans as the law allows (545-ФЗ).
    ExpensiveLoans {
        /// The most.
        most: u32,
    },
    /// An expensive loan was paid back too short a time ago (545-ФЗ).
    PauseUntil {
        /// The first day on which the next may be signed.
        #[serde(with = "iso_date")]
        date: Date,
    },
}

/// Every limit of the law that forbids a loan; none if it is allowed.
pub fn lending_limits(lender: LenderKind, wanted: &Wanted, borrowing: &Borrowing) -> Vec<LendingLimit> {
    let law = Edition::on(wanted.signed_on);
    let mut limits = Vec::new();
    if law.self_ban.is_some() && borrowing.self_ban {
        limits.push(LendingLimit::SelfBan);
    }
    let most = law.max_principal(lender).value;
    if borrowing.principal_here.checked_add(wanted.amount).is_none_or(|sum| sum > most) {
        limits.push(LendingLimit::PrincipalHere { most });
    }
    let short = law.short_loans.value;
    let counts = wanted.term_days <= short.term_days && wanted.amount > short.uncounted_up_to;
    if counts && borrowing.short_loans_in_a_year >= short.loans_a_year {
        limits.push(LendingLimit::ShortLoansInAYear { most: short.loans_a_year });
    }
    let expensive = law.expensive_loans.map(|figure| figure.value).filter(|rule| wanted.full_cost > rule.above);
    if let Some(rule) = expensive {
        if borrowing.expensive_loans >= rule.most {
            limits.push(LendingLimit::ExpensiveLoans { most: rule.most });
        }
        let free_on = borrowing.last_expensive_closed_on.and_then(|closed| add_days(closed, rule.pause_days));
        if let Some(date) = free_on.filter(|date| wanted.signed_on < *date) {
            limits.push(LendingLimit::PauseUntil { date });
        }
    }
    limits
}

/// Why a loan may not be prolonged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProlongationLimit {
    /// Loans of this product are not prolonged.
    NotThisProduct,
    /// The loan is paid back.
    PaidBack,
    /// It was prolonged that day already.
    OnceADay,
    /// A credit holiday runs: nothing is due meanwhile.
    Holiday,
    /// Until then the borrower has nothing of it: the loan costs less than it would afterwards, or nothing has accrued.
    TooEarly {
        /// The first day on which it may be prolonged.
        #[serde(with = "iso_date")]
        from: Date,
    },
    /// The loan is overdue for longer than the lender prolongs.
    TooLate {
        /// The last day on which it could be prolonged.
        #[serde(with = "iso_date")]
        until: Date,
    },
    /// By no days, or by more than the lender prolongs at once.
    Days {
        /// The most.
        most: u32,
    },
    /// So many agreements of prolongation were made within a year.
    InAYear {
        /// The most.
        most: u32,
    },
}

/// Whether the base standard and the lender let a loan be prolonged by so many days, after so many prolongations within
/// the year before (those of a day or two do not count, see [`counts_as_prolongation`]).
pub fn prolongation_limit(
    signed_on: Date,
    days: u32,
    most_days: u32,
    prolongations_in_a_year: u32,
) -> Option<ProlongationLimit> {
    let most = Edition::on(signed_on).short_loans.value.prolongations_a_year;
    if days == 0 || days > most_days {
        Some(ProlongationLimit::Days { most: most_days })
    } else if counts_as_prolongation(signed_on, days) && prolongations_in_a_year >= most {
        Some(ProlongationLimit::InAYear { most })
    } else {
        None
    }
}

/// What was prolonged before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProlongedBefore {
    /// Agreements within the year before, of all loans of the person, that count ([`counts_as_prolongation`]).
    pub in_a_year: u32,
    /// This loan was prolonged that day.
    pub that_day: bool,
}

/// The days by which a loan may be prolonged on a day: fewer than the lender prolongs at once if the year's agreements are used
/// up.
///
/// # Errors
/// Why it may not be prolonged at all.
pub fn prolongable_days(
    loan: &Loan,
    date: Date,
    terms: Option<ProlongationTerms>,
    before: ProlongedBefore,
) -> Result<u32, ProlongationLimit> {
    let terms = terms.ok_or(ProlongationLimit::NotThisProduct)?;
    if loan.closed_on().is_some() {
        return Err(ProlongationLimit::PaidBack);
    }
    if before.that_day {
        return Err(ProlongationLimit::OnceADay);
    }
    if loan.debt_on(date).holiday_until.is_some() {
        return Err(ProlongationLimit::Holiday);
    }
    let (due_on, agreed, debt) = (loan.due_on(date), loan.terms(), loan.debt_on(date));
    if date < due_on && !debt.interest.is_positive() && agreed.daily_rate == agreed.rate_after_term {
        return Err(ProlongationLimit::TooEarly { from: date.tomorrow().unwrap_or(date) });
    }
    if date < due_on && due_on == agreed.due_on && agreed.daily_rate < agreed.rate_after_term {
        return Err(ProlongationLimit::TooEarly { from: due_on });
    }
    let until = add_days(due_on, terms.until_days_late).unwrap_or(Date::MAX);
    if date > until {
        return Err(ProlongationLimit::TooLate { until });
    }
    let short = Edition::on(agreed.signed_on).short_loans.value;
    let uncounted = terms.max_days.min(short.uncounted_prolongation_days);
    match prolongation_limit(agreed.signed_on, terms.max_days, terms.max_days, before.in_a_year) {
        None => Ok(terms.max_days),
        Some(_) if uncounted > 0 => Ok(uncounted),
        Some(limit) => Err(limit),
    }
}

/// Whether a prolongation by so many days counts towards the year's limit.
pub fn counts_as_prolongation(signed_on: Date, days: u32) -> bool {
    days > Edition::on(signed_on).short_loans.value.uncounted_prolongation_days
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const FREE: Borrowing = Borrowing {
        self_ban: false,
        principal_here: Money::ZERO,
        short_loans_in_a_year: 0,
        expensive_loans: 0,
        last_expensive_closed_on: None,
    };

    fn wanted(signed_on: Date) -> Wanted {
        let full_cost = FullCost::from_thousandths(292_000);
        Wanted { amount: Money::from_rubles(10_000), term_days: 30, full_cost, signed_on }
    }

    fn limits(signed_on: Date, borrowing: Borrowing) -> Vec<LendingLimit> {
        lending_limits(LenderKind::Microcredit, &wanted(signed_on), &borrowing)
    }

    #[test]
    fn expensive_loans_by_the_day_of_signing() {
        let two = Borrowing { expensive_loans: 2, ..FREE };
        let one = Borrowing { expensive_loans: 1, ..FREE };
        assert_eq!(limits(date(2026, 9, 30), two), []);
        assert_eq!(limits(date(2026, 10, 1), two), [LendingLimit::ExpensiveLoans { most: 2 }]);
        assert_eq!(limits(date(2027, 3, 31), one), []);
        assert_eq!(limits(date(2027, 4, 1), one), [LendingLimit::ExpensiveLoans { most: 1 }]);
        let just_closed = Borrowing { last_expensive_closed_on: Some(date(2027, 4, 10)), ..FREE };
        let pause = [LendingLimit::PauseUntil { date: date(2027, 4, 13) }];
        assert_eq!(limits(date(2027, 4, 12), just_closed), pause);
        assert_eq!(limits(date(2027, 4, 13), just_closed), []);
        // a cheap loan is not concerned
        let cheap = Wanted { full_cost: FullCost::from_thousandths(100_000), ..wanted(date(2027, 4, 1)) };
        assert_eq!(lending_limits(LenderKind::Microcredit, &cheap, &one), []);
    }

    #[test]
    fn sums_counts_and_bans() {
        let day = date(2026, 11, 23);
        assert_eq!(limits(day, Borrowing { self_ban: true, ..FREE }), [LendingLimit::SelfBan]);
        let nine = Borrowing { short_loans_in_a_year: 9, ..FREE };
        assert_eq!(limits(day, nine), [LendingLimit::ShortLoansInAYear { most: 9 }]);
        let full = Borrowing { principal_here: Money::from_rubles(490_001), ..FREE };
        let most = Money::from_rubles(500_000);
        assert_eq!(limits(day, full), [LendingLimit::PrincipalHere { most }]);
        assert_eq!(lending_limits(LenderKind::Microfinance, &wanted(day), &full), []);
        assert_eq!(limits(day, Borrowing { principal_here: Money::from_rubles(490_000), ..FREE }), []);
    }

    #[test]
    fn counts_what_was_lent_here() {
        let today = date(2026, 11, 23);
        let loan = |rubles, disbursed_on: Date, days, standing| {
            let daily_rate = crate::rate::DailyRate::from_millionths(8_000);
            let due_on = add_days(disbursed_on, days).unwrap_or(disbursed_on);
            let principal = Money::from_rubles(rubles);
            let terms = LoanTerms {
                principal,
                daily_rate,
                rate_after_term: daily_rate,
                disbursed_on,
                due_on,
                signed_on: disbursed_on,
            };
            LoanHere { terms, term_days: days, standing }
        };
        let closed = |on| Standing::Closed(on);
        let owed = Standing::Open { principal: Money::from_rubles(7_000), is_overdue: true };
        let here = LoansHere::count(
            &[
                // a year and a day ago, a year ago, too small a sum, too long a term
                loan(10_000, date(2025, 11, 22), 30, closed(date(2025, 12, 1))),
                loan(10_000, date(2025, 11, 23), 30, closed(date(2026, 1, 15))),
                loan(3_000, date(2026, 2, 1), 30, closed(date(2026, 2, 10))),
                loan(10_000, date(2026, 3, 1), 31, closed(date(2026, 3, 2))),
                loan(10_000, date(2026, 10, 1), 30, owed),
            ],
            today,
        );
        let expected = LoansHere {
            open: 1,
            is_overdue: true,
            closed: 4,
            principal: Money::from_rubles(7_000),
            short_in_a_year: 2,
            expensive_open: 1,
            last_expensive_closed_on: Some(date(2026, 3, 2)),
        };
        assert_eq!(here, expected);
        assert_eq!(LoansHere::count(&[], today), LoansHere::default());
    }

    #[test]
    fn prolongations() {
        let day = date(2026, 11, 23);
        assert_eq!(prolongation_limit(day, 30, 45, 4), None);
        assert_eq!(prolongation_limit(day, 30, 45, 5), Some(ProlongationLimit::InAYear { most: 5 }));
        assert_eq!(prolongation_limit(day, 2, 45, 5), None);
        assert_eq!(prolongation_limit(day, 46, 45, 0), Some(ProlongationLimit::Days { most: 45 }));
        assert_eq!(prolongation_limit(day, 0, 45, 0), Some(ProlongationLimit::Days { most: 45 }));
    }

    #[test]
    fn by_how_many_days_a_loan_may_be_prolonged() {
        let begun = date(2026, 11, 23);
        let terms = LoanTerms {
            principal: Money::from_rubles(10_000),
            daily_rate: crate::rate::DailyRate::from_millionths(8_000),
            rate_after_term: crate::rate::DailyRate::from_millionths(8_000),
            disbursed_on: begun,
            due_on: date(2026, 12, 7),
            signed_on: begun,
        };
        let loan = Loan::try_new(terms, &[]).unwrap();
        let prolonging = Some(ProlongationTerms { max_days: 45, until_days_late: 30 });
        let before = |in_a_year| ProlongedBefore { in_a_year, that_day: false };
        let days = |on, used| prolongable_days(&loan, on, prolonging, before(used));
        let next = date(2026, 11, 24);
        // nothing has accrued
        assert_eq!(days(begun, 0), Err(ProlongationLimit::TooEarly { from: next }));
        assert_eq!(days(next, 0), Ok(45));
        assert_eq!(days(date(2027, 1, 6), 4), Ok(45));
        assert_eq!(days(next, 5), Ok(2));
        let twice = ProlongedBefore { in_a_year: 1, that_day: true };
        assert_eq!(prolongable_days(&loan, next, prolonging, twice), Err(ProlongationLimit::OnceADay));
        let until = date(2027, 1, 6);
        assert_eq!(days(date(2027, 1, 7), 0), Err(ProlongationLimit::TooLate { until }));
        assert_eq!(prolongable_days(&loan, begun, None, before(0)), Err(ProlongationLimit::NotThisProduct));
        // a free first loan stays free until its end
        let free = LoanTerms { daily_rate: crate::rate::DailyRate::ZERO, ..terms };
        let free = Loan::try_new(free, &[]).unwrap();
        let on = |day| prolongable_days(&free, day, prolonging, before(0));
        assert_eq!(on(date(2026, 12, 6)), Err(ProlongationLimit::TooEarly { from: date(2026, 12, 7) }));
        assert_eq!(on(date(2026, 12, 7)), Ok(45));
        let mut paid = free;
        paid.apply(crate::LoanEvent::Payment { date: begun, amount: terms.principal }).unwrap();
        assert_eq!(prolongable_days(&paid, begun, prolonging, before(0)), Err(ProlongationLimit::PaidBack));
    }

    #[test]
    fn which_loans_count_as_short_or_expensive() {
        let day = date(2026, 11, 23);
        let used = Borrowing { short_loans_in_a_year: 9, expensive_loans: 2, ..FREE };
        let of = |rubles, term_days, thousandths| {
            let full_cost = FullCost::from_thousandths(thousandths);
            let wanted = Wanted { amount: Money::from_rubles(rubles), term_days, full_cost, signed_on: day };
            lending_limits(LenderKind::Microcredit, &wanted, &used).len()
        };
        // short up to 30 days, and above 3 000 ₽; expensive above 200 %
        assert_eq!((of(3_001, 30, 200_000), of(3_000, 30, 200_000), of(3_001, 31, 200_000)), (1, 0, 0));
        assert_eq!((of(3_000, 31, 200_001), of(3_001, 30, 200_001)), (1, 2));
        assert_eq!(prolongation_limit(day, 45, 45, 4), None);
        assert_eq!(prolongation_limit(day, 3, 45, 5), Some(ProlongationLimit::InAYear { most: 5 }));
        assert!(!counts_as_prolongation(day, 2) && counts_as_prolongation(day, 3));
    }
}
