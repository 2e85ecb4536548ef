//! A database of its own for each test: a SQLite file, or a PostgreSQL database when
//! `TEST_DATABASE_URL` names a server (a role there that may create databases).

use std::path::PathBuf;

use sea_orm::{ConnectionTrait, Database};
use uuid::Uuid;

/// A fresh, empty database; it is gone when this is dropped.
pub struct TestDatabase {
    /// How to connect to it.
    pub url: String,
    home: Home,
}

enum Home {
    Folder(PathBuf),
    Server { url: String, name: String },
}

impl TestDatabase {
    /// Makes one.
    pub async fn create() -> Self {
        let name = format!("cabinet_test_{}", Uuid::new_v4().simple());
        let Ok(server) = std::env::var("TEST_DATABASE_URL") else {
            let folder = std::env::temp_dir().join(name);
            let url = format!("sqlite://{}?mode=rwc", folder.join("cabinet.db").display());
            return Self { url, home: Home::Folder(folder) };
        };
        run(&server, &format!("CREATE DATABASE {name}")).await;
        let url = with_database(&server, &name);
        Self { url, home: Home::Server { url: server, name } }
    }

    /// All bytes that the database keeps on disk; none when it is not ours to read.
    #[allow(dead_code, reason = "not every test file looks")]
    pub fn bytes_on_disk(&self) -> Option<Vec<u8>> {
        let Home::Folder(folder) = &self.home else { return None };
        let files = std::fs::read_dir(folder).unwrap();
        Some(files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect())
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match &self.home {
            Home::Folder(folder) => drop(std::fs::remove_dir_all(folder)),
            Home::Server { url, name } => {
                let (url, sql) = (url.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
                // A test's own runtime may be on its way out.
                let dropping = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
                    runtime.block_on(run(&url, &sql));
                });
                drop(dropping.join());
            }
        }
    }
}

async fn run(url: &str, sql: &str) {
    let connection = Database::connect(url).await.unwrap();
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}

/// The server's address with another database: what stands between the last `/` and any `?`.
fn with_database(server: &str, name: &str) -> String {
    let (address, options) = server.split_once('?').map_or((server, String::new()), |(a, o)| (a, format!("?{o}")));
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find('/').map_or(address.len(), |at| start + at);
    format!("{}/{name}{options}", &address[..end])
}
