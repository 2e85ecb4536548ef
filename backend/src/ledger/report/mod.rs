//! What the books say to people: the trial balance, and a borrower's statement.

pub(super) mod queries;
mod statement;

use std::fmt;

use jiff::civil::Date;
use lending::Money;
use serde::Serialize;

use super::{balances, balances::AccountTurnover, close};
use crate::{Operator, Result};

pub use statement::{Statement, StatementLine};

/// The balance of every account at the end of a day. A debit is positive, a credit negative; money is in kopecks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrialBalance {
    /// The day.
    pub on: Date,
    /// Whether the day is closed. Until then what accrues on it is missing, and payments may come.
    pub closed: bool,
    /// All accounts of the chart, in its order.
    pub accounts: Vec<AccountTurnover>,
}

impl Operator<'_> {
    /// The trial balance of a day.
    pub async fn trial_balance(self, on: Date) -> Result<TrialBalance> {
        let snapshot = self.backend.store().snapshot().await?;
        let accounts = balances::get(&snapshot, on).await?;
        let closed = close::queries::find_last_closed(&snapshot).await?.is_some_and(|last| last >= on);
        Ok(TrialBalance { on, closed, accounts })
    }
}

impl TrialBalance {
    /// The sums of the columns: opening, debit, credit, closing. The first and the last are zero.
    fn total(&self) -> [Money; 4] {
        let columns: [fn(&AccountTurnover) -> Money; 4] =
            [|row| row.opening, |row| row.debit, |row| row.credit, |row| row.closing];
        columns.map(|column| Money::sum(self.accounts.iter().map(column)).unwrap_or_default())
    }
}

/// A table for people, in rubles.
impl fmt::Display for TrialBalance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = if self.closed { "closed" } else { "not closed: accruals are missing" };
        writeln!(f, "{} ({state})", self.on)?;
        let mut row = |name: &str, columns: [&str; 4]| {
            let [opening, debit, credit, closing] = columns;
            writeln!(f, "{name:<20} {opening:>18} {debit:>18} {credit:>18} {closing:>18}")
        };
        row("account", ["opening", "debit", "credit", "closing"])?;
        let figures = self.accounts.iter().map(|it| (it.account, [it.opening, it.debit, it.credit, it.closing]));
        for (name, columns) in figures.chain([("total", self.total())]) {
            let columns = columns.map(|amount| amount.to_string());
            row(name, columns.each_ref().map(String::as_str))?;
        }
        Ok(())
    }
}
