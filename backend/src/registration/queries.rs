//! All statements about registrations under way.

use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::OnConflict,
};

use crate::{
    Result,
    store::{
        Store, Tx,
        entity::{
            number_requests::{self, Answer},
            registration_drafts,
        },
    },
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

pub(super) async fn find_number_request(
    db: &impl ConnectionTrait,
    draft_hash: &str,
) -> Result<Option<number_requests::Model>> {
    Ok(number_requests::Entity::find().filter(number_requests::Column::DraftHash.eq(draft_hash)).one(db).await?)
}

/// Keeps a request for a number; one that the draft made before stands.
pub(super) async fn insert_number_request_in_tx(tx: &Tx, row: number_requests::Model) -> Result<()> {
    let once = OnConflict::column(number_requests::Column::DraftHash).do_nothing().to_owned();
    number_requests::Entity::insert(row.into_active_model()).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}

/// The requests that nobody has answered, the oldest first.
pub(super) async fn list_number_requests(db: &impl ConnectionTrait) -> Result<Vec<number_requests::Model>> {
    Ok(number_requests::Entity::find()
        .filter(number_requests::Column::AnsweredAtMs.is_null())
        .order_by_asc(number_requests::Column::AskedAtMs)
        .order_by_asc(number_requests::Column::Id)
        .all(db)
        .await?)
}

pub(super) async fn lock_number_request_in_tx(tx: &Tx, id: &str) -> Result<Option<number_requests::Model>> {
    Ok(number_requests::Entity::find_by_id(id).lock_exclusive().one(tx).await?)
}

pub(super) async fn answer_number_request_in_tx(
    tx: &Tx,
    row: number_requests::Model,
    answer: Answer,
    by: &str,
    now_ms: i64,
) -> Result<()> {
    let row = number_requests::Model {
        answer: Some(answer),
        answered_by: Some(by.to_owned()),
        answered_at_ms: Some(now_ms),
        ..row
    };
    number_requests::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}

/// Deletes drafts that ran out, so many at most; how many it were.
pub(crate) async fn forget(store: &Store, now_ms: i64, most: u64) -> Result<u64> {
    let (key, over) = (registration_drafts::Column::TokenHash, registration_drafts::Column::ExpiresAtMs.lte(now_ms));
    store.delete_some::<registration_drafts::Entity>(key, over, most).await
}

fn living(token_hash: &str, now_ms: i64) -> sea_orm::Select<registration_drafts::Entity> {
    kept(token_hash, now_ms).filter(registration_drafts::Column::Finished.eq(false))
}

fn kept(token_hash: &str, now_ms: i64) -> sea_orm::Select<registration_drafts::Entity> {
    registration_drafts::Entity::find_by_id(token_hash).filter(registration_drafts::Column::ExpiresAtMs.gt(now_ms))
}

/// Whether a draft has led to a cabinet, as far as that is remembered.
pub(super) async fn is_finished(db: &impl ConnectionTrait, token_hash: &str, now_ms: i64) -> Result<bool> {
    Ok(kept(token_hash, now_ms).one(db).await?.is_some_and(|draft| draft.finished))
}

pub(super) async fn insert_draft_in_tx(tx: &Tx, row: registration_drafts::Model) -> Result<()> {
    registration_drafts::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn update_draft_in_tx(tx: &Tx, row: registration_drafts::Model) -> Result<()> {
    registration_drafts::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}
