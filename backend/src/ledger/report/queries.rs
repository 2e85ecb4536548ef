//! What the reports read.

use jiff::civil::Date;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};

use crate::{
    BorrowerId, Result,
    store::columns::{Day, Kopecks},
};

/// A line of a transaction of one of a borrower's loans, or of the account alone.
#[derive(FromQueryResult)]
pub(in crate::ledger) struct Movement {
    pub(in crate::ledger) transaction_id: String,
    pub(in crate::ledger) loan: String,
    pub(in crate::ledger) on_date: Day,
    pub(in crate::ledger) kind: String,
    pub(in crate::ledger) account: String,
    pub(in crate::ledger) amount_kopecks: Kopecks,
}

/// The lines of each transaction stand together, the transactions of a loan in the order in which they were posted.
pub(in crate::ledger) async fn list_movements(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    on: Date,
) -> Result<Vec<Movement>> {
    let sql = "SELECT e.transaction_id, l.number AS loan, t.on_date, t.kind, e.account, e.amount_kopecks, e.line \
         FROM loans l JOIN ledger_entries e ON e.loan_id = l.id JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE l.borrower_id = $1 AND t.on_date <= $2 \
         UNION ALL SELECT e.transaction_id, '' AS loan, t.on_date, t.kind, e.account, e.amount_kopecks, e.line \
         FROM ledger_entries e JOIN ledger_transactions t ON t.id = e.transaction_id \
         WHERE e.account = 'borrower_balance' AND e.borrower_id = $1 AND e.loan_id IS NULL AND t.on_date <= $2 \
         ORDER BY loan, on_date, transaction_id, line";
    let values = [borrower.into(), on.to_string().into()];
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    Ok(Movement::find_by_statement(statement).all(db).await?)
}
