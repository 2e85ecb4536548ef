//! Days: each is closed once, in order, stays as it was, and its transactions balance.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use lending::Money;
use sea_orm::ConnectionTrait;

use super::{BooksReport, Watermark, queries};
use crate::{
    Backend, Error, Result,
    ledger::{
        Account,
        balances::{self, Turnover},
    },
};

/// Each account's balance, in kopecks.
type Balances = BTreeMap<String, i64>;

impl Backend {
    pub(super) async fn verify_closed_days(&self, report: &mut BooksReport) -> Result<()> {
        let (reader, today) = (self.store().reader(), self.clock().today());
        let closed = queries::find_closed_days(reader).await?;
        if let (Some(first), Some(last)) = (closed.first.map(Date::from), closed.last.map(Date::from)) {
            let expected = i64::from(first.until(last).map_err(Error::internal)?.get_days()) + 1;
            if closed.days != expected {
                let days = closed.days;
                report.found(format!("{days} days are closed from {first} to {last}, which are {expected}"));
            }
            if last >= today {
                report.found(format!("{last} is closed, but today is {today}"));
            }
        }
        Ok(())
    }

    /// The days that were not found in order yet, one after another.
    pub(super) async fn verify_days(&self, mark: &mut Watermark, report: &mut BooksReport) -> Result<()> {
        let today = self.clock().today();
        let mut check = mark.under_way.clone().unwrap_or_default();
        let snapshot = self.store().snapshot().await?;
        let mut balances = match check.days {
            Some(day) => balances_at_end_of(&snapshot, day).await?,
            None => Balances::new(),
        };
        // What was written down of the last closed day; before the first one there are the entries only.
        let mut kept = check.days.map(|_| balances.clone());
        drop(snapshot);
        loop {
            let snapshot = self.store().snapshot().await?;
            let Some(day) = queries::find_next_day(&snapshot, check.days).await? else { break };
            verify_transactions(&snapshot, report, day, today).await?;
            let sums = balances::list_turnovers(&snapshot, day.yesterday().ok(), day).await?;
            let before = kept.clone().unwrap_or_else(|| balances.clone());
            for sum in &sums {
                if !Account::ALL.iter().any(|account| account.name() == sum.account) {
                    report.found(format!("the account {:?} is not in the chart", sum.account));
                }
                let balance = balances.entry(sum.account.clone()).or_default();
                *balance = balance.saturating_add(sum.debit).saturating_sub(sum.credit);
            }
            if queries::is_closed(&snapshot, day).await? {
                let closed = balances::list_closed(&snapshot, day).await?;
                kept = Some(verify_kept(report, day, &sums, &closed, &before)?);
            }
            drop(snapshot);
            check.days = Some(day);
            if report.is_clean() {
                mark.under_way = Some(check.clone());
                mark.keep(self.store()).await?;
            }
        }
        report.balances =
            balances.into_iter().map(|(account, balance)| (account, Money::from_kopecks(balance))).collect();
        let total = Money::sum(report.balances.iter().map(|(_, balance)| *balance)).unwrap_or_default();
        report.must_equal("the sum of all accounts", Money::ZERO, total);
        Ok(())
    }
}

async fn balances_at_end_of(db: &impl ConnectionTrait, day: Date) -> Result<Balances> {
    let accounts = balances::get(db, day).await?;
    Ok(accounts.into_iter().map(|it| (it.account.to_owned(), it.closing.kopecks())).collect())
}

async fn verify_transactions(
    db: &impl ConnectionTrait,
    report: &mut BooksReport,
    day: Date,
    today: Date,
) -> Result<()> {
    for row in queries::list_unbalanced(db, day).await? {
        let (kind, reference, sum) = (row.kind, row.reference, Money::from_kopecks(row.sum));
        let (lines, posted) = (row.lines, row.posted_lines);
        report.found(format!(
            "the transaction {kind} {reference} does not balance: its {lines} lines (of {posted}) sum to {sum}"
        ));
    }
    for row in queries::list_misdated(db, day, today).await? {
        let (kind, reference) = (row.kind, row.reference);
        let why = if day > today { format!("today is {today}") } else { "the day was closed before".to_owned() };
        report.found(format!("the transaction {kind} {reference} is posted on {day}, but {why}"));
    }
    for row in queries::list_unfounded(db, day).await? {
        let (kind, reference) = (row.kind, row.reference);
        report.found(format!(
            "the transaction {kind} {reference} belongs to no top-up, refund or reversal of an account"
        ));
    }
    for row in queries::list_misplaced_accruals(db, day).await? {
        let (reference, loan) = (row.reference, row.loan_id);
        report.found(format!("the accrual {reference} is posted to loan {loan} on {day}"));
    }
    Ok(())
}

/// What the close wrote down is what the entries of the day make, and goes on from what it wrote down the day before.
/// Answers the balances that it wrote down.
fn verify_kept(
    report: &mut BooksReport,
    day: Date,
    sums: &[Turnover],
    closed: &[Turnover],
    before: &Balances,
) -> Result<Balances> {
    let names = sums.iter().chain(closed).map(|row| row.account.as_str()).chain(before.keys().map(String::as_str));
    let names: BTreeSet<&str> = names.collect();
    let mut kept = Balances::new();
    for account in names {
        let none = Turnover { account: account.to_owned(), opening: 0, debit: 0, credit: 0 };
        let of = |rows: &[Turnover]| rows.iter().find(|row| row.account == account).cloned();
        let (entries, written) = (of(sums).unwrap_or(none.clone()), of(closed).unwrap_or(none));
        let opening = before.get(account).copied().unwrap_or_default();
        for (what, expected, found) in [
            ("what the day debited", entries.debit, written.debit),
            ("what the day credited", entries.credit, written.credit),
            ("the opening balance", opening, written.opening),
        ] {
            let what = format!("{what} on {day} in the balances of {account}");
            report.must_equal(what, Money::from_kopecks(expected), Money::from_kopecks(found));
        }
        kept.insert(account.to_owned(), written.closing()?);
    }
    Ok(kept)
}
