//! A payment that went back to the borrower: what it had paid is owed again.

use jiff::civil::Date;

use crate::allocation::{Parts, PaymentOrder};
use crate::money::Money;

use super::accrual::{Accrued, State, difference, together};
use super::moment::Moment;
use super::{HistoryRefusal, Loan, PaymentMade};

impl Loan {
    /// A part of a payment, or all of it, is owed again from a day on. What was due by then is overdue from that day, not
    /// from its own: until then it was paid.
    pub(super) fn reverse(&mut self, moment: Moment, amount: Money, payment: u32) -> Result<State, HistoryRefusal> {
        let Moment { index, date, accrued, mut state } = moment;
        moment.check_amount(amount)?;
        let order = self.rules.payment_order;
        let place = usize::try_from(payment).unwrap_or(usize::MAX);
        let made = self.payments.get_mut(place).ok_or(HistoryRefusal::NoSuchPayment { index })?;
        let expected = made.standing();
        if amount > expected {
            return Err(HistoryRefusal::WrongSum { index, expected });
        }
        let before = made.last_parts(made.reversed, order);
        made.reversed = together(made.reversed, amount);
        let after = made.last_parts(made.reversed, order);
        state.keep(accrued);
        let again = |part: fn(&Parts) -> Money| difference(part(&after), part(&before));
        state.interest_paid -= again(Parts::interest).kopecks();
        state.penalty_paid -= again(|parts| parts.penalty).kopecks();
        let principal = again(|parts| together(parts.overdue_principal, parts.current_principal));
        if principal.is_positive() {
            state.owe_again(date, principal, accrued);
        }
        if state.is_behind() || state.next_due(self).is_none() {
            state.overdue_since.get_or_insert(date);
        }
        self.closed_on = None;
        Ok(state)
    }
}

impl PaymentMade {
    /// What of it went to the debt and did not go back.
    pub fn standing(&self) -> Money {
        let spread = [self.allocation.principal, self.allocation.interest, self.allocation.penalty];
        // parts of one payment fit
        difference(Money::sum(spread).unwrap_or_default(), self.reversed)
    }

    /// The parts that the last kopecks of the payment went to: it is undone in the opposite order of the law's.
    fn last_parts(&self, sum: Money, order: PaymentOrder) -> Parts {
        let made = &self.allocation.parts;
        let mut rest = sum;
        let mut take = |part: Money| {
            let taken = part.min(rest);
            rest = difference(rest, taken);
            taken
        };
        let mut parts = Parts { deferred_interest: take(made.deferred_interest), ..Parts::default() };
        if order == PaymentOrder::PenaltyFifth {
            parts.penalty = take(made.penalty);
        }
        parts.current_principal = take(made.current_principal);
        parts.current_interest = take(made.current_interest);
        if order == PaymentOrder::PenaltyThird {
            parts.penalty = take(made.penalty);
        }
        parts.overdue_principal = take(made.overdue_principal);
        parts.overdue_interest = take(made.overdue_interest);
        parts
    }
}

impl State {
    /// Books principal that was paid back before and is owed again.
    fn owe_again(&mut self, day: Date, principal: Money, accrued: Accrued) {
        self.begin_segment(day, accrued.interest);
        self.count_overdue_days(day, self.overdue_principal());
        self.principal_paid = difference(self.principal_paid, principal);
        self.principal = together(self.principal, principal);
    }
}
