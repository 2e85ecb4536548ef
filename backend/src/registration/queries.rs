//! All statements about registrations under way.

use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};

use crate::{
    Result,
    store::{Store, Tx, entity::registration_drafts},
};

pub(super) async fn find_draft(
    db: &impl ConnectionTrait,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<registration_drafts::Model>> {
    Ok(living(token_hash, now_ms).one(db).await?)
}

/// The draft, kept from others until the transaction ends.
pub(super) async fn lock_draft_in_tx(
    tx: &Tx,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<registration_drafts::Model>> {
    Ok(living(token_hash, now_ms).lock_exclusive().one(tx).await?)
}

/// Deletes drafts that ran out, so many at most; how many it were.
pub(crate) async fn forget(store: &Store, now_ms: i64, most: u64) -> Result<u64> {
    let (key, over) = (registration_drafts::Column::TokenHash, registration_drafts::Column::ExpiresAtMs.lte(now_ms));
    store.delete_some::<registration_drafts::Entity>(key, over, most).await
}

fn living(token_hash: &str, now_ms: i64) -> sea_orm::Select<registration_drafts::Entity> {
    registration_drafts::Entity::find_by_id(token_hash).filter(registration_drafts::Column::ExpiresAtMs.gt(now_ms))
}

pub(super) async fn insert_draft_in_tx(tx: &Tx, row: registration_drafts::Model) -> Result<()> {
    registration_drafts::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn update_draft_in_tx(tx: &Tx, row: registration_drafts::Model) -> Result<()> {
    registration_drafts::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}

pub(super) async fn delete_draft_in_tx(tx: &Tx, token_hash: &str) -> Result<()> {
    registration_drafts::Entity::delete_by_id(token_hash).exec(tx).await?;
    Ok(())
}
