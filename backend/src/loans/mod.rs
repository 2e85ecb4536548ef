//! Loans: their rows, their history, and what the rules make of it.

mod history;
pub(crate) mod queries;

pub(crate) use history::{
    DISBURSED, FORGIVENESS, PAYMENT, Parts, Terms, append_in_tx, instalments, rate, replay, rule_events,
};
