//! The database: SQLite or PostgreSQL, told apart here and nowhere else.

use std::{sync::Arc, time::Duration};

use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DbBackend,
    sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};
use sea_orm_migration::MigratorTrait;
use tokio::sync::Notify;

use crate::{Error, Result};

pub(crate) mod columns;
mod delete;
pub(crate) mod entity;
mod migration;
pub(crate) mod page;
#[cfg(test)]
mod plan;
mod reader;
mod revision;
mod snapshot;
#[cfg(test)]
mod tests;
mod tx;

#[cfg(test)]
pub(crate) use delete::some_of;
#[cfg(test)]
pub(crate) use plan::Explaining;
pub(crate) use reader::Reader;
pub use revision::Revision;
pub(crate) use tx::Tx;

use reader::SqliteReaders;

/// How long a writer waits for another process that writes to the same SQLite file.
const BUSY_TIMEOUT: Duration = Duration::from_secs(15);
/// How long a request waits for a free connection before it is told that the database is busy.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(20);
/// A statement that takes longer on PostgreSQL is given up; reports and migrations have limits of their own.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(15);
const POSTGRES_CONNECTIONS: u32 = 10;
/// A bell for each lane of work.
const BELLS: usize = 8;
/// A connection for reports is closed when nobody has wanted one for so long.
const REPORTS_IDLE: Duration = Duration::from_mins(1);

/// The connections. SQLite has one that writes and several that read, so that a page never waits
/// for a write; on PostgreSQL both are the same pool.
pub(crate) struct Store {
    writer: DatabaseConnection,
    reader: Reader,
    reports: DatabaseConnection,
    bells: Arc<[Notify; BELLS]>,
}

impl Store {
    /// Connects; `url` is `sqlite://path?mode=rwc` or `postgres://…`.
    pub(crate) async fn connect(url: &str) -> Result<Self> {
        let bells = Arc::new(std::array::from_fn(|_| Notify::new()));
        if DbBackend::Sqlite.is_prefix_of(url) {
            create_folder_of(url)?;
            let file = url.parse().map(sqlite_file).map_err(Error::internal)?;
            let writer = connect(sqlite(url)).await?;
            let reports = connect(sqlite_reports(url)).await?;
            let readers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
            let reader = Reader::Sqlite(SqliteReaders::new(file, readers).into());
            return Ok(Self { writer, reader, reports, bells });
        }
        let pool = connect(postgres(url, Some(STATEMENT_TIMEOUT))).await?;
        Ok(Self { writer: pool.clone(), reports: pool.clone(), reader: Reader::Pool(pool), bells })
    }

    /// Where statements that change nothing run.
    pub(crate) fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Rung each time that a transaction which asked for it is committed.
    pub(crate) fn bell(&self, number: usize) -> &Notify {
        &self.bells[number]
    }

    /// Brings the schema up to date, however long that takes. Takes no lock: one process at a time.
    pub(crate) async fn migrate(url: &str) -> Result<()> {
        let options = if DbBackend::Sqlite.is_prefix_of(url) {
            create_folder_of(url)?;
            sqlite(url)
        } else {
            postgres(url, None)
        };
        Ok(migration::Migrator::up(&connect(options).await?, None).await?)
    }

    /// Whether the schema is what this program knows.
    pub(crate) async fn is_migrated(&self) -> Result<bool> {
        let pending = migration::Migrator::get_pending_migrations_read_only(&self.reports).await?;
        Ok(pending.is_empty())
    }
}

async fn connect(mut options: ConnectOptions) -> Result<DatabaseConnection> {
    // Statements hold personal data: neither logs nor spans may have them.
    options.sqlx_logging(false).record_stmt_in_spans(false).acquire_timeout(ACQUIRE_TIMEOUT);
    Ok(Database::connect(options).await?)
}

fn sqlite(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).map_sqlx_sqlite_opts(sqlite_file);
    options
}

/// Made when a report is first asked for.
fn sqlite_reports(url: &str) -> ConnectOptions {
    let mut options = sqlite(url);
    options.connect_lazy(true).idle_timeout(REPORTS_IDLE);
    options.map_sqlx_sqlite_opts(|file| sqlite_file(file).pragma("query_only", "ON"));
    options
}

/// How every connection to a file behaves.
fn sqlite_file(file: SqliteConnectOptions) -> SqliteConnectOptions {
    file.journal_mode(SqliteJournalMode::Wal)
        // What was committed survives a loss of power.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_TIMEOUT)
        .foreign_keys(true)
}

fn postgres(url: &str, limit: Option<Duration>) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options.max_connections(POSTGRES_CONNECTIONS).set_application_name("cabinet");
    if let Some(limit) = limit {
        options.statement_timeout(limit);
    }
    options
}

/// SQLite makes the file, but not the folder that it stands in.
fn create_folder_of(url: &str) -> Result<()> {
    let path = url.trim_start_matches("sqlite:").trim_start_matches("//");
    let path = path.split('?').next().unwrap_or(path);
    match std::path::Path::new(path).parent() {
        Some(folder) if !path.starts_with(':') && !folder.as_os_str().is_empty() => {
            std::fs::create_dir_all(folder).map_err(Error::internal)
        }
        _ => Ok(()),
    }
}
