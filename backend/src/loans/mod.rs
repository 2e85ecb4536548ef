//! Loans: their rows, their history, and what the rules make of it.

mod history;
pub(crate) mod queries;

#[cfg(test)]
pub(crate) use history::amount;
pub(crate) use history::{
    DISBURSED, EARLY_REPAYMENT, FORGIVENESS, HOLIDAY, PAYMENT, PROLONGATION, Parts, REVERSAL, Terms, happen_in_tx,
    instalments, is_payment, rate, replay, rule_events,
};
pub(crate) use queries::Begun;
