//! All statements about the staff.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{
    Result,
    store::{Tx, entity::staff_members},
};

pub(super) async fn find(db: &impl ConnectionTrait, login: &str) -> Result<Option<staff_members::Model>> {
    Ok(staff_members::Entity::find_by_id(login).one(db).await?)
}

/// Whether the login was free.
pub(super) async fn insert_in_tx(tx: &Tx, row: staff_members::Model) -> Result<bool> {
    let once = OnConflict::column(staff_members::Column::Login).do_nothing().to_owned();
    let row = staff_members::ActiveModel::from(row);
    Ok(staff_members::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await? == 1)
}

/// Whether somebody at work had the login.
pub(super) async fn end_in_tx(tx: &Tx, login: &str, now_ms: i64) -> Result<bool> {
    let ended = staff_members::Entity::update_many()
        .set(staff_members::ActiveModel { left_at_ms: Set(Some(now_ms)), ..Default::default() })
        .filter(staff_members::Column::Login.eq(login))
        .filter(staff_members::Column::LeftAtMs.is_null())
        .exec(tx)
        .await?;
    Ok(ended.rows_affected == 1)
}
