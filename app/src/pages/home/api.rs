//! What the cabinet's first page shows.

use jiff::civil::Date;
use lending::{Debt, LoanTerms, Money, Stage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request;
use crate::{components::closed_loans::ClosedLoan, error::AppError, local_time::LocalTime};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// For the greeting.
    pub given_name: String,
    /// The lender's today.
    #[serde(with = "lending::iso_date")]
    pub today: Date,
    /// Open loans, the one due first on top.
    pub loans: Vec<OpenLoan>,
    /// The application under way.
    pub application: Option<OpenApplication>,
    /// Closed loans, the newest first.
    pub closed: Vec<ClosedLoan>,
    /// There are more of them.
    pub more_closed: bool,
}

/// An open loan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenLoan {
    /// Its id.
    pub id: String,
    /// The contract's number.
    pub number: String,
    /// The debt of today.
    pub debt: Debt,
    /// The day of the next payment, as it is agreed now.
    #[serde(with = "lending::iso_date")]
    pub due_on: Date,
    /// The next payment of a loan in instalments: what is overdue of it first.
    pub next_payment: Option<Money>,
    /// Loans of its product are prolonged.
    pub is_prolonged: bool,
    /// What was agreed.
    pub terms: LoanTerms,
}

/// The application under way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenApplication {
    /// Its id.
    pub id: String,
    /// The amount.
    pub amount: Money,
    /// The term in days.
    pub term_days: u32,
    /// Where it stands.
    pub stage: Stage,
    /// Until when the money of a signed loan waits, in which the loan may be refused.
    pub waits_until: Option<LocalTime>,
}

/// The cabinet's first page.
#[server]
pub async fn load_home() -> Result<Home, AppError> {
    let backend = request::backend();
    Ok(request::borrower(&backend)?.home().await?.into())
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::Home> for Home {
    fn from(home: backend::cabinet::Home) -> Self {
        Self {
            given_name: home.given_name,
            today: home.today,
            loans: home.loans.into_iter().map(Into::into).collect(),
            application: home.application.map(Into::into),
            closed: home.closed.into_iter().map(Into::into).collect(),
            more_closed: home.more_closed,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::LoanSummary> for OpenLoan {
    fn from(loan: backend::cabinet::LoanSummary) -> Self {
        Self {
            id: loan.id.to_string(),
            number: loan.number,
            debt: loan.debt,
            due_on: loan.due_on,
            next_payment: loan.next_payment,
            is_prolonged: loan.is_prolonged,
            terms: loan.terms,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::ApplicationSummary> for OpenApplication {
    fn from(application: backend::cabinet::ApplicationSummary) -> Self {
        Self {
            id: application.id.to_string(),
            amount: application.amount,
            term_days: application.term_days,
            stage: application.stage,
            waits_until: application.waits_until.map(|until| backend::clock::local_time(until).into()),
        }
    }
}
