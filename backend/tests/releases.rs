//! A database of each release becomes one of today's, with all that is in it.
//!
//! `releases/<last migration>.sql` has the rows of a release; its schema is what the migrations up to then make, which
//! `released.sha256` keeps as they were. A release adds its data (`releases/dump.py`) and its migrations' hashes
//! (`sha256sum m*.sql > released.sha256`).

use std::{fs, path::PathBuf};

use crate::support::database::TestDatabase;
use backend::{ApplicationId, Backend, BorrowerId, Clock, Config, LoanId};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use sha2::{Digest, Sha256};

fn folder(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn migration(name: &str) -> PathBuf {
    folder("src/store/migration").join(name).with_extension("sql")
}

/// Hash and name of each migration that was released, in order.
fn released() -> Vec<(String, String)> {
    let list = fs::read_to_string(folder("src/store/migration/released.sha256")).unwrap();
    let lines = list.lines().map(|line| line.split_once("  ").unwrap());
    lines.map(|(hash, file)| (hash.to_owned(), file.strip_suffix(".sql").unwrap().to_owned())).collect()
}

/// The releases, by their last migration, the oldest first.
fn releases() -> Vec<String> {
    let files = fs::read_dir(folder("tests/releases")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter_map(|name| name.strip_suffix(".sql").map(str::to_owned)).collect();
    names.sort();
    names
}

#[test]
fn what_was_released_is_never_edited() {
    for (hash, name) in released() {
        let found = hex::encode(Sha256::digest(fs::read(migration(&name)).unwrap()));
        assert_eq!(found, hash, "{name} was released: what is to change takes a migration of its own");
    }
    assert_eq!(releases().last(), released().last().map(|(_, name)| name), "the last release has its data");
}

/// A database as a release left it, with its data.
async fn database_of(release: &str) -> (TestDatabase, DatabaseConnection) {
    let database = TestDatabase::create().await;
    if let Some(path) = database.url.strip_prefix("sqlite://").and_then(|path| path.split('?').next()) {
        fs::create_dir_all(PathBuf::from(path).parent().unwrap()).unwrap();
    }
    let connection = Database::connect(&database.url).await.unwrap();
    let versions = "CREATE TABLE seaql_migrations (version VARCHAR NOT NULL PRIMARY KEY, applied_at BIGINT NOT NULL)";
    connection.execute_unprepared(versions).await.unwrap();
    for (_, name) in released().iter().filter(|(_, name)| name.as_str() <= release) {
        connection.execute_unprepared(&fs::read_to_string(migration(name)).unwrap()).await.unwrap();
        let applied = format!("INSERT INTO seaql_migrations (version, applied_at) VALUES ('{name}', 0)");
        connection.execute_unprepared(&applied).await.unwrap();
    }
    let rows = fs::read_to_string(folder("tests/releases").join(release).with_extension("sql")).unwrap();
    connection.execute_unprepared(&rows).await.unwrap();
    (database, connection)
}

/// The columns of a table, all read as texts.
async fn rows<const COLUMNS: usize>(connection: &DatabaseConnection, sql: &str) -> Vec<[String; COLUMNS]> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| std::array::from_fn(|at| row.try_get_by_index(at).unwrap())).collect()
}

/// A lender of today over the database of a release.
async fn lender_of(release: &str, now: &str) -> (Backend, TestDatabase, DatabaseConnection) {
    let (database, connection) = database_of(release).await;
    let config = Config::from_pairs([("DATABASE_URL".to_owned(), database.url.clone())]).unwrap();
    Backend::migrate(&config).await.unwrap();
    let backend = Backend::init(config, Clock::manual(now.parse().unwrap())).await.unwrap();
    (backend, database, connection)
}

/// The books are as they should be, and go on.
async fn assert_books_go_on(backend: &Backend) {
    let report = backend.operator().verify_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
    backend.clock().advance_days(40);
    assert_eq!(backend.operator().close_days(None).await.unwrap().failed, 0);
    let report = backend.operator().verify_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
}

#[tokio::test]
async fn books_from_before_days_were_closed_are_brought_up_to_the_day() {
    let (backend, _database, connection) = lender_of("m20261122_000001_create_schema", "2026-11-23T09:00:00Z").await;
    let [[accrued_on, interest]] = rows::<2>(
        &connection,
        "SELECT accrued_on, CAST(interest_receivable_kopecks AS TEXT) FROM loans WHERE number = '261101-0000-0001'",
    )
    .await
    .try_into()
    .unwrap();
    assert_eq!((accrued_on.as_str(), interest.as_str()), ("2026-11-11", "0"));
    assert_books_go_on(&backend).await;
}

#[tokio::test]
async fn everybody_finds_what_they_had_before_the_migrations() {
    for release in releases() {
        let (backend, _database, connection) = lender_of(&release, "2026-12-08T09:00:00Z").await;
        let mut loans = 0;
        for [id] in rows(&connection, "SELECT id FROM borrowers").await {
            let home = backend.borrower(id.parse::<BorrowerId>().unwrap()).home().await.unwrap();
            loans += home.loans.len() + home.closed.len();
        }
        let lent = rows(&connection, "SELECT id, borrower_id FROM loans WHERE state IN ('active', 'closed')").await;
        assert_eq!(loans, lent.len(), "{release}");
        for [id, borrower] in lent {
            let borrower = backend.borrower(borrower.parse().unwrap());
            let view = borrower.get_loan(id.parse::<LoanId>().unwrap()).await.unwrap();
            assert!(!view.history.is_empty(), "{release}: loan {id}");
        }
        for [id, borrower] in rows(&connection, "SELECT id, borrower_id FROM applications").await {
            let borrower = backend.borrower(borrower.parse().unwrap());
            borrower.get_application(id.parse::<ApplicationId>().unwrap()).await.unwrap();
        }
        for [borrower] in rows(&connection, "SELECT DISTINCT borrower_id FROM profile_versions").await {
            let borrower = backend.borrower(borrower.parse::<BorrowerId>().unwrap());
            assert!(borrower.profile_state().await.unwrap().complete, "{release}");
        }
        assert_books_go_on(&backend).await;
    }
}
