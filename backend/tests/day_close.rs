//! Days of the books are closed once, whoever closes them, how often and when.

use std::process::{Child, Command};

use crate::support::{
    TestBorrower, TestLender,
    money::{GOOD_CARD, choice, key},
    portfolio,
};
use backend::{
    Backend, LoanId,
    ledger::{CloseDayError, DayClose},
    payments::{Amount, PaymentState},
};
use jiff::civil::Date;
use lending::Money;
use sea_orm::{ConnectionTrait, Statement};

/// Every line of the books, as far as it does not say when and under which number it was written.
async fn books(lender: &TestLender) -> Vec<(String, String, String, String, i64)> {
    let connection = lender.connection().await;
    let sql = "SELECT t.kind, CASE WHEN t.kind = 'day_accrual' THEN t.reference ELSE '' END, t.on_date, e.account, \
         e.amount_kopecks FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id \
         ORDER BY 1, 2, 3, 4, 5";
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| {
            let text = |at: usize| row.try_get_by_index::<String>(at).unwrap();
            (text(0), text(1), text(2), text(3), row.try_get_by_index(4).unwrap())
        })
        .collect()
}

/// The same but for the ids of loans, which two lenders have not in common.
async fn sums(lender: &TestLender) -> Vec<(String, String, String, i64)> {
    let lines = books(lender).await.into_iter();
    let mut sums: Vec<_> = lines.map(|(kind, _, day, account, amount)| (kind, day, account, amount)).collect();
    sums.sort();
    sums
}

async fn close(backend: &Backend) -> DayClose {
    let done = backend.operator().close_days(None).await.unwrap();
    assert_eq!(done.failed, 0);
    done
}

async fn accruals(lender: &TestLender) -> i64 {
    lender.count("SELECT COUNT(*) FROM ledger_transactions WHERE kind = 'day_accrual'").await
}

/// What the books hold of a loan's interest and penalty.
async fn receivable(lender: &TestLender, loan: LoanId) -> i64 {
    let sql = "SELECT CAST(COALESCE(SUM(amount_kopecks), 0) AS BIGINT) FROM ledger_entries \
         WHERE account IN ('interest_receivable', 'penalty_receivable')";
    lender.count(&format!("{sql} AND loan_id = '{loan}'")).await
}

#[tokio::test]
async fn each_day_that_was_missed_is_closed_once() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(3);
    let before = accruals(&lender).await;
    let done = close(&lender.backend).await;
    assert_eq!((done.through, done.accrued), ("2026-11-25".parse().unwrap(), 2));
    assert_eq!((accruals(&lender).await - before, receivable(&lender, loan).await), (2, 32_000));
    let again = close(&lender.backend).await;
    assert_eq!((again.accrued, accruals(&lender).await - before), (0, 2));
    // a leap of the demonstration's clock, into the penalty
    lender.clock.advance_days(40);
    close(&lender.backend).await;
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    let owed = view.loan.debt_on(view.today.yesterday().unwrap());
    assert!(owed.penalty.is_positive());
    assert_eq!(receivable(&lender, loan).await, (owed.interest.kopecks() + owed.penalty.kopecks()));
    lender.assert_books().await;
}

#[tokio::test]
async fn only_a_day_that_is_over_is_closed() {
    let lender = TestLender::start().await;
    let today = lender.clock.today();
    let refused = lender.backend.operator().close_days(Some(today)).await;
    assert!(matches!(refused, Err(CloseDayError::NotOver { day, .. }) if day == today), "{refused:?}");
}

#[tokio::test]
async fn nothing_accrues_beyond_the_cap_or_after_the_loan_is_paid_back() {
    let lender = TestLender::start().await;
    let (paid_back, closed) = lender.active_loan(choice(10_000, 30)).await;
    let (_, capped) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(5);
    close(&lender.backend).await;
    lender.pay(paid_back.id, closed, Amount::Full).await;
    assert_eq!(receivable(&lender, closed).await, 0);
    lender.clock.advance_days(300);
    close(&lender.backend).await;
    assert_eq!(receivable(&lender, closed).await, 0);
    assert_eq!(receivable(&lender, capped).await, Money::from_rubles(20_000).kopecks());
    lender.assert_books().await;
}

/// Two payments of parts, one overdue, with the days between them closed as told.
async fn a_loan_with_payments(close_every_day: bool) -> (TestLender, TestBorrower, LoanId) {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    for day in 1..=40 {
        lender.clock.advance_days(1);
        if close_every_day {
            close(&lender.backend).await;
        }
        if day == 10 || day == 35 {
            lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(700))).await;
            lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(300))).await;
        }
    }
    close(&lender.backend).await;
    (lender, borrower, loan)
}

#[tokio::test]
async fn the_books_are_the_same_whether_days_were_closed_in_time_or_late() {
    let (in_time, ..) = Box::pin(a_loan_with_payments(true)).await;
    let (late, borrower, loan) = Box::pin(a_loan_with_payments(false)).await;
    let (in_time_books, late_books) = (sums(&in_time).await, sums(&late).await);
    assert_eq!(in_time_books, late_books);
    in_time.assert_books().await;
    late.assert_books().await;
    late.pay(borrower.id, loan, Amount::Full).await;
    assert_eq!(receivable(&late, loan).await, 0);
    late.assert_books().await;
}

#[tokio::test]
async fn a_payment_that_counts_from_a_closed_day_takes_back_what_accrued_since() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(10);
    let id = lender.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    // paid on day 10, heard of on day 13, when three days more are closed
    lender.clock.advance_days(3);
    let closed = close(&lender.backend).await.through;
    assert_eq!(receivable(&lender, loan).await, 12 * 16_000);
    let on = lender.backend.operator().trial_balance(closed).await.unwrap();
    let payment = lender.payment(borrower.id, id).await;
    assert_eq!(payment.state, PaymentState::Succeeded);
    assert_eq!(payment.closed_on, Some("2026-12-03".parse().unwrap()));
    assert_eq!(receivable(&lender, loan).await, 0);
    let taken_back = format!(
        "SELECT amount_kopecks FROM ledger_entries e JOIN ledger_transactions t \
         ON t.id = e.transaction_id WHERE t.kind = 'accrual' AND t.reference = '{id}' AND account = 'interest_income'"
    );
    assert_eq!(lender.count(&taken_back).await, 2 * 16_000);
    assert_eq!(lender.backend.operator().trial_balance(closed).await.unwrap(), on, "a closed day never changes");
    lender.assert_books().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_at_once_close_each_day_once() {
    let lender = TestLender::start().await;
    portfolio::insert(&lender.connection().await, 1_200).await;
    let second = lender.second_server().await;
    let (one, other) = tokio::join!(close(&lender.backend), close(&second));
    let days = 21;
    assert_eq!(one.accrued + other.accrued, 1_200 * days);
    lender.assert_books().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn payments_go_on_while_days_are_closed() {
    let lender = TestLender::start().await;
    portfolio::insert(&lender.connection().await, 1_200).await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(4);
    let (_, paid) = tokio::join!(close(&lender.backend), lender.pay(borrower.id, loan, Amount::Full));
    assert_eq!(paid.remaining, Some(Money::ZERO));
    lender.assert_books().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_worker_closes_days_by_itself() {
    let lender = TestLender::start().await;
    let (_, loan) = lender.active_loan(choice(20_000, 30)).await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = tokio::spawn({
        let backend = lender.backend.clone();
        async move { backend.operator().work(async { drop(stopped.await) }).await }
    });
    let closed = "SELECT COUNT(*) FROM day_closes";
    for (days, leap, owed) in [(1, 0, 0), (11, 10, 9 * 16_000), (12, 1, 10 * 16_000)] {
        lender.clock.advance_days(leap);
        while lender.count(closed).await < days {
            tokio::task::yield_now().await;
        }
        assert_eq!(receivable(&lender, loan).await, owed);
    }
    stop.send(()).unwrap();
    worker.await.unwrap();
    lender.assert_books().await;
}

#[tokio::test]
async fn one_loan_that_cannot_accrue_does_not_hold_up_the_others() {
    let lender = TestLender::start().await;
    portfolio::insert(&lender.connection().await, 3).await;
    let broken = "WHERE number = 'P-2'";
    lender.execute(&format!("UPDATE loans SET due_on = '2026-10-01' {broken}")).await;
    let done = lender.backend.operator().close_days(None).await.unwrap();
    assert_eq!((done.accrued, done.failed), (2 * 21, 21));
    assert_eq!(lender.count("SELECT COUNT(*) FROM day_closes").await, 0);
    lender.execute(&format!("UPDATE loans SET due_on = '{}' {broken}", portfolio::DUE_ON)).await;
    assert_eq!(close(&lender.backend).await.accrued, 21);
    assert_eq!(lender.count("SELECT COUNT(*) FROM day_closes").await, 21);
    lender.assert_books().await;
}

const LOANS: u32 = 1_100;
const CHILD: &str = "CLOSE_DAYS_OF";

/// What the test below does where it is started again as a process of its own, to be killed.
async fn close_days_of(settings: &str) {
    let settings: Vec<(String, String)> = serde_json::from_str(settings).unwrap();
    let clock = backend::Clock::manual("2026-11-23T09:00:00Z".parse().unwrap());
    let config = backend::Config::from_pairs(settings).unwrap();
    close(&Backend::init(config, clock).await.unwrap()).await;
}

fn spawn_close(lender: &TestLender) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "day_close::a_day_close_killed_at_twenty_moments_leaves_the_books_of_one_that_was_not"])
        .env(CHILD, serde_json::to_string(&lender.settings).unwrap())
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_close_killed_at_twenty_moments_leaves_the_books_of_one_that_was_not() {
    if let Ok(settings) = std::env::var(CHILD) {
        return close_days_of(&settings).await;
    }
    let undisturbed = TestLender::start().await;
    portfolio::insert(&undisturbed.connection().await, LOANS).await;
    close(&undisturbed.backend).await;
    let count = "SELECT COUNT(*) FROM ledger_transactions WHERE kind = 'day_accrual' AND reference LIKE '10000000-%'";
    let all = undisturbed.count(count).await;

    let killed = TestLender::start().await;
    portfolio::insert(&killed.connection().await, LOANS).await;
    let connection = killed.connection().await;
    let posted = async || {
        let statement = Statement::from_string(connection.get_database_backend(), count);
        connection.query_one_raw(statement).await.unwrap().unwrap().try_get_by_index::<i64>(0).unwrap()
    };
    let random = || i64::try_from(uuid::Uuid::new_v4().as_u128() % u128::try_from(all).unwrap()).unwrap();
    let mut moments: Vec<i64> = (0..20).map(|_| random()).collect();
    moments.sort_unstable();
    for moment in &moments {
        let mut child = spawn_close(&killed);
        while posted().await < *moment {
            assert!(child.try_wait().unwrap().is_none_or(|status| status.success()));
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(spawn_close(&killed).wait().unwrap().success());
    assert_eq!(posted().await, all);
    let lines = |books: Vec<(String, String, String, String, i64)>| -> Vec<_> {
        books.into_iter().filter(|(_, reference, ..)| reference.starts_with("10000000-")).collect()
    };
    assert!(lines(books(&killed).await) == lines(books(&undisturbed).await), "killed at {moments:?} accruals");
    let closed: Date = "2026-11-22".parse().unwrap();
    let (one, other) = (
        killed.backend.operator().trial_balance(closed).await,
        undisturbed.backend.operator().trial_balance(closed).await,
    );
    assert_eq!(one.unwrap(), other.unwrap());
    killed.assert_books().await;
}
