//! A loan with its history: the debt on any day follows from it, here and in the browser.

use jiff::civil::Date;
use lending::{FullCost, Money};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request;
use crate::{error::AppError, loan_record::LoanRecord, local_time::LocalTime};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanPageData {
    /// Its id.
    pub id: String,
    /// The contract's number.
    pub number: String,
    /// What was agreed and what happened since.
    pub record: LoanRecord,
    /// ПСК as the conditions name it that were signed, where they are known.
    pub signed_full_cost: Option<FullCost>,
    /// The lender's today.
    #[serde(with = "lending::iso_date")]
    pub today: Date,
    /// Loans of its product are prolonged.
    pub is_prolonged: bool,
    /// The card that the money went to.
    pub card_label: String,
    /// What happened, the newest first.
    pub operations: Vec<Operation>,
    /// A payment that is under way at the acquirer.
    pub payment_under_way: Option<String>,
    /// What went back of a payment without the lender's doing, and when, as long as nothing was paid since.
    pub reversed: Option<Reversed>,
    /// A payment that brought more than was owed, and how much, as long as that is not back.
    pub not_returned: Option<(String, Money)>,
}

/// What went back of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversed {
    /// The day.
    #[serde(with = "lending::iso_date")]
    pub on: Date,
    /// How much.
    pub amount: Money,
}

/// An operation in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// When, by the lender's clock.
    pub at: LocalTime,
    /// What.
    pub kind: OperationKind,
    /// How much.
    pub amount: Money,
}

/// The kinds of operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperationKind {
    /// The sum lent reached the card.
    Disbursed,
    /// A payment was credited.
    Paid,
    /// The loan was prolonged, for that price.
    Prolonged,
    /// A credit holiday began.
    PutOff,
    /// The lender forgave the tail that a payment left.
    Forgiven,
    /// What a payment brought beyond the debt went back.
    Refunded,
    /// A payment went back without the lender's doing: it is owed again.
    Reversed,
}

/// A loan of this borrower.
#[server]
pub async fn load_loan(id: String) -> Result<LoanPageData, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    Ok(borrower.get_loan(request::parse_id(&id)?).await?.into())
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::LoanView> for LoanPageData {
    fn from(view: backend::cabinet::LoanView) -> Self {
        Self {
            record: (&view).into(),
            id: view.id.to_string(),
            number: view.number,
            signed_full_cost: view.signed_full_cost,
            today: view.today,
            is_prolonged: view.is_prolonged,
            card_label: view.card_label,
            operations: view.history.into_iter().map(Into::into).collect(),
            payment_under_way: view.payment_under_way.map(|id| id.to_string()),
            reversed: view.reversed.map(|(on, amount)| Reversed { on, amount }),
            not_returned: view.not_returned.map(|(payment, over)| (payment.to_string(), over.amount)),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::Operation> for Operation {
    fn from(operation: backend::cabinet::Operation) -> Self {
        Self {
            at: backend::clock::local_time(operation.at).into(),
            kind: match operation.kind {
                backend::cabinet::OperationKind::Disbursed => OperationKind::Disbursed,
                backend::cabinet::OperationKind::Paid => OperationKind::Paid,
                backend::cabinet::OperationKind::Forgiven => OperationKind::Forgiven,
                backend::cabinet::OperationKind::Refunded => OperationKind::Refunded,
                backend::cabinet::OperationKind::Reversed => OperationKind::Reversed,
                backend::cabinet::OperationKind::Prolonged => OperationKind::Prolonged,
                backend::cabinet::OperationKind::PutOff => OperationKind::PutOff,
            },
            amount: operation.amount,
        }
    }
}
