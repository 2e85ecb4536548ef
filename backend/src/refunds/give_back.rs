//! What follows from a refund: it leaves the borrower's balance once.

use jiff::civil::Date;

use crate::{
    Backend, Error, Result,
    gateways::acquirer::{Object, Order},
    ledger::{self, postings},
    store::{
        Tx,
        entity::transfers::{Kind, Model},
    },
    transfers::{self, Effect, Policy, Refused, Search, TooOld},
};

/// What a payment brought beyond the debt on its way back, as a transfer.
pub(crate) struct Refunds;

impl Effect for Refunds {
    const KIND: Kind = Kind::Refund;
    const JOB: &'static str = "send_refund";
    const POLICY: Policy = Policy {
        // somebody may have given it back by hand
        search: Search::Always,
        too_old: TooOld::OverWhenCertain("not_sent"),
        refused_again: Refused::AskPerson,
        takes_effect_late: true,
        first_look_ms: 0,
        shortest_pause_ms: 2_000,
        // it may take its bank days
        longest_pause_ms: 6 * 60 * 60 * 1000,
        followed_ms: None,
    };

    async fn order(backend: &Backend, transfer: &Model) -> Result<Order> {
        let reader = backend.store().reader();
        let payment = transfer.refund_of.ok_or_else(|| Error::internal("a refund of nothing"))?;
        let payment = transfers::queries::get(reader, payment).await?;
        let loan = transfers::loan_of(reader, transfer).await?;
        super::order(transfer, &payment, &loan.number)
    }

    async fn lock_in_tx(tx: &Tx, transfer: &Model) -> Result<()> {
        transfers::lock_loan_in_tx(tx, transfer).await.map(drop)
    }

    async fn succeeded_in_tx(tx: &Tx, transfer: &Model, _: &Object, _: Date, now_ms: i64) -> Result<()> {
        let loan = transfers::loan_of(&**tx, transfer).await?;
        let posted_on = ledger::posting_day(&loan, now_ms)?;
        let amount = transfer.amount_kopecks.into();
        let posting = postings::refund(&loan, transfer.id.into(), posted_on, amount)?;
        ledger::post_all_in_tx(tx, now_ms, vec![posting]).await
    }

    /// It stays on the borrower's balance.
    async fn canceled_in_tx(_: &Tx, transfer: &Model, _: i64) -> Result<()> {
        let reason = transfer.reason.as_deref().unwrap_or_default();
        tracing::error!(refund = %transfer.id, reason, "an overpayment can't be returned");
        Ok(())
    }
}
