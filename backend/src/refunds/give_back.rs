//! What follows from a refund: it leaves the borrower's account once.

use jiff::{Timestamp, civil::Date};

use crate::{
    Backend, Error, Result, borrowers,
    clock::day_of,
    gateways::acquirer::{Object, Order},
    ledger::{self, postings},
    store::{
        Tx,
        entity::transfers::{Kind, Model},
    },
    transfers::{self, Effect, Policy, Refused, Search, TooOld},
};

/// Money of the borrower's on its way back to where it came from, as a transfer.
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
        let loan = transfers::find_loan_of(reader, transfer).await?;
        super::order(transfer, &payment, loan.as_ref())
    }

    async fn lock_in_tx(tx: &Tx, transfer: &Model) -> Result<()> {
        transfers::lock_any_loan_in_tx(tx, transfer).await?;
        // whoever spends what comes back to the account meanwhile waits
        borrowers::queries::lock_in_tx(tx, transfer.borrower_id).await.map(drop)
    }

    async fn succeeded_in_tx(tx: &Tx, transfer: &Model, _: &Object, _: Date, now_ms: i64) -> Result<()> {
        let loan = transfers::find_loan_of(&**tx, transfer).await?;
        let posted_on = match &loan {
            Some(loan) => ledger::posting_day(loan, now_ms)?,
            None => day_of(Timestamp::from_millisecond(now_ms).map_err(Error::internal)?),
        };
        let posting = postings::refund(transfer, loan.as_ref(), posted_on)?;
        ledger::post_all_in_tx(tx, now_ms, vec![posting]).await
    }

    /// It stays on the borrower's account.
    async fn canceled_in_tx(_: &Tx, transfer: &Model, _: i64) -> Result<()> {
        let reason = transfer.reason.as_deref().unwrap_or_default();
        tracing::error!(refund = %transfer.id, reason, "money can't be returned to where it came from");
        Ok(())
    }
}
