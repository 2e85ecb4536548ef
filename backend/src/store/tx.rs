//! Writing: one transaction for each command, tried again when the database asks for it.

use std::{
    future::Future,
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait, sqlx::error::DatabaseError,
};

use super::Store;
use crate::{Error, Result};

/// How often a transaction is tried at most.
const TRIES: u32 = 4;

/// An open transaction, for as long as [`Store::write`] runs its closure. A cheap handle: clones
/// are the same transaction.
#[derive(Clone)]
pub(crate) struct Tx(Arc<Open>);

struct Open {
    transaction: DatabaseTransaction,
    /// Which bells, a bit for each.
    rings: AtomicUsize,
}

impl Tx {
    /// Rings a bell once the transaction is committed: who waits at it looks for work.
    pub(crate) fn ring_after_commit(&self, bell: usize) {
        self.0.rings.fetch_or(1 << bell, Ordering::SeqCst);
    }

    /// Rings every bell once the transaction is committed: what is due may have changed everywhere.
    pub(crate) fn ring_all_after_commit(&self) {
        self.0.rings.store(usize::MAX, Ordering::SeqCst);
    }
}

impl Store {
    /// Runs `command` in one transaction, which is committed when it answers `Ok` and leaves no
    /// trace when it does not. Nothing in it may talk to the network.
    ///
    /// On SQLite the transaction holds the write lock from its start, so nothing that it reads
    /// changes under it. On PostgreSQL a command on money locks its loan's or application's row
    /// first (`lock_exclusive`); what only that engine may refuse (a serialisation failure, a
    /// deadlock) is tried again. `command` may thus run more than once and must have no effect
    /// outside the transaction.
    pub(crate) async fn write<T, F, Fut>(&self, mut command: F) -> Result<T>
    where
        F: FnMut(Tx) -> Fut,
        Fut: Future<Output = Result<T>>,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            match self.try_write(&mut command).await {
                Err(error) if tries < TRIES && is_transient(&error) => {
                    tracing::debug!(tries, "transaction tried again");
                    tokio::time::sleep(pause_before(tries)).await;
                }
                result => return result,
            }
        }
    }

    async fn try_write<T, F, Fut>(&self, command: &mut F) -> Result<T>
    where
        F: FnMut(Tx) -> Fut,
        Fut: Future<Output = Result<T>>,
    {
        let options = TransactionOptions {
            sqlite_transaction_mode: (self.writer.get_database_backend() == DbBackend::Sqlite)
                .then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        #[expect(clippy::disallowed_methods, reason = "the one place that begins a transaction")]
        let transaction = self.writer.begin_with_options(options).await?;
        let open = Arc::new(Open { transaction, rings: AtomicUsize::new(0) });
        // On an error `open` is dropped, which rolls back.
        let answer = command(Tx(Arc::clone(&open))).await?;
        let open = Arc::into_inner(open).ok_or_else(|| Error::internal("a transaction outlived its command"))?;
        open.transaction.commit().await?;
        let rings = open.rings.into_inner();
        for (number, bell) in self.bells.iter().enumerate() {
            if rings & (1 << number) != 0 {
                bell.notify_one();
            }
        }
        Ok(answer)
    }
}

impl Deref for Tx {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.0.transaction
    }
}

#[sea_orm_migration::async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        self.0.transaction.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.transaction.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.transaction.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.transaction.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.transaction.query_all_raw(statement).await
    }
}

/// Whether the database refused for a reason that is gone on the next try: SQLite's extended codes
/// of "busy" (busy itself was waited out already), PostgreSQL's failure to serialise (40001) or
/// its way out of a deadlock (40P01).
fn is_transient(error: &Error) -> bool {
    let Error::Internal(source) = error else { return false };
    let Some(DbErr::Exec(cause) | DbErr::Query(cause) | DbErr::Conn(cause)) = source.downcast_ref() else {
        return false;
    };
    let RuntimeErr::SqlxError(cause) = cause else { return false };
    let Some(code) = cause.as_database_error().and_then(DatabaseError::code) else {
        return false;
    };
    matches!(code.as_ref(), "40001" | "40P01") || code.parse::<u32>().is_ok_and(|code| code > 0xff && code & 0xff == 5)
}

/// Longer each time, and not the same for two that met.
fn pause_before(tries: u32) -> Duration {
    let jitter = u64::from(getrandom::u32().unwrap_or(0) % 20);
    Duration::from_millis(u64::from(tries) * 15 + jitter)
}
