//! What a day did to each account. The close writes it down, so that a balance is never summed up over all history: it
//! is what the last closed day ended with, and the entries since.

mod queries;

use jiff::civil::Date;
use lending::Money;
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::Account;
use crate::{Error, Result};

pub(super) use queries::{Turnover, insert_in_tx, list_closed, list_turnovers};

/// What a day did to an account, in kopecks. A debit is positive, a credit negative.
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

/// All accounts of the chart on a day: as its close wrote them down, or as they are until now.
pub(super) async fn get(db: &impl ConnectionTrait, on: Date) -> Result<Vec<AccountTurnover>> {
    let closed = list_closed(db, on).await?;
    if closed.is_empty() { sum_up(db, on).await } else { all_accounts(&closed) }
}

/// The same from the entries: those since the last day before that is closed.
pub(crate) async fn sum_up(db: &impl ConnectionTrait, on: Date) -> Result<Vec<AccountTurnover>> {
    let start = queries::find_last_before(db, on).await?;
    let mut sums = list_turnovers(db, start, on).await?;
    if let Some(start) = start {
        for row in list_closed(db, start).await? {
            let opening = row.closing()?;
            match sums.iter_mut().find(|sum| sum.account == row.account) {
                Some(sum) => sum.opening = add(sum.opening, opening)?,
                None => sums.push(Turnover { account: row.account, opening, debit: 0, credit: 0 }),
            }
        }
    }
    all_accounts(&sums)
}

fn all_accounts(sums: &[Turnover]) -> Result<Vec<AccountTurnover>> {
    let of = |account: Account| {
        let none = Turnover { account: account.name().to_owned(), opening: 0, debit: 0, credit: 0 };
        let sum = sums.iter().find(|row| row.account == account.name()).unwrap_or(&none);
        let [opening, debit, credit, closing] =
            [sum.opening, sum.debit, sum.credit, sum.closing()?].map(Money::from_kopecks);
        Ok(AccountTurnover { account: account.name(), opening, debit, credit, closing })
    };
    Account::ALL.into_iter().map(of).collect()
}

impl Turnover {
    /// The balance after the day.
    pub(super) fn closing(&self) -> Result<i64> {
        let credit = self.credit.checked_neg().ok_or_else(too_large)?;
        add(add(self.opening, self.debit)?, credit)
    }
}

fn add(one: i64, other: i64) -> Result<i64> {
    one.checked_add(other).ok_or_else(too_large)
}

fn too_large() -> Error {
    Error::internal("a balance that does not fit")
}
