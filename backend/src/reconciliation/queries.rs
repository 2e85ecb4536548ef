//! All statements about what the acquirer has otherwise.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};

use crate::{
    Result,
    store::{
        Reader, Tx,
        entity::{
            acquirer_differences::{ActiveModel, Column, Entity, Model},
            transfers,
        },
    },
};

/// Those that nobody has looked at, the oldest first.
pub(super) async fn list_open(db: &Reader) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::SettledAtMs.is_null()).order_by_asc(Column::FoundAtMs).all(db).await?)
}

/// A difference; one that was found before stays as it was.
pub(super) async fn insert_in_tx(tx: &Tx, row: Model) -> Result<()> {
    let once = OnConflict::columns([Column::What, Column::AcquirerId]).do_nothing().to_owned();
    Entity::insert(ActiveModel::from(row)).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}

/// A staff member has looked; whether it was open.
pub(super) async fn settle_in_tx(tx: &Tx, id: &str, by: &str, now_ms: i64) -> Result<bool> {
    let change =
        ActiveModel { settled_at_ms: Set(Some(now_ms)), settled_by: Set(Some(by.to_owned())), ..Default::default() };
    let settled = Entity::update_many()
        .set(change)
        .filter(Column::Id.eq(id))
        .filter(Column::SettledAtMs.is_null())
        .exec(tx)
        .await?;
    Ok(settled.rows_affected == 1)
}

/// What we have as done since an instant, cards aside.
pub(super) async fn list_done_since(db: &impl ConnectionTrait, since_ms: i64) -> Result<Vec<transfers::Model>> {
    Ok(transfers::Entity::find()
        .filter(transfers::Column::State.eq(transfers::State::Succeeded))
        .filter(transfers::Column::Kind.ne(transfers::Kind::CardLink))
        .filter(transfers::Column::SettledAtMs.gte(since_ms))
        .all(db)
        .await?)
}
