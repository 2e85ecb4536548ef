//! All statements about calendars at an address of their own.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    sea_query::{Expr, OnConflict},
};

use crate::{
    BorrowerId, Result,
    store::{
        Tx,
        entity::calendar_feeds::{Column, Entity, Model},
    },
};

/// A borrower's calendar.
pub(super) async fn find(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Option<Model>> {
    Ok(Entity::find_by_id(borrower).all(db).await?.into_iter().next())
}

/// The calendar that a secret opens.
pub(super) async fn find_by_secret(db: &impl ConnectionTrait, hash: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::SecretHash.eq(hash)).all(db).await?.into_iter().next())
}

/// Writes a borrower's calendar, in the place of the one before.
pub(super) async fn put_in_tx(tx: &Tx, row: Model) -> Result<()> {
    let instead = OnConflict::column(Column::BorrowerId)
        .update_columns([Column::SecretHash, Column::WithSums, Column::CreatedAtMs])
        .to_owned();
    Entity::insert(row.into_active_model()).on_conflict(instead).exec_without_returning(tx).await?;
    Ok(())
}

/// Whether sums are told; whether that is new.
pub(super) async fn show_sums_in_tx(tx: &Tx, borrower: BorrowerId, with_sums: bool) -> Result<bool> {
    let changed = Entity::update_many()
        .col_expr(Column::WithSums, Expr::value(with_sums))
        .filter(Column::BorrowerId.eq(borrower))
        .filter(Column::WithSums.eq(!with_sums))
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Deletes a borrower's calendar; whether there was one.
pub(super) async fn delete_in_tx(tx: &Tx, borrower: BorrowerId) -> Result<bool> {
    Ok(Entity::delete_by_id(borrower).exec(tx).await?.rows_affected == 1)
}
