//! All statements about payments.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, UpdateMany,
};

use super::PAGE_LIVES_MS;
use crate::{
    BorrowerId, Error, LoanId, PaymentId, Result,
    gateways::acquirer::AcquirerPayment,
    store::{
        Tx,
        entity::{
            payment_keys,
            payments::{self, State},
        },
    },
};

pub(super) async fn find(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    id: PaymentId,
) -> Result<Option<payments::Model>> {
    Ok(payments::Entity::find_by_id(id).filter(payments::Column::BorrowerId.eq(borrower)).one(db).await?)
}

pub(crate) async fn get(db: &impl ConnectionTrait, id: PaymentId) -> Result<payments::Model> {
    payments::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(crate) async fn find_by_id(db: &impl ConnectionTrait, id: PaymentId) -> Result<Option<payments::Model>> {
    Ok(payments::Entity::find_by_id(id).one(db).await?)
}

pub(crate) async fn find_by_acquirer_id(db: &impl ConnectionTrait, id: &str) -> Result<Option<payments::Model>> {
    Ok(payments::Entity::find().filter(payments::Column::AcquirerId.eq(id)).one(db).await?)
}

/// The newest payment of a loan that can still be finished on the acquirer's page.
pub(crate) async fn find_under_way(
    db: &impl ConnectionTrait,
    loan: LoanId,
    now_ms: i64,
) -> Result<Option<payments::Model>> {
    Ok(payments::Entity::find()
        .filter(payments::Column::LoanId.eq(loan))
        .filter(payments::Column::State.is_in([State::Starting, State::Pending]))
        .filter(payments::Column::CreatedAtMs.gt(now_ms - PAGE_LIVES_MS))
        .order_by_desc(payments::Column::CreatedAtMs)
        .one(db)
        .await?)
}

/// The newest first.
pub(super) async fn list_under_way_in_tx(tx: &Tx, loan: LoanId) -> Result<Vec<payments::Model>> {
    Ok(payments::Entity::find()
        .filter(payments::Column::LoanId.eq(loan))
        .filter(payments::Column::State.is_in([State::Starting, State::Pending]))
        .order_by_desc(payments::Column::CreatedAtMs)
        .all(tx)
        .await?)
}

pub(crate) async fn insert_in_tx(tx: &Tx, row: payments::Model) -> Result<()> {
    payments::Entity::insert(payments::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn find_key_in_tx(tx: &Tx, borrower: BorrowerId, key: &str) -> Result<Option<payment_keys::Model>> {
    Ok(payment_keys::Entity::find_by_id((borrower, key.to_owned())).one(tx).await?)
}

pub(super) async fn insert_key_in_tx(tx: &Tx, row: payment_keys::Model) -> Result<()> {
    payment_keys::Entity::insert(payment_keys::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// The acquirer is about to be asked, unless it was after `before_ms`. Whether it may be.
pub(super) async fn note_asked_in_tx(tx: &Tx, id: PaymentId, before_ms: i64, now_ms: i64) -> Result<bool> {
    let asked = payments::Column::AskedAtMs;
    let noted = under_way(id)
        .set(payments::ActiveModel { asked_at_ms: Set(Some(now_ms)), ..Default::default() })
        .filter(Condition::any().add(asked.is_null()).add(asked.lte(before_ms)))
        .exec(tx)
        .await?;
    Ok(noted.rows_affected == 1)
}

/// The borrower is on the acquirer's page. A payment that is over stays so.
pub(super) async fn note_pending_in_tx(tx: &Tx, id: PaymentId, answer: &AcquirerPayment, now_ms: i64) -> Result<()> {
    let mut change = payments::ActiveModel {
        state: Set(State::Pending),
        acquirer_id: Set(Some(answer.id.clone())),
        asked_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    if answer.confirmation_url.is_some() {
        change.confirmation_url = Set(answer.confirmation_url.clone());
    }
    under_way(id).set(change).exec(tx).await?;
    Ok(())
}

/// A payment that is over stays so, and one that the acquirer has is ended by what it says of that one only.
pub(super) async fn cancel_in_tx(
    tx: &Tx,
    id: PaymentId,
    acquirer_id: Option<&str>,
    reason: &str,
    now_ms: i64,
) -> Result<()> {
    let mut change = payments::ActiveModel {
        state: Set(State::Canceled),
        reason: Set(Some(reason.to_owned())),
        asked_at_ms: Set(Some(now_ms)),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    let mut cancel = under_way(id);
    if let Some(acquirer_id) = acquirer_id {
        change.acquirer_id = Set(Some(acquirer_id.to_owned()));
    } else {
        cancel = cancel.filter(payments::Column::AcquirerId.is_null());
    }
    cancel.set(change).exec(tx).await?;
    Ok(())
}

fn under_way(id: PaymentId) -> UpdateMany<payments::Entity> {
    payments::Entity::update_many()
        .filter(payments::Column::Id.eq(id))
        .filter(payments::Column::State.is_in([State::Starting, State::Pending]))
}

/// Money that the acquirer took is credited even if we had given the payment up. Whether it was not credited before.
pub(super) async fn succeed_in_tx(tx: &Tx, id: PaymentId, acquirer_id: &str, now_ms: i64) -> Result<bool> {
    let done = payments::Entity::update_many()
        .set(payments::ActiveModel {
            state: Set(State::Succeeded),
            acquirer_id: Set(Some(acquirer_id.to_owned())),
            reason: Set(None),
            asked_at_ms: Set(Some(now_ms)),
            settled_at_ms: Set(Some(now_ms)),
            ..Default::default()
        })
        .filter(payments::Column::Id.eq(id))
        .filter(payments::Column::State.ne(State::Succeeded))
        .exec(tx)
        .await?;
    Ok(done.rows_affected == 1)
}
