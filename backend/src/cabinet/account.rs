//! The borrower's account as its page shows it.

use jiff::Timestamp;
use lending::Money;

use crate::{
    Borrower, Error, LoanId, Result,
    account::{self, REFUND},
    cards::Card,
    ledger::AccountMovement,
    store::entity::transfers::{Model as Transfer, State},
};

/// The account as its page shows it.
#[derive(Clone, Debug)]
pub struct AccountView {
    /// What is there, to be spent or sent back.
    pub balance: Money,
    /// What is on its way back to where it came from.
    pub on_its_way_back: Money,
    /// What is paid beyond a debt stays here.
    pub keeps_surplus: bool,
    /// What happened, the newest first.
    pub movements: Vec<Movement>,
    /// The linked cards that it can be topped up by, the newest first.
    pub cards: Vec<Card>,
}

/// Something that happened to the account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: MovementKind,
    /// How much.
    pub amount: Money,
    /// The loan that it was about, and its contract's number.
    pub loan: Option<(LoanId, String)>,
}

/// What happens to accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MovementKind {
    /// Money came by a payment for it.
    ToppedUp,
    /// A payment brought more than was owed.
    Surplus,
    /// A loan was paid from it.
    Paid,
    /// It is on its way back.
    GoesBack,
    /// It went back.
    WentBack,
    /// It could not go back, and stayed.
    Stayed,
    /// It went back without the lender's doing.
    Reversed,
}

impl Borrower<'_> {
    /// The account. Three statements.
    pub async fn get_account(&self) -> Result<AccountView> {
        let reader = self.backend.store().reader();
        let account = account::open(reader, self.id).await?;
        let posted = account.movements.iter().filter(|movement| movement.kind != REFUND).map(posted);
        let mut movements = posted.chain(account.refunds.iter().map(sent_back)).collect::<Result<Vec<_>>>()?;
        let standing = self.standing(None).await?;
        movements.reverse();
        movements.sort_by_key(|movement| std::cmp::Reverse(movement.at));
        Ok(AccountView {
            balance: account.left.balance(),
            on_its_way_back: account.on_its_way_back(),
            keeps_surplus: standing.keeps_surplus,
            movements,
            cards: standing.sources.cards,
        })
    }
}

fn posted(movement: &AccountMovement) -> Result<Movement> {
    let amount = Money::from(movement.kopecks);
    let kind = match (amount.is_positive(), movement.reversed_payment) {
        (true, _) if movement.loan_id.is_none() => MovementKind::ToppedUp,
        (true, _) => MovementKind::Surplus,
        (false, Some(_)) => MovementKind::Reversed,
        (false, None) => MovementKind::Paid,
    };
    Ok(Movement {
        at: Timestamp::from_millisecond(movement.at_ms).map_err(Error::internal)?,
        kind,
        amount: Money::from_kopecks(amount.kopecks().abs()),
        loan: movement.loan_id.zip(movement.loan_number.clone()),
    })
}

fn sent_back(refund: &Transfer) -> Result<Movement> {
    let kind = match refund.state {
        State::Succeeded => MovementKind::WentBack,
        State::Canceled => MovementKind::Stayed,
        State::Intended | State::Asked | State::Pending => MovementKind::GoesBack,
    };
    let at_ms = refund.settled_at_ms.unwrap_or(refund.created_at_ms);
    Ok(Movement {
        at: Timestamp::from_millisecond(at_ms).map_err(Error::internal)?,
        kind,
        amount: refund.amount_kopecks.into(),
        loan: None,
    })
}
