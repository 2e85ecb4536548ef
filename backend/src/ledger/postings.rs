//! What each event of a loan posts: the table in [`super`], as transactions.

use jiff::civil::Date;
use lending::{Debt, Money};

use super::{Account, Transaction, TransactionKind};
use crate::{PaymentId, PayoutId, RefundId, Result, store::entity::loans};

/// The sum lent reached the card.
pub(crate) fn disbursement(loan: &loans::Model, payout: PayoutId, on: Date) -> Result<Transaction> {
    let mut posting = Transaction::new(TransactionKind::Disbursement, payout.to_string(), loan, on);
    posting.move_money(Account::LoanPrincipal, Account::AcquirerPayouts, loan.principal_kopecks.into())?;
    Ok(posting)
}

/// A payment, as the rules spread it.
pub(crate) fn payment(
    loan: &loans::Model,
    payment: PaymentId,
    on: Date,
    made: &lending::Allocation,
) -> Result<Transaction> {
    let mut posting = Transaction::new(TransactionKind::Payment, payment.to_string(), loan, on);
    posting.move_money(Account::AcquirerPayments, Account::LoanPrincipal, made.principal)?;
    posting.move_money(Account::AcquirerPayments, Account::InterestReceivable, made.interest)?;
    posting.move_money(Account::AcquirerPayments, Account::PenaltyReceivable, made.penalty)?;
    posting.move_money(Account::AcquirerPayments, Account::BorrowerBalance, made.overpaid)?;
    Ok(posting)
}

/// The tail that a payment left is forgiven.
pub(crate) fn forgiveness(loan: &loans::Model, payment: PaymentId, on: Date, tail: &Debt) -> Result<Transaction> {
    let mut posting = Transaction::new(TransactionKind::Forgiveness, payment.to_string(), loan, on);
    posting.move_money(Account::WriteOffs, Account::LoanPrincipal, tail.principal)?;
    posting.move_money(Account::WriteOffs, Account::InterestReceivable, tail.interest)?;
    posting.move_money(Account::WriteOffs, Account::PenaltyReceivable, tail.penalty)?;
    Ok(posting)
}

/// What a payment brought beyond the debt went back.
pub(crate) fn refund(loan: &loans::Model, refund: RefundId, on: Date, amount: Money) -> Result<Transaction> {
    let mut posting = Transaction::new(TransactionKind::Refund, refund.to_string(), loan, on);
    posting.move_money(Account::BorrowerBalance, Account::AcquirerPayments, amount)?;
    Ok(posting)
}
