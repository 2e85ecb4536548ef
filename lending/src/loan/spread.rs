//! Where a payment on a loan goes.

use jiff::civil::Date;

use crate::allocation::{Parts, allocate};
use crate::money::Money;

use super::accrual::{Accrued, State, difference, together};
use super::{Allocation, Loan};

impl State {
    /// Where a payment on a day of this state goes.
    pub(super) fn allocate(&self, day: Date, amount: Money, loan: &Loan) -> Allocation {
        self.allocate_accrued(self.accrued(day, loan), amount, loan)
    }

    /// Where a payment goes, given what has accrued by its day.
    pub(super) fn allocate_accrued(&self, accrued: Accrued, amount: Money, loan: &Loan) -> Allocation {
        let deferred = Money::from_kopecks(self.deferred_by(accrued));
        let interest = Money::from_kopecks(accrued.interest - self.interest_paid - deferred.kopecks());
        let (overdue_interest, overdue_principal) = self.arrears();
        let due = Parts {
            overdue_interest,
            overdue_principal,
            current_interest: difference(interest, overdue_interest),
            current_principal: self.current_principal(loan),
            penalty: Money::from_kopecks(accrued.penalty - self.penalty_paid),
            other: Money::ZERO,
            deferred_interest: Money::ZERO,
        };
        let (mut parts, rest) = allocate(&due, amount.max(Money::ZERO), loan.rules.payment_order);
        // what is left repays principal whose day has not come
        let ahead = difference(difference(self.principal, due.overdue_principal), due.current_principal);
        let early = rest.min(ahead);
        parts.current_principal = together(parts.current_principal, early);
        // principal bears interest and what is deferred bears none: whoever pays ahead pays that last
        parts.deferred_interest = difference(rest, early).min(deferred);
        Allocation {
            principal: together(parts.overdue_principal, parts.current_principal),
            interest: parts.interest(),
            penalty: parts.penalty,
            overpaid: difference(difference(rest, early), parts.deferred_interest),
            parts,
        }
    }

    /// The principal of the running period: what the next due date adds to what is due.
    fn current_principal(&self, loan: &Loan) -> Money {
        let principal_due = self.holiday.map_or(self.principal_due, |holiday| holiday.principal_due);
        self.next_due(loan)
            .map_or(Money::ZERO, |due| difference(due.principal_by_then, principal_due.max(self.principal_paid)))
    }
}
