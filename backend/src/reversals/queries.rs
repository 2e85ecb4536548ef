//! All statements about reversals.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    Result, TransferId,
    store::{
        Tx,
        entity::reversals::{ActiveModel, Column, Entity, Model},
    },
};

/// Those of a payment.
pub(crate) async fn list_of_payment(db: &impl ConnectionTrait, payment: TransferId) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(Column::PaymentId.eq(payment)).all(db).await?)
}

pub(super) async fn find_by_acquirer_id(db: &impl ConnectionTrait, id: &str) -> Result<Option<Model>> {
    Ok(Entity::find().filter(Column::AcquirerId.eq(id)).one(db).await?)
}

pub(crate) async fn insert_in_tx(tx: &Tx, row: Model) -> Result<()> {
    Entity::insert(ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}
