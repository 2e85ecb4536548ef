//! How long the close of one day takes on SQLite, and how much memory: `cargo bench -p backend --bench day_close`.
//!
//! Target on two cores of 2020: 100 000 open loans within 60 s, with no more memory on top than 10 000 need.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "measures and prints"
)]

#[path = "../tests/support/database.rs"]
mod database;
#[path = "../tests/support/portfolio.rs"]
mod portfolio;

use std::{fs, time::Instant};

use backend::{Backend, Clock, Config};
use sea_orm::Database;

#[tokio::main]
async fn main() {
    // `cargo test --benches` only wants to know whether it runs
    let sizes: &[u32] = if std::env::args().any(|argument| argument == "--bench") { &[10_000, 100_000] } else { &[10] };
    for loans in sizes {
        measure(*loans).await;
    }
}

async fn measure(loans: u32) {
    let database = database::TestDatabase::create().await;
    let config = Config::from_pairs([("DATABASE_URL".to_owned(), database.url.clone())]).unwrap();
    Backend::migrate(&config).await.unwrap();
    // the second day of all loans is over
    let clock = Clock::manual("2026-11-03T09:00:00Z".parse().unwrap());
    let backend = Backend::init(config, clock).await.unwrap();
    backend.operator().seed().await.unwrap();
    let connection = Database::connect(&database.url).await.unwrap();
    portfolio::insert(&connection, loans).await;
    connection.close().await.unwrap();
    let before = resident("VmRSS:");
    // the peak is counted anew
    drop(fs::write("/proc/self/clear_refs", "5"));
    let begun = Instant::now();
    let done = backend.operator().close_days(None).await.unwrap();
    let seconds = begun.elapsed().as_secs_f64();
    assert_eq!((done.accrued, done.failed), (u64::from(loans), 0));
    println!("{loans:>7} loans: {seconds:6.2} s, memory {before} before, {} at most", resident("VmHWM:"));
    assert!(loans > 100 || backend.operator().verify_books().await.unwrap().is_clean());
}

/// A line of what Linux says about this process.
fn resident(line: &str) -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|text| text.strip_prefix(line));
    found.map_or_else(|| "unknown".to_owned(), |text| text.trim().to_owned())
}
