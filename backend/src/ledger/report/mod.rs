//! What the books say to people: the trial balance, and a borrower's statement.

mod queries;
mod statement;

use std::fmt;

use jiff::civil::Date;
use lending::Money;
use serde::Serialize;

use super::{Account, close};
use crate::{Backend, Error, Result};

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

/// What a day did to an account, in kopecks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AccountTurnover {
    /// The account's name.
    pub account: &'static str,
    /// Its balance before the day.
    pub opening: Money,
    /// What the day debited.
    pub debit: Money,
    /// What the day credited; positive.
    pub credit: Money,
    /// Its balance after the day.
    pub closing: Money,
}

impl Backend {
    /// The trial balance of a day.
    pub async fn trial_balance(&self, on: Date) -> Result<TrialBalance> {
        let reader = self.store().reader();
        let rows = queries::list_turnovers(reader, on).await?;
        let turnover = |account: Account| {
            let row = rows.iter().find(|row| row.account == account.name());
            let [opening, debit, credit] = row.map_or([0; 3], |row| [row.opening, row.debit, row.credit]);
            let closing = [opening, debit].into_iter().try_fold(-credit, i64::checked_add);
            let closing = closing.ok_or_else(|| Error::internal("a balance that does not fit"))?;
            let [opening, debit, credit, closing] = [opening, debit, credit, closing].map(Money::from_kopecks);
            Ok(AccountTurnover { account: account.name(), opening, debit, credit, closing })
        };
        let accounts = Account::ALL.into_iter().map(turnover).collect::<Result<_>>()?;
        let closed = close::queries::find_last_closed(reader).await?.is_some_and(|last| last >= on);
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
