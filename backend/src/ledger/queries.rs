//! All statements on the books. There is none that changes or deletes a row.

use std::collections::HashMap;

use lending::Money;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement, sea_query::Expr,
};
use uuid::Uuid;

use super::{Account, Transaction};
use crate::{
    BorrowerId, LoanId, PaymentId, PayoutId, Result,
    store::{
        Tx,
        entity::{applications, ledger_entries, ledger_transactions, loan_events, loans, payments, payouts},
    },
};

pub(super) async fn insert_in_tx(tx: &Tx, now_ms: i64, transaction: &Transaction) -> Result<()> {
    let id = Uuid::now_v7().to_string();
    let row = ledger_transactions::ActiveModel {
        id: Set(id.clone()),
        kind: Set(transaction.kind.name().to_owned()),
        reference: Set(transaction.reference.clone()),
        on_date: Set(transaction.on_date.into()),
        posted_at_ms: Set(now_ms),
    };
    ledger_transactions::Entity::insert(row).exec_without_returning(tx).await?;
    let lines = (0..).zip(&transaction.lines).map(|(line, (account, amount))| ledger_entries::ActiveModel {
        id: Set(Uuid::now_v7().to_string()),
        transaction_id: Set(id.clone()),
        line: Set(line),
        account: Set(account.name().to_owned()),
        loan_id: Set(Some(transaction.loan)),
        borrower_id: Set(Some(transaction.borrower)),
        amount_kopecks: Set((*amount).into()),
    });
    ledger_entries::Entity::insert_many(lines).exec_without_returning(tx).await?;
    Ok(())
}

/// A transaction whose lines do not sum to zero, or that has no two of them.
#[derive(FromQueryResult)]
pub(super) struct Unbalanced {
    pub(super) kind: String,
    pub(super) reference: String,
    pub(super) lines: i64,
    pub(super) sum: i64,
}

pub(super) async fn list_unbalanced(db: &impl ConnectionTrait) -> Result<Vec<Unbalanced>> {
    let sql = "SELECT t.kind, t.reference, CAST(COUNT(e.id) AS BIGINT) AS lines, \
         CAST(COALESCE(SUM(e.amount_kopecks), 0) AS BIGINT) AS sum \
         FROM ledger_transactions t LEFT JOIN ledger_entries e ON e.transaction_id = t.id \
         GROUP BY t.id, t.kind, t.reference \
         HAVING COALESCE(SUM(e.amount_kopecks), 0) <> 0 OR COUNT(e.id) < 2 \
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

/// What a borrower overpaid; a credit is negative.
#[derive(FromQueryResult)]
pub(super) struct BorrowerBalance {
    pub(super) borrower_id: BorrowerId,
    pub(super) sum: i64,
}

pub(super) async fn list_borrower_balances(db: &impl ConnectionTrait) -> Result<Vec<BorrowerBalance>> {
    let rows = ledger_entries::Entity::find()
        .select_only()
        .column(ledger_entries::Column::BorrowerId)
        .column_as(Expr::cust("CAST(SUM(amount_kopecks) AS BIGINT)"), "sum")
        .filter(ledger_entries::Column::Account.eq(Account::BorrowerBalance.name()))
        .group_by(ledger_entries::Column::BorrowerId)
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

pub(super) async fn list_events_of(db: &impl ConnectionTrait, loans: &[LoanId]) -> Result<Vec<loan_events::Model>> {
    Ok(loan_events::Entity::find()
        .filter(loan_events::Column::LoanId.is_in(loans.iter().copied()))
        .order_by_asc(loan_events::Column::LoanId)
        .order_by_asc(loan_events::Column::Sequence)
        .all(db)
        .await?)
}

/// A payment, and what its loan's history has of it.
#[derive(FromQueryResult)]
pub(super) struct CheckedPayment {
    pub(super) id: PaymentId,
    pub(super) amount_kopecks: i64,
    pub(super) state: payments::State,
    pub(super) acquirer_id: Option<String>,
    pub(super) events: i64,
    pub(super) events_kopecks: i64,
}

pub(super) async fn list_payments(db: &impl ConnectionTrait) -> Result<Vec<CheckedPayment>> {
    let sql = "SELECT p.id, p.amount_kopecks, p.state, p.acquirer_id, CAST(COUNT(e.id) AS BIGINT) AS events, \
         CAST(COALESCE(SUM(e.amount_kopecks), 0) AS BIGINT) AS events_kopecks \
         FROM payments p LEFT JOIN loan_events e ON e.payment_id = p.id AND e.loan_id = p.loan_id \
         GROUP BY p.id, p.amount_kopecks, p.state, p.acquirer_id";
    Ok(CheckedPayment::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// A payout and its loan.
#[derive(FromQueryResult)]
pub(super) struct CheckedPayout {
    pub(super) id: PayoutId,
    pub(super) loan_id: LoanId,
    pub(super) amount_kopecks: i64,
    pub(super) state: payouts::State,
    pub(super) principal_kopecks: i64,
    pub(super) loan_state: loans::State,
}

pub(super) async fn list_payouts(db: &impl ConnectionTrait) -> Result<Vec<CheckedPayout>> {
    let sql = "SELECT p.id, p.loan_id, p.amount_kopecks, p.state, l.principal_kopecks, l.state AS loan_state \
         FROM payouts p JOIN loans l ON l.id = p.loan_id";
    Ok(CheckedPayout::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// A transaction of a payment or a payout, with what it put into an account.
#[derive(FromQueryResult)]
pub(super) struct Posted {
    pub(super) kind: String,
    pub(super) reference: String,
    pub(super) sum: i64,
}

/// How much each payment put into the money at the acquirer, and each payout took out of it.
pub(super) async fn list_posted_to_acquirer(db: &impl ConnectionTrait) -> Result<Vec<Posted>> {
    let sql = "SELECT t.kind, t.reference, CAST(SUM(e.amount_kopecks) AS BIGINT) AS sum \
         FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id \
         WHERE e.account IN ('acquirer_payments', 'acquirer_payouts') \
         GROUP BY t.id, t.kind, t.reference";
    Ok(Posted::find_by_statement(Statement::from_string(db.get_database_backend(), sql)).all(db).await?)
}

/// What a loan's accounts of receivables hold.
pub(crate) async fn find_receivables_in_tx(tx: &Tx, loan: LoanId) -> Result<(Money, Money)> {
    let rows = list_loan_balances(tx, &[loan]).await?;
    let of = |account: Account| {
        let row = rows.iter().find(|row| row.account == account.name());
        Money::from_kopecks(row.map_or(0, |row| row.sum))
    };
    Ok((of(Account::InterestReceivable), of(Account::PenaltyReceivable)))
}
