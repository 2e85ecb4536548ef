//! Whatever is wrong with the books is named, in words and numbers.

use crate::support::{TestLender, money::choice, portfolio};
use backend::payments::Amount;
use lending::Money;

/// Two open loans whose days are closed, and one that was paid in part.
async fn lender_with_loans() -> TestLender {
    let lender = TestLender::start().await;
    portfolio::insert(&lender.connection().await, 2).await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(40);
    lender.backend.operator().close_days(None).await.unwrap();
    lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(1_000))).await;
    lender.clock.advance_days(2);
    lender.backend.operator().close_days(None).await.unwrap();
    lender.assert_books().await;
    lender
}

/// The first of the two loans, and the day of one of its accruals.
const LOAN: &str = "10000000-0000-4000-8000-000000000001";
const ACCRUAL: &str = "10000000-0000-4000-8000-000000000001/2026-11-20";

/// Breaks the books and sees what is found.
async fn found(lender: &TestLender, sql: &str, finding: &str) {
    let sql = sql.replace("$LOAN", LOAN).replace("$ACCRUAL", ACCRUAL);
    lender.execute(&sql).await;
    let report = lender.backend.operator().verify_books().await.unwrap();
    let finding = finding.replace("$LOAN", LOAN).replace("$ACCRUAL", ACCRUAL);
    assert!(report.findings.iter().any(|found| found.contains(&finding)), "{sql}: {report}");
}

#[tokio::test]
async fn a_transaction_that_does_not_sum_to_zero_is_named() {
    let lender = Box::pin(lender_with_loans()).await;
    let line = "(SELECT id FROM ledger_transactions WHERE reference = '$ACCRUAL')";
    let sql = format!(
        "UPDATE ledger_entries SET amount_kopecks = amount_kopecks - 7 WHERE line = 0 AND transaction_id = {line}"
    );
    found(&lender, &sql, "day_accrual $ACCRUAL does not balance: its 4 lines (of 4) sum to -0.07").await;
    found(&lender, "SELECT 1", "the sum of all accounts: expected 0.00, found -0.07").await;
}

#[tokio::test]
async fn lines_that_are_gone_are_named_even_if_the_rest_balances() {
    let lender = Box::pin(lender_with_loans()).await;
    let of = "transaction_id = (SELECT id FROM ledger_transactions WHERE reference = '$ACCRUAL')";
    let sql = format!("DELETE FROM ledger_entries WHERE line IN (0, 1) AND {of}");
    found(&lender, &sql, "day_accrual $ACCRUAL does not balance: its 2 lines (of 4) sum to 0.00").await;
    found(&lender, "SELECT 1", "interest of loan $LOAN in the books: expected").await;
}

#[tokio::test]
async fn a_balance_that_is_not_the_sum_of_its_entries_is_named() {
    let lender = Box::pin(lender_with_loans()).await;
    let sql = "UPDATE loans SET penalty_receivable_kopecks = penalty_receivable_kopecks + 1 WHERE id = '$LOAN'";
    found(&lender, sql, "penalty that the row of loan $LOAN says its account holds: expected").await;
}

#[tokio::test]
async fn a_payment_that_is_not_credited_with_its_amount_is_named() {
    let lender = Box::pin(lender_with_loans()).await;
    let sql = "UPDATE transfers SET amount_kopecks = 100001 WHERE kind = 'payment' AND amount_kopecks = 100000";
    found(&lender, sql, "in the books: expected 1000.01, found 1000.00").await;
}

#[tokio::test]
async fn a_tail_that_is_forgiven_in_the_books_only_is_named() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let all_but_a_tail = Money::from_kopecks(1_999_950);
    assert!(lender.pay(borrower.id, loan, Amount::Part(all_but_a_tail)).await.closed_on.is_some());
    lender.assert_books().await;
    let sql = "UPDATE ledger_entries SET amount_kopecks = amount_kopecks * 2 \
         WHERE transaction_id IN (SELECT id FROM ledger_transactions WHERE kind = 'forgiveness')";
    found(&lender, sql, &format!("forgiven on loan {loan}: expected 0.50, found 1.00")).await;
    found(&lender, "SELECT 1", &format!("principal of loan {loan} in the books: expected 0.00, found -0.50")).await;
}

#[tokio::test]
async fn a_day_that_accrued_twice_or_to_another_loan_is_named() {
    let lender = Box::pin(lender_with_loans()).await;
    lender
        .execute(&format!(
            "INSERT INTO ledger_transactions (id, kind, reference, on_date, posted_at_ms) \
             SELECT 'again', kind, 'again', on_date, posted_at_ms FROM ledger_transactions WHERE reference = '{ACCRUAL}'"
        ))
        .await;
    let sql = "INSERT INTO ledger_entries (id, transaction_id, line, account, loan_id, borrower_id, amount_kopecks) \
         SELECT 'again' || CAST(line AS TEXT), 'again', line, account, loan_id, borrower_id, amount_kopecks \
         FROM ledger_entries WHERE transaction_id = (SELECT id FROM ledger_transactions WHERE reference = '$ACCRUAL')";
    found(&lender, sql, "the accrual again is posted to loan $LOAN on 2026-11-20").await;
}

#[tokio::test]
async fn a_loan_whose_books_are_behind_its_history_or_the_closed_days_is_named() {
    let lender = Box::pin(lender_with_loans()).await;
    let sql = "UPDATE loans SET accrued_on = '2026-12-30' WHERE state = 'active'";
    found(&lender, sql, "2027-01-03 is closed, but the books of loan $LOAN have reached 2026-12-30 only").await;
    found(&lender, "SELECT 1", "has an event on 2027-01-02, but its books have reached 2026-12-30 only").await;
    found(&lender, "UPDATE loans SET accrued_on = NULL", "$LOAN was disbursed, but its books have reached no day")
        .await;
}

#[tokio::test]
async fn a_debt_below_zero_and_a_liability_that_is_one_are_named() {
    let lender = Box::pin(lender_with_loans()).await;
    let sql = "UPDATE ledger_entries SET amount_kopecks = -amount_kopecks WHERE loan_id = '$LOAN'";
    found(&lender, sql, "the principal of loan $LOAN is below zero").await;
    let sql = "UPDATE ledger_entries SET account = 'bonus_liability' \
         WHERE loan_id <> '$LOAN' AND account = 'interest_receivable'";
    found(&lender, sql, "on the account bonus_liability").await;
}

#[tokio::test]
async fn what_the_law_does_not_allow_is_named() {
    let lender = Box::pin(lender_with_loans()).await;
    let sql = "UPDATE loans SET rate_after_term_millionths = 8001 WHERE id = '$LOAN'";
    found(&lender, sql, "loan $LOAN accrues 8001 millionths a day; the law allows 8000").await;
    let sql = "UPDATE ledger_entries SET amount_kopecks = amount_kopecks * 20 \
         WHERE loan_id = '$LOAN' AND account IN ('interest_receivable', 'interest_income')";
    found(&lender, sql, "; the law allows 1079.19").await;
}

#[tokio::test]
async fn days_that_are_left_out_changed_afterwards_or_to_come_are_named() {
    let lender = Box::pin(lender_with_loans()).await;
    found(
        &lender,
        "UPDATE ledger_transactions SET posted_at_ms = posted_at_ms + 864000000 WHERE reference = '$ACCRUAL'",
        "the transaction day_accrual $ACCRUAL is posted on 2026-11-20, but the day was closed before",
    )
    .await;
    found(
        &lender,
        "UPDATE ledger_transactions SET on_date = '2027-02-01' WHERE kind = 'payment'",
        "is posted on 2027-02-01, but today is 2027-01-04",
    )
    .await;
    let sql = "DELETE FROM day_closes WHERE on_date = '2026-11-20'";
    found(&lender, sql, "62 days are closed from 2026-11-02 to 2027-01-03, which are 63").await;
    let sql = "INSERT INTO day_closes (on_date, closed_at_ms) VALUES ('2027-01-04', 0)";
    found(&lender, sql, "2027-01-04 is closed, but today is 2027-01-04").await;
}

#[tokio::test]
async fn what_the_close_wrote_down_and_the_entries_do_not_make_is_named() {
    let lender = Box::pin(lender_with_loans()).await;
    let of = "on_date = '2026-11-20' AND account = 'interest_receivable'";
    let sql = format!("UPDATE ledger_balances SET debit_kopecks = debit_kopecks + 7 WHERE {of}");
    found(&lender, &sql, "what the day debited on 2026-11-20 in the balances of interest_receivable: expected").await;
    let sql = format!("DELETE FROM ledger_balances WHERE {of}");
    found(&lender, &sql, "the opening balance on 2026-11-21 in the balances of interest_receivable: expected 0.00")
        .await;
}

/// Posted after its day was closed.
const POSTED_LATE: &str = "UPDATE ledger_transactions SET posted_at_ms = posted_at_ms + 864000000 WHERE reference =";

#[tokio::test]
async fn days_that_were_in_order_are_looked_at_again_only_when_all_are() {
    let lender = Box::pin(lender_with_loans()).await;
    lender.execute(&format!("{POSTED_LATE} '{ACCRUAL}'")).await;
    let report = lender.backend.operator().verify_new_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.loans, 3, "all but the one of the demonstration, which is closed and as it was");
    assert_eq!(lender.backend.operator().verify_books().await.unwrap().findings.len(), 1);
}

#[tokio::test]
async fn what_was_found_is_found_again_until_it_is_mended() {
    let lender = Box::pin(lender_with_loans()).await;
    lender.clock.advance_days(2);
    lender.backend.operator().close_days(None).await.unwrap();
    lender.execute(&format!("{POSTED_LATE} '{LOAN}/2027-01-05'")).await;
    for _ in 0..2 {
        let report = lender.backend.operator().verify_new_books().await.unwrap();
        assert_eq!(report.findings.len(), 1, "{report}");
        assert!(report.findings[0].contains("2027-01-05, but the day was closed before"), "{report}");
    }
    lender.execute(&format!("{} '{LOAN}/2027-01-05'", POSTED_LATE.replace('+', "-"))).await;
    let report = lender.backend.operator().verify_new_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
}

#[tokio::test]
async fn a_check_that_broke_off_goes_on_where_it_was() {
    let lender = Box::pin(lender_with_loans()).await;
    lender.execute("ALTER TABLE applications RENAME TO gone").await;
    lender.backend.operator().verify_books().await.unwrap_err();
    lender.execute("ALTER TABLE gone RENAME TO applications").await;
    // the days are done already
    lender.execute(&format!("{POSTED_LATE} '{ACCRUAL}'")).await;
    let report = lender.backend.operator().verify_new_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
    assert_eq!(report.loans, 4);
    assert_eq!(lender.backend.operator().verify_books().await.unwrap().findings.len(), 1);
}

#[tokio::test]
async fn a_refund_of_a_closed_loan_is_looked_at() {
    let lender = Box::pin(lender_with_loans()).await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.pay(borrower.id, loan, Amount::Full).await;
    lender.clock.advance_days(2);
    lender.backend.operator().close_days(None).await.unwrap();
    lender.assert_books().await;
    lender.execute("UPDATE loans SET interest_receivable_kopecks = 1 WHERE state = 'closed'").await;
    let report = lender.backend.operator().verify_new_books().await.unwrap();
    assert!(report.is_clean(), "nothing was posted to it since: {report}");
    let sql = format!(
        "INSERT INTO transfers (id, kind, borrower_id, loan_id, refund_of, amount_kopecks, state, order_hash, \
         created_at_ms, settled_at_ms) SELECT '{loan}', 'refund', borrower_id, loan_id, id, 1, 'succeeded', '', 0, {} \
         FROM transfers WHERE kind = 'payment' AND loan_id = '{loan}'",
        lender.clock.now_ms()
    );
    lender.execute(&sql).await;
    let report = lender.backend.operator().verify_new_books().await.unwrap();
    assert!(report.findings.iter().any(|found| found.contains(&format!("interest that the row of loan {loan} says"))));
}

#[tokio::test]
async fn the_calendar_of_days_off_is_asked_for_a_quarter_before_it_ends() {
    let lender = TestLender::start().await;
    let warnings = async || lender.backend.operator().verify_books().await.unwrap().warnings;
    let to = |day: &str| {
        let ends: jiff::civil::Date = day.parse().unwrap();
        lender.clock.advance_days(u32::try_from(lending::days_between(lender.clock.today(), ends)).unwrap());
    };
    to("2027-09-30");
    assert_eq!(warnings().await, Vec::<String>::new());
    to("2027-10-01");
    let told = warnings().await;
    assert!(told.len() == 1 && told[0].contains("2027-12-31"), "{told:?}");
    let report = lender.backend.operator().verify_books().await.unwrap();
    assert!(report.is_clean(), "a warning is no finding");
    assert!(report.to_string().contains("warning: the calendar of days off ends"), "{report}");
}
