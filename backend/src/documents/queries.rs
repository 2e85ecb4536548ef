//! All statements about documents and signatures.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, sea_query::OnConflict};

use crate::{
    ApplicationId, Error, Result,
    store::{
        Tx,
        entity::{documents, signatures},
    },
};

pub(super) async fn insert_in_tx(tx: &Tx, row: documents::Model) -> Result<()> {
    documents::Entity::insert(documents::ActiveModel::from(row))
        .on_conflict(OnConflict::column(documents::Column::Hash).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

pub(crate) async fn get(db: &impl ConnectionTrait, hash: &str) -> Result<documents::Model> {
    let found = documents::Entity::find_by_id(hash).one(db).await?;
    found.ok_or_else(|| Error::internal(format!("there is no document {hash}")))
}

/// The signature under a contract.
pub(crate) async fn find_signature(db: &impl ConnectionTrait, id: ApplicationId) -> Result<Option<signatures::Model>> {
    Ok(signatures::Entity::find()
        .filter(signatures::Column::ApplicationId.eq(id))
        .filter(signatures::Column::ProlongationId.is_null())
        .filter(signatures::Column::HolidayRequestId.is_null())
        .one(db)
        .await?)
}

pub(crate) async fn insert_signature_in_tx(tx: &Tx, row: signatures::Model) -> Result<()> {
    signatures::Entity::insert(signatures::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}
