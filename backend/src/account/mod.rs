//! The borrower's account: money of theirs that waits with us. It is topped up, or a payment brought more than was owed; it
//! is spent on loans where the borrower says so, or goes back to where it came from. Nothing is ever taken silently.
//!
//! The account is what the books have of it: there is no balance beside them. What is on its way back is not there any more,
//! though the books have it until it has arrived. Whoever takes something from an account locks it first
//! ([`lock_in_tx`]); the order of locks is application, loan, account, transfer.

mod queries;

use lending::{BorrowerAccount, Money, NotEnough, Refusal};
use sea_orm::ConnectionTrait;

use crate::{
    Borrower, BorrowerId, Error, Result, TransferId,
    actor::Actor,
    audit::{self, Act},
    borrowers,
    ledger::{self, AccountMovement},
    store::{
        Tx,
        entity::transfers::{Model as Transfer, State},
    },
};

/// An account with all that happened to it.
pub(crate) struct Account {
    /// What the books have, in the order in which it was posted.
    pub(crate) movements: Vec<AccountMovement>,
    /// What went back, is on its way back or was refused, the newest first.
    pub(crate) refunds: Vec<Transfer>,
    /// What is left, by the payment that it came by.
    pub(crate) left: BorrowerAccount<TransferId>,
}

impl Account {
    /// What is on its way back.
    pub(crate) fn on_its_way_back(&self) -> Money {
        let under_way = self.refunds.iter().filter(|refund| refund.state.is_under_way());
        Money::sum(under_way.map(|refund| refund.amount_kopecks.into())).unwrap_or_default()
    }
}

/// What happened to an account, for its balance.
enum Step {
    Comes(TransferId, Money),
    IsSpent(Money),
    GoesBack(TransferId, Money),
}

impl Step {
    fn amount(&self) -> Money {
        match self {
            Self::Comes(_, amount) | Self::IsSpent(amount) | Self::GoesBack(_, amount) => *amount,
        }
    }
}

/// A borrower's account. Two statements; one where it was never used.
pub(crate) async fn open(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Account> {
    let movements = ledger::list_account_movements(db, borrower).await?;
    if movements.is_empty() {
        // where nothing came, nothing goes back
        return Ok(Account { movements, refunds: Vec::new(), left: BorrowerAccount::default() });
    }
    let refunds = queries::list_refunds(db, borrower).await?;
    let mut steps = Vec::new();
    for movement in &movements {
        // what goes back has left when it was promised
        if movement.kind != REFUND {
            steps.push((movement.at_ms, step(movement)?));
        }
    }
    for refund in refunds.iter().filter(|refund| refund.state != State::Canceled) {
        let source = refund.refund_of.ok_or_else(|| Error::internal("a refund of nothing"))?;
        steps.push((refund.created_at_ms, Step::GoesBack(source, refund.amount_kopecks.into())));
    }
    // Of one moment, what came is there before it goes: the sort keeps the order of what is equal.
    steps.sort_by_key(|(at_ms, _)| *at_ms);
    Ok(Account { left: add_up(borrower, steps.into_iter().map(|(_, step)| step)), movements, refunds })
}

/// What is left after all that happened. The clocks of two servers may differ: what goes before it has come waits for it.
fn add_up(borrower: BorrowerId, steps: impl Iterator<Item = Step>) -> BorrowerAccount<TransferId> {
    let mut left = BorrowerAccount::default();
    let mut short = Vec::new();
    for step in steps {
        if let Step::Comes(source, amount) = step {
            left.put(source, amount);
            short.retain(|step| take(&mut left, step).is_err());
        } else if take(&mut left, &step).is_err() {
            short.push(step);
        }
    }
    for step in short {
        // a refund that was given up has succeeded after all, and its money was spent meanwhile: `verify-books` names it
        tracing::error!(%borrower, "an account is overdrawn");
        let rest = step.amount().min(left.balance());
        let _ = left.spend(rest);
    }
    left
}

fn take(left: &mut BorrowerAccount<TransferId>, step: &Step) -> Result<(), NotEnough> {
    match step {
        Step::Comes(source, amount) => {
            left.put(*source, *amount);
            Ok(())
        }
        Step::IsSpent(amount) => left.spend(*amount),
        Step::GoesBack(source, amount) => left.take_back(*source, *amount).or_else(|_| left.spend(*amount)),
    }
}

/// How the books call what goes back.
pub(crate) const REFUND: &str = "refund";

fn step(movement: &AccountMovement) -> Result<Step> {
    let amount = Money::from(movement.kopecks);
    if amount.is_positive() {
        return Ok(Step::Comes(movement.reference.parse().map_err(Error::internal)?, amount));
    }
    let amount = Money::ZERO.checked_sub(amount).ok_or_else(|| Error::internal("a sum that does not fit"))?;
    Ok(match movement.reversed_payment {
        Some(payment) => Step::GoesBack(payment, amount),
        None => Step::IsSpent(amount),
    })
}

/// Keeps anybody else from taking something from an account until the transaction ends, and opens it.
pub(crate) async fn lock_in_tx(tx: &Tx, borrower: BorrowerId) -> Result<Account> {
    borrowers::queries::lock_in_tx(tx, borrower).await?;
    open(&**tx, borrower).await
}

/// The same, for something that takes an amount.
///
/// # Errors
/// Refused with `NotEnoughOnAccount`.
pub(crate) async fn lock_for_in_tx(tx: &Tx, borrower: BorrowerId, amount: Money) -> Result<Account> {
    let account = lock_in_tx(tx, borrower).await?;
    let balance = account.left.balance();
    if amount > balance {
        return Err(Refusal::NotEnoughOnAccount { balance }.into());
    }
    Ok(account)
}

/// Whether a borrower wants what is paid beyond a debt to stay on the account.
pub(crate) async fn keeps_surplus(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<bool> {
    Ok(borrowers::queries::get(db, borrower).await?.keeps_surplus_since_ms.is_some())
}

impl Borrower<'_> {
    /// Lets what is paid beyond a debt stay on the account from now on, or go back by itself.
    pub async fn keep_surplus(&self, keeps: bool) -> Result<()> {
        let (id, now_ms) = (self.id, self.backend.clock().now_ms());
        self.backend
            .store()
            .write(|tx| async move {
                if queries::keep_surplus_in_tx(&tx, id, keeps.then_some(now_ms)).await? {
                    let what = if keeps { "keep" } else { "return" };
                    audit::note_in_tx(&tx, &Actor::Borrower(id), Act::ChooseSurplus, &id, what, now_ms).await?;
                }
                Ok(())
            })
            .await
    }
}
