//! Transfers: what is asked of the acquirer and must never happen twice, by one machine for all kinds.
//!
//! | | payment | payment by a linked card | payout | refund | card link |
//! | --- | --- | --- | --- | --- | --- |
//! | looks through what the acquirer has | – | before it is sent again | before it is sent again | before it is sent | – |
//! | its key is too old to send it again | it is over | it is over, once it was certainly not sent | a person looks | it is over, once it was certainly not sent | it is over |
//! | the acquirer refuses a repetition | it is over | a person looks | a person looks | a person looks | it is over |
//! | succeeds after it was over | takes effect | takes effect | a person looks | takes effect | takes effect |
//!
//! # The way of all
//! **Intended**: the row with the order's fingerprint is durable, in the transaction that it follows from, before the
//! acquirer hears of it; a job is promised with it. **Asked**: the acquirer may have been asked; from here on an answer
//! that does not come is never taken for a failure. **Pending**: the acquirer has it and says so when it is asked by its id.
//! **Succeeded** and **canceled** are what the acquirer says when *we* ask it: a notification or the borrower's return only
//! makes us ask. What follows from them happens in the same transaction, once, by the state that the row had.
//!
//! It is sent again only with the same key (its id) and the same order, and only while the key is certain to find the
//! first result ([`KEY_LIFETIME_MS`]). An acquirer that has not said for days how something stands is for a person.
//!
//! What differs is data of the kind ([`Policy`]), what follows is its [`Effect`]. The order of locks is application, loan,
//! account, transfer.

mod engine;
mod job;
mod policy;
pub(crate) mod queries;

use std::future::Future;

use jiff::civil::Date;
use sea_orm::ConnectionTrait;

pub(crate) use engine::{begin, give_up, look, look_at, note, send_first, succeed_in_tx};
pub(crate) use job::{Advance, promise_in_tx};
pub(crate) use policy::{Policy, Refused, Search, TooOld};

use crate::{
    Backend, Error, LoanId, Result,
    gateways::acquirer::{self, Object, Order, fingerprint},
    loans,
    store::{
        Tx,
        entity::{
            loans as loan_rows,
            transfers::{Kind, Model},
        },
    },
};

/// What a kind of transfer asks the acquirer for, and what follows from its end.
pub(crate) trait Effect: Send + Sync + 'static {
    /// The kind.
    const KIND: Kind;
    /// The job that follows it, by its name in the database.
    const JOB: &'static str;
    /// Where it differs from the others.
    const POLICY: Policy;

    /// The same of one transfer, where not all of a kind are alike.
    fn policy(_transfer: &Model) -> Policy {
        Self::POLICY
    }

    /// What the acquirer is asked for; the same each time.
    fn order(backend: &Backend, transfer: &Model) -> impl Future<Output = Result<Order>> + Send;

    /// Locks what it changes, in the order of locks, before the transfer itself.
    fn lock_in_tx(tx: &Tx, transfer: &Model) -> impl Future<Output = Result<()>> + Send;

    /// It is about to be sent for the first time. Whether it is still wanted.
    fn begin_in_tx(_tx: &Tx, _transfer: &Model, _now_ms: i64) -> impl Future<Output = Result<bool>> + Send {
        async { Ok(true) }
    }

    /// It has succeeded, on that day. Called once.
    fn succeeded_in_tx(
        tx: &Tx,
        transfer: &Model,
        object: &Object,
        day: Date,
        now_ms: i64,
    ) -> impl Future<Output = Result<()>> + Send;

    /// It came to nothing. Called once.
    fn canceled_in_tx(_tx: &Tx, _transfer: &Model, _now_ms: i64) -> impl Future<Output = Result<()>> + Send {
        async { Ok(()) }
    }
}

/// Writes down the intent to do what an order says, and promises the job that does it, not before `run_at_ms`.
pub(crate) async fn intend_in_tx<E: Effect>(
    tx: &Tx,
    mut transfer: Model,
    order: &Order,
    run_at_ms: i64,
) -> Result<Model> {
    transfer.order_hash = fingerprint(order);
    queries::insert_in_tx(tx, transfer.clone()).await?;
    promise_in_tx::<E>(tx, transfer.id, run_at_ms).await?;
    Ok(transfer)
}

/// The loan that a transfer is about.
pub(crate) async fn loan_of(db: &impl ConnectionTrait, transfer: &Model) -> Result<loan_rows::Model> {
    loans::queries::get(db, loan_id(transfer)?).await
}

/// The same; none of what is about the borrower's account alone.
pub(crate) async fn find_loan_of(db: &impl ConnectionTrait, transfer: &Model) -> Result<Option<loan_rows::Model>> {
    match transfer.loan_id {
        Some(id) => loans::queries::get(db, id).await.map(Some),
        None => Ok(None),
    }
}

/// Keeps the loan that a transfer is about, if it is about one, from changing under this transaction.
pub(crate) async fn lock_any_loan_in_tx(tx: &Tx, transfer: &Model) -> Result<()> {
    if transfer.loan_id.is_some() {
        lock_loan_in_tx(tx, transfer).await?;
    }
    Ok(())
}

/// The same, kept from changing under this transaction.
pub(crate) async fn lock_loan_in_tx(tx: &Tx, transfer: &Model) -> Result<loan_rows::Model> {
    loans::queries::lock_in_tx(tx, loan_id(transfer)?).await?.ok_or(Error::NotFound)
}

fn loan_id(transfer: &Model) -> Result<LoanId> {
    transfer.loan_id.ok_or_else(|| Error::internal(format!("transfer {} is about no loan", transfer.id)))
}

/// The acquirer's kind of object.
pub(crate) fn kind_at_acquirer(kind: Kind) -> acquirer::Kind {
    match kind {
        Kind::Payment => acquirer::Kind::Payment,
        Kind::Payout => acquirer::Kind::Payout,
        Kind::Refund => acquirer::Kind::Refund,
        Kind::CardLink => acquirer::Kind::Card,
    }
}

/// Something that only a person can find out.
fn for_a_person(transfer: &Model, why: impl std::fmt::Display) -> Error {
    Error::internal(format!("{} {}: {why}: a person must look", name(transfer.kind), transfer.id))
}

/// What a kind is called in the log and towards whoever looks at it.
pub(crate) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Payment => "payment",
        Kind::Payout => "payout",
        Kind::Refund => "refund",
        Kind::CardLink => "card link",
    }
}
