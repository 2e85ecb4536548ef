//! What the lender offers. Products change seldom and every page needs them: they are read from
//! the database once and kept.

use std::sync::Arc;

use lending::{Money, Product, ProductTerms};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::OnConflict,
};
use tokio::sync::RwLock;

use crate::{
    Backend, Error, Result,
    store::{Store, Tx, entity::products},
};

/// The products on offer, once they were read.
#[derive(Default)]
pub(crate) struct ProductCache(RwLock<Option<Arc<[Product]>>>);

impl ProductCache {
    async fn get(&self, store: &Store) -> Result<Arc<[Product]>> {
        if let Some(products) = self.0.read().await.as_ref() {
            return Ok(Arc::clone(products));
        }
        let mut cached = self.0.write().await;
        let products: Arc<[Product]> = list(store).await?.into();
        // An empty shop is about to be stocked: it is looked at again.
        if !products.is_empty() {
            *cached = Some(Arc::clone(&products));
        }
        Ok(products)
    }

    /// Forgets what was read, after a change.
    pub(crate) async fn clear(&self) {
        *self.0.write().await = None;
    }
}

impl Backend {
    /// The products on offer, in the order of the shop window.
    pub async fn list_products(&self) -> Result<Vec<Product>> {
        Ok(self.products().get(self.store()).await?.to_vec())
    }

    /// A product on offer.
    pub(crate) async fn find_product(&self, code: &str) -> Result<Option<Product>> {
        let products = self.products().get(self.store()).await?;
        Ok(products.iter().find(|product| product.code().as_str() == code).cloned())
    }
}

async fn list(store: &Store) -> Result<Vec<Product>> {
    let rows = products::Entity::find()
        .filter(products::Column::Offered.eq(true))
        .order_by_asc(products::Column::Position)
        .all(store.reader())
        .await?;
    rows.into_iter()
        .map(|row| {
            let terms: ProductTerms = serde_json::from_str(&row.terms)?;
            Product::try_new(terms).map_err(Error::internal)
        })
        .collect()
}

/// What is forgiven of a debt on a product, on offer or not; nothing on one that is gone.
pub(crate) async fn find_forgiven_tail(db: &impl ConnectionTrait, code: &str) -> Result<Money> {
    let Some(row) = products::Entity::find_by_id(code).one(db).await? else { return Ok(Money::ZERO) };
    Ok(serde_json::from_str::<ProductTerms>(&row.terms)?.forgiven_tail)
}

/// Puts a product on offer, or changes its terms: contracts keep the terms they were signed with.
pub(crate) async fn offer_in_tx(tx: &Tx, product: &Product, position: i64) -> Result<()> {
    let row = products::ActiveModel {
        code: Set(product.code().as_str().to_owned()),
        terms: Set(serde_json::to_string(product.terms())?),
        offered: Set(true),
        position: Set(position),
    };
    let change = OnConflict::column(products::Column::Code)
        .update_columns([products::Column::Terms, products::Column::Offered, products::Column::Position])
        .to_owned();
    products::Entity::insert(row).on_conflict(change).exec_without_returning(tx).await?;
    Ok(())
}
