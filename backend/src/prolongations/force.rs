//! What a paid price makes of a loan: its due date is the new one, once.

use jiff::civil::Date;
use lending::{Loan, LoanEvent};

use super::queries;
use crate::{
    Error, Result,
    actor::Actor,
    audit::{self, Act},
    ledger::{self, postings},
    loans,
    store::{
        Tx,
        entity::{
            loan_events,
            prolongations::{Model, State},
            transfers::Model as Payment,
        },
    },
};

/// The event that a prolongation is, if the loan can still have it: not once something else has changed what is owed that day.
pub(crate) fn event_of(prolongation: &Model, loan: &Loan, events: &[loan_events::Model]) -> Result<Option<LoanEvent>> {
    let event = LoanEvent::Prolongation {
        date: prolongation.on_date.into(),
        days: u32::try_from(prolongation.days).map_err(Error::internal)?,
        daily_rate: loans::rate(prolongation.daily_rate_millionths)?,
        paid: prolongation.price_kopecks.into(),
    };
    let is_last = events.iter().all(|before| Date::from(before.on_date) <= event.date());
    Ok(Some(event).filter(|event| is_last && loan.clone().apply(*event).is_ok()))
}

/// Lets a signed prolongation come into force: loan, history and books in one transaction, over a locked loan. False where it
/// can't any more: it is in force already, or the debt of its day is another one by now. Then nothing is changed but that it
/// is void.
pub(crate) async fn come_into_force_in_tx(
    tx: &Tx,
    prolongation: &Model,
    payment: Option<&Payment>,
    now_ms: i64,
) -> Result<bool> {
    if prolongation.state != State::Signed {
        return Ok(false);
    }
    let row = loans::queries::get(tx, prolongation.loan_id).await?;
    let events = loans::queries::list_events(tx, row.id).await?;
    let mut loan = loans::replay(&row, &events)?;
    let Some(event) = event_of(prolongation, &loan, &events)? else {
        tracing::warn!(prolongation = %prolongation.id, "what was paid for a prolongation can't prolong the loan any more");
        queries::settle_in_tx(tx, prolongation.id, State::Void, now_ms).await?;
        return Ok(false);
    };
    let posted_on = ledger::posting_day(&row, now_ms)?;
    let held = ledger::accrue_missed_days_in_tx(tx, now_ms, &row, &loan, posted_on).await?;
    let payment_id = payment.map(|payment| payment.id.into());
    let parts = loans::happen_in_tx(tx, row.id, &mut loan, event, payment_id, now_ms).await?;
    let movement = match payment {
        Some(payment) => postings::payment(&row, payment, posted_on, parts)?,
        None => postings::free_prolongation(&row, prolongation.id, posted_on, parts)?,
    };
    ledger::post_with_accrual_in_tx(tx, now_ms, &row, &loan, held, vec![movement]).await?;
    queries::settle_in_tx(tx, prolongation.id, State::InForce, now_ms).await?;
    let due_on = Date::from(prolongation.due_on).to_string();
    audit::note_in_tx(tx, &Actor::System, Act::Prolong, &prolongation.id, &due_on, now_ms).await?;
    Ok(true)
}
