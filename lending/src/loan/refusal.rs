//! Why a history is refused.

use serde::{Deserialize, Serialize};

use crate::money::Money;

/// Why a history can't be that of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum HistoryRefusal {
    /// The sum lent is not positive or above [`LARGEST_PRINCIPAL`](super::LARGEST_PRINCIPAL).
    #[error("the principal is out of range")]
    Principal,
    /// The due date is not after disbursement or is the last of the calendar, the schedule is not one of this loan, or the money was sent before signing.
    #[error("the dates of the contract contradict each other")]
    Dates,
    /// More than [`MOST_EVENTS`](super::MOST_EVENTS).
    #[error("too many events")]
    TooManyEvents,
    /// An event before disbursement.
    #[error("event {index} is before disbursement")]
    BeforeDisbursement {
        /// Its place, from 0.
        index: usize,
    },
    /// An event before the one ahead of it.
    #[error("event {index} is before the one ahead of it")]
    NotInOrder {
        /// Its place, from 0.
        index: usize,
    },
    /// A sum that is not positive or beyond every loan.
    #[error("the sum of event {index} is out of range")]
    Amount {
        /// The event's place, from 0.
        index: usize,
    },
    /// An early repayment that does not reach principal whose day has not come, or finds none.
    #[error("event {index} repays nothing early")]
    NothingEarly {
        /// The event's place, from 0.
        index: usize,
    },
    /// A prolongation of a loan in instalments, in a holiday, of a loan paid back, or by no days or beyond the calendar.
    #[error("event {index} can't prolong this loan")]
    NotProlongable {
        /// The event's place, from 0.
        index: usize,
    },
    /// A holiday within another, of a loan paid back, of no days or beyond the calendar, or at more than the loan's interest.
    #[error("event {index} can't put this loan's payments off")]
    NoHoliday {
        /// The event's place, from 0.
        index: usize,
    },
    /// A reversal of a payment that is not in the history.
    #[error("event {index} takes back no payment")]
    NoSuchPayment {
        /// The event's place, from 0.
        index: usize,
    },
    /// A prolongation, bonus, forgiveness or reversal of another sum than it can have.
    #[error("event {index} should be of {expected}")]
    WrongSum {
        /// The event's place, from 0.
        index: usize,
        /// The sum that it should have, or the most for bonuses and reversals.
        expected: Money,
    },
}

impl HistoryRefusal {
    /// The name of the reason on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            HistoryRefusal::Principal => "principal",
            HistoryRefusal::Dates => "dates",
            HistoryRefusal::TooManyEvents => "too_many_events",
            HistoryRefusal::BeforeDisbursement { .. } => "before_disbursement",
            HistoryRefusal::NotInOrder { .. } => "not_in_order",
            HistoryRefusal::Amount { .. } => "amount",
            HistoryRefusal::NothingEarly { .. } => "nothing_early",
            HistoryRefusal::NotProlongable { .. } => "not_prolongable",
            HistoryRefusal::NoHoliday { .. } => "no_holiday",
            HistoryRefusal::NoSuchPayment { .. } => "no_such_payment",
            HistoryRefusal::WrongSum { .. } => "wrong_sum",
        }
    }
}
