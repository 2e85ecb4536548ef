//! What an event that brings no money does to a loan.

use jiff::civil::Date;

use crate::money::Money;

use super::accrual::{Accrued, State};
use super::{HistoryRefusal, LARGEST_PRINCIPAL};

/// The moment of an event: the loan as it stands, with what has accrued by then.
#[derive(Clone, Copy)]
pub(super) struct Moment {
    /// Its place in the history.
    pub(super) index: usize,
    pub(super) date: Date,
    pub(super) accrued: Accrued,
    pub(super) state: State,
}

impl Moment {
    pub(super) fn check_amount(&self, amount: Money) -> Result<(), HistoryRefusal> {
        let in_range = amount.is_positive() && amount <= LARGEST_PRINCIPAL;
        if in_range { Ok(()) } else { Err(HistoryRefusal::Amount { index: self.index }) }
    }

    /// Bonuses against interest.
    pub(super) fn spend_bonus(self, amount: Money) -> Result<State, HistoryRefusal> {
        self.check_amount(amount)?;
        let mut state = self.state;
        let expected = Money::from_kopecks(self.accrued.interest - state.interest_paid);
        if amount > expected {
            return Err(HistoryRefusal::WrongSum { index: self.index, expected });
        }
        state.keep(self.accrued);
        state.interest_paid += amount.kopecks();
        Ok(state)
    }

    /// The end of the loan without money.
    pub(super) fn forgive(self, amount: Money) -> Result<State, HistoryRefusal> {
        self.check_amount(amount)?;
        let mut state = self.state;
        let interest = self.accrued.interest - state.interest_paid;
        let penalty = self.accrued.penalty - state.penalty_paid;
        let expected = Money::from_kopecks(state.principal.kopecks() + interest + penalty);
        if amount != expected {
            return Err(HistoryRefusal::WrongSum { index: self.index, expected });
        }
        state.keep(self.accrued);
        (state.interest_paid, state.penalty_paid) = (self.accrued.interest, self.accrued.penalty);
        let everything = state.principal;
        state.repay(self.date, everything, self.accrued);
        Ok(state)
    }
}
