//! What recomputing the books reads.

use std::collections::HashMap;

use jiff::civil::Date;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Statement,
    sea_query::{Expr, Query},
};

use super::super::Account;
use crate::{
    BorrowerId, LoanId, PaymentId, PayoutId, RefundId, Result,
    store::{
        columns::Day,
        entity::{applications, ledger_entries, loan_events, loans, transfers},
    },
};

/// A transaction whose lines do not sum to zero, or are not all there, or no two.
#[derive(FromQueryResult)]
pub(super) struct Unbalanced {
    pub(super) kind: String,
    pub(super) reference: String,
    pub(super) lines: i64,
    pub(super) posted_lines: i64,
    pub(super) sum: i64,
}

pub(super) async fn list_unbalanced(db: &impl ConnectionTrait) -> Result<Vec<Unbalanced>> {
    let sql = "SELECT t.kind, t.reference, CAST(COUNT(e.id) AS BIGINT) AS lines, \
         CAST(COALESCE(MAX(e.line), -1) + 1 AS BIGINT) AS posted_lines, \
         CAST(COALESCE(SUM(e.amount_kopecks), 0) AS BIGINT) AS sum \
         FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.transaction_id = t.id \
         GROUP BY t.id, t.kind, t.reference \
         HAVING COALESCE(SUM(e.amount_kopecks), 0) <> 0 OR COUNT(e.id) < 2 OR MAX(e.line) >= COUNT(e.id) \
         ORDER BY t.id";
    Ok(Unbalanced::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// The balance of an account.
#[derive(FromQueryResult)]
pub(super) struct Balance {
    pub(super) account: String,
    pub(super) sum: i64,
}

pub(super) async fn list_balances(db: &impl ConnectionTrait) -> Result<Vec<Balance>> {
    let rows = ledger_entries::Entity::find()
        .select_only()
        .column(ledger_entries::Column::Account)
        .column_as(Expr::cust("CAST(SUM(amount_kopecks) AS BIGINT)"), "sum")
        .group_by(ledger_entries::Column::Account)
        .into_model::<Balance>()
        .all(db)
        .await?;
    Ok(rows)
}

/// The balance of an account for one loan.
#[derive(FromQueryResult)]
pub(super) struct LoanBalance {
    pub(super) loan_id: LoanId,
    pub(super) account: String,
    pub(super) sum: i64,
}

pub(super) async fn list_loan_balances(db: &impl ConnectionTrait, loans: &[LoanId]) -> Result<Vec<LoanBalance>> {
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
pub(super) struct BorrowerBalance {
    pub(super) account: String,
    pub(super) borrower_id: BorrowerId,
    pub(super) sum: i64,
}

/// Borrowers who owe on an account of what is owed to them.
pub(super) async fn list_overdrawn(db: &impl ConnectionTrait) -> Result<Vec<BorrowerBalance>> {
    let liabilities = Account::LIABILITIES.iter().map(|account| account.name());
    let rows = ledger_entries::Entity::find()
        .select_only()
        .column(ledger_entries::Column::Account)
        .column(ledger_entries::Column::BorrowerId)
        .column_as(Expr::cust("CAST(SUM(amount_kopecks) AS BIGINT)"), "sum")
        .filter(ledger_entries::Column::Account.is_in(liabilities))
        .group_by(ledger_entries::Column::Account)
        .group_by(ledger_entries::Column::BorrowerId)
        .having(Expr::cust("SUM(amount_kopecks) > 0"))
        .into_model::<BorrowerBalance>()
        .all(db)
        .await?;
    Ok(rows)
}

/// Up to `most` loans with an id beyond `after`, in the order of their ids, each with its application's stage.
pub(super) async fn list_loans_after(
    db: &impl ConnectionTrait,
    after: Option<LoanId>,
    most: u64,
) -> Result<Vec<(loans::Model, String)>> {
    let mut query = loans::Entity::find().order_by_asc(loans::Column::Id).limit(most);
    if let Some(after) = after {
        query = query.filter(loans::Column::Id.gt(after));
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

/// Loans whose money was sent.
pub(super) async fn list_disbursed_loans(db: &impl ConnectionTrait) -> Result<Vec<LoanId>> {
    Ok(loans::Entity::find()
        .select_only()
        .column(loans::Column::Id)
        .filter(loans::Column::State.is_in([loans::State::Active, loans::State::Closed]))
        .into_tuple()
        .all(db)
        .await?)
}

/// A payment, and what its loan's history has of it.
#[derive(FromQueryResult)]
pub(super) struct CheckedPayment {
    pub(super) id: PaymentId,
    pub(super) amount_kopecks: i64,
    pub(super) state: transfers::State,
    pub(super) acquirer_id: Option<String>,
    pub(super) events: i64,
    pub(super) events_kopecks: i64,
}

pub(super) async fn list_payments(db: &impl ConnectionTrait) -> Result<Vec<CheckedPayment>> {
    let sql = "SELECT p.id, p.amount_kopecks, p.state, p.acquirer_id, CAST(COUNT(e.id) AS BIGINT) AS events, \
         CAST(COALESCE(SUM(e.amount_kopecks), 0) AS BIGINT) AS events_kopecks \
         FROM transfers p LEFT JOIN loan_events e ON e.payment_id = p.id AND e.loan_id = p.loan_id \
         WHERE p.kind = 'payment' GROUP BY p.id, p.amount_kopecks, p.state, p.acquirer_id";
    Ok(CheckedPayment::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// A payout and its loan.
#[derive(FromQueryResult)]
pub(super) struct CheckedPayout {
    pub(super) id: PayoutId,
    pub(super) loan_id: LoanId,
    pub(super) amount_kopecks: i64,
    pub(super) state: transfers::State,
    pub(super) principal_kopecks: i64,
    pub(super) loan_state: loans::State,
}

pub(super) async fn list_payouts(db: &impl ConnectionTrait) -> Result<Vec<CheckedPayout>> {
    let sql = "SELECT p.id, p.loan_id, p.amount_kopecks, p.state, l.principal_kopecks, l.state AS loan_state \
         FROM transfers p JOIN loans l ON l.id = p.loan_id WHERE p.kind = 'payout'";
    Ok(CheckedPayout::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// A refund, and what its payment brought beyond the debt.
#[derive(FromQueryResult)]
pub(super) struct CheckedRefund {
    pub(super) id: RefundId,
    pub(super) amount_kopecks: i64,
    pub(super) state: transfers::State,
    pub(super) acquirer_id: Option<String>,
    pub(super) overpaid_kopecks: i64,
}

pub(super) async fn list_refunds(db: &impl ConnectionTrait) -> Result<Vec<CheckedRefund>> {
    let sql = "SELECT r.id, r.amount_kopecks, r.state, r.acquirer_id, CAST(COALESCE(SUM(e.amount_kopecks - e.principal_kopecks \
         - e.interest_kopecks - e.penalty_kopecks), 0) AS BIGINT) AS overpaid_kopecks \
         FROM transfers r LEFT JOIN loan_events e ON e.payment_id = r.refund_of AND e.loan_id = r.loan_id \
         WHERE r.kind = 'refund' GROUP BY r.id, r.amount_kopecks, r.state, r.acquirer_id";
    Ok(CheckedRefund::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// Payments that brought something beyond the debt and have no refund, not even a refused one; and how much.
pub(super) async fn list_never_returned(db: &impl ConnectionTrait) -> Result<Vec<(PaymentId, i64)>> {
    let overpaid = "amount_kopecks - principal_kopecks - interest_kopecks - penalty_kopecks";
    let refunded = Query::select()
        .column(transfers::Column::RefundOf)
        .from(transfers::Entity)
        .and_where(transfers::Column::RefundOf.is_not_null())
        .to_owned();
    Ok(loan_events::Entity::find()
        .select_only()
        .column(loan_events::Column::PaymentId)
        .column_as(Expr::cust(overpaid), "overpaid")
        .filter(loan_events::Column::PaymentId.is_not_null())
        .filter(loan_events::Column::PaymentId.not_in_subquery(refunded))
        .filter(Expr::cust(format!("{overpaid} > 0")))
        .into_tuple()
        .all(db)
        .await?)
}

/// What was sent back of the payments of loans.
#[derive(FromQueryResult)]
pub(super) struct Refunded {
    pub(super) loan_id: LoanId,
    pub(super) sum: i64,
}

pub(super) async fn list_refunded(db: &impl ConnectionTrait, loans: &[LoanId]) -> Result<Vec<Refunded>> {
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

/// A transaction of a payment, a payout or a refund, with what it put into an account.
#[derive(FromQueryResult)]
pub(super) struct Posted {
    pub(super) kind: String,
    pub(super) reference: String,
    pub(super) sum: i64,
}

/// How much each payment put into the money at the acquirer, and each payout or refund took out of it.
pub(super) async fn list_posted_to_acquirer(db: &impl ConnectionTrait) -> Result<Vec<Posted>> {
    let sql = "SELECT t.kind, t.reference, CAST(SUM(e.amount_kopecks) AS BIGINT) AS sum \
         FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id \
         WHERE e.account IN ('acquirer_payments', 'acquirer_payouts') \
         GROUP BY t.id, t.kind, t.reference";
    Ok(Posted::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// A day's accrual and a loan that it is posted to.
#[derive(FromQueryResult)]
pub(super) struct MisplacedAccrual {
    pub(super) reference: String,
    pub(super) on_date: Day,
    pub(super) loan_id: LoanId,
}

/// Accruals that are not those of their loan and day, or of a day on which the loan did not run.
pub(super) async fn list_misplaced_accruals(db: &impl ConnectionTrait) -> Result<Vec<MisplacedAccrual>> {
    let sql = "SELECT DISTINCT t.reference, t.on_date, e.loan_id \
         FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id JOIN loans l ON l.id = e.loan_id \
         WHERE t.kind = 'day_accrual' AND (t.reference <> e.loan_id || '/' || t.on_date \
         OR t.on_date <= l.disbursed_on OR t.on_date > l.accrued_on) ORDER BY t.reference";
    let statement = Statement::from_string(db.get_database_backend(), sql);
    Ok(MisplacedAccrual::find_by_statement(statement).all(db).await?)
}

/// A transaction and its day.
#[derive(FromQueryResult)]
pub(super) struct Dated {
    pub(super) kind: String,
    pub(super) reference: String,
    pub(super) on_date: Day,
}

/// Transactions of days to come, and those of a closed day that were posted after it was closed.
pub(super) async fn list_misdated(db: &impl ConnectionTrait, today: Date) -> Result<Vec<Dated>> {
    let sql = "SELECT t.kind, t.reference, t.on_date \
         FROM ledger_transactions t LEFT JOIN day_closes c ON c.on_date = t.on_date \
         WHERE t.on_date > $1 OR t.posted_at_ms > c.closed_at_ms ORDER BY t.on_date, t.reference";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [today.to_string().into()]);
    Ok(Dated::find_by_statement(statement).all(db).await?)
}

/// The days that are closed: the first, the last, how many.
#[derive(FromQueryResult)]
pub(super) struct ClosedDays {
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
    pub(super) days: i64,
}

pub(super) async fn find_closed_days(db: &impl ConnectionTrait) -> Result<ClosedDays> {
    let sql = "SELECT MIN(on_date) AS first, MAX(on_date) AS last, CAST(COUNT(*) AS BIGINT) AS days FROM day_closes";
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let none = ClosedDays { first: None, last: None, days: 0 };
    Ok(ClosedDays::find_by_statement(statement).one(db).await?.unwrap_or(none))
}
