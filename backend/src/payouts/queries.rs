//! All statements about payouts.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    Error, LoanId, PayoutId, Result,
    store::{
        Tx,
        entity::payouts::{self, State},
    },
};

pub(crate) async fn get(db: &impl ConnectionTrait, id: PayoutId) -> Result<payouts::Model> {
    payouts::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(crate) async fn find(db: &impl ConnectionTrait, id: PayoutId) -> Result<Option<payouts::Model>> {
    Ok(payouts::Entity::find_by_id(id).one(db).await?)
}

pub(crate) async fn find_by_acquirer_id(db: &impl ConnectionTrait, id: &str) -> Result<Option<payouts::Model>> {
    Ok(payouts::Entity::find().filter(payouts::Column::AcquirerId.eq(id)).one(db).await?)
}

pub(crate) async fn insert_in_tx(tx: &Tx, row: payouts::Model) -> Result<()> {
    payouts::Entity::insert(payouts::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// `new` → `unknown`: from here on the acquirer may have been asked. Whether it was new.
pub(super) async fn begin_in_tx(tx: &Tx, id: PayoutId, now_ms: i64) -> Result<bool> {
    let change = payouts::ActiveModel {
        state: Set(State::Unknown),
        first_sent_at_ms: Set(Some(now_ms)),
        last_sent_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    move_in_tx(tx, id, &[State::New], change).await
}

/// The acquirer is about to be asked again. Whether its answer is still unknown.
pub(super) async fn note_sent_again_in_tx(tx: &Tx, id: PayoutId, now_ms: i64) -> Result<bool> {
    let change = payouts::ActiveModel { last_sent_at_ms: Set(Some(now_ms)), ..Default::default() };
    move_in_tx(tx, id, &[State::Unknown], change).await
}

/// The acquirer has it, and has not decided.
pub(super) async fn note_pending_in_tx(tx: &Tx, id: PayoutId, acquirer_id: &str) -> Result<bool> {
    let change = payouts::ActiveModel {
        state: Set(State::Pending),
        acquirer_id: Set(Some(acquirer_id.to_owned())),
        ..Default::default()
    };
    move_in_tx(tx, id, &[State::Unknown, State::Pending], change).await
}

/// Whether it was under way.
pub(super) async fn succeed_in_tx(tx: &Tx, id: PayoutId, acquirer_id: &str, now_ms: i64) -> Result<bool> {
    let change = payouts::ActiveModel {
        state: Set(State::Succeeded),
        acquirer_id: Set(Some(acquirer_id.to_owned())),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    move_in_tx(tx, id, &[State::Unknown, State::Pending], change).await
}

/// Why money was not sent, and never will be.
#[derive(Clone, Copy)]
pub(super) struct End<'a> {
    /// The acquirer's id of it, if it has one.
    pub(super) acquirer_id: Option<&'a str>,
    /// The reason's code.
    pub(super) reason: &'a str,
    /// The staff member who says so; none when the acquirer does.
    pub(super) given_up_by: Option<&'a str>,
}

/// Whether it was under way.
pub(super) async fn cancel_in_tx(tx: &Tx, id: PayoutId, end: End<'_>, now_ms: i64) -> Result<bool> {
    let mut change = payouts::ActiveModel {
        state: Set(State::Canceled),
        reason: Set(Some(end.reason.to_owned())),
        given_up_by: Set(end.given_up_by.map(str::to_owned)),
        settled_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    if let Some(acquirer_id) = end.acquirer_id {
        change.acquirer_id = Set(Some(acquirer_id.to_owned()));
    }
    // what the acquirer has, nobody but the acquirer ends
    let from: &[State] = if end.given_up_by.is_some() { &[State::Unknown] } else { &[State::Unknown, State::Pending] };
    move_in_tx(tx, id, from, change).await
}

/// A payout that nobody has begun is called off. Whether there was none that was begun.
pub(crate) async fn call_off_in_tx(tx: &Tx, loan: LoanId, now_ms: i64) -> Result<bool> {
    payouts::Entity::update_many()
        .set(payouts::ActiveModel {
            state: Set(State::Canceled),
            reason: Set(Some("withdrawn".to_owned())),
            settled_at_ms: Set(Some(now_ms)),
            ..Default::default()
        })
        .filter(payouts::Column::LoanId.eq(loan))
        .filter(payouts::Column::State.eq(State::New))
        .exec(tx)
        .await?;
    let begun = payouts::Entity::find()
        .filter(payouts::Column::LoanId.eq(loan))
        .filter(payouts::Column::State.ne(State::Canceled))
        .one(tx)
        .await?;
    Ok(begun.is_none())
}

async fn move_in_tx(tx: &Tx, id: PayoutId, from: &[State], change: payouts::ActiveModel) -> Result<bool> {
    let moved = payouts::Entity::update_many()
        .set(change)
        .filter(payouts::Column::Id.eq(id))
        .filter(payouts::Column::State.is_in(from.iter().copied()))
        .exec(tx)
        .await?;
    Ok(moved.rows_affected == 1)
}
