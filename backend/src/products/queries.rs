//! All statements about products.

use lending::{Money, Product, ProductKind, ProductTerms};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};

use crate::{
    Error, Result,
    store::{Tx, entity::products},
};

/// What is on offer, in the order of the shop window.
pub(super) async fn list_offered(db: &impl ConnectionTrait) -> Result<Vec<products::Model>> {
    Ok(products::Entity::find()
        .filter(products::Column::Offered.eq(true))
        .order_by_asc(products::Column::Position)
        .all(db)
        .await?)
}

pub(super) async fn get(db: &impl ConnectionTrait, code: &str) -> Result<products::Model> {
    products::Entity::find_by_id(code)
        .one(db)
        .await?
        .ok_or_else(|| Error::internal(format!("there is no product {code}")))
}

/// The figures of a product, on offer or not; none of one that is gone.
pub(crate) async fn find_terms(db: &impl ConnectionTrait, code: &str) -> Result<Option<ProductTerms>> {
    let row = products::Entity::find_by_id(code).one(db).await?;
    Ok(row.map(|row| serde_json::from_str(&row.terms)).transpose()?)
}

/// How loans of a product are paid back, on offer or not.
pub(crate) async fn find_kind(db: &impl ConnectionTrait, code: &str) -> Result<ProductKind> {
    Ok(serde_json::from_str::<ProductTerms>(&get(db, code).await?.terms)?.kind)
}

/// What is forgiven of a debt on a product, on offer or not; nothing on one that is gone.
pub(crate) async fn find_forgiven_tail(db: &impl ConnectionTrait, code: &str) -> Result<Money> {
    Ok(find_terms(db, code).await?.map_or(Money::ZERO, |terms| terms.forgiven_tail))
}

/// Whether there is any product, offered or not.
pub(crate) async fn is_any_in_tx(tx: &Tx) -> Result<bool> {
    Ok(products::Entity::find().one(tx).await?.is_some())
}

/// Puts a product on offer, unless it is there: what the lender changed since stays.
pub(crate) async fn insert_in_tx(tx: &Tx, product: &Product, position: i64) -> Result<()> {
    let row = products::ActiveModel {
        code: Set(product.code().as_str().to_owned()),
        terms: Set(serde_json::to_string(product.terms())?),
        offered: Set(true),
        position: Set(position),
    };
    let once = OnConflict::column(products::Column::Code).do_nothing().to_owned();
    products::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}
