//! What each event of a loan posts: the table in [`super`], as transactions.

use jiff::civil::Date;
use lending::Money;

use super::{Account, Transaction, TransactionKind};
use crate::{
    BorrowerId, HolidayRequestId, PaymentId, PayoutId, ProlongationId, Result, ReversalId,
    loans::Parts,
    store::entity::{
        loans,
        transfers::{Model as Payment, Model as Refund, Way},
    },
};

/// The sum lent reached the card.
pub(crate) fn disbursement(loan: &loans::Model, payout: PayoutId, on: Date) -> Result<Transaction> {
    let mut posting = Transaction::new(TransactionKind::Disbursement, payout.to_string(), loan, on);
    posting.move_money(Account::LoanPrincipal, Account::AcquirerPayouts, loan.principal_kopecks.into())?;
    Ok(posting)
}

/// A payment, as the rules spread it.
pub(crate) fn payment(loan: &loans::Model, payment: &Payment, on: Date, parts: Parts) -> Result<Transaction> {
    let source = match payment.way {
        Some(Way::Account) => Account::BorrowerBalance,
        Some(Way::Card | Way::Sbp) | None => Account::AcquirerPayments,
    };
    spread(TransactionKind::Payment, payment.id.to_string(), loan, on, source, parts)
}

/// The borrower's account is topped up.
pub(crate) fn top_up(payment: &Payment, on: Date) -> Result<Transaction> {
    let (kind, reference) = (TransactionKind::TopUp, payment.id.to_string());
    let mut posting = Transaction::of_account(kind, reference, payment.borrower_id, on);
    posting.move_money(Account::AcquirerPayments, Account::BorrowerBalance, payment.amount_kopecks.into())?;
    Ok(posting)
}

/// A prolongation that cost nothing: no money moved, but the loan's books come up to its day.
pub(crate) fn free_prolongation(
    loan: &loans::Model,
    prolongation: ProlongationId,
    on: Date,
    parts: Parts,
) -> Result<Transaction> {
    spread(TransactionKind::Payment, prolongation.to_string(), loan, on, Account::AcquirerPayments, parts)
}

/// A holiday begins: no money moves, but the loan's books come to what is owed with it.
pub(crate) fn holiday(loan: &loans::Model, request: HolidayRequestId, on: Date) -> Transaction {
    Transaction::new(TransactionKind::Accrual, request.to_string(), loan, on)
}

/// The tail that a payment left is forgiven.
pub(crate) fn forgiveness(loan: &loans::Model, payment: PaymentId, on: Date, parts: Parts) -> Result<Transaction> {
    spread(TransactionKind::Forgiveness, payment.to_string(), loan, on, Account::WriteOffs, parts)
}

/// Something that took the place of a part of the debt: `source` is where it comes from.
fn spread(
    kind: TransactionKind,
    reference: String,
    loan: &loans::Model,
    on: Date,
    source: Account,
    parts: Parts,
) -> Result<Transaction> {
    let mut posting = Transaction::new(kind, reference, loan, on);
    posting.move_money(source, Account::LoanPrincipal, parts.principal)?;
    posting.move_money(source, Account::InterestReceivable, parts.interest)?;
    posting.move_money(source, Account::PenaltyReceivable, parts.penalty)?;
    posting.move_money(source, Account::BorrowerBalance, parts.beyond()?)?;
    Ok(posting)
}

/// Money of the borrower's went back to where it came from: of a payment towards a loan, or of a top-up.
pub(crate) fn refund(refund: &Refund, loan: Option<&loans::Model>, on: Date) -> Result<Transaction> {
    let (kind, reference) = (TransactionKind::Refund, refund.id.to_string());
    let mut posting = match loan {
        Some(loan) => Transaction::new(kind, reference, loan, on),
        None => Transaction::of_account(kind, reference, refund.borrower_id, on),
    };
    posting.move_money(Account::BorrowerBalance, Account::AcquirerPayments, refund.amount_kopecks.into())?;
    Ok(posting)
}

/// Money of a top-up went back without our doing.
pub(crate) fn top_up_reversal(
    borrower: BorrowerId,
    reversal: ReversalId,
    on: Date,
    amount: Money,
) -> Result<Transaction> {
    let mut posting = Transaction::of_account(TransactionKind::Reversal, reversal.to_string(), borrower, on);
    posting.move_money(Account::BorrowerBalance, Account::AcquirerPayments, amount)?;
    Ok(posting)
}

/// Money of a payment went back without our doing: what is owed again, and what had been beyond the debt.
pub(crate) fn reversal(
    loan: &loans::Model,
    reversal: ReversalId,
    on: Date,
    owed_again: Option<Parts>,
    from_balance: Money,
) -> Result<Transaction> {
    let (kind, reference) = (TransactionKind::Reversal, reversal.to_string());
    let mut posting = match owed_again {
        Some(parts) => spread(kind, reference, loan, on, Account::AcquirerPayments, parts)?,
        None => Transaction::new(kind, reference, loan, on),
    };
    posting.move_money(Account::BorrowerBalance, Account::AcquirerPayments, from_balance)?;
    Ok(posting)
}

/// A bonus that is granted and spent at once: nothing grants bonuses yet, but the rules know them.
#[cfg(test)]
pub(crate) fn bonus(loan: &loans::Model, reference: &str, on: Date, parts: Parts) -> Result<[Transaction; 2]> {
    let mut grant = Transaction::new(TransactionKind::Payment, format!("{reference} granted"), loan, on);
    grant.move_money(Account::InterestIncome, Account::BonusLiability, parts.amount)?;
    let spent = spread(TransactionKind::Payment, reference.to_owned(), loan, on, Account::BonusLiability, parts)?;
    Ok([grant, spent])
}
