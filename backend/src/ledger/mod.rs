//! The books: double entry, append only; every transaction sums to zero.
//!
//! A debit is positive, a credit negative. Each operation on money posts its transaction in the same database
//! transaction that changes the loan. Nothing is ever changed or deleted here; a correction is a new transaction.
//!
//! | what happens | debit | credit |
//! | --- | --- | --- |
//! | the payout reached the card | loan principal | money at the acquirer for payouts |
//! | a credit holiday is granted | interest, penalty income | interest, penalty receivable: what accrued too much since its day |
//! | a day accrued interest and penalty | interest, penalty receivable | interest, penalty income |
//! | a payment | money at the acquirer from payments | penalty and interest receivable, principal, borrower's balance |
//! | a payment from the account | borrower's balance | penalty and interest receivable, principal |
//! | the account is topped up | money at the acquirer from payments | borrower's balance |
//! | money of the borrower's went back | borrower's balance | money at the acquirer from payments |
//! | a payment went back without our doing | principal, interest and penalty receivable, borrower's balance | money at the acquirer from payments |
//! | the tail of a debt is forgiven | write-offs | penalty and interest receivable, principal |
//!
//! - **A transaction is posted on the day on which it is written**, whatever earlier day the payment or payout itself
//!   counts from (that day stands in the loan's history). So a day that was closed never changes.
//! - **Accrual is a difference**: what `lending` says is owed at the end of a day less what the books hold. Each loan's
//!   row says what they hold, and up to which day (`accrued_on`); it changes with the entries.
//! - The day close ([`close`]) posts each day of each open loan once: kind `day_accrual`, reference loan and day.
//! - Before money moves, the loan's days up to yesterday are closed, as the day close would have done. Then the day of
//!   the posting accrues under the payment's own reference (kind `accrual`), and the day close has nothing left to do
//!   that day. A payment that counts from an earlier day takes back there what has accrued too much since: that accrual
//!   is negative. Thus the books do not depend on when, how often and by whom days are closed.

mod accrual;
pub(crate) mod balances;
pub(crate) mod close;
#[cfg(test)]
mod plans;
pub(crate) mod postings;
mod queries;
mod report;
mod verify;

use jiff::civil::Date;
use lending::Money;

pub(crate) use accrual::{
    Receivables, accrue_missed_days_in_tx, missed_days, post_with_accrual_in_tx, posting_day, with_accrual,
};
pub use balances::AccountTurnover;
pub use close::{CloseDayError, DayClose};
pub(crate) use queries::{AccountMovement, list_account_movements};
pub use report::{Statement, StatementLine, TrialBalance};
pub use verify::BooksReport;

use crate::{BorrowerId, Error, LoanId, Result, store::Tx, store::entity::loans};

/// The chart of accounts. The names stand in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Account {
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
    /// Liability: what borrowers have on their accounts: topped up, or paid beyond a debt and not back yet. It is theirs.
    BorrowerBalance,
    /// Liability: bonuses that borrowers have and did not spend.
    BonusLiability,
    /// Income: interest.
    InterestIncome,
    /// Income: penalty.
    PenaltyIncome,
    /// Expense: debt forgiven or given up.
    WriteOffs,
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
            Self::BonusLiability => "bonus_liability",
            Self::InterestIncome => "interest_income",
            Self::PenaltyIncome => "penalty_income",
            Self::WriteOffs => "write_offs",
        }
    }

    /// In the order of a balance sheet.
    const ALL: [Self; 10] = [
        Self::LoanPrincipal,
        Self::InterestReceivable,
        Self::PenaltyReceivable,
        Self::AcquirerPayments,
        Self::AcquirerPayouts,
        Self::BorrowerBalance,
        Self::BonusLiability,
        Self::InterestIncome,
        Self::PenaltyIncome,
        Self::WriteOffs,
    ];

    /// What is owed to borrowers: it may never turn into a debt of theirs.
    const LIABILITIES: [Self; 2] = [Self::BorrowerBalance, Self::BonusLiability];
}

/// What a transaction records. With the reference it is posted at most once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TransactionKind {
    /// A payout reached the card; the reference is the payout's id.
    Disbursement,
    /// Interest and penalty of a day on which no money moved; the reference is loan and day.
    DayAccrual,
    /// Interest and penalty on a day on which money moved, corrections included; the reference is that of the movement.
    Accrual,
    /// A payment was credited; the reference is the payment's id.
    Payment,
    /// The borrower's account was topped up; the reference is the payment's id.
    TopUp,
    /// Money of the borrower's went back to where it came from; the reference is the refund's id.
    Refund,
    /// The tail that a payment left was forgiven; the reference is the payment's id.
    Forgiveness,
    /// Money of a payment went back without our doing; the reference is the reversal's id.
    Reversal,
}

impl TransactionKind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Disbursement => "disbursement",
            Self::DayAccrual => "day_accrual",
            Self::Accrual => "accrual",
            Self::Payment => "payment",
            Self::TopUp => "top_up",
            Self::Refund => "refund",
            Self::Forgiveness => "forgiveness",
            Self::Reversal => "reversal",
        }
    }
}

/// A transaction of one loan, or of a borrower's account alone, to be posted.
#[derive(Clone)]
pub(crate) struct Transaction {
    kind: TransactionKind,
    reference: String,
    on_date: Date,
    loan: Option<LoanId>,
    borrower: BorrowerId,
    /// Debits are positive, credits negative; lines of nothing are left out.
    lines: Vec<(Account, Money)>,
}

impl Transaction {
    /// One without lines yet.
    fn new(kind: TransactionKind, reference: String, loan: &loans::Model, on_date: Date) -> Self {
        Self { kind, reference, on_date, loan: Some(loan.id), borrower: loan.borrower_id, lines: Vec::new() }
    }

    /// One of no loan, without lines yet.
    fn of_account(kind: TransactionKind, reference: String, borrower: BorrowerId, on_date: Date) -> Self {
        Self { kind, reference, on_date, loan: None, borrower, lines: Vec::new() }
    }

    /// Adds a debit of one account and the credit of another.
    fn move_money(&mut self, debit: Account, credit: Account, amount: Money) -> Result<()> {
        let credited = Money::ZERO.checked_sub(amount).ok_or_else(|| Error::internal("an amount that does not fit"))?;
        self.lines.push((debit, amount));
        self.lines.push((credit, credited));
        Ok(())
    }

    /// The day that it is posted on.
    pub(crate) fn on_date(&self) -> Date {
        self.on_date
    }

    /// What the transaction does to an account.
    fn change_of(&self, account: Account) -> Money {
        let lines = self.lines.iter().filter(|(other, _)| *other == account);
        Money::sum(lines.map(|(_, amount)| *amount)).unwrap_or_default()
    }
}

/// Posts transactions; one without any line that is not zero is not posted. What moves interest or penalty goes through
/// [`post_with_accrual_in_tx`].
///
/// # Errors
/// When one does not sum to zero, or was posted before; then none of them is.
pub(crate) async fn post_all_in_tx(tx: &Tx, now_ms: i64, mut transactions: Vec<Transaction>) -> Result<()> {
    for transaction in &mut transactions {
        if Money::sum(transaction.lines.iter().map(|(_, amount)| *amount)) != Some(Money::ZERO) {
            let (kind, reference) = (transaction.kind.name(), &transaction.reference);
            return Err(Error::internal(format!("the transaction {kind} {reference} does not sum to zero")));
        }
        transaction.lines.retain(|(_, amount)| !amount.is_zero());
    }
    transactions.retain(|transaction| !transaction.lines.is_empty());
    queries::insert_all_in_tx(tx, now_ms, &transactions).await
}
