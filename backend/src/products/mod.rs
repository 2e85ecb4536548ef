//! What the lender offers. Products change seldom and every page needs them: they are read from
//! the database once a minute and kept. What the lender changes is offered by every server within that minute.

use std::sync::{Arc, OnceLock};

use lending::{OfferedProduct, Product, ProductTerms};
use tokio::sync::RwLock;

use crate::{
    Backend, Error, Result, Visitor,
    store::{Store, entity::products},
};

mod choice;
pub(crate) mod queries;

pub use choice::LoanChoice;
pub(crate) use choice::refusal_of;

/// What was read is kept for so long.
const KEPT_MS: i64 = 60_000;

/// The products on offer, once they were read.
#[derive(Default)]
pub(crate) struct ProductCache(RwLock<Option<Kept>>);

struct Kept {
    products: Arc<[Product]>,
    /// As they are advertised, once somebody has asked.
    advertised: OnceLock<Arc<[OfferedProduct]>>,
    read_at_ms: i64,
}

impl Kept {
    fn new(products: Arc<[Product]>, read_at_ms: i64) -> Self {
        Self { products, advertised: OnceLock::new(), read_at_ms }
    }

    /// The range of their cost takes long to find: it is found once, until a product changes.
    fn advertise(&self) -> Arc<[OfferedProduct]> {
        let find = || self.products.iter().cloned().map(OfferedProduct::from).collect();
        Arc::clone(self.advertised.get_or_init(find))
    }
}

impl ProductCache {
    async fn get(&self, store: &Store, now_ms: i64) -> Result<Arc<[Product]>> {
        let is_fresh = |kept: &&Kept| now_ms - kept.read_at_ms < KEPT_MS;
        if let Some(kept) = self.0.read().await.as_ref().filter(is_fresh) {
            return Ok(Arc::clone(&kept.products));
        }
        let mut cached = self.0.write().await;
        if let Some(kept) = cached.as_ref().filter(is_fresh) {
            return Ok(Arc::clone(&kept.products));
        }
        match Self::read(store).await {
            // An empty shop is about to be stocked: it is looked at again.
            Ok(products) if products.is_empty() => Ok(products),
            Ok(products) => {
                match cached.as_mut() {
                    Some(kept) if kept.products == products => kept.read_at_ms = now_ms,
                    _ => *cached = Some(Kept::new(Arc::clone(&products), now_ms)),
                }
                Ok(products)
            }
            // A row that breaks the law, or can't be read, is not offered: what was offered before stays.
            Err(error) => match cached.as_mut() {
                Some(kept) => {
                    tracing::error!(error = &error as &dyn std::error::Error, "the products can't be read anew");
                    kept.read_at_ms = now_ms;
                    Ok(Arc::clone(&kept.products))
                }
                None => Err(error),
            },
        }
    }

    async fn read(store: &Store) -> Result<Arc<[Product]>> {
        queries::list_offered(store.reader()).await?.iter().map(product_of).collect()
    }

    /// The products as they are advertised.
    async fn advertised(&self, store: &Store, now_ms: i64) -> Result<Vec<OfferedProduct>> {
        let products = self.get(store, now_ms).await?;
        let kept = self.0.read().await;
        Ok(kept.as_ref().map_or_else(
            || products.iter().cloned().map(OfferedProduct::from).collect(),
            |kept| kept.advertise().to_vec(),
        ))
    }

    /// Forgets what was read, after a change.
    pub(crate) async fn clear(&self) {
        *self.0.write().await = None;
    }
}

impl Visitor<'_> {
    /// The products on offer, in the order of the shop window.
    pub async fn list_products(self) -> Result<Vec<OfferedProduct>> {
        self.backend.products().advertised(self.backend.store(), self.backend.clock().now_ms()).await
    }
}

impl Backend {
    async fn offered_products(&self) -> Result<Arc<[Product]>> {
        self.products().get(self.store(), self.clock().now_ms()).await
    }

    /// A product on offer.
    pub(crate) async fn find_product(&self, code: &str) -> Result<Option<Product>> {
        let products = self.offered_products().await?;
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
