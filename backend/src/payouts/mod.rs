//! Payouts: the sum lent goes to the borrower's card, once.
//!
//! # Idempotency
//! The payout's row with its key and the fingerprint of the order is durable before the acquirer is asked. While its
//! answer is unknown, the acquirer's payouts are searched for ours; only if it has none is it asked again, with the same
//! key and data, and only while the key is certain to find the first result. After that nothing is ever sent again:
//! searching goes on until the job is left for a person, who looks into the acquirer's own cabinet: `dead-jobs retry`
//! searches once more, [`StaffMember::give_up_payout`] says that the money was never sent. A loan has one payout that was
//! not refused.

pub(crate) mod jobs;
pub(crate) mod queries;
mod settle;

pub(crate) use settle::disburse_in_tx;

use lending::Money;

use crate::{
    Backend, CardId, Error, PayoutId, Result, cards,
    gateways::acquirer::{CERTAINLY_NOT_SENT_MS, PayoutOrder, fingerprint},
    staff::StaffMember,
    store::{
        Tx,
        entity::{
            loans,
            payouts::{self, State},
        },
    },
};

impl StaffMember<'_> {
    /// Says that the acquirer never sent a payout whose answer was lost: the borrower may then choose another card. Only
    /// for one that is certain not to be on its way any more, after somebody looked into the acquirer's own cabinet.
    ///
    /// # Errors
    /// `NotFound` for a payout that is unknown; `Conflict` for one whose answer is known, or that may still be sent.
    pub async fn give_up_payout(&self, id: PayoutId) -> Result<()> {
        let backend = self.backend;
        let payout = queries::get(backend.store().reader(), id).await?;
        let now_ms = backend.clock().now_ms();
        let may_be_sent = payout.first_sent_at_ms.is_none_or(|sent_at_ms| now_ms - sent_at_ms < CERTAINLY_NOT_SENT_MS);
        if payout.state != State::Unknown || may_be_sent {
            return Err(Error::Conflict);
        }
        let by = self.login.to_string();
        tracing::warn!(payout = %id, by, "a payout is given up: it was never sent");
        let end = queries::End { acquirer_id: None, reason: "not_sent", given_up_by: Some(&by) };
        let ended = backend.end_payout(payout, end).await?;
        // it may have been found meanwhile
        if ended.given_up_by.is_some() { Ok(()) } else { Err(Error::Conflict) }
    }
}

/// Writes down the intent to send a loan's money to a card, not before `run_at_ms`, and promises the job that does it.
pub(crate) async fn intend_in_tx(
    backend: &Backend,
    tx: &Tx,
    loan: &loans::Model,
    card: CardId,
    run_at_ms: i64,
) -> Result<()> {
    let id = PayoutId::random();
    let card = cards::queries::get(tx, card).await?;
    let mut row = payouts::Model {
        id,
        loan_id: loan.id,
        card_id: card.id,
        amount_kopecks: loan.principal_kopecks,
        state: State::New,
        acquirer_id: None,
        idempotency_key: id.to_string(),
        body_hash: String::new(),
        reason: None,
        given_up_by: None,
        created_at_ms: backend.clock().now_ms(),
        first_sent_at_ms: None,
        last_sent_at_ms: None,
        settled_at_ms: None,
    };
    row.body_hash = fingerprint(&order(&row, &loan.number, card.acquirer_method_id.unwrap_or_default()));
    queries::insert_in_tx(tx, row).await?;
    jobs::promise_in_tx(tx, id, run_at_ms).await
}

/// What the acquirer is asked for; the same each time.
fn order(row: &payouts::Model, loan_number: &str, card: String) -> PayoutOrder {
    PayoutOrder {
        amount: Money::from(row.amount_kopecks),
        card,
        description: format!("Выдача займа по договору № {loan_number}"),
        payout_id: row.id.to_string(),
    }
}
