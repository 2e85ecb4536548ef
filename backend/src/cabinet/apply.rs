//! What the page of a new application stands on.

use lending::Money;

use crate::{ApplicationId, Borrower, Result, applications, borrowers::same_person, loans, products::LoanChoice};

/// The terms that an application would get today, before it is sent.
#[derive(Clone, Debug)]
pub struct ApplyTerms {
    /// The products on offer.
    pub products: Vec<lending::OfferedProduct>,
    /// The promotional rate of a first loan still stands for this borrower.
    pub first_loan: bool,
    /// The choice made before registering or in an unfinished application.
    pub choice: Option<LoanChoice>,
    /// Income and payments a month on file.
    pub means: Option<(Money, Money)>,
    /// An application that is under way already.
    pub open_application: Option<ApplicationId>,
}

impl Borrower<'_> {
    /// What an application would be based on today.
    pub async fn apply_terms(&self) -> Result<ApplyTerms> {
        let reader = self.backend.store().reader();
        let open = applications::queries::find_open(reader, self.id).await?;
        let profile = self.find_profile(None).await?;
        Ok(ApplyTerms {
            means: profile.map(|profile| (profile.monthly_income, profile.monthly_payments)),
            products: self.backend.visitor().list_products().await?,
            first_loan: loans::queries::list_disbursed(reader, &same_person(reader, self.id).await?).await?.is_empty(),
            choice: self.find_choice().await?,
            open_application: open.map(|row| row.id),
        })
    }
}
