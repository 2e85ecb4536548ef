//! The books: double entry, append only; every transaction sums to zero.
//!
//! A debit is positive, a credit negative. Each operation on money posts its transaction in the same database
//! transaction that changes the loan. Nothing is ever changed or deleted here; a correction is a new transaction.
//!
//! | what happens | debit | credit |
//! | --- | --- | --- |
//! | the payout reached the card | loan principal | money at the acquirer for payouts |
//! | interest and penalty accrued up to a payment | interest, penalty receivable | interest, penalty income |
//! | a payment | money at the acquirer from payments | penalty and interest receivable, principal, borrower's balance |
//!
//! What accrues between payments is not posted day by day: it follows from the loan on any day, and the next payment
//! posts it up to its own day.

mod queries;
mod verify;

use jiff::civil::Date;
use lending::Money;

pub(crate) use queries::find_receivables_in_tx;
pub use verify::BooksReport;

use crate::{BorrowerId, Error, LoanId, Result, store::Tx};

/// The chart of accounts. The names stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Account {
    /// Asset: lent and not paid back.
    LoanPrincipal,
    /// Asset: interest accrued and not paid.
    InterestReceivable,
    /// Asset: penalty accrued and not paid.
    PenaltyReceivable,
    /// Asset: payments that the acquirer took for us and has yet to hand over.
    AcquirerPayments,
    /// Asset: money at the acquirer for payouts. Filling it up is posted by accounting, not here.
    AcquirerPayouts,
    /// Liability: what borrowers paid beyond their debt. It is theirs.
    BorrowerBalance,
    /// Income: interest.
    InterestIncome,
    /// Income: penalty.
    PenaltyIncome,
}

impl Account {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::LoanPrincipal => "loan_principal",
            Self::InterestReceivable => "interest_receivable",
            Self::PenaltyReceivable => "penalty_receivable",
            Self::AcquirerPayments => "acquirer_payments",
            Self::AcquirerPayouts => "acquirer_payouts",
            Self::BorrowerBalance => "borrower_balance",
            Self::InterestIncome => "interest_income",
            Self::PenaltyIncome => "penalty_income",
        }
    }

    const ALL: [Self; 8] = [
        Self::LoanPrincipal,
        Self::InterestReceivable,
        Self::PenaltyReceivable,
        Self::AcquirerPayments,
        Self::AcquirerPayouts,
        Self::BorrowerBalance,
        Self::InterestIncome,
        Self::PenaltyIncome,
    ];
}

/// What a transaction records. With the reference it is posted at most once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TransactionKind {
    /// A payout reached the card; the reference is the payout's id.
    Disbursement,
    /// Interest and penalty up to the day of a payment; the reference is the payment's id.
    Accrual,
    /// A payment was credited; the reference is the payment's id.
    Payment,
}

impl TransactionKind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Disbursement => "disbursement",
            Self::Accrual => "accrual",
            Self::Payment => "payment",
        }
    }
}

/// A transaction of one loan, to be posted.
pub(crate) struct Transaction {
    pub(crate) kind: TransactionKind,
    pub(crate) reference: String,
    pub(crate) on_date: Date,
    pub(crate) loan: LoanId,
    pub(crate) borrower: BorrowerId,
    /// Debits are positive, credits negative; lines of nothing are left out.
    pub(crate) lines: Vec<(Account, Money)>,
}

impl Transaction {
    /// Adds a debit of one account and the credit of another.
    pub(crate) fn move_money(&mut self, debit: Account, credit: Account, amount: Money) -> Result<()> {
        let credited = Money::ZERO.checked_sub(amount).ok_or_else(|| Error::internal("an amount that does not fit"))?;
        self.lines.push((debit, amount));
        self.lines.push((credit, credited));
        Ok(())
    }
}

/// Posts a transaction; one without any line that is not zero is not posted.
///
/// # Errors
/// When it does not sum to zero, or was posted before.
pub(crate) async fn post_in_tx(tx: &Tx, now_ms: i64, mut transaction: Transaction) -> Result<()> {
    if Money::sum(transaction.lines.iter().map(|(_, amount)| *amount)) != Some(Money::ZERO) {
        let (kind, reference) = (transaction.kind.name(), transaction.reference);
        return Err(Error::internal(format!("the transaction {kind} {reference} does not sum to zero")));
    }
    transaction.lines.retain(|(_, amount)| !amount.is_zero());
    if transaction.lines.is_empty() {
        return Ok(());
    }
    queries::insert_in_tx(tx, now_ms, &transaction).await
}
