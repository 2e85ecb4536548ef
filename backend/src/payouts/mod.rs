//! Payouts: the sum lent goes to the borrower's card, or account by phone number, once, as a transfer. A loan has one payout that was not refused.
//!
//! What nobody can find out is left for a person, who looks into the acquirer's own cabinet: `dead-jobs retry` searches once
//! more, [`StaffMember::give_up_payout`] says that the money was never sent.

mod disburse;

use sea_orm::ConnectionTrait;

pub(crate) use disburse::Payouts;

use crate::{
    Backend, CardId, PayoutId, Result, cards,
    gateways::acquirer::{Order, PayoutOrder},
    staff::StaffMember,
    store::{
        Tx,
        entity::{
            cards::Model as Card,
            loans,
            transfers::{Kind, Model},
        },
    },
    transfers,
};

impl StaffMember<'_> {
    /// Says that the acquirer never sent a payout whose answer was lost: the borrower may then choose another card. Only
    /// for one that is certain not to be on its way any more, after somebody looked into the acquirer's own cabinet.
    ///
    /// # Errors
    /// `NotFound` for a payout that is unknown; `Conflict` for one whose answer is known, or that may still be sent.
    pub async fn give_up_payout(&self, id: PayoutId) -> Result<()> {
        transfers::give_up::<Payouts>(self.backend, id.into(), &self.login.to_string()).await
    }
}

/// Writes down the intent to send a loan's money to a card, not before `run_at_ms`.
pub(crate) async fn intend_in_tx(
    backend: &Backend,
    tx: &Tx,
    loan: &loans::Model,
    card: CardId,
    run_at_ms: i64,
) -> Result<()> {
    let card = cards::queries::get(tx, card).await?;
    let mut payout = Model::intent(Kind::Payout, loan.borrower_id, loan.principal_kopecks, backend.clock().now_ms());
    payout.loan_id = Some(loan.id);
    payout.card_id = Some(card.id);
    let order = order(tx, &payout, &loan.number, card).await?;
    transfers::intend_in_tx::<Payouts>(tx, payout, &order, run_at_ms).await.map(drop)
}

/// What the acquirer is asked for; the same each time.
async fn order(db: &impl ConnectionTrait, payout: &Model, loan_number: &str, card: Card) -> Result<Order> {
    Ok(Order::Payout(PayoutOrder {
        amount: payout.amount_kopecks.into(),
        account: cards::sbp_account(db, &card).await?,
        card: card.acquirer_method_id.unwrap_or_default(),
        description: format!("Выдача займа по договору № {loan_number}"),
        payout_id: payout.id.to_string(),
    }))
}
