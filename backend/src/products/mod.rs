//! What the lender offers. Products change seldom and every page needs them: they are read from
//! the database once and kept.

use std::sync::Arc;

use lending::{Product, ProductTerms};
use tokio::sync::RwLock;

use crate::{
    Backend, Error, Result, Visitor,
    store::{Store, entity::products},
};

mod choice;
pub(crate) mod queries;

pub use choice::LoanChoice;
pub(crate) use choice::refusal_of;

/// The products on offer, once they were read.
#[derive(Default)]
pub(crate) struct ProductCache(RwLock<Option<Arc<[Product]>>>);

impl ProductCache {
    async fn get(&self, store: &Store) -> Result<Arc<[Product]>> {
        if let Some(products) = self.0.read().await.as_ref() {
            return Ok(Arc::clone(products));
        }
        let mut cached = self.0.write().await;
        let rows = queries::list_offered(store.reader()).await?;
        let products: Arc<[Product]> = rows.iter().map(product_of).collect::<Result<_>>()?;
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

impl Visitor<'_> {
    /// The products on offer, in the order of the shop window.
    pub async fn list_products(self) -> Result<Vec<Product>> {
        Ok(self.backend.products().get(self.backend.store()).await?.to_vec())
    }
}

impl Backend {
    /// A product on offer.
    pub(crate) async fn find_product(&self, code: &str) -> Result<Option<Product>> {
        let products = self.products().get(self.store()).await?;
        Ok(products.iter().find(|product| product.code().as_str() == code).cloned())
    }
}

fn product_of(row: &products::Model) -> Result<Product> {
    let terms: ProductTerms = serde_json::from_str(&row.terms)?;
    Product::try_new(terms).map_err(Error::internal)
}

/// A product, offered or not: an application keeps the one that it was sent for.
pub(crate) async fn get(store: &Store, code: &str) -> Result<Product> {
    product_of(&queries::get(store.reader(), code).await?)
}
