//! The borrower's account.

use lending::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{GiveBackForm, TopUpForm};
#[cfg(feature = "ssr")]
use crate::request;
use crate::{components::way_choice::Sources, error::AppError, local_time::LocalTime};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountPageData {
    /// What is there.
    pub balance: Money,
    /// What is on its way back.
    pub on_its_way_back: Money,
    /// What is paid beyond a debt stays here.
    pub keeps_surplus: bool,
    /// What happened, the newest first.
    pub movements: Vec<Movement>,
    /// Where money can come from besides a new card and the borrower's bank.
    pub sources: Sources,
    /// The greatest sum that can be added at once.
    pub most: Money,
    /// Goes with the form that adds.
    pub top_up_key: String,
    /// Goes with the form that has money back.
    pub give_back_key: String,
}

/// Something that happened to the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Movement {
    /// When, by the lender's clock.
    pub at: LocalTime,
    /// What.
    pub kind: MovementKind,
    /// How much.
    pub amount: Money,
    /// The loan that it was about, and its contract's number.
    pub loan: Option<(String, String)>,
}

/// What happens to accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// The account.
#[server]
pub async fn load_account() -> Result<AccountPageData, AppError> {
    let backend = request::backend();
    Ok(request::borrower(&backend)?.get_account().await?.into())
}

/// Begins a payment to the account and leads to where it is made.
#[server]
pub async fn start_top_up(#[server(flatten)] form: TopUpForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let (amount, way) = form.parse()?;
    let key = request::form_key(&form.idempotency_key)?;
    let begun = borrower.start_top_up(amount, backend::payments::Source::try_from(way)?, &key).await?;
    request::go_on_to_pay(&begun, &format!("/cabinet/account/payments/{}", begun.id));
    Ok(())
}

/// Sends money back to where it came from.
#[server]
pub async fn return_from_account(#[server(flatten)] form: GiveBackForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let amount = form.parse()?;
    borrower.return_from_account(amount, &request::form_key(&form.idempotency_key)?).await?;
    request::redirect("/cabinet/account");
    Ok(())
}

/// Lets what is paid beyond a debt stay on the account, or go back.
#[server]
pub async fn keep_surplus(#[server(default)] keeps: bool) -> Result<(), AppError> {
    let backend = request::backend();
    request::borrower(&backend)?.keep_surplus(keeps).await?;
    request::redirect("/cabinet/account");
    Ok(())
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::AccountView> for AccountPageData {
    fn from(view: backend::cabinet::AccountView) -> Self {
        Self {
            balance: view.balance,
            on_its_way_back: view.on_its_way_back,
            keeps_surplus: view.keeps_surplus,
            movements: view.movements.into_iter().map(Into::into).collect(),
            sources: backend::cabinet::Sources { on_account: Money::ZERO, cards: view.cards }.into(),
            most: backend::payments::MOST_TOP_UP,
            top_up_key: backend::FormKey::random().to_string(),
            give_back_key: backend::FormKey::random().to_string(),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::Movement> for Movement {
    fn from(movement: backend::cabinet::Movement) -> Self {
        use backend::cabinet::MovementKind as Kind;
        Self {
            at: backend::clock::local_time(movement.at).into(),
            kind: match movement.kind {
                Kind::ToppedUp => MovementKind::ToppedUp,
                Kind::Surplus => MovementKind::Surplus,
                Kind::Paid => MovementKind::Paid,
                Kind::GoesBack => MovementKind::GoesBack,
                Kind::WentBack => MovementKind::WentBack,
                Kind::Stayed => MovementKind::Stayed,
                Kind::Reversed => MovementKind::Reversed,
            },
            amount: movement.amount,
            loan: movement.loan.map(|(id, number)| (id.to_string(), number)),
        }
    }
}
