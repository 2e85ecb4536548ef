//! All statements about refunds.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

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

/// The newest refund of a payment: those before it were refused.
pub(crate) async fn find_last(db: &impl ConnectionTrait, payment: PaymentId) -> Result<Option<Model>> {
    Ok(refunds::Entity::find()
        .filter(refunds::Column::PaymentId.eq(payment))
        .order_by_desc(refunds::Column::CreatedAtMs)
        .one(db)
        .await?)
}

/// What was sent back of a loan's payments, the oldest first.
pub(crate) async fn list_succeeded(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<Model>> {
    Ok(refunds::Entity::find()
        .filter(refunds::Column::LoanId.eq(loan))
        .filter(refunds::Column::State.eq(State::Succeeded))
        .order_by_asc(refunds::Column::SettledAtMs)
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

/// From here on the acquirer may have been asked.
pub(super) async fn note_sent_in_tx(tx: &Tx, id: RefundId, now_ms: i64) -> Result<bool> {
    let change = refunds::ActiveModel { first_sent_at_ms: Set(Some(now_ms)), ..Default::default() };
    change_in_tx(tx, id, change).await
}

/// The acquirer has it, and has not decided.
pub(super) async fn note_pending_in_tx(tx: &Tx, id: RefundId, acquirer_id: &str) -> Result<bool> {
    let change = refunds::ActiveModel {
        state: Set(State::Pending),
        acquirer_id: Set(Some(acquirer_id.to_owned())),
        ..Default::default()
    };
    change_in_tx(tx, id, change).await
}

/// Whether it was under way.
pub(super) async fn succeed_in_tx(tx: &Tx, id: RefundId, acquirer_id: &str, now_ms: i64) -> Result<bool> {
    let change = refunds::ActiveModel {
        state: Set(State::Succeeded),
        acquirer_id: Set(Some(acquirer_id.to_owned())),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    change_in_tx(tx, id, change).await
}

/// Whether it was under way.
pub(super) async fn cancel_in_tx(
    tx: &Tx,
    id: RefundId,
    acquirer_id: Option<&str>,
    reason: &str,
    now_ms: i64,
) -> Result<bool> {
    let mut change = refunds::ActiveModel {
        state: Set(State::Canceled),
        reason: Set(Some(reason.to_owned())),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    if let Some(acquirer_id) = acquirer_id {
        change.acquirer_id = Set(Some(acquirer_id.to_owned()));
    }
    change_in_tx(tx, id, change).await
}

/// A refund that is over stays so. Whether it was not.
async fn change_in_tx(tx: &Tx, id: RefundId, change: refunds::ActiveModel) -> Result<bool> {
    let changed = refunds::Entity::update_many()
        .set(change)
        .filter(refunds::Column::Id.eq(id))
        .filter(refunds::Column::State.is_in([State::Starting, State::Pending]))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}
