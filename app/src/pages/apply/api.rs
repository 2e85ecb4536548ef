//! An application for a loan: what it is based on, keeping what was typed, sending it.

use std::collections::BTreeMap;

use lending::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use backend::borrowers::{OnFile, Revision};

#[cfg(feature = "ssr")]
use super::form::ValidProfile;
use super::{bank::Bank, form::ApplyForm};
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
    /// Income and payments a month on file.
    pub means: Option<(Money, Money)>,
    /// What of the profile is asked for.
    pub profile: ProfileAsked,
    /// The person has another cabinet.
    pub other_cabinet: bool,
    /// What was typed into the profile so far.
    pub typed: BTreeMap<String, String>,
    /// Whoever registered had a cabinet already.
    pub had_a_cabinet: bool,
    /// An application that is under way already.
    pub open_application: Option<String>,
    /// The form's first revision; each change of it adds one.
    pub revision: i64,
    /// Goes with the form: a repeated form finds its first application.
    pub idempotency_key: String,
    /// The same for linking a card.
    pub card_key: String,
    /// Banks that the money can go to by phone number.
    pub banks: Vec<Bank>,
}

/// What of the profile is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfileAsked {
    /// Nothing: it is known.
    Nothing,
    /// All of it, for the first time.
    New,
    /// Its owner wants to correct it.
    Corrected,
    /// It was saved long ago: is it still so?
    Confirmed,
    /// The passport's term has ended.
    NewPassport,
}

/// What an application would be based on today. `edit` is filled where the borrower wants to correct what is on file.
#[server]
pub async fn load_apply_page(#[server(default)] edit: String) -> Result<ApplyPageData, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let terms = borrower.apply_terms().await?;
    let profile = borrower.profile_state().await?;
    let asked = match profile.on_file {
        OnFile::Nothing => ProfileAsked::New,
        OnFile::ToConfirm => ProfileAsked::Confirmed,
        OnFile::PassportOutlived => ProfileAsked::NewPassport,
        OnFile::Confirmed if edit.is_empty() => ProfileAsked::Nothing,
        OnFile::Confirmed => ProfileAsked::Corrected,
    };
    // What is on file leaves the server only where its owner is to look at it.
    let typed = match asked {
        ProfileAsked::Confirmed | ProfileAsked::Corrected | ProfileAsked::NewPassport if profile.typed.is_empty() => {
            let on_file = borrower.profile_on_file().await?;
            on_file.map(|on_file| typed_of(&on_file)).unwrap_or_default()
        }
        _ => profile.typed,
    };
    Ok(ApplyPageData {
        calculator: CalculatorData {
            products: terms.products,
            today: backend.clock().today(),
            first_loan: terms.first_loan,
            choice: terms.choice.map(Into::into),
        },
        means: terms.means,
        profile: asked,
        other_cabinet: profile.other_cabinet,
        typed,
        had_a_cabinet: request::cookie(request::NOTICE_COOKIE).is_some_and(|notice| notice == request::HAD_A_CABINET),
        open_application: terms.open_application.map(|id| id.to_string()),
        revision: backend.clock().now_ms(),
        idempotency_key: backend::FormKey::random().to_string(),
        card_key: backend::FormKey::random().to_string(),
        banks: borrower.list_banks().await?.into_iter().map(Into::into).collect(),
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

/// Sends the application, or leads to the acquirer's page to link a card first, or puts an account at a bank among the cards:
/// the button that was pressed says which. What was typed is kept in either case.
#[server]
pub async fn send_application(#[server(flatten)] form: ApplyForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    keep(&borrower, &form, Revision::Sent(form.revision())).await?;
    if form.links_card() {
        let key = request::form_key(&form.card_key)?;
        request::leave_for(&borrower.link_card("/cabinet/apply", &key).await?);
    } else if let Some(bank) = form.added_bank() {
        borrower.add_bank_account(bank?).await?;
        request::redirect("/cabinet/apply");
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
    let mut profile = None;
    if form.has_profile() || known.on_file == OnFile::Nothing {
        let born_and_today = known.birth_date.map(|born| (born, today));
        profile = form.profile.parse(born_and_today).map_err(|errors| mistakes.extend(errors)).ok();
    }
    let card = mistakes.check("card", form.card.parse().map_err(|_| lending::FieldError::NoCard));
    let (Some(choice), Some(card), true) = (choice, card, mistakes.is_empty()) else { return Err(mistakes.into()) };
    let key = request::form_key(&form.idempotency_key)?;
    let application = backend::applications::Request {
        choice: choice.into(),
        profile: profile.map(Into::into),
        card,
        key,
        burden_acknowledged: !form.burden_notice.is_empty(),
    };
    Ok(borrower.submit_application(application).await?)
}

/// What is on file as its owner would type it.
#[cfg(feature = "ssr")]
fn typed_of(profile: &backend::borrowers::Profile) -> BTreeMap<String, String> {
    use lending::format::rubles_short;

    let passport = profile.passport_number.digits();
    let (series, number) = passport.split_at(4.min(passport.len()));
    let rubles = |money| rubles_short(money).trim_end_matches('₽').trim_end().to_owned();
    let day = profile.issued_on.date();
    [
        ("passport_number", format!("{series} {number}")),
        ("issuer", profile.issuer.as_str().to_owned()),
        ("issued_on", format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())),
        ("division_code", profile.division_code.as_str().to_owned()),
        ("birth_place", profile.birth_place.as_str().to_owned()),
        ("address", profile.address.as_str().to_owned()),
        ("employer", profile.employer.as_str().to_owned()),
        ("position", profile.position.as_str().to_owned()),
        ("education", profile.education.as_str().to_owned()),
        ("monthly_income", rubles(profile.monthly_income)),
        ("monthly_payments", rubles(profile.monthly_payments)),
        ("inn", profile.inn.as_ref().map(|inn| inn.as_str().to_owned()).unwrap_or_default()),
    ]
    .map(|(field, value)| (field.to_owned(), value))
    .into()
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
