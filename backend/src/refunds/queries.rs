//! All statements about refunds.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, UpdateMany};

use crate::{
    Error, LoanId, PaymentId, RefundId, Result,
    store::{
        Tx,
        entity::{
            loan_events,
            payments::State,
            refunds::{self, Model},
        },
    },
};

pub(super) async fn get(db: &impl ConnectionTrait, id: RefundId) -> Result<Model> {
    refunds::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(crate) async fn find(db: &impl ConnectionTrait, id: RefundId) -> Result<Option<Model>> {
    Ok(refunds::Entity::find_by_id(id).one(db).await?)
}

pub(crate) async fn find_by_acquirer_id(db: &impl ConnectionTrait, id: &str) -> Result<Option<Model>> {
    Ok(refunds::Entity::find().filter(refunds::Column::AcquirerId.eq(id)).one(db).await?)
}

/// All refunds of a loan's payments, refused ones too; the oldest first.
pub(crate) async fn list_of_loan(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<Model>> {
    Ok(refunds::Entity::find()
        .filter(refunds::Column::LoanId.eq(loan))
        .order_by_asc(refunds::Column::CreatedAtMs)
        .all(db)
        .await?)
}

/// What the loan's history has of a payment.
pub(super) async fn find_event(db: &impl ConnectionTrait, payment: PaymentId) -> Result<Option<loan_events::Model>> {
    Ok(loan_events::Entity::find().filter(loan_events::Column::PaymentId.eq(payment)).one(db).await?)
}

pub(super) async fn insert_in_tx(tx: &Tx, row: Model) -> Result<()> {
    refunds::Entity::insert(refunds::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// From here on the acquirer may have been asked. Whether it had not been before.
pub(super) async fn begin_in_tx(tx: &Tx, id: RefundId, now_ms: i64) -> Result<bool> {
    let begun = change_of(id, &[State::Starting])
        .set(refunds::ActiveModel { first_sent_at_ms: Set(Some(now_ms)), ..Default::default() })
        .filter(refunds::Column::FirstSentAtMs.is_null())
        .exec(tx)
        .await?;
    Ok(begun.rows_affected == 1)
}

/// The acquirer has it, and has not decided. One that is over stays so.
pub(super) async fn note_pending_in_tx(tx: &Tx, id: RefundId, acquirer_id: &str) -> Result<()> {
    let change = refunds::ActiveModel {
        state: Set(State::Pending),
        acquirer_id: Set(Some(acquirer_id.to_owned())),
        ..Default::default()
    };
    change_of(id, UNDER_WAY).set(change).exec(tx).await?;
    Ok(())
}

/// Money that went back is posted even if we had given the refund up. Whether it was not posted before.
pub(super) async fn succeed_in_tx(tx: &Tx, id: RefundId, acquirer_id: &str, now_ms: i64) -> Result<bool> {
    let change = refunds::ActiveModel {
        state: Set(State::Succeeded),
        acquirer_id: Set(Some(acquirer_id.to_owned())),
        reason: Set(None),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    let done = change_of(id, &[State::Starting, State::Pending, State::Canceled]).set(change).exec(tx).await?;
    Ok(done.rows_affected == 1)
}

/// One that is over stays so.
pub(super) async fn cancel_in_tx(
    tx: &Tx,
    id: RefundId,
    acquirer_id: Option<&str>,
    reason: &str,
    now_ms: i64,
) -> Result<()> {
    let mut change = refunds::ActiveModel {
        state: Set(State::Canceled),
        reason: Set(Some(reason.to_owned())),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    if let Some(acquirer_id) = acquirer_id {
        change.acquirer_id = Set(Some(acquirer_id.to_owned()));
    }
    change_of(id, UNDER_WAY).set(change).exec(tx).await?;
    Ok(())
}

const UNDER_WAY: &[State] = &[State::Starting, State::Pending];

fn change_of(id: RefundId, from: &[State]) -> UpdateMany<refunds::Entity> {
    refunds::Entity::update_many()
        .filter(refunds::Column::Id.eq(id))
        .filter(refunds::Column::State.is_in(from.iter().copied()))
}
