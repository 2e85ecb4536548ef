//! What recomputing the books reads.

use std::collections::HashMap;

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement,
    sea_query::{Expr, OnConflict, Query},
};

use super::super::Account;
use crate::{
    BorrowerId, LoanId, PaymentId, PayoutId, RefundId, Result, TransferId,
    clock::start_of_day_ms,
    store::{
        Tx,
        columns::Day,
        entity::{applications, day_closes, ledger_entries, loan_events, loans, reversals, settings, transfers},
    },
};

/// A transaction whose lines do not sum to zero, or are not all there, or no two.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct Unbalanced {
    pub(in crate::ledger) kind: String,
    pub(in crate::ledger) reference: String,
    pub(in crate::ledger) lines: i64,
    pub(in crate::ledger) posted_lines: i64,
    pub(in crate::ledger) sum: i64,
}

/// Of a day.
pub(in crate::ledger) async fn list_unbalanced(db: &impl ConnectionTrait, day: Date) -> Result<Vec<Unbalanced>> {
    let sql = "SELECT t.kind, t.reference, CAST(COUNT(e.id) AS BIGINT) AS lines, \
         CAST(COALESCE(MAX(e.line), -1) + 1 AS BIGINT) AS posted_lines, \
         CAST(COALESCE(SUM(e.amount_kopecks), 0) AS BIGINT) AS sum \
         FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.transaction_id = t.id \
         WHERE t.on_date = $1 GROUP BY t.id, t.kind, t.reference \
         HAVING COALESCE(SUM(e.amount_kopecks), 0) <> 0 OR COUNT(e.id) < 2 OR MAX(e.line) >= COUNT(e.id) \
         ORDER BY t.id";
    Ok(Unbalanced::find_by_statement(of_day(db, sql, day)).all(db).await?)
}

fn of_day(db: &impl ConnectionTrait, sql: &str, day: Date) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, [day.to_string().into()])
}

/// The balance of an account for one loan.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct LoanBalance {
    pub(in crate::ledger) loan_id: LoanId,
    pub(in crate::ledger) account: String,
    pub(in crate::ledger) sum: i64,
}

pub(in crate::ledger) async fn list_loan_balances(
    db: &impl ConnectionTrait,
    loans: &[LoanId],
) -> Result<Vec<LoanBalance>> {
    let rows = ledger_entries::Entity::find()
        .select_only()
        .column(ledger_entries::Column::LoanId)
        .column(ledger_entries::Column::Account)
        .column_as(Expr::cust("CAST(SUM(amount_kopecks) AS BIGINT)"), "sum")
        .filter(ledger_entries::Column::LoanId.is_in(loans.iter().copied()))
        .group_by(ledger_entries::Column::LoanId)
        .group_by(ledger_entries::Column::Account)
        .into_model::<LoanBalance>()
        .all(db)
        .await?;
    Ok(rows)
}

/// What a borrower's account of a liability holds; a credit is negative.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct BorrowerBalance {
    pub(in crate::ledger) account: String,
    pub(in crate::ledger) borrower_id: BorrowerId,
    pub(in crate::ledger) sum: i64,
}

/// Borrowers who owe on an account of what is owed to them.
pub(in crate::ledger) async fn list_overdrawn(db: &impl ConnectionTrait) -> Result<Vec<BorrowerBalance>> {
    // Written out, as the index of what is owed has it: with parameters it could not be used.
    let liabilities: Vec<String> = Account::LIABILITIES.iter().map(|account| format!("'{}'", account.name())).collect();
    let sql = format!(
        "SELECT account, borrower_id, CAST(SUM(amount_kopecks) AS BIGINT) AS sum FROM ledger_entries \
         WHERE account IN ({}) GROUP BY account, borrower_id HAVING SUM(amount_kopecks) > 0",
        liabilities.join(", ")
    );
    Ok(BorrowerBalance::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// Up to `most` loans with an id beyond `after`, in the order of their ids, each with its application's stage. Of those
/// that are closed only the ones that something was posted to since the end of a day, if one is named.
pub(in crate::ledger) async fn list_loans_after(
    db: &impl ConnectionTrait,
    after: Option<LoanId>,
    since: Option<Date>,
    most: u64,
) -> Result<Vec<(loans::Model, String)>> {
    let mut query = loans::Entity::find().order_by_asc(loans::Column::Id).limit(most);
    if let Some(after) = after {
        query = query.filter(loans::Column::Id.gt(after));
    }
    if let Some(day) = since {
        let moved = Query::select()
            .column(transfers::Column::LoanId)
            .from(transfers::Entity)
            .and_where(transfers::Column::SettledAtMs.gte(start_of_day_ms(day)))
            .to_owned();
        let may_have_changed = Condition::any()
            .add(loans::Column::State.ne(loans::State::Closed))
            .add(loans::Column::AccruedOn.gt(Day(day)))
            .add(loans::Column::Id.in_subquery(moved));
        query = query.filter(may_have_changed);
    }
    let rows = query.all(db).await?;
    let applications = applications::Entity::find()
        .filter(applications::Column::Id.is_in(rows.iter().map(|loan| loan.application_id)))
        .all(db)
        .await?;
    let stages: HashMap<_, _> = applications.into_iter().map(|row| (row.id, row.stage)).collect();
    Ok(rows
        .into_iter()
        .map(|loan| {
            let stage = stages.get(&loan.application_id).cloned().unwrap_or_default();
            (loan, stage)
        })
        .collect())
}

/// A payment, and what its loan's history has of it.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct CheckedPayment {
    pub(in crate::ledger) id: PaymentId,
    pub(in crate::ledger) amount_kopecks: i64,
    pub(in crate::ledger) state: transfers::State,
    pub(in crate::ledger) acquirer_id: Option<String>,
    pub(in crate::ledger) way: transfers::Way,
    pub(in crate::ledger) events: i64,
    pub(in crate::ledger) events_kopecks: i64,
}

pub(in crate::ledger) async fn list_payments(
    db: &impl ConnectionTrait,
    loans: &[LoanId],
) -> Result<Vec<CheckedPayment>> {
    let sql = "SELECT p.id, p.amount_kopecks, p.state, p.acquirer_id, p.way, CAST(COUNT(e.id) AS BIGINT) AS events, \
         CAST(COALESCE(SUM(e.amount_kopecks), 0) AS BIGINT) AS events_kopecks \
         FROM transfers p LEFT JOIN loan_events e ON e.payment_id = p.id AND e.loan_id = p.loan_id \
         WHERE p.kind = 'payment' AND p.loan_id IN ($LOANS) GROUP BY p.id, p.amount_kopecks, p.state, p.acquirer_id, p.way";
    Ok(CheckedPayment::find_by_statement(of_loans(db, sql, loans)).all(db).await?)
}

/// A payout and its loan.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct CheckedPayout {
    pub(in crate::ledger) id: PayoutId,
    pub(in crate::ledger) loan_id: LoanId,
    pub(in crate::ledger) amount_kopecks: i64,
    pub(in crate::ledger) state: transfers::State,
    pub(in crate::ledger) principal_kopecks: i64,
    pub(in crate::ledger) loan_state: loans::State,
}

pub(in crate::ledger) async fn list_payouts(db: &impl ConnectionTrait, loans: &[LoanId]) -> Result<Vec<CheckedPayout>> {
    let sql = "SELECT p.id, p.loan_id, p.amount_kopecks, p.state, l.principal_kopecks, l.state AS loan_state \
         FROM transfers p JOIN loans l ON l.id = p.loan_id WHERE p.kind = 'payout' AND p.loan_id IN ($LOANS)";
    Ok(CheckedPayout::find_by_statement(of_loans(db, sql, loans)).all(db).await?)
}

/// A refund, and what its payment brought beyond the debt.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct CheckedRefund {
    pub(in crate::ledger) id: RefundId,
    pub(in crate::ledger) refund_of: TransferId,
    pub(in crate::ledger) amount_kopecks: i64,
    pub(in crate::ledger) state: transfers::State,
    pub(in crate::ledger) acquirer_id: Option<String>,
    pub(in crate::ledger) overpaid_kopecks: i64,
}

pub(in crate::ledger) async fn list_refunds(db: &impl ConnectionTrait, loans: &[LoanId]) -> Result<Vec<CheckedRefund>> {
    let sql = "SELECT r.id, r.refund_of, r.amount_kopecks, r.state, r.acquirer_id, CAST(COALESCE(SUM(e.amount_kopecks - e.principal_kopecks \
         - e.interest_kopecks - e.penalty_kopecks), 0) AS BIGINT) AS overpaid_kopecks \
         FROM transfers r LEFT JOIN loan_events e ON e.payment_id = r.refund_of AND e.loan_id = r.loan_id \
         WHERE r.kind = 'refund' AND r.loan_id IN ($LOANS) GROUP BY r.id, r.refund_of, r.amount_kopecks, r.state, r.acquirer_id";
    Ok(CheckedRefund::find_by_statement(of_loans(db, sql, loans)).all(db).await?)
}

/// Payments that brought something beyond the debt, did not leave it on the account as the borrower had asked, and have no
/// refund, not even a refused one; and how much.
pub(in crate::ledger) async fn list_never_returned(
    db: &impl ConnectionTrait,
    loans: &[LoanId],
) -> Result<Vec<(PaymentId, i64)>> {
    let overpaid = "amount_kopecks - principal_kopecks - interest_kopecks - penalty_kopecks";
    let loans = loans.iter().copied();
    let refunded = Query::select()
        .column(transfers::Column::RefundOf)
        .from(transfers::Entity)
        .and_where(transfers::Column::RefundOf.is_not_null())
        .and_where(transfers::Column::LoanId.is_in(loans.clone()))
        .to_owned();
    let kept = Query::select()
        .column(transfers::Column::Id)
        .from(transfers::Entity)
        .and_where(transfers::Column::KeepsSurplus.eq(true))
        .and_where(transfers::Column::LoanId.is_in(loans.clone()))
        .to_owned();
    Ok(loan_events::Entity::find()
        .select_only()
        .column(loan_events::Column::PaymentId)
        .column_as(Expr::cust(overpaid), "overpaid")
        .filter(loan_events::Column::LoanId.is_in(loans))
        .filter(loan_events::Column::PaymentId.is_not_null())
        .filter(loan_events::Column::PaymentId.not_in_subquery(refunded))
        .filter(loan_events::Column::PaymentId.not_in_subquery(kept))
        .filter(Expr::cust(format!("{overpaid} > 0")))
        .into_tuple()
        .all(db)
        .await?)
}

/// How much of a loan was paid from the borrower's account.
pub(in crate::ledger) async fn list_paid_from_account(
    db: &impl ConnectionTrait,
    loans: &[LoanId],
) -> Result<Vec<Refunded>> {
    let sql = "SELECT loan_id, CAST(SUM(amount_kopecks) AS BIGINT) AS sum FROM transfers \
         WHERE way = 'account' AND state = 'succeeded' AND loan_id IN ($LOANS) GROUP BY loan_id";
    Ok(Refunded::find_by_statement(of_loans(db, sql, loans)).all(db).await?)
}

/// How much each payment from the account took off it.
pub(in crate::ledger) async fn list_posted_from_account(
    db: &impl ConnectionTrait,
    loans: &[LoanId],
) -> Result<Vec<Posted>> {
    let sql = "SELECT t.kind, t.reference, CAST(SUM(e.amount_kopecks) AS BIGINT) AS sum \
         FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE e.loan_id IN ($LOANS) AND e.account = 'borrower_balance' AND t.kind = 'payment' \
         GROUP BY t.id, t.kind, t.reference HAVING SUM(e.amount_kopecks) > 0";
    Ok(Posted::find_by_statement(of_loans(db, sql, loans)).all(db).await?)
}

/// A top-up of an account, or a refund of one, with what the books have of it.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct CheckedTopUp {
    pub(in crate::ledger) id: TransferId,
    pub(in crate::ledger) kind: transfers::Kind,
    pub(in crate::ledger) refund_of: Option<TransferId>,
    pub(in crate::ledger) amount_kopecks: i64,
    pub(in crate::ledger) state: transfers::State,
    pub(in crate::ledger) acquirer_id: Option<String>,
    /// What it put into the money at the acquirer; none if it is not in the books.
    pub(in crate::ledger) posted_kopecks: Option<i64>,
    /// What of a top-up goes back or went back by refunds of ours …
    pub(in crate::ledger) refunded_kopecks: i64,
    /// … and without our doing, from the account …
    pub(in crate::ledger) reversed_kopecks: i64,
    /// … and after it was spent.
    pub(in crate::ledger) claimed_kopecks: i64,
}

/// Up to `most` of those with an id beyond `after`, in the order of their ids; since the end of a day those that were settled
/// since, if one is named.
pub(in crate::ledger) async fn list_top_ups_after(
    db: &impl ConnectionTrait,
    after: Option<TransferId>,
    since: Option<Date>,
    most: u64,
) -> Result<Vec<CheckedTopUp>> {
    let since_ms = since.map_or(i64::MIN, start_of_day_ms);
    let sql = format!(
        "SELECT p.id, p.kind, p.refund_of, p.amount_kopecks, p.state, p.acquirer_id, \
         (SELECT CAST(COALESCE(SUM(v.amount_kopecks - v.owed_again_kopecks), 0) AS BIGINT) FROM reversals v \
         WHERE v.payment_id = p.id) AS reversed_kopecks, \
         (SELECT CAST(COALESCE(SUM(v.owed_again_kopecks), 0) AS BIGINT) FROM reversals v \
         WHERE v.payment_id = p.id) AS claimed_kopecks, \
         (SELECT CAST(SUM(e.amount_kopecks) AS BIGINT) FROM ledger_transactions t JOIN ledger_entries e \
         ON e.transaction_id = t.id AND e.account = 'acquirer_payments' WHERE t.reference = p.id \
         AND t.kind = CASE p.kind WHEN 'refund' THEN 'refund' ELSE 'top_up' END) AS posted_kopecks, \
         (SELECT CAST(COALESCE(SUM(r.amount_kopecks), 0) AS BIGINT) FROM transfers r \
         WHERE r.refund_of = p.id AND r.state <> 'canceled') AS refunded_kopecks \
         FROM transfers p WHERE p.loan_id IS NULL AND p.kind IN ('payment', 'refund') AND p.id > $1 \
         AND (p.settled_at_ms IS NULL OR p.settled_at_ms >= $2 OR EXISTS (SELECT 1 FROM transfers r \
         WHERE r.refund_of = p.id AND r.created_at_ms >= $2)) ORDER BY p.id LIMIT {most}"
    );
    // Every id is after the empty text.
    let after = after.map(|id| id.to_string()).unwrap_or_default();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [after.into(), since_ms.into()]);
    Ok(CheckedTopUp::find_by_statement(statement).all(db).await?)
}

/// What stands in the books of a day about accounts alone, and follows from nothing: no top-up or refund that succeeded, and no
/// reversal.
pub(in crate::ledger) async fn list_unfounded(db: &impl ConnectionTrait, day: Date) -> Result<Vec<Misdated>> {
    let sql = "SELECT t.kind, t.reference FROM ledger_transactions t \
         JOIN ledger_entries e ON e.transaction_id = t.id AND e.line = 0 AND e.loan_id IS NULL \
         LEFT JOIN transfers p ON p.id = t.reference AND p.state = 'succeeded' AND p.loan_id IS NULL \
         LEFT JOIN reversals v ON v.id = t.reference AND v.loan_id IS NULL \
         WHERE t.on_date = $1 AND p.id IS NULL AND v.id IS NULL ORDER BY t.reference";
    Ok(Misdated::find_by_statement(of_day(db, sql, day)).all(db).await?)
}

/// What was sent back of the payments of loans.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct Refunded {
    pub(in crate::ledger) loan_id: LoanId,
    pub(in crate::ledger) sum: i64,
}

pub(in crate::ledger) async fn list_refunded(db: &impl ConnectionTrait, loans: &[LoanId]) -> Result<Vec<Refunded>> {
    let rows = transfers::Entity::find()
        .select_only()
        .column(transfers::Column::LoanId)
        .column_as(Expr::cust("CAST(SUM(amount_kopecks) AS BIGINT)"), "sum")
        .filter(transfers::Column::LoanId.is_in(loans.iter().copied()))
        .filter(transfers::Column::Kind.eq(transfers::Kind::Refund))
        .filter(transfers::Column::State.eq(transfers::State::Succeeded))
        .group_by(transfers::Column::LoanId)
        .into_model::<Refunded>()
        .all(db)
        .await?;
    Ok(rows)
}

/// What went back of the payments of loans without our doing.
pub(in crate::ledger) async fn list_reversed(
    db: &impl ConnectionTrait,
    loans: &[LoanId],
) -> Result<Vec<reversals::Model>> {
    let of_loans = reversals::Column::LoanId.is_in(loans.iter().copied());
    Ok(reversals::Entity::find().filter(of_loans).all(db).await?)
}

/// A transaction of a payment, a payout or a refund, with what it put into an account.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct Posted {
    pub(in crate::ledger) kind: String,
    pub(in crate::ledger) reference: String,
    pub(in crate::ledger) sum: i64,
}

/// How much each payment put into the money at the acquirer, and each payout or refund took out of it.
pub(in crate::ledger) async fn list_posted_to_acquirer(
    db: &impl ConnectionTrait,
    loans: &[LoanId],
) -> Result<Vec<Posted>> {
    let sql = "SELECT t.kind, t.reference, CAST(SUM(e.amount_kopecks) AS BIGINT) AS sum \
         FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE e.loan_id IN ($LOANS) AND e.account IN ('acquirer_payments', 'acquirer_payouts') \
         GROUP BY t.id, t.kind, t.reference";
    Ok(Posted::find_by_statement(of_loans(db, sql, loans)).all(db).await?)
}

/// A statement about some loans: `$LOANS` stands for them.
fn of_loans(db: &impl ConnectionTrait, sql: &str, loans: &[LoanId]) -> Statement {
    let places: Vec<String> = (1..=loans.len()).map(|place| format!("${place}")).collect();
    let sql = sql.replace("$LOANS", &places.join(", "));
    Statement::from_sql_and_values(db.get_database_backend(), sql, loans.iter().map(|loan| (*loan).into()))
}

/// A day's accrual and a loan that it is posted to.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct MisplacedAccrual {
    pub(in crate::ledger) reference: String,
    pub(in crate::ledger) loan_id: LoanId,
}

/// Accruals of a day that are not those of their loan and the day, or on which the loan did not run. The kind is written
/// so that SQLite goes by the day, and not through all accruals there ever were.
pub(in crate::ledger) async fn list_misplaced_accruals(
    db: &impl ConnectionTrait,
    day: Date,
) -> Result<Vec<MisplacedAccrual>> {
    let sql = "SELECT DISTINCT t.reference, e.loan_id \
         FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id JOIN loans l ON l.id = e.loan_id \
         WHERE t.on_date = $1 AND t.kind || '' = 'day_accrual' AND (t.reference <> e.loan_id || '/' || t.on_date \
         OR t.on_date <= l.disbursed_on OR t.on_date > l.accrued_on) ORDER BY t.reference";
    Ok(MisplacedAccrual::find_by_statement(of_day(db, sql, day)).all(db).await?)
}

/// A transaction.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct Misdated {
    pub(in crate::ledger) kind: String,
    pub(in crate::ledger) reference: String,
}

/// The transactions of a day that is still to come, or those of a closed one that were posted after it was closed.
pub(in crate::ledger) async fn list_misdated(
    db: &impl ConnectionTrait,
    day: Date,
    today: Date,
) -> Result<Vec<Misdated>> {
    let sql = "SELECT t.kind, t.reference FROM ledger_transactions t LEFT JOIN day_closes c ON c.on_date = t.on_date \
         WHERE t.on_date = $1 AND (t.on_date > $2 OR t.posted_at_ms > c.closed_at_ms) ORDER BY t.reference";
    let values = [day.to_string().into(), today.to_string().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Misdated::find_by_statement(statement).all(db).await?)
}

/// The next day (after one, if it is named) that something was posted on, or that was closed.
pub(in crate::ledger) async fn find_next_day(db: &impl ConnectionTrait, after: Option<Date>) -> Result<Option<Date>> {
    let sql = "SELECT MIN(day) AS day FROM (SELECT MIN(on_date) AS day FROM ledger_transactions WHERE on_date > $1 \
         UNION ALL SELECT MIN(on_date) FROM day_closes WHERE on_date > $1) AS days";
    // Every day is after the empty text.
    let after = after.map(|day| day.to_string()).unwrap_or_default();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [after.into()]);
    let row = db.query_one_raw(statement).await?;
    let day: Option<Day> = row.map(|row| row.try_get_by_index(0)).transpose()?.flatten();
    Ok(day.map(Date::from))
}

/// Whether a day is closed.
pub(in crate::ledger) async fn is_closed(db: &impl ConnectionTrait, day: Date) -> Result<bool> {
    Ok(day_closes::Entity::find_by_id(Day(day)).one(db).await?.is_some())
}

/// The days that are closed: the first, the last, how many.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct ClosedDays {
    pub(in crate::ledger) first: Option<Day>,
    pub(in crate::ledger) last: Option<Day>,
    pub(in crate::ledger) days: i64,
}

pub(in crate::ledger) async fn find_closed_days(db: &impl ConnectionTrait) -> Result<ClosedDays> {
    let sql = "SELECT MIN(on_date) AS first, MAX(on_date) AS last, CAST(COUNT(*) AS BIGINT) AS days FROM day_closes";
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let none = ClosedDays { first: None, last: None, days: 0 };
    Ok(ClosedDays::find_by_statement(statement).one(db).await?.unwrap_or(none))
}

const WATERMARK: &str = "books_verified";

/// How far the books were found in order, as JSON.
pub(in crate::ledger) async fn find_watermark(db: &impl ConnectionTrait) -> Result<Option<String>> {
    Ok(settings::Entity::find_by_id(WATERMARK).one(db).await?.map(|row| row.value))
}

pub(in crate::ledger) async fn keep_watermark_in_tx(tx: &Tx, json: &str) -> Result<()> {
    let row = settings::ActiveModel { name: Set(WATERMARK.to_owned()), value: Set(json.to_owned()) };
    let replace = OnConflict::column(settings::Column::Name).update_column(settings::Column::Value).to_owned();
    settings::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}
