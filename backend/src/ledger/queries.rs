//! The statements that post. There is none that changes or deletes a row of the books.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Statement,
    Value,
};
use uuid::Uuid;

use super::{Receivables, Transaction};
use crate::{
    BorrowerId, LoanId, Result, TransferId,
    store::{
        Tx,
        columns::Kopecks,
        entity::{ledger_entries, ledger_transactions, loan_events},
    },
};

/// Rows of one statement: well below the parameters that SQLite (32 766) and PostgreSQL (65 535) take.
const ROWS: usize = 1_000;

pub(super) async fn insert_all_in_tx(tx: &Tx, now_ms: i64, transactions: &[Transaction]) -> Result<()> {
    for some in transactions.chunks(ROWS) {
        let ids: Vec<String> = some.iter().map(|_| Uuid::now_v7().to_string()).collect();
        let rows = some.iter().zip(&ids).map(|(transaction, id)| ledger_transactions::ActiveModel {
            id: Set(id.clone()),
            kind: Set(transaction.kind.name().to_owned()),
            reference: Set(transaction.reference.clone()),
            on_date: Set(transaction.on_date.into()),
            posted_at_ms: Set(now_ms),
        });
        ledger_transactions::Entity::insert_many(rows).exec_without_returning(tx).await?;
        let entries: Vec<_> = some.iter().zip(&ids).flat_map(|(transaction, id)| entries_of(transaction, id)).collect();
        for rows in entries.chunks(ROWS) {
            ledger_entries::Entity::insert_many(rows.iter().cloned()).exec_without_returning(tx).await?;
        }
    }
    Ok(())
}

fn entries_of(transaction: &Transaction, id: &str) -> impl Iterator<Item = ledger_entries::ActiveModel> {
    (0..).zip(&transaction.lines).map(move |(line, (account, amount))| ledger_entries::ActiveModel {
        id: Set(Uuid::now_v7().to_string()),
        transaction_id: Set(id.to_owned()),
        line: Set(line),
        account: Set(account.name().to_owned()),
        loan_id: Set(transaction.loan),
        borrower_id: Set(Some(transaction.borrower)),
        amount_kopecks: Set((*amount).into()),
    })
}

/// Writes down what the books hold of loans now, beside the entries that made it so.
pub(super) async fn update_receivables_in_tx(tx: &Tx, held: &[(LoanId, Receivables)]) -> Result<()> {
    for some in held.chunks(ROWS) {
        let (mut rows, mut values) = (Vec::new(), Vec::<Value>::new());
        for (loan, receivables) in some {
            let next = values.len() + 1;
            rows.push(format!("(${next}, ${}, ${}, ${})", next + 1, next + 2, next + 3));
            values.push(loan.to_string().into());
            values.push(receivables.accrued_on.to_string().into());
            values.push(receivables.interest.kopecks().into());
            values.push(receivables.penalty.kopecks().into());
        }
        // Both engines call the columns of VALUES column1, column2 …
        let sql = format!(
            "UPDATE loans SET accrued_on = held.column2, interest_receivable_kopecks = held.column3, \
             penalty_receivable_kopecks = held.column4 FROM (VALUES {}) AS held WHERE loans.id = held.column1",
            rows.join(", ")
        );
        tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), sql, values)).await?;
    }
    Ok(())
}

/// What a transaction did to a borrower's account.
#[derive(FromQueryResult)]
pub(crate) struct AccountMovement {
    pub(crate) kind: String,
    pub(crate) reference: String,
    pub(crate) at_ms: i64,
    /// The loan that it was about.
    pub(crate) loan_id: Option<LoanId>,
    pub(crate) loan_number: Option<String>,
    /// The payment that a reversal is of.
    pub(crate) reversed_payment: Option<TransferId>,
    /// More on the account is positive.
    pub(crate) kopecks: Kopecks,
}

/// What happened to a borrower's account, in the order in which it was posted.
pub(crate) async fn list_account_movements(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
) -> Result<Vec<AccountMovement>> {
    let sql = "SELECT t.kind, t.reference, t.posted_at_ms AS at_ms, e.loan_id, l.number AS loan_number, \
         r.payment_id AS reversed_payment, CAST(-SUM(e.amount_kopecks) AS BIGINT) AS kopecks \
         FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         LEFT JOIN loans l ON l.id = e.loan_id \
         LEFT JOIN reversals r ON r.id = t.reference AND t.kind = 'reversal' \
         WHERE e.account = 'borrower_balance' AND e.borrower_id = $1 \
         GROUP BY t.id, t.kind, t.reference, t.posted_at_ms, e.loan_id, l.number, r.payment_id \
         HAVING SUM(e.amount_kopecks) <> 0 ORDER BY t.posted_at_ms, t.id";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [borrower.into()]);
    Ok(AccountMovement::find_by_statement(statement).all(db).await?)
}

/// The history of loans, each one's in order.
pub(super) async fn list_events_of(db: &impl ConnectionTrait, loans: &[LoanId]) -> Result<Vec<loan_events::Model>> {
    Ok(loan_events::Entity::find()
        .filter(loan_events::Column::LoanId.is_in(loans.iter().copied()))
        .order_by_asc(loan_events::Column::LoanId)
        .order_by_asc(loan_events::Column::Sequence)
        .all(db)
        .await?)
}
