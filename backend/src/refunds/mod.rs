//! Refunds: money of the borrower's goes back to where it came from, once, as a transfer. What a payment brought beyond the
//! debt goes without being asked for, unless the borrower wants it on the account; the intent stands in the transaction that
//! credits the payment. What is on the account goes when the borrower says so ([`back`]). What somebody gave back by hand is
//! never given back again.
//!
//! # Refused
//! What can't be sent back stays the borrower's, on the account: there it may be spent, or asked for again. A staff member may
//! have it tried again, too: amount and receiver are the payment's own, so one member is enough.

mod back;
mod give_back;
mod queries;

pub(crate) use give_back::Refunds;
pub(crate) use queries::{list_of_loan, list_of_payment};

use jiff::{Timestamp, civil::Date};
use lending::Money;
use sea_orm::ConnectionTrait;

use crate::{
    Error, PaymentId, Result, account,
    actor::Actor,
    audit::{self, Act},
    clock::day_of,
    gateways::acquirer::{Object, Order, RefundOrder},
    staff::StaffMember,
    store::{
        Tx,
        entity::{
            loan_events,
            loans::Model as LoanRow,
            transfers::{Kind, Model, State},
        },
    },
    transfers,
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
        matches!(self.refund, RefundState::UnderWay | RefundState::Refused)
    }
}

/// How a refund goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundState {
    /// On its way, or about to be.
    UnderWay,
    /// Sent back, by that day.
    Succeeded(Date),
    /// It can't be sent back; it is the borrower's, on the account.
    Refused,
    /// It stayed on the account, as the borrower wanted.
    Kept,
}

impl StaffMember<'_> {
    /// Has what a payment brought beyond the debt, or to the account, sent back once more, after the acquirer refused it.
    ///
    /// # Errors
    /// `NotFound` for a payment that is unknown or brought nothing beyond the debt; `Conflict` when nothing of that is on the
    /// account: its return is under way or done, or it was spent.
    pub async fn refund(&self, payment: PaymentId) -> Result<()> {
        let now_ms = self.backend.clock().now_ms();
        let asked_by = self.login.to_string();
        self.backend
            .store()
            .write(|tx| {
                let asked_by = asked_by.clone();
                async move {
                    let payment = transfers::queries::find_of_kind(&*tx, Kind::Payment, payment.into()).await?;
                    let payment = payment.ok_or(Error::NotFound)?;
                    transfers::lock_any_loan_in_tx(&tx, &payment).await?;
                    let loan = transfers::find_loan_of(&*tx, &payment).await?;
                    let beyond = match loan {
                        Some(_) => {
                            overpaid(&queries::find_event(&*tx, payment.id.into()).await?.ok_or(Error::NotFound)?)?
                        }
                        None => payment.amount_kopecks.into(),
                    };
                    if !beyond.is_positive() {
                        return Err(Error::NotFound);
                    }
                    // What was spent meanwhile, or is on its way back, is not there any more.
                    let left = account::lock_in_tx(&tx, payment.borrower_id).await?.left.left_of(payment.id);
                    let overpaid = beyond.min(left);
                    if !overpaid.is_positive() {
                        return Err(Error::Conflict);
                    }
                    let (by, sum) = (Actor::Staff(asked_by.clone()), overpaid.to_string());
                    audit::note_in_tx(&tx, &by, Act::AskForRefund, &payment.id, &sum, now_ms).await?;
                    intend_in_tx(&tx, &payment, loan.as_ref(), overpaid, Some(asked_by), now_ms).await.map(drop)
                }
            })
            .await
    }
}

/// Writes down the intent to send a part of a payment back.
pub(crate) async fn intend_in_tx(
    tx: &Tx,
    payment: &Model,
    loan: Option<&LoanRow>,
    amount: Money,
    asked_by: Option<String>,
    now_ms: i64,
) -> Result<Model> {
    let mut refund = Model::intent(Kind::Refund, payment.borrower_id, amount.into(), now_ms);
    refund.loan_id = loan.map(|loan| loan.id);
    refund.refund_of = Some(payment.id);
    refund.asked_by = asked_by;
    let order = order(&refund, payment, loan)?;
    transfers::intend_in_tx::<Refunds>(tx, refund, &order, now_ms).await
}

/// What the acquirer is asked for; the same each time.
fn order(refund: &Model, payment: &Model, loan: Option<&LoanRow>) -> Result<Order> {
    let at_acquirer = payment.acquirer_id.clone();
    Ok(Order::Refund(RefundOrder {
        payment: at_acquirer.ok_or_else(|| Error::internal("a payment that the acquirer does not have"))?,
        amount: refund.amount_kopecks.into(),
        description: match loan {
            Some(loan) => format!("Возврат излишне уплаченного по договору займа № {}", loan.number),
            None => "Возврат денег со счёта".to_owned(),
        },
        refund_id: refund.id.to_string(),
    }))
}

/// What of a payment was beyond the debt, by its event in the history.
pub(crate) fn overpaid(event: &loan_events::Model) -> Result<Money> {
    let went = [event.principal_kopecks, event.interest_kopecks, event.penalty_kopecks].map(Money::from);
    let went = Money::sum(went).and_then(|went| Money::from(event.amount_kopecks).checked_sub(went));
    went.ok_or_else(|| Error::internal("the parts of a payment don't fit"))
}

/// What a payment brought beyond the debt, if anything: by its event in the history and the refunds of its loan.
pub(crate) fn overpayment(event: &loan_events::Model, refunds: &[Model]) -> Result<Option<Overpayment>> {
    let amount = overpaid(event)?;
    if !amount.is_positive() {
        return Ok(None);
    }
    let of_it: Vec<_> = refunds.iter().filter(|refund| refund.refund_of == event.payment_id.map(Into::into)).collect();
    let live: Vec<_> = of_it.iter().filter(|refund| refund.state != State::Canceled).collect();
    let covered = Money::sum(live.iter().map(|refund| refund.amount_kopecks.into())) == Some(amount);
    let refund = if covered {
        match live.iter().filter_map(|refund| refund.settled_at_ms).max() {
            Some(at_ms) if live.iter().all(|refund| refund.state == State::Succeeded) => {
                RefundState::Succeeded(day_of(Timestamp::from_millisecond(at_ms).map_err(Error::internal)?))
            }
            _ => RefundState::UnderWay,
        }
    } else if of_it.iter().any(|refund| refund.state == State::Canceled) {
        RefundState::Refused
    } else {
        RefundState::Kept
    };
    Ok(Some(Overpayment { amount, refund }))
}

/// The refund of ours that the acquirer's may be: it carries our id, or is of the same money and not done yet.
pub(crate) async fn find_same(db: &impl ConnectionTrait, payment: &Model, theirs: &Object) -> Result<Option<Model>> {
    let mut ours = list_of_payment(db, payment.id).await?;
    ours.sort_by_key(|row| (row.state == State::Canceled, row.created_at_ms));
    // what was refused is on the account again: it is the same money only as long as it is there
    let left = account::open(db, payment.borrower_id).await?.left.left_of(payment.id);
    Ok(ours.into_iter().find(|row| {
        let is_here = row.state != State::Canceled || Money::from(row.amount_kopecks) <= left;
        let may_be = row.state != State::Succeeded && row.acquirer_id.is_none() && is_here;
        let is_same = || may_be && theirs.amount == Some(row.amount_kopecks.into());
        theirs.our_id.as_ref().map_or_else(is_same, |id| *id == row.id.to_string())
    }))
}
