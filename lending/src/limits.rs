//! Whom and how much the law lets lend to, and how often a loan may be prolonged.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::add_days;
use crate::full_cost::FullCost;
use crate::iso_date;
use crate::law::{Edition, LenderKind};
use crate::money::Money;

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

/// Whether a prolongation by so many days counts towards the year's limit.
pub fn counts_as_prolongation(signed_on: Date, days: u32) -> bool {
    days > Edition::on(signed_on).short_loans.value.uncounted_prolongation_days
}

#[cfg(test)]
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
    fn prolongations() {
        let day = date(2026, 11, 23);
        assert_eq!(prolongation_limit(day, 30, 45, 4), None);
        assert_eq!(prolongation_limit(day, 30, 45, 5), Some(ProlongationLimit::InAYear { most: 5 }));
        assert_eq!(prolongation_limit(day, 2, 45, 5), None);
        assert_eq!(prolongation_limit(day, 46, 45, 0), Some(ProlongationLimit::Days { most: 45 }));
        assert_eq!(prolongation_limit(day, 0, 45, 0), Some(ProlongationLimit::Days { most: 45 }));
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
