//! An application for a loan: what it is based on, keeping what was typed, sending it.

use std::collections::BTreeMap;

use lending::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use backend::borrowers::Revision;

use super::form::ApplyForm;
#[cfg(feature = "ssr")]
use super::form::ValidProfile;
use crate::{
    components::{calculator::CalculatorData, card_choice::Card},
    error::AppError,
};
#[cfg(feature = "ssr")]
use crate::{error::FieldErrors, request};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ApplyPageData {
    /// The products, and what was chosen before.
    pub calculator: CalculatorData,
    /// The lender knows the profile: it is not asked for again.
    pub profile_known: bool,
    /// Income and payments a month on file.
    pub means: Option<(Money, Money)>,
    /// What was typed into the profile so far.
    pub typed: BTreeMap<String, String>,
    /// An application that is under way already.
    pub open_application: Option<String>,
    /// The form's first revision; each change of it adds one.
    pub revision: i64,
    /// Goes with the form: a repeated form finds its first application.
    pub idempotency_key: String,
    /// The same for linking a card.
    pub card_key: String,
}

/// What an application would be based on today.
#[server]
pub async fn load_apply_page() -> Result<ApplyPageData, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let terms = borrower.apply_terms().await?;
    let profile = borrower.profile_state().await?;
    Ok(ApplyPageData {
        calculator: CalculatorData {
            products: terms.products,
            today: backend.clock().today(),
            first_loan: terms.first_loan,
            choice: terms.choice.map(Into::into),
        },
        profile_known: profile.complete,
        means: terms.means,
        typed: profile.typed,
        open_application: terms.open_application.map(|id| id.to_string()),
        revision: backend.clock().now_ms(),
        idempotency_key: backend::FormKey::random().to_string(),
        card_key: backend::FormKey::random().to_string(),
    })
}

/// The borrower's cards, the newest first.
#[server]
pub async fn list_cards() -> Result<Vec<Card>, AppError> {
    let backend = request::backend();
    let cards = request::borrower(&backend)?.list_cards().await?;
    Ok(cards.into_iter().map(Into::into).collect())
}

/// Keeps what was typed, right or wrong, for later and for other devices.
#[server]
pub async fn keep_application(#[server(flatten)] form: ApplyForm) -> Result<(), AppError> {
    let backend = request::backend();
    keep(&request::borrower(&backend)?, &form, Revision::Kept(form.revision())).await
}

/// Sends the application, or leads to the acquirer's page to link a card first: the button that
/// was pressed says which. What was typed is kept in either case.
#[server]
pub async fn send_application(#[server(flatten)] form: ApplyForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    keep(&borrower, &form, Revision::Sent(form.revision())).await?;
    if form.links_card() {
        let key = request::form_key(&form.card_key)?;
        request::leave_for(&borrower.link_card("/cabinet/apply", &key).await?);
    } else {
        let today = backend.clock().today();
        request::redirect(&format!("/cabinet/applications/{}", submit(&borrower, &form, today).await?));
    }
    Ok(())
}

#[cfg(feature = "ssr")]
async fn keep(borrower: &backend::Borrower<'_>, form: &ApplyForm, revision: Revision) -> Result<(), AppError> {
    if form.has_profile() {
        let typed = form.profile.typed().map(|(field, value)| (field.to_owned(), value.to_owned()));
        borrower.save_typed_profile(typed.collect(), revision).await?;
    }
    if let Ok(choice) = form.choice.parse() {
        borrower.save_choice(choice.into(), revision).await?;
    }
    Ok(())
}

#[cfg(feature = "ssr")]
async fn submit(
    borrower: &backend::Borrower<'_>,
    form: &ApplyForm,
    today: jiff::civil::Date,
) -> Result<backend::ApplicationId, AppError> {
    let known = borrower.profile_state().await?;
    let mut mistakes = FieldErrors::none();
    let choice = form.choice.parse().map_err(|errors| mistakes.extend(errors)).ok();
    if !known.complete {
        let born_and_today = known.birth_date.map(|born| (born, today));
        match form.profile.parse(born_and_today) {
            Ok(profile) => borrower.save_profile(profile.into()).await?,
            Err(errors) => mistakes.extend(errors),
        }
    }
    let card = mistakes.check("card", form.card.parse().map_err(|_| lending::FieldError::NoCard));
    let (Some(choice), Some(card), true) = (choice, card, mistakes.is_empty()) else { return Err(mistakes.into()) };
    let key = request::form_key(&form.idempotency_key)?;
    let application = backend::applications::Request {
        choice: choice.into(),
        card,
        key,
        burden_acknowledged: !form.burden_notice.is_empty(),
    };
    Ok(borrower.submit_application(application).await?)
}

#[cfg(feature = "ssr")]
impl From<ValidProfile> for backend::borrowers::Profile {
    fn from(profile: ValidProfile) -> Self {
        Self {
            passport_number: profile.passport_number,
            issuer: profile.issuer,
            issued_on: profile.issued_on,
            division_code: profile.division_code,
            birth_place: profile.birth_place,
            address: profile.address,
            employer: profile.employer,
            position: profile.position,
            education: profile.education,
            monthly_income: profile.monthly_income,
            monthly_payments: profile.monthly_payments,
            inn: profile.inn,
        }
    }
}
