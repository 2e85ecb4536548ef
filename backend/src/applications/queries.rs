//! All statements about applications.

use lending::Stage;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait},
};

use crate::{
    ApplicationId, BorrowerId, Error, Result,
    store::{
        Tx,
        entity::{application_stages, applications},
    },
};

/// One of that borrower's.
pub(crate) async fn find(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    id: ApplicationId,
) -> Result<Option<applications::Model>> {
    Ok(applications::Entity::find_by_id(id).filter(applications::Column::BorrowerId.eq(borrower)).one(db).await?)
}

pub(super) async fn get(db: &impl ConnectionTrait, id: ApplicationId) -> Result<applications::Model> {
    applications::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The application, kept from changing under this transaction.
pub(crate) async fn lock_in_tx(tx: &Tx, id: ApplicationId) -> Result<applications::Model> {
    applications::Entity::find_by_id(id).lock_exclusive().one(tx).await?.ok_or(Error::NotFound)
}

/// One of a person, in whatever cabinet, that is under way.
pub(super) async fn find_open_of_person(
    db: &impl ConnectionTrait,
    person: &[BorrowerId],
) -> Result<Option<applications::Model>> {
    Ok(applications::Entity::find()
        .filter(applications::Column::BorrowerId.is_in(person.iter().copied()))
        .filter(applications::Column::IsOpen.eq(true))
        .one(db)
        .await?)
}

/// The one that is under way, if any.
pub(crate) async fn find_open(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Option<applications::Model>> {
    Ok(applications::Entity::find()
        .filter(applications::Column::BorrowerId.eq(borrower))
        .filter(applications::Column::IsOpen.eq(true))
        .one(db)
        .await?)
}

pub(super) async fn find_by_key(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    key: &str,
) -> Result<Option<applications::Model>> {
    Ok(applications::Entity::find()
        .filter(applications::Column::BorrowerId.eq(borrower))
        .filter(applications::Column::IdempotencyKey.eq(key))
        .one(db)
        .await?)
}

pub(crate) async fn insert_in_tx(tx: &Tx, row: applications::Model) -> Result<()> {
    applications::Entity::insert(applications::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Changes an application that still stands at `from`, and notes the new stage. Whether it stood there.
pub(super) async fn change_stage_in_tx(
    tx: &Tx,
    id: ApplicationId,
    from: Stage,
    to: Stage,
    mut change: applications::ActiveModel,
    now_ms: i64,
) -> Result<bool> {
    change.stage = Set(to.as_str().to_owned());
    change.is_open = Set(to.is_open());
    let changed = applications::Entity::update_many()
        .set(change)
        .col_expr(applications::Column::Version, Expr::col(applications::Column::Version).add(1))
        .filter(applications::Column::Id.eq(id))
        .filter(applications::Column::Stage.eq(from.as_str()))
        .exec(tx)
        .await?;
    if changed.rows_affected != 1 {
        return Ok(false);
    }
    note_stage_in_tx(tx, id, to, now_ms).await?;
    Ok(true)
}

pub(crate) async fn note_stage_in_tx(tx: &Tx, id: ApplicationId, stage: Stage, now_ms: i64) -> Result<()> {
    let before =
        application_stages::Entity::find().filter(application_stages::Column::ApplicationId.eq(id)).count(tx).await?;
    let row = application_stages::ActiveModel {
        application_id: Set(id),
        sequence: Set(i64::try_from(before).map_err(Error::internal)?),
        stage: Set(stage.as_str().to_owned()),
        at_ms: Set(now_ms),
    };
    application_stages::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn is_number_taken(db: &impl ConnectionTrait, number: &str) -> Result<bool> {
    let count = applications::Entity::find().filter(applications::Column::Number.eq(number)).count(db).await?;
    Ok(count > 0)
}

/// The oldest first.
pub(crate) async fn list_stages(
    db: &impl ConnectionTrait,
    id: ApplicationId,
) -> Result<Vec<application_stages::Model>> {
    Ok(application_stages::Entity::find()
        .filter(application_stages::Column::ApplicationId.eq(id))
        .order_by_asc(application_stages::Column::Sequence)
        .all(db)
        .await?)
}

/// Applications that wait at one of these stages, the oldest first.
pub(super) async fn list_at(db: &impl ConnectionTrait, stages: [Stage; 2]) -> Result<Vec<applications::Model>> {
    Ok(applications::Entity::find()
        .filter(applications::Column::IsOpen.eq(true))
        .filter(applications::Column::Stage.is_in(stages.map(Stage::as_str)))
        .order_by_asc(applications::Column::CreatedAtMs)
        .all(db)
        .await?)
}
