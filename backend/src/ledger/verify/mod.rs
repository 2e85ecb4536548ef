//! Recomputes the books and names what does not add up: day by day, then some loans at a time, each as it is at one
//! moment. How far it is stands in the [`watermark`].
//!
//! | what always holds | where it is checked |
//! | --- | --- |
//! | every transaction sums to zero, and so do all accounts | [`days`] |
//! | no line of a transaction is gone | [`days`] |
//! | what the close wrote down of a day is what its entries make | [`days`] |
//! | what borrowers are owed (overpayments, bonuses) is never a debt of theirs | here |
//! | days are closed in order, none is left out, none is changed afterwards or lies ahead | [`days`] |
//! | a loan and a day accrue once | [`days`] |
//! | rules, history, accounts and the balances kept in rows agree on each part of each loan, none below zero | [`loans`] |
//! | no open loan missed a day; none has history beyond its books | [`loans`] |
//! | no loan accrues faster, or more in all, than the law allows | [`loans`] |
//! | a payment or payout that succeeded is in history and books once and with its amount, any other is not | [`acquirer`] |
//! | refunds are no more than what their payment brought beyond the debt; one that succeeded is in the books once, any other is not | [`acquirer`] |
//! | a top-up that succeeded is in the books once and with its amount, any other is not; no more than it goes back | [`accounts`], [`days`] |

mod accounts;
mod acquirer;
mod days;
mod loans;
pub(super) mod queries;
mod watermark;

use std::fmt;

use lending::{Money, calendar_ends_on, calendar_runs_out};

use super::close;
use crate::{Backend, Operator, Result};
use watermark::{UnderWay, Watermark};

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
    /// What adds up today, and will not for long.
    pub warnings: Vec<String>,
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
        for warning in &self.warnings {
            writeln!(f, "warning: {warning}")?;
        }
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

impl Operator<'_> {
    /// Recomputes everything that the books say, from the first day on, and names what does not add up. Money may move
    /// meanwhile. One that broke off is taken up by [`Self::verify_new_books`].
    pub async fn verify_books(self) -> Result<BooksReport> {
        Watermark::default().keep(self.backend.store()).await?;
        self.verify_new_books().await
    }

    /// The same of what is new since everything was found in order, or since a check broke off: closed days do not
    /// change, nor do the loans that nothing was posted to. What was found is found again until it is mended.
    pub async fn verify_new_books(self) -> Result<BooksReport> {
        let mut mark = Watermark::find(self.backend.store()).await?;
        let mut report = BooksReport::default();
        if mark.under_way.is_none() {
            let through = close::queries::find_last_closed(self.backend.store().reader()).await?;
            mark.under_way = Some(UnderWay { through, days: mark.through, ..UnderWay::default() });
        }
        self.backend.verify_closed_days(&mut report).await?;
        self.backend.verify_days(&mut mark, &mut report).await?;
        self.backend.verify_loans(&mut mark, &mut report).await?;
        self.backend.verify_top_ups(mark.through, &mut report).await?;
        self.backend.verify_owed(&mut report).await?;
        let today = self.backend.clock().today();
        if calendar_runs_out(today) {
            report.warnings.push(format!(
                "the calendar of days off ends on {}: due dates after it miss the days off that the Government moves",
                calendar_ends_on()
            ));
        }
        if report.is_clean() {
            let through = mark.under_way.and_then(|check| check.through);
            Watermark { through, under_way: None }.keep(self.backend.store()).await?;
        }
        Ok(report)
    }
}

impl Backend {
    /// What is owed to borrowers is never a debt of theirs.
    async fn verify_owed(&self, report: &mut BooksReport) -> Result<()> {
        let snapshot = self.store().snapshot().await?;
        for row in queries::list_overdrawn(&snapshot).await? {
            let balance = Money::from_kopecks(row.sum);
            report.found(format!("borrower {} owes {balance} on the account {}", row.borrower_id, row.account));
        }
        Ok(())
    }
}
