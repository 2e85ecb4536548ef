//! What accrued and is not in the books yet: the difference between the debt and what they hold.

use jiff::{Timestamp, civil::Date};
use lending::{Loan, Money};

use super::{Account, Transaction, TransactionKind, post_all_in_tx, queries};
use crate::{
    Error, Result,
    clock::day_of,
    store::{Tx, entity::loans},
};

/// What the books hold of a loan's interest and penalty, and up to which day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Receivables {
    pub(crate) accrued_on: Date,
    pub(crate) interest: Money,
    pub(crate) penalty: Money,
}

impl Receivables {
    /// As the loan's row has it.
    pub(crate) fn of(row: &loans::Model) -> Result<Self> {
        let accrued_on = row.accrued_on.ok_or_else(|| Error::internal(format!("loan {} never accrued", row.id)))?;
        let (interest, penalty) = (row.interest_receivable_kopecks.into(), row.penalty_receivable_kopecks.into());
        Ok(Self { accrued_on: accrued_on.into(), interest, penalty })
    }

    /// None yet: the loan is disbursed on that day.
    pub(crate) fn none(on: Date) -> Self {
        Self { accrued_on: on, interest: Money::ZERO, penalty: Money::ZERO }
    }

    /// What they are to be at the end of a day.
    fn due(loan: &Loan, day: Date) -> Self {
        let debt = loan.debt_on(day);
        Self { accrued_on: day, interest: debt.interest, penalty: debt.penalty }
    }
}

/// The day on which something of a loan is posted now: never before one that its books have reached, even if a server's
/// clock is behind.
pub(crate) fn posting_day(row: &loans::Model, now_ms: i64) -> Result<Date> {
    let today = day_of(Timestamp::from_millisecond(now_ms).map_err(Error::internal)?);
    Ok(row.accrued_on.map_or(today, |day| today.max(day.into())))
}

/// The accruals of each day that the books have not reached, up to and including one; and what they hold then.
pub(crate) fn missed_days(row: &loans::Model, loan: &Loan, through: Date) -> Result<(Vec<Transaction>, Receivables)> {
    let mut held = Receivables::of(row)?;
    let mut transactions = Vec::new();
    while held.accrued_on < through {
        let day = held.accrued_on.tomorrow().map_err(Error::internal)?;
        let due = Receivables::due(loan, day);
        let mut transaction = Transaction::new(TransactionKind::DayAccrual, format!("{}/{day}", row.id), row, day);
        accrue(&mut transaction, held, due)?;
        transactions.push(transaction);
        held = due;
    }
    Ok((transactions, held))
}

/// Before money moves: closes the loan's days before one, by the history as it is until then.
pub(crate) async fn accrue_missed_days_in_tx(
    tx: &Tx,
    now_ms: i64,
    row: &loans::Model,
    loan: &Loan,
    before: Date,
) -> Result<Receivables> {
    let (transactions, held) = missed_days(row, loan, before.yesterday().map_err(Error::internal)?)?;
    post_all_in_tx(tx, now_ms, transactions).await?;
    Ok(held)
}

/// The movements of a day, and before them what the day accrues: with them the books hold what `loan`, which has the
/// movements in its history, owes at the end of that day. They are of one cause: the first one's reference.
pub(crate) fn with_accrual(
    row: &loans::Model,
    loan: &Loan,
    held: Receivables,
    movements: Vec<Transaction>,
) -> Result<(Vec<Transaction>, Receivables)> {
    let Some(first) = movements.first() else { return Ok((movements, held)) };
    let due = Receivables::due(loan, first.on_date);
    let moved = |held: Money, account| movements.iter().try_fold(held, |held, one| sum(held, one.change_of(account)));
    let before = Receivables {
        accrued_on: held.accrued_on,
        interest: moved(held.interest, Account::InterestReceivable)?,
        penalty: moved(held.penalty, Account::PenaltyReceivable)?,
    };
    let mut accrual = Transaction::new(TransactionKind::Accrual, first.reference.clone(), row, first.on_date);
    accrue(&mut accrual, before, due)?;
    Ok((std::iter::once(accrual).chain(movements).collect(), due))
}

/// Posts the movements of a day with what it accrues, and writes down what the books hold then.
pub(crate) async fn post_with_accrual_in_tx(
    tx: &Tx,
    now_ms: i64,
    row: &loans::Model,
    loan: &Loan,
    held: Receivables,
    movements: Vec<Transaction>,
) -> Result<()> {
    let (transactions, due) = with_accrual(row, loan, held, movements)?;
    if transactions.is_empty() {
        return Ok(());
    }
    post_all_in_tx(tx, now_ms, transactions).await?;
    queries::update_receivables_in_tx(tx, &[(row.id, due)]).await
}

/// The lines that bring the books from what they hold to what they are to hold; negative ones take back.
fn accrue(transaction: &mut Transaction, held: Receivables, due: Receivables) -> Result<()> {
    let (interest, penalty) = (difference(due.interest, held.interest)?, difference(due.penalty, held.penalty)?);
    transaction.move_money(Account::InterestReceivable, Account::InterestIncome, interest)?;
    transaction.move_money(Account::PenaltyReceivable, Account::PenaltyIncome, penalty)
}

fn sum(one: Money, other: Money) -> Result<Money> {
    one.checked_add(other).ok_or_else(|| Error::internal("a sum that does not fit"))
}

fn difference(one: Money, other: Money) -> Result<Money> {
    one.checked_sub(other).ok_or_else(|| Error::internal("a difference that does not fit"))
}
