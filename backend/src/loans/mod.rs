//! Loans: their rows, their history, and what the rules make of it.

pub(crate) mod queries;

use lending::{DailyRate, Loan, LoanEvent, LoanTerms};

use crate::{
    Error, Result,
    store::entity::{loan_events, loans},
};

/// The kinds of events in the database.
pub(crate) const DISBURSED: &str = "disbursed";
pub(crate) const PAYMENT: &str = "payment";
pub(crate) const FORGIVENESS: &str = "forgiveness";

/// The loan of the rules, from its row and its events.
///
/// # Errors
/// `NotFound` while the money was not sent; internal if the rows are not a loan's history.
pub(crate) fn replay(row: &loans::Model, events: &[loan_events::Model]) -> Result<Loan> {
    let (Some(disbursed_on), Some(due_on)) = (row.disbursed_on, row.due_on) else { return Err(Error::NotFound) };
    let terms = LoanTerms {
        principal: row.principal_kopecks.into(),
        daily_rate: rate(row.rate_per_day_millionths)?,
        rate_after_term: rate(row.rate_after_term_millionths)?,
        disbursed_on: disbursed_on.into(),
        due_on: due_on.into(),
        signed_on: row.signed_on.into(),
    };
    Loan::try_new(terms, &rule_events(events)?).map_err(Error::internal)
}

/// The events of a history as the rules know them; the disbursement is none, it stands in the terms.
pub(crate) fn rule_events(events: &[loan_events::Model]) -> Result<Vec<LoanEvent>> {
    let mut known = Vec::with_capacity(events.len());
    for event in events {
        let (date, amount) = (event.on_date.into(), event.amount_kopecks.into());
        match event.kind.as_str() {
            DISBURSED => {}
            PAYMENT => known.push(LoanEvent::Payment { date, amount }),
            FORGIVENESS => known.push(LoanEvent::Forgiveness { date, amount }),
            other => return Err(Error::internal(format!("loan {} has an event {other:?}", event.loan_id))),
        }
    }
    Ok(known)
}

/// A rate as it stands in the database.
pub(crate) fn rate(millionths: i64) -> Result<DailyRate> {
    Ok(DailyRate::from_millionths(u32::try_from(millionths).map_err(Error::internal)?))
}
