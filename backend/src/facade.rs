//! The doors to the use cases: what can be done stands behind one of them, and nothing on [`Backend`] itself.

use std::sync::Arc;

use crate::{
    BorrowerId, Clock, Config, Error, Result, crypto::Secrets, gateways::Gateways, products::ProductCache, settings,
    sign_in::PasswordHasher, store::Store,
};

/// The lender's use cases over one database and one set of gateways. Cheap to clone.
#[derive(Clone)]
pub struct Backend(Arc<Parts>);

struct Parts {
    config: Config,
    clock: Clock,
    store: Store,
    secrets: Secrets,
    gateways: Gateways,
    passwords: PasswordHasher,
    products: ProductCache,
}

/// What anybody may do: look, register, sign in.
#[derive(Clone, Copy)]
pub struct Visitor<'a> {
    pub(crate) backend: &'a Backend,
}

/// What whoever runs the server may do, by its commands.
#[derive(Clone, Copy)]
pub struct Operator<'a> {
    pub(crate) backend: &'a Backend,
}

/// What one borrower may see and do. Every read and write below it names the borrower.
#[derive(Clone, Copy)]
pub struct Borrower<'a> {
    pub(crate) backend: &'a Backend,
    pub(crate) id: BorrowerId,
}

impl Backend {
    /// Connects to the database and prepares the gateways. The schema must be up to date:
    /// [`Self::migrate`] is a step of its own, as two processes must not do it at once.
    ///
    /// # Errors
    /// `Unavailable` when the database does not answer, `Internal` when its schema is older than
    /// this program.
    pub async fn init(config: Config, clock: Clock) -> Result<Self> {
        use secrecy::ExposeSecret;

        let store = Store::connect(config.database_url.expose_secret()).await?;
        if !store.is_migrated().await? {
            return Err(Error::internal("the database's schema is not up to date: migrate it first"));
        }
        settings::restore_clock(&store, &config, &clock).await?;
        Self::over(config, clock, store)
    }

    /// The same lender by another clock.
    pub(crate) async fn at(&self, clock: Clock) -> Result<Self> {
        use secrecy::ExposeSecret;

        let store = Store::connect(self.config().database_url.expose_secret()).await?;
        Self::over(self.config().clone(), clock, store)
    }

    fn over(config: Config, clock: Clock, store: Store) -> Result<Self> {
        Ok(Self(Arc::new(Parts {
            secrets: Secrets::new(&config)?,
            gateways: Gateways::new(&config)?,
            passwords: PasswordHasher::new()?,
            products: ProductCache::default(),
            config,
            clock,
            store,
        })))
    }

    /// Brings the database's schema up to date, making the database's file if need be.
    pub async fn migrate(config: &Config) -> Result<()> {
        use secrecy::ExposeSecret;

        Store::migrate(config.database_url.expose_secret()).await
    }

    /// The clock that everything runs by.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The settings.
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// What anybody may do.
    pub fn visitor(&self) -> Visitor<'_> {
        Visitor { backend: self }
    }

    /// What whoever runs the server may do.
    pub fn operator(&self) -> Operator<'_> {
        Operator { backend: self }
    }

    /// What one borrower may see and do.
    pub fn borrower(&self, id: BorrowerId) -> Borrower<'_> {
        Borrower { backend: self, id }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn secrets(&self) -> &Secrets {
        &self.0.secrets
    }

    pub(crate) fn gateways(&self) -> &Gateways {
        &self.0.gateways
    }

    pub(crate) fn passwords(&self) -> &PasswordHasher {
        &self.0.passwords
    }

    pub(crate) fn products(&self) -> &ProductCache {
        &self.0.products
    }
}
