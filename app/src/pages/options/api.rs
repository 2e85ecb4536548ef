//! A loan whose money is short: what its ways out follow from.

use jiff::civil::Date;
use lending::{DailyRate, ProlongationTerms, ProlongedBefore};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use crate::request;
use crate::{error::AppError, loan_record::LoanRecord};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionsPageData {
    /// The loan's id.
    pub loan: String,
    /// The contract's number.
    pub number: String,
    /// What the debt follows from.
    pub record: LoanRecord,
    /// The lender's today.
    #[serde(with = "lending::iso_date")]
    pub today: Date,
    /// How loans of its product are prolonged.
    pub prolongation: Option<ProlongationTerms>,
    /// What was prolonged before.
    pub before: ProlongedBefore,
    /// The interest after a prolongation.
    pub daily_rate: DailyRate,
}

/// What the ways out of a loan follow from.
#[server]
pub async fn load_options(loan: String) -> Result<OptionsPageData, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let view = borrower.get_options(request::parse_id(&loan)?).await?;
    Ok(OptionsPageData {
        record: (&view.loan).into(),
        loan: view.loan.id.to_string(),
        number: view.loan.number,
        today: view.loan.today,
        prolongation: view.terms,
        before: view.before,
        daily_rate: view.daily_rate,
    })
}
