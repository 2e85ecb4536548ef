//! Refunds: what a payment brought beyond the debt goes back to where it came from, once, without being asked for.
//!
//! # Idempotency
//! The refund's row with the fingerprint of the order is durable before the acquirer is asked, in the transaction that
//! credits the payment. Before it is sent, for the first time too, the acquirer's refunds of the payment are looked
//! through; what somebody gave back by hand is never given back again. It is sent again only with the same key and data,
//! and only while the key is certain to find the first result. What the acquirer does not have hours after that was
//! never sent. A payment has one refund that was not refused.
//!
//! # Refused
//! What can't be sent back stays the borrower's, on their balance in the books. A staff member may have it tried again:
//! amount and receiver are the payment's own, so one member is enough.

pub(crate) mod jobs;
pub(crate) mod queries;
mod settle;

use jiff::{Timestamp, civil::Date};
use lending::Money;

use crate::{
    Error, PaymentId, RefundId, Result,
    clock::day_of,
    gateways::acquirer::{RefundOrder, fingerprint},
    loans, payments,
    staff::StaffMember,
    store::{
        Tx,
        entity::{
            loan_events,
            loans::Model as LoanRow,
            payments::{Model as PaymentRow, State},
            refunds,
        },
    },
};

/// What a payment brought beyond the debt, and how its return goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overpayment {
    /// How much.
    pub amount: Money,
    /// How its return goes.
    pub refund: RefundState,
}

impl Overpayment {
    pub(crate) fn is_not_back(&self) -> bool {
        !matches!(self.refund, RefundState::Succeeded(_))
    }
}

/// How a refund goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundState {
    /// On its way, or about to be.
    UnderWay,
    /// Sent back, by that day.
    Succeeded(Date),
    /// It can't be sent back; it is still the borrower's.
    Refused,
}

impl StaffMember<'_> {
    /// Has what a payment brought beyond the debt sent back once more, after the acquirer refused it.
    ///
    /// # Errors
    /// `NotFound` for a payment that is unknown or brought nothing beyond the debt; `Conflict` when its return is under
    /// way or done.
    pub async fn refund(&self, payment: PaymentId) -> Result<()> {
        let now_ms = self.backend.clock().now_ms();
        let asked_by = self.login.to_string();
        self.backend
            .store()
            .write(|tx| {
                let asked_by = asked_by.clone();
                async move {
                    let payment = payments::queries::get(&tx, payment).await?;
                    let loan = loans::queries::lock_in_tx(&tx, payment.loan_id).await?.ok_or(Error::NotFound)?;
                    let event = queries::find_event(&tx, payment.id).await?.ok_or(Error::NotFound)?;
                    if live(&event, &queries::list_of_loan(&tx, loan.id).await?).is_some() {
                        return Err(Error::Conflict);
                    }
                    let overpaid = overpaid(&event)?;
                    if !overpaid.is_positive() {
                        return Err(Error::NotFound);
                    }
                    intend_in_tx(&tx, &payment, &loan, overpaid, Some(asked_by), now_ms).await
                }
            })
            .await
    }
}

/// Writes down the intent to send a part of a payment back, and promises the job that does it.
pub(crate) async fn intend_in_tx(
    tx: &Tx,
    payment: &PaymentRow,
    loan: &LoanRow,
    amount: Money,
    asked_by: Option<String>,
    now_ms: i64,
) -> Result<()> {
    let mut row = refunds::Model {
        id: RefundId::random(),
        payment_id: payment.id,
        loan_id: loan.id,
        amount_kopecks: amount.into(),
        state: State::Starting,
        acquirer_id: None,
        body_hash: String::new(),
        reason: None,
        asked_by,
        created_at_ms: now_ms,
        first_sent_at_ms: None,
        settled_at_ms: None,
    };
    row.body_hash = fingerprint(&order(&row, payment, &loan.number)?);
    let id = row.id;
    queries::insert_in_tx(tx, row).await?;
    jobs::promise_in_tx(tx, id, now_ms).await
}

/// What the acquirer is asked for; the same each time.
fn order(row: &refunds::Model, payment: &PaymentRow, loan_number: &str) -> Result<RefundOrder> {
    let at_acquirer = payment.acquirer_id.clone();
    Ok(RefundOrder {
        payment: at_acquirer.ok_or_else(|| Error::internal("a payment that the acquirer does not have"))?,
        amount: row.amount_kopecks.into(),
        description: format!("Возврат излишне уплаченного по договору займа № {loan_number}"),
        refund_id: row.id.to_string(),
    })
}

/// What of a payment was beyond the debt, by its event in the history.
pub(crate) fn overpaid(event: &loan_events::Model) -> Result<Money> {
    let went = [event.principal_kopecks, event.interest_kopecks, event.penalty_kopecks].map(Money::from);
    let went = Money::sum(went).and_then(|went| Money::from(event.amount_kopecks).checked_sub(went));
    went.ok_or_else(|| Error::internal("the parts of a payment don't fit"))
}

/// What a payment brought beyond the debt, if anything: by its event in the history and the refunds of its loan.
pub(crate) fn overpayment(event: &loan_events::Model, refunds: &[refunds::Model]) -> Result<Option<Overpayment>> {
    let amount = overpaid(event)?;
    if !amount.is_positive() {
        return Ok(None);
    }
    let refund = match live(event, refunds) {
        None => RefundState::Refused,
        Some(refunds::Model { state: State::Succeeded, settled_at_ms: Some(at_ms), .. }) => {
            RefundState::Succeeded(day_of(Timestamp::from_millisecond(*at_ms).map_err(Error::internal)?))
        }
        Some(_) => RefundState::UnderWay,
    };
    Ok(Some(Overpayment { amount, refund }))
}

/// The refund of a payment that was not refused: there is one at most.
fn live<'a>(event: &loan_events::Model, refunds: &'a [refunds::Model]) -> Option<&'a refunds::Model> {
    refunds.iter().find(|row| Some(row.payment_id) == event.payment_id && row.state != State::Canceled)
}
