//! Many open loans at once, put into the database as if each had gone the whole way: for the day close, which is about
//! numbers. Ids and sums follow from a loan's place, so that two portfolios are alike.

use sea_orm::{ConnectionTrait, DatabaseConnection};

/// The day on which they were disbursed.
pub const DISBURSED_ON: &str = "2026-11-01";
/// The day by which they are due.
pub const DUE_ON: &str = "2026-11-15";
/// Noon in Moscow on the day of disbursement, in milliseconds since 1970.
const DISBURSED_AT_MS: i64 = 1_793_523_600_000;

/// Puts `count` loans there, of 1 000 to 30 000 ₽ at 0.8 % a day. The products must be there.
pub async fn insert(connection: &DatabaseConnection, count: u32) {
    // alike on both engines: loan i and everything of its own has the id <prefix>-0000-4000-8000-<i in 12 digits>
    let id = |prefix: &str| format!("'{prefix}-0000-4000-8000-' || SUBSTR(CAST(1000000000000 + i AS TEXT), 2)");
    let (borrower, card, application) = (id("b0000000"), id("ca000000"), id("a0000000"));
    let (loan, payout, event) = (id("10000000"), id("f0000000"), id("e0000000"));
    let (transaction, debit, credit) = (id("70000000"), id("d0000000"), id("c0000000"));
    let principal = "(100000 + (i * 7919) % 2900000)";
    let (on, at_ms) = (DISBURSED_ON, DISBURSED_AT_MS);
    for (table, columns, values) in [
        (
            "borrowers",
            "id, phone, password_hash, surname, given_name, birth_on, created_at_ms",
            format!("{borrower}, '+70' || CAST(1000000000 + i AS TEXT), '', '', '', '1990-01-01', {at_ms}"),
        ),
        (
            "cards",
            "id, borrower_id, state, idempotency_key, return_path, created_at_ms",
            format!("{card}, {borrower}, 'linked', 'card', '/', {at_ms}"),
        ),
        (
            "applications",
            "id, number, borrower_id, product_code, amount_kopecks, term_days, card_id, stage, is_open, \
             idempotency_key, burden_acknowledged, burden_notice, first_loan, created_at_ms",
            format!(
                "{application}, 'P-' || CAST(i AS TEXT), {borrower}, 'until-payday', {principal}, 14, {card}, 'issued', \
                 FALSE, 'application', FALSE, FALSE, TRUE, {at_ms}"
            ),
        ),
        (
            "loans",
            "id, number, borrower_id, application_id, product_code, card_id, principal_kopecks, \
             rate_per_day_millionths, rate_after_term_millionths, term_days, signed_on, disbursed_on, due_on, schedule, state, \
             accrued_on",
            format!(
                "{loan}, 'P-' || CAST(i AS TEXT), {borrower}, {application}, 'until-payday', {card}, {principal}, 8000, \
                 8000, 14, '{on}', '{on}', '{DUE_ON}', '[]', 'active', '{on}'"
            ),
        ),
        (
            "loan_events",
            "id, loan_id, sequence, kind, on_date, at_ms, amount_kopecks, principal_kopecks, interest_kopecks, \
             penalty_kopecks",
            format!("{event}, {loan}, 0, 'disbursed', '{on}', {at_ms}, {principal}, {principal}, 0, 0"),
        ),
        (
            "transfers",
            "id, kind, borrower_id, loan_id, card_id, amount_kopecks, state, acquirer_id, order_hash, created_at_ms",
            format!(
                "{payout}, 'payout', {borrower}, {loan}, {card}, {principal}, 'succeeded', 'demo-' || {payout}, '', {at_ms}"
            ),
        ),
        (
            "ledger_transactions",
            "id, kind, reference, on_date, posted_at_ms",
            format!("{transaction}, 'disbursement', {payout}, '{on}', {at_ms}"),
        ),
        (
            "ledger_entries",
            "id, transaction_id, line, account, loan_id, borrower_id, amount_kopecks",
            format!("{debit}, {transaction}, 0, 'loan_principal', {loan}, {borrower}, {principal}"),
        ),
        (
            "ledger_entries",
            "id, transaction_id, line, account, loan_id, borrower_id, amount_kopecks",
            format!("{credit}, {transaction}, 1, 'acquirer_payouts', {loan}, {borrower}, -{principal}"),
        ),
    ] {
        let sql = format!(
            "WITH RECURSIVE numbers (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < {count}) \
             INSERT INTO {table} ({columns}) SELECT {values} FROM numbers"
        );
        connection.execute_unprepared(&sql).await.unwrap();
    }
}
