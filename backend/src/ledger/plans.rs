//! The statements that meet all loans, or all of the books, find their rows by a key on both engines.
#![allow(clippy::unwrap_used)]

use sea_orm::ColumnTrait;

use super::{balances, close, queries, report, verify};
use crate::{
    Backend, BorrowerId, Clock, Config, LoanId,
    store::{
        Explaining,
        entity::{rate_limits, registration_drafts, sessions, sms_codes, transfers},
        some_of,
    },
    test_database::TestDatabase,
    transfers as going_out,
};

/// Over some hundred loans: PostgreSQL chooses by what is in the tables.
async fn explaining() -> (Explaining, TestDatabase) {
    let database = TestDatabase::create().await;
    let config = Config::from_pairs([("DATABASE_URL".to_owned(), database.url.clone())]).unwrap();
    Backend::migrate(&config).await.unwrap();
    let backend = Backend::init(config, Clock::manual("2026-12-03T09:00:00Z".parse().unwrap())).await.unwrap();
    backend.operator().seed().await.unwrap();
    backend.operator().seed_portfolio(300, |_| ()).await.unwrap();
    let mut options = sea_orm::ConnectOptions::new(&database.url);
    options.max_connections(1);
    (Explaining::over(sea_orm::Database::connect(options).await.unwrap()).await, database)
}

/// The plan names the index, and reads no table whole.
fn assert_by(plan: &str, index: &str) {
    assert!(plan.contains(index), "no {index} in\n{plan}");
    let whole = plan.lines().any(|line| {
        let line = line.trim_start_matches([' ', '-', '>']);
        line.starts_with("Seq Scan") || line.starts_with("SCAN ") && !line.contains("INDEX") && !line.contains("days")
    });
    assert!(!whole, "reads a table whole:\n{plan}");
}

#[tokio::test]
async fn the_books_are_read_by_day_and_by_loan() {
    let (db, _database) = explaining().await;
    let (day, before) = ("2026-12-02".parse().unwrap(), "2026-12-01".parse().unwrap());
    let some = [LoanId::random(), LoanId::random()];

    balances::list_turnovers(&db, Some(before), day).await.unwrap();
    assert_by(&db.take(), "ledger_transactions_of_day");
    verify::queries::list_unbalanced(&db, day).await.unwrap();
    assert_by(&db.take(), "ledger_transactions_of_day");
    verify::queries::list_misdated(&db, day, day).await.unwrap();
    assert_by(&db.take(), "ledger_transactions_of_day");
    verify::queries::list_misplaced_accruals(&db, day).await.unwrap();
    assert_by(&db.take(), "ledger_transactions_of_day");
    verify::queries::find_next_day(&db, Some(day)).await.unwrap();
    assert_by(&db.take(), "ledger_transactions_of_day");
    verify::queries::list_overdrawn(&db).await.unwrap();
    assert_by(&db.take(), "ledger_entries_owed");

    verify::queries::list_loan_balances(&db, &some).await.unwrap();
    assert_by(&db.take(), "ledger_entries_of_loan");
    verify::queries::list_posted_to_acquirer(&db, &some).await.unwrap();
    assert_by(&db.take(), "ledger_entries_of_loan");
    report::queries::list_movements(&db, BorrowerId::random(), day).await.unwrap();
    let plan = db.take();
    assert_by(&plan, "ledger_entries_of_loan");
    assert_by(&plan, "loans_of_borrower");
    queries::list_events_of(&db, &some).await.unwrap();
    assert_by(&db.take(), "loan_id");
    for kind in [transfers::Kind::Payment, transfers::Kind::Payout, transfers::Kind::Refund] {
        going_out::queries::list_of_loan(&db, kind, some[0]).await.unwrap();
        assert_by(&db.take(), "transfers_of_loan");
    }
    verify::queries::list_payments(&db, &some).await.unwrap();
    assert_by(&db.take(), "transfers_of_loan");
    verify::queries::list_payouts(&db, &some).await.unwrap();
    assert_by(&db.take(), "transfers_of_loan");
    verify::queries::list_refunds(&db, &some).await.unwrap();
    assert_by(&db.take(), "transfers_of_loan");
}

#[tokio::test]
async fn the_day_close_goes_through_open_loans_only() {
    let (db, _database) = explaining().await;
    let day = "2026-12-02".parse().unwrap();
    close::queries::unclosed(day, None, 500).all(&db).await.unwrap();
    assert_by(&db.take(), "loans_by_state");
}

#[tokio::test]
async fn what_runs_out_is_found_in_the_order_in_which_it_does() {
    let (db, _database) = explaining().await;
    some_of::<sms_codes::Entity>(sms_codes::Column::Id, sms_codes::Column::ExpiresAtMs.lte(0), 9)
        .exec(&db)
        .await
        .unwrap();
    assert_by(&db.take(), "sms_codes_by_end");
    for (ends, index) in [
        (sessions::Column::IdleExpiresAtMs, "sessions_by_idle_end"),
        (sessions::Column::ExpiresAtMs, "sessions_by_end"),
    ] {
        some_of::<sessions::Entity>(sessions::Column::TokenHash, ends.lte(0), 9).exec(&db).await.unwrap();
        assert_by(&db.take(), index);
    }
    let (key, over) = (registration_drafts::Column::TokenHash, registration_drafts::Column::ExpiresAtMs.lte(0));
    some_of::<registration_drafts::Entity>(key, over, 9).exec(&db).await.unwrap();
    assert_by(&db.take(), "registration_drafts_by_end");
    let over = rate_limits::Column::WindowEndsAtMs.lte(0);
    some_of::<rate_limits::Entity>(rate_limits::Column::Bucket, over, 9).exec(&db).await.unwrap();
    assert_by(&db.take(), "rate_limits_by_end");
}
