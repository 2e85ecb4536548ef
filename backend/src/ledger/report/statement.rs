//! What the books have of one borrower, movement by movement.

use std::fmt;

use jiff::civil::Date;
use lending::Money;
use serde::Serialize;

use super::queries;
use crate::{Borrower, Error, Result, ledger::Account};

/// A borrower's loans in the books up to the end of a day. Money is in kopecks.
///
/// The closing sums of all borrowers together are the balances of the accounts `loan_principal`, `interest_receivable`,
/// `penalty_receivable` and `borrower_balance` in the trial balance of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    /// The day.
    pub on: Date,
    /// What was posted, in order; the movements of each loan stand together.
    pub lines: Vec<StatementLine>,
    /// Principal owed at the end of the day.
    pub principal: Money,
    /// Interest owed.
    pub interest: Money,
    /// Penalty owed.
    pub penalty: Money,
    /// What is on the borrower's account.
    pub overpaid: Money,
}

/// A transaction, with what it changed for the borrower; what grows a debt is positive.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    /// The contract's number; empty for what is about the account alone.
    pub loan: String,
    /// The day of the books.
    pub on: Date,
    /// What happened: the name of the transaction's kind.
    pub what: String,
    /// The change of the principal.
    pub principal: Money,
    /// The change of interest.
    pub interest: Money,
    /// The change of penalty.
    pub penalty: Money,
    /// The change of what was paid too much; more is positive.
    pub overpaid: Money,
}

impl Borrower<'_> {
    /// What the books have of this borrower up to the end of a day. One who does not exist has nothing in them.
    pub async fn statement(&self, on: Date) -> Result<Statement> {
        let rows = queries::list_movements(&self.backend.store().snapshot().await?, self.id, on).await?;
        let mut lines: Vec<StatementLine> = Vec::new();
        for rows in rows.chunk_by(|one, next| one.transaction_id == next.transaction_id) {
            let change = |account: Account| {
                let amounts =
                    rows.iter().filter(|row| row.account == account.name()).map(|row| row.amount_kopecks.into());
                Money::sum(amounts).unwrap_or_default()
            };
            lines.push(StatementLine {
                loan: rows[0].loan.clone(),
                on: rows[0].on_date.into(),
                what: rows[0].kind.clone(),
                principal: change(Account::LoanPrincipal),
                interest: change(Account::InterestReceivable),
                penalty: change(Account::PenaltyReceivable),
                overpaid: Money::ZERO.checked_sub(change(Account::BorrowerBalance)).unwrap_or_default(),
            });
        }
        let sum = |part: fn(&StatementLine) -> Money| {
            Money::sum(lines.iter().map(part)).ok_or_else(|| Error::internal("a sum that does not fit"))
        };
        let (principal, interest) = (sum(|line| line.principal)?, sum(|line| line.interest)?);
        let (penalty, overpaid) = (sum(|line| line.penalty)?, sum(|line| line.overpaid)?);
        Ok(Statement { on, lines, principal, interest, penalty, overpaid })
    }
}

/// A table for people, in rubles.
impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |day: &str, loan: &str, what: &str, columns: [&str; 4]| {
            let [principal, interest, penalty, overpaid] = columns;
            writeln!(f, "{day:<10} {loan:<18} {what:<13} {principal:>14} {interest:>14} {penalty:>14} {overpaid:>14}")
        };
        row("day", "loan", "what", ["principal", "interest", "penalty", "overpaid"])?;
        for line in &self.lines {
            let columns = [line.principal, line.interest, line.penalty, line.overpaid].map(|sum| sum.to_string());
            row(&line.on.to_string(), &line.loan, &line.what, columns.each_ref().map(String::as_str))?;
        }
        let columns = [self.principal, self.interest, self.penalty, self.overpaid].map(|sum| sum.to_string());
        row(&self.on.to_string(), "", "closing", columns.each_ref().map(String::as_str))
    }
}
