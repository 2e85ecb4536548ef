//! All closed loans, a page at a time.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request;
use crate::{components::closed_loans::ClosedLoan, error::AppError};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClosedLoans {
    /// The loans, the newest first.
    pub loans: Vec<ClosedLoan>,
    /// What the next page is named by, if there is one.
    pub next: Option<String>,
}

/// Closed loans of this borrower, those after a page's `next`; the first ones for an empty text.
#[server]
pub async fn list_closed_loans(after: String) -> Result<ClosedLoans, AppError> {
    let backend = request::backend();
    let page = request::borrower(&backend)?.list_closed_loans(&after).await?;
    Ok(ClosedLoans { loans: page.items.into_iter().map(Into::into).collect(), next: page.next })
}
