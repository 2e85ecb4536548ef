//! The payments to come of all loans.

use jiff::civil::Date;
use lending::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::error::AppError;
#[cfg(feature = "ssr")]
use crate::request;

/// A payment to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComingPayment {
    /// The loan's id.
    pub loan: String,
    /// The contract's number.
    pub number: String,
    /// Its day; today of what is overdue.
    #[serde(with = "lending::iso_date")]
    pub date: Date,
    /// Everything to pay on that day.
    pub payment: Money,
    /// It should have been paid before today.
    pub is_overdue: bool,
}

/// The payments to come of all open loans, by date.
#[server]
pub async fn list_coming_payments() -> Result<Vec<ComingPayment>, AppError> {
    let backend = request::backend();
    let coming = request::borrower(&backend)?.coming_payments().await?;
    Ok(coming.into_iter().map(Into::into).collect())
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::ComingPayment> for ComingPayment {
    fn from(coming: backend::cabinet::ComingPayment) -> Self {
        Self {
            loan: coming.loan.to_string(),
            number: coming.number,
            date: coming.date,
            payment: coming.payment,
            is_overdue: coming.is_overdue,
        }
    }
}
