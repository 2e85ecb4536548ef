//! The statements about balances by day.

use jiff::civil::Date;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    Statement, sea_query::OnConflict,
};

use super::AccountTurnover;
use crate::{
    Result,
    store::{Tx, columns::Day, entity::ledger_balances},
};

/// An account before a day, and what the day did to it; the credit is positive. In kopecks.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub(in crate::ledger) struct Turnover {
    pub(in crate::ledger) account: String,
    pub(in crate::ledger) opening: i64,
    pub(in crate::ledger) debit: i64,
    pub(in crate::ledger) credit: i64,
}

/// What the entries of the days after one (of all days, if none is named) up to another make of each account.
pub(in crate::ledger) async fn list_turnovers(
    db: &impl ConnectionTrait,
    after: Option<Date>,
    on: Date,
) -> Result<Vec<Turnover>> {
    let sum = |condition: &str, amount: &str| {
        format!("CAST(COALESCE(SUM(CASE WHEN {condition} THEN {amount} ELSE 0 END), 0) AS BIGINT)")
    };
    let opening = sum("t.on_date < $1", "e.amount_kopecks");
    let debit = sum("t.on_date = $1 AND e.amount_kopecks > 0", "e.amount_kopecks");
    let credit = sum("t.on_date = $1 AND e.amount_kopecks < 0", "-e.amount_kopecks");
    let sql = format!(
        "SELECT e.account, {opening} AS opening, {debit} AS debit, {credit} AS credit \
         FROM ledger_transactions t JOIN ledger_entries e ON e.transaction_id = t.id \
         WHERE t.on_date > $2 AND t.on_date <= $1 GROUP BY e.account"
    );
    // Every day is after the empty text.
    let after = after.map(|day| day.to_string()).unwrap_or_default();
    let statement =
        Statement::from_sql_and_values(db.get_database_backend(), sql, [on.to_string().into(), after.into()]);
    Ok(Turnover::find_by_statement(statement).all(db).await?)
}

/// What was written down when a day was closed.
pub(in crate::ledger) async fn list_closed(db: &impl ConnectionTrait, on: Date) -> Result<Vec<Turnover>> {
    let sql = "SELECT account, closing_kopecks - debit_kopecks + credit_kopecks AS opening, debit_kopecks AS debit, \
         credit_kopecks AS credit FROM ledger_balances WHERE on_date = $1";
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [on.to_string().into()]);
    Ok(Turnover::find_by_statement(statement).all(db).await?)
}

/// The last day before one whose balances were written down.
pub(in crate::ledger) async fn find_last_before(db: &impl ConnectionTrait, on: Date) -> Result<Option<Date>> {
    let row = ledger_balances::Entity::find()
        .filter(ledger_balances::Column::OnDate.lt(Day(on)))
        .order_by_desc(ledger_balances::Column::OnDate)
        .limit(1)
        .one(db)
        .await?;
    Ok(row.map(|row| row.on_date.into()))
}

/// Writes down what a day did that is over; a second time it stays as it was.
pub(in crate::ledger) async fn insert_in_tx(tx: &Tx, on: Date, accounts: &[AccountTurnover]) -> Result<()> {
    let rows = accounts.iter().map(|it| ledger_balances::ActiveModel {
        on_date: Set(on.into()),
        account: Set(it.account.to_owned()),
        debit_kopecks: Set(it.debit.into()),
        credit_kopecks: Set(it.credit.into()),
        closing_kopecks: Set(it.closing.into()),
    });
    let once = OnConflict::columns([ledger_balances::Column::OnDate, ledger_balances::Column::Account])
        .do_nothing()
        .to_owned();
    ledger_balances::Entity::insert_many(rows).on_conflict(once).exec_without_returning(tx).await?;
    Ok(())
}
