//! Recomputes the books from scratch and names what does not add up.
//!
//! | what always holds | where it is checked |
//! | --- | --- |
//! | every transaction sums to zero, and so do all accounts | here |
//! | no line of a transaction is gone | here |
//! | what borrowers are owed (overpayments, bonuses) is never a debt of theirs | here |
//! | days are closed in order, none is left out, none is changed afterwards or lies ahead | [`days`] |
//! | a loan and a day accrue once | [`days`] |
//! | rules, history, accounts and the balances kept in rows agree on each part of each loan, none below zero | [`loans`] |
//! | no open loan missed a day; none has history beyond its books | [`loans`] |
//! | no loan accrues faster, or more in all, than the law allows | [`loans`] |
//! | a payment or payout that succeeded is in history and books once and with its amount, any other is not | [`acquirer`] |
//! | a refund is what its payment brought beyond the debt; one that succeeded is in the books once, any other is not | [`acquirer`] |

mod acquirer;
mod days;
mod loans;
mod queries;

use std::fmt;

use lending::Money;

use super::Account;
use crate::{Backend, Result};

/// What recomputing the books found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BooksReport {
    /// Loans looked at.
    pub loans: u64,
    /// Payments looked at.
    pub payments: u64,
    /// Payouts looked at.
    pub payouts: u64,
    /// Refunds looked at.
    pub refunds: u64,
    /// The balance of every account; a debit is positive.
    pub balances: Vec<(String, Money)>,
    /// What does not add up, in words and numbers; empty if everything does.
    pub findings: Vec<String>,
}

impl BooksReport {
    /// Everything adds up.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    fn found(&mut self, finding: String) {
        self.findings.push(finding);
    }

    fn must_equal(&mut self, what: impl fmt::Display, expected: Money, found: Money) {
        if expected != found {
            self.found(format!("{what}: expected {expected}, found {found}"));
        }
    }
}

impl fmt::Display for BooksReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { loans, payments, payouts, refunds, .. } = self;
        writeln!(f, "{loans} loans, {payments} payments, {payouts} payouts, {refunds} refunds")?;
        for (account, balance) in &self.balances {
            writeln!(f, "{account:<22} {balance:>18}")?;
        }
        if self.is_clean() {
            return f.write_str("the books balance");
        }
        write!(f, "{} findings", self.findings.len())?;
        self.findings.iter().try_for_each(|finding| write!(f, "\n- {finding}"))
    }
}

impl Backend {
    /// Recomputes everything that the books say, and names what does not add up. Changes nothing. While money moves it
    /// may see a movement half; run it again then.
    pub async fn verify_books(&self) -> Result<BooksReport> {
        let mut report = BooksReport::default();
        self.verify_transactions(&mut report).await?;
        self.verify_days(&mut report).await?;
        self.verify_loans(&mut report).await?;
        self.verify_acquirer(&mut report).await?;
        Ok(report)
    }

    async fn verify_transactions(&self, report: &mut BooksReport) -> Result<()> {
        let reader = self.store().reader();
        for row in queries::list_unbalanced(reader).await? {
            let (kind, reference, sum) = (row.kind, row.reference, Money::from_kopecks(row.sum));
            let (lines, posted) = (row.lines, row.posted_lines);
            report.found(format!(
                "the transaction {kind} {reference} does not balance: its {lines} lines (of {posted}) sum to {sum}"
            ));
        }
        let mut total = Money::ZERO;
        for row in queries::list_balances(reader).await? {
            let balance = Money::from_kopecks(row.sum);
            total = total.checked_add(balance).unwrap_or(total);
            if !Account::ALL.iter().any(|account| account.name() == row.account) {
                report.found(format!("the account {:?} is not in the chart", row.account));
            }
            report.balances.push((row.account, balance));
        }
        report.balances.sort();
        report.must_equal("the sum of all accounts", Money::ZERO, total);
        for row in queries::list_overdrawn(reader).await? {
            let balance = Money::from_kopecks(row.sum);
            report.found(format!("borrower {} owes {balance} on the account {}", row.borrower_id, row.account));
        }
        Ok(())
    }
}
