//! How a payment goes.

use jiff::civil::Date;
use lending::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request;
use crate::{error::AppError, local_time::LocalTime};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// Its id.
    pub id: String,
    /// The loan that it is for; none of one that tops up the account.
    pub loan: Option<String>,
    /// It is made in the app of the borrower's bank.
    pub is_by_bank: bool,
    /// A linked card is charged: there is nothing to confirm.
    pub is_by_linked_card: bool,
    /// How much.
    pub amount: Money,
    /// How far it is.
    pub state: PaymentState,
    /// The acquirer's page, while the borrower can still go there.
    pub confirmation_url: Option<String>,
    /// Until when its sum closes the loan.
    pub closes_until: Option<LocalTime>,
    /// The loan was paid in full by it, on that day.
    #[serde(default, with = "lending::iso_date::optional")]
    pub closed_on: Option<Date>,
    /// The loan has a new schedule by it.
    pub makes_schedule: bool,
    /// The price of a prolongation: until when the loan is prolonged once it has succeeded.
    pub prolongation: Option<Prolonged>,
    /// What is still owed after it.
    pub remaining: Option<Money>,
    /// What it brought beyond the debt.
    pub overpayment: Option<Overpayment>,
}

/// What a payment brought beyond the debt, and how its return goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overpayment {
    /// How much.
    pub amount: Money,
    /// How its return goes.
    pub refund: RefundState,
}

/// How a refund goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundState {
    /// On its way, or about to be.
    UnderWay,
    /// Sent back, by that day.
    Succeeded(#[serde(with = "lending::iso_date")] Date),
    /// It can't be sent back; it is the borrower's, on the account.
    Refused,
    /// It stayed on the account, as the borrower wanted.
    Kept,
}

/// What the price of a prolongation brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Prolonged {
    /// The loan is prolonged until that day, once the payment has succeeded.
    To(#[serde(with = "lending::iso_date")] Date),
    /// It could not prolong the loan any more, or not again: it was credited to the debt.
    Not,
}

/// How far a payment is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// The acquirer has not answered yet.
    Starting,
    /// The borrower is on the acquirer's page, or the acquirer has not decided.
    Pending,
    /// Credited to the loan.
    Succeeded,
    /// Refused or cancelled, with the acquirer's reason code.
    Canceled(String),
}

/// A payment of this borrower towards this loan; to the account where none is named.
#[server]
pub async fn load_payment(#[server(default)] loan: String, payment: String) -> Result<Payment, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let view = borrower.get_payment(request::parse_id(&payment)?).await?;
    let of = if loan.is_empty() { None } else { Some(request::parse_id(&loan)?) };
    if view.loan != of {
        return Err(AppError::NotFound.answered());
    }
    Ok(view.into())
}

#[cfg(feature = "ssr")]
impl From<backend::payments::PaymentView> for Payment {
    fn from(view: backend::payments::PaymentView) -> Self {
        use backend::payments::PaymentState as State;
        Self {
            id: view.id.to_string(),
            loan: view.loan.map(|loan| loan.to_string()),
            is_by_bank: view.way == backend::payments::Way::Sbp,
            is_by_linked_card: view.by_linked_card,
            amount: view.amount,
            state: match view.state {
                State::Starting => PaymentState::Starting,
                State::Pending => PaymentState::Pending,
                State::Succeeded => PaymentState::Succeeded,
                State::Canceled(reason) => PaymentState::Canceled(reason),
            },
            confirmation_url: view.confirmation_url,
            closes_until: view.closes_until.map(|at| backend::clock::local_time(at).into()),
            closed_on: view.closed_on,
            makes_schedule: view.makes_schedule,
            prolongation: view.prolongation.map(|prolonged| match prolonged {
                backend::payments::Prolonged::To(day) => Prolonged::To(day),
                backend::payments::Prolonged::Not => Prolonged::Not,
            }),
            remaining: view.remaining,
            overpayment: view.overpayment.map(Into::into),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::refunds::Overpayment> for Overpayment {
    fn from(overpayment: backend::refunds::Overpayment) -> Self {
        use backend::refunds::RefundState as State;
        let refund = match overpayment.refund {
            State::UnderWay => RefundState::UnderWay,
            State::Succeeded(day) => RefundState::Succeeded(day),
            State::Refused => RefundState::Refused,
            State::Kept => RefundState::Kept,
        };
        Self { amount: overpayment.amount, refund }
    }
}
