//! All statements about the audit.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::{
    Result,
    store::{
        Tx,
        entity::{audit, audit_seals},
    },
};

pub(super) async fn insert_in_tx(tx: &Tx, row: audit::Model) -> Result<()> {
    audit::Entity::insert(audit::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// Rows that no seal holds, in the order of their ids; nobody else seals them while the transaction lasts.
pub(super) async fn lock_unsealed_in_tx(tx: &Tx, most: u64) -> Result<Vec<audit::Model>> {
    Ok(audit::Entity::find()
        .filter(audit::Column::Seal.is_null())
        .order_by_asc(audit::Column::Id)
        .limit(most)
        .lock_exclusive()
        .all(tx)
        .await?)
}

pub(super) async fn find_last_seal(db: &impl ConnectionTrait) -> Result<Option<audit_seals::Model>> {
    Ok(audit_seals::Entity::find().order_by_desc(audit_seals::Column::Number).one(db).await?)
}

/// Inserts a seal and says of its rows that it holds them: the one column that changes.
pub(super) async fn insert_seal_in_tx(tx: &Tx, seal: audit_seals::Model, rows: Vec<String>) -> Result<()> {
    let number = seal.number;
    audit_seals::Entity::insert(audit_seals::ActiveModel::from(seal)).exec_without_returning(tx).await?;
    audit::Entity::update_many()
        .set(audit::ActiveModel { seal: Set(Some(number)), ..Default::default() })
        .filter(audit::Column::Id.is_in(rows))
        .exec(tx)
        .await?;
    Ok(())
}

/// Seals in their order, after that one.
pub(super) async fn list_seals_after(
    db: &impl ConnectionTrait,
    number: i64,
    most: u64,
) -> Result<Vec<audit_seals::Model>> {
    Ok(audit_seals::Entity::find()
        .filter(audit_seals::Column::Number.gt(number))
        .order_by_asc(audit_seals::Column::Number)
        .limit(most)
        .all(db)
        .await?)
}

/// What a seal holds, in the order of the ids; without one what none holds yet.
pub(super) async fn list_sealed_by(db: &impl ConnectionTrait, seal: Option<i64>) -> Result<Vec<audit::Model>> {
    let held = match seal {
        Some(number) => audit::Column::Seal.eq(number),
        None => audit::Column::Seal.is_null(),
    };
    Ok(audit::Entity::find().filter(held).order_by_asc(audit::Column::Id).all(db).await?)
}

pub(super) async fn count_sealed_after(db: &impl ConnectionTrait, number: i64) -> Result<u64> {
    Ok(audit::Entity::find().filter(audit::Column::Seal.gt(number)).count(db).await?)
}
