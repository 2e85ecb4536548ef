//! Looking long: reports and checks of the books.

use std::time::Duration;

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel, TransactionOptions, TransactionTrait,
};

use super::Store;
use crate::Result;

/// A statement of a report may take so long on PostgreSQL. A page would have been given up long before.
const STATEMENT_TIMEOUT: Duration = Duration::from_mins(10);

impl Store {
    /// Everything as it is at this moment, whatever is written meanwhile: for reports and checks, which keep no page
    /// waiting.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction> {
        let on_postgres = self.reports.get_database_backend() == DbBackend::Postgres;
        let options = TransactionOptions {
            isolation_level: on_postgres.then_some(IsolationLevel::RepeatableRead),
            access_mode: on_postgres.then_some(AccessMode::ReadOnly),
            sqlite_transaction_mode: None,
        };
        #[expect(clippy::disallowed_methods, reason = "one that only reads")]
        let snapshot = self.reports.begin_with_options(options).await?;
        if on_postgres {
            let limit = format!("SET LOCAL statement_timeout = {}", STATEMENT_TIMEOUT.as_millis());
            snapshot.execute_unprepared(&limit).await?;
        }
        Ok(snapshot)
    }
}
