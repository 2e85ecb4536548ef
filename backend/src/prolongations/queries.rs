//! All statements about prolongations.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Error, LoanId, ProlongationId, Result,
    store::{
        Tx,
        columns::Day,
        entity::prolongations::{ActiveModel, Column, Entity, Model, State},
    },
};

const OPEN: [State; 2] = [State::Offered, State::Signed];

pub(crate) async fn get(db: &impl ConnectionTrait, id: ProlongationId) -> Result<Model> {
    Entity::find_by_id(id).one(db).await?.ok_or_else(|| Error::internal(format!("there is no prolongation {id}")))
}

/// The one of a loan that waits for a signature or for its price, of whatever day.
pub(super) async fn find_open(db: &impl ConnectionTrait, loan: LoanId) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::LoanId.eq(loan)).filter(Column::State.is_in(OPEN)).one(db).await?)
}

/// The same if it is of that day.
pub(crate) async fn find_of_day(db: &impl ConnectionTrait, loan: LoanId, day: Day) -> Result<Option<Model>> {
    Ok(find_open(db, loan).await?.filter(|row| row.on_date == day))
}

/// Those of a loan that are open or in force, the newest first.
pub(crate) async fn list_newest(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Column::State.ne(State::Void))
        .order_by_desc(Column::OfferedAtMs)
        .all(db)
        .await?)
}

/// The newest with that text.
pub(super) async fn find_with_text(db: &impl ConnectionTrait, loan: LoanId, hash: &str) -> Result<Option<Model>> {
    Ok(Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Column::DocumentHash.eq(hash))
        .order_by_desc(Column::OfferedAtMs)
        .one(db)
        .await?)
}

pub(super) async fn insert_in_tx(tx: &Tx, row: Model) -> Result<()> {
    Entity::insert(ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// `offered` → `signed`.
pub(super) async fn sign_in_tx(tx: &Tx, id: ProlongationId, now_ms: i64) -> Result<()> {
    let change = ActiveModel { state: Set(State::Signed), signed_at_ms: Set(Some(now_ms)), ..Default::default() };
    change_in_tx(tx, id, State::Offered, change).await
}

/// It is over: in force, or void.
pub(super) async fn settle_in_tx(tx: &Tx, id: ProlongationId, state: State, now_ms: i64) -> Result<()> {
    let change = ActiveModel { state: Set(state), settled_at_ms: Set(Some(now_ms)), ..Default::default() };
    let from = if state == State::InForce { State::Signed } else { get(tx, id).await?.state };
    change_in_tx(tx, id, from, change).await
}

async fn change_in_tx(tx: &Tx, id: ProlongationId, from: State, change: ActiveModel) -> Result<()> {
    let changed =
        Entity::update_many().set(change).filter(Column::Id.eq(id)).filter(Column::State.eq(from)).exec(tx).await?;
    if changed.rows_affected == 1 { Ok(()) } else { Err(Error::Conflict) }
}
