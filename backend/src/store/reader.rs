//! Reading: statements that change nothing.

use std::sync::{Mutex, PoisonError};

use sea_orm::{
    ConnAcquireErr, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr,
    Statement, Values,
    sqlx::{
        self, AssertSqlSafe, ConnectOptions,
        sqlite::{SqliteConnectOptions, SqliteConnection},
    },
};
use sea_query_sqlx::SqlxValues;
use tokio::sync::Semaphore;

use super::ACQUIRE_TIMEOUT;

/// Where statements that change nothing run.
pub(crate) enum Reader {
    /// Connections of its own to a SQLite file, so that a page never waits for a write.
    Sqlite(Box<SqliteReaders>),
    /// The pool, which others write through.
    Pool(DatabaseConnection),
}

/// Connections to a SQLite file that only read.
///
/// Kept here and not in sqlx's pool: that asks each connection whether it still lives when it comes back, which on a
/// file takes as long as most statements of ours.
pub(crate) struct SqliteReaders {
    options: SqliteConnectOptions,
    places: Semaphore,
    idle: Mutex<Vec<SqliteConnection>>,
}

impl SqliteReaders {
    /// At most so many connections, each made when it is first needed.
    pub(super) fn new(options: SqliteConnectOptions, connections: usize) -> Self {
        let options = options.pragma("query_only", "ON").disable_statement_logging();
        Self { options, places: Semaphore::new(connections), idle: Mutex::default() }
    }

    async fn query(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let place = tokio::time::timeout(ACQUIRE_TIMEOUT, self.places.acquire());
        let _place = place.await.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))?;
        let idle = self.lock_idle().pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => self.options.connect().await.map_err(|error| DbErr::Conn(cause(error)))?,
        };
        let values = SqlxValues(statement.values.unwrap_or(Values(Vec::new())));
        let outcome = sqlx::query_with(AssertSqlSafe(statement.sql), values).fetch_all(&mut connection).await;
        // Kept unless something else than the database's own word went wrong. One whose statement was given up on the
        // way, because nobody waits for the page any more, is closed.
        if outcome.as_ref().err().is_none_or(|error| error.as_database_error().is_some()) {
            self.lock_idle().push(connection);
        }
        let rows = outcome.map_err(|error| DbErr::Query(cause(error)))?;
        Ok(rows.into_iter().map(QueryResult::from).collect())
    }

    fn lock_idle(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn cause(error: sqlx::Error) -> RuntimeErr {
    RuntimeErr::SqlxError(error.into())
}

#[sea_orm_migration::async_trait::async_trait]
impl ConnectionTrait for Reader {
    fn get_database_backend(&self) -> DbBackend {
        match self {
            Self::Sqlite(_) => DbBackend::Sqlite,
            Self::Pool(pool) => pool.get_database_backend(),
        }
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        match self {
            Self::Sqlite(readers) => readers.query(statement).await,
            Self::Pool(pool) => pool.query_all_raw(statement).await,
        }
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        match self {
            Self::Sqlite(readers) => Ok(readers.query(statement).await?.into_iter().next()),
            Self::Pool(pool) => pool.query_one_raw(statement).await,
        }
    }

    async fn execute_raw(&self, _: Statement) -> Result<ExecResult, DbErr> {
        Err(only_reads())
    }

    async fn execute_unprepared(&self, _: &str) -> Result<ExecResult, DbErr> {
        Err(only_reads())
    }
}

fn only_reads() -> DbErr {
    DbErr::Custom("what writes takes a transaction".to_owned())
}
