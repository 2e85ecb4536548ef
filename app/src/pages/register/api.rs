//! The four steps of registration.

use std::collections::BTreeMap;

#[cfg(feature = "ssr")]
use lending::Refusal;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{NewPasswordForm, PersonForm};
#[cfg(feature = "ssr")]
use crate::request;
use crate::{
    components::{
        calculator::{CalculatorData, ChoiceForm},
        code_field::{CodeForm, CodeOnItsWay},
    },
    error::AppError,
};

/// Seconds for which the next page tells what happened.
#[cfg(feature = "ssr")]
const NOTICE_SHOWN_S: u32 = 300;

/// A registration under way, as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegistrationView {
    /// Step 1 with what is chosen.
    pub calculator: CalculatorData,
    /// What was typed in step 2.
    pub typed: BTreeMap<String, String>,
    /// The documents to agree to.
    pub consents: Vec<ConsentDocument>,
    /// The last step that is open.
    pub open_step: u8,
    /// The code of step 4.
    pub code: Option<CodeOnItsWay>,
    /// The number is on file as another person's.
    pub number_taken: Option<NumberTaken>,
}

/// How it stands with a number that is on file as another person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberTaken {
    /// Nothing was asked yet.
    NotAsked,
    /// Staff have not answered yet.
    Asked,
    /// It stays the other person's.
    Refused,
}

/// A document to agree to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentDocument {
    /// Its field in the form.
    pub field: String,
    /// Its text.
    pub text: String,
}

/// The registration that this browser goes on with.
#[server]
pub async fn load_registration() -> Result<RegistrationView, AppError> {
    let backend = request::backend();
    let draft = match request::draft() {
        Some(token) => backend.visitor().find_registration(&token).await?.unwrap_or_default(),
        None => backend::registration::Draft::default(),
    };
    Ok(RegistrationView {
        open_step: last_open_step(&draft),
        calculator: CalculatorData {
            products: backend.visitor().list_products().await?,
            today: backend.clock().today(),
            first_loan: true,
            choice: draft.choice.map(Into::into),
        },
        typed: draft.typed,
        consents: consent_documents(&backend),
        code: draft.code_sent.map(Into::into),
        number_taken: draft.number_taken.map(Into::into),
    })
}

/// Step 1.
#[server]
pub async fn save_loan_choice(#[server(flatten)] form: ChoiceForm) -> Result<(), AppError> {
    let choice = form.parse()?.into();
    let draft = request::backend().visitor().save_loan_choice(request::draft().as_ref(), choice).await?;
    request::keep_draft(&draft);
    request::redirect("/register?step=2");
    Ok(())
}

/// Step 2. What was typed is kept first, right or wrong.
#[server]
pub async fn save_person(#[server(flatten)] form: PersonForm) -> Result<(), AppError> {
    let backend = request::backend();
    let typed = form.typed().map(|(field, value)| (field.to_owned(), value.to_owned())).collect();
    let draft = backend.visitor().save_typed_person(request::draft().as_ref(), typed).await?;
    request::keep_draft(&draft);
    let person = form.parse(backend.clock().today())?;
    backend.visitor().save_person(&draft, person.into(), &request::client()?).await?;
    request::redirect("/register?step=3");
    Ok(())
}

/// Step 3. Sends the code.
#[server]
pub async fn save_password(#[server(flatten)] form: NewPasswordForm) -> Result<(), AppError> {
    let password = form.parse()?;
    request::backend().visitor().save_password(&draft()?, password, &request::client()?).await?;
    request::redirect("/register?step=4");
    Ok(())
}

/// Sends the code of step 4 again.
#[server]
pub async fn resend_registration_code() -> Result<(), AppError> {
    request::backend().visitor().resend_registration_code(&draft()?, &request::client()?).await?;
    request::redirect("/register?step=4");
    Ok(())
}

/// Step 4. Leads to the application, or, where the phone had a cabinet already, to that.
#[server]
pub async fn confirm_registration(#[server(flatten)] form: CodeForm) -> Result<(), AppError> {
    let code = form.parse()?;
    let backend = request::backend();
    let confirmed = match draft() {
        Ok(draft) => backend.visitor().confirm_registration(&draft, code, &request::client()?).await,
        Err(refusal) => Err(refusal.into()),
    };
    let registered = match confirmed {
        // Sent again by a browser that is signed in by now.
        Err(backend::Error::Refused(Refusal::AlreadyRegistered | Refusal::CodeUsed | Refusal::RegistrationExpired))
            if request::session().is_some() =>
        {
            request::redirect("/cabinet/apply");
            return Ok(());
        }
        Err(backend::Error::Refused(Refusal::AlreadyRegistered)) => {
            request::set_cookie(request::NOTICE_COOKIE, request::REGISTERED, NOTICE_SHOWN_S);
            request::redirect("/login");
            return Ok(());
        }
        Err(backend::Error::Refused(Refusal::NumberTaken)) => {
            request::redirect("/register?step=number");
            return Ok(());
        }
        confirmed => confirmed?,
    };
    request::begin_session(&registered.session).await?;
    request::set_cookie(request::DRAFT_COOKIE, "", 0);
    if registered.already_registered {
        request::set_cookie(request::NOTICE_COOKIE, request::HAD_A_CABINET, NOTICE_SHOWN_S);
    }
    request::redirect("/cabinet/apply");
    Ok(())
}

/// Says that a number on file as another person's is whose who registers.
#[server]
pub async fn ask_for_number() -> Result<(), AppError> {
    request::backend().visitor().ask_for_number(&draft()?, &request::client()?).await?;
    request::redirect("/register?step=number");
    Ok(())
}

#[cfg(feature = "ssr")]
fn draft() -> Result<backend::registration::DraftToken, Refusal> {
    request::draft().ok_or(Refusal::RegistrationExpired)
}

#[cfg(feature = "ssr")]
fn last_open_step(draft: &backend::registration::Draft) -> u8 {
    match (draft.choice.is_some(), draft.has_person, draft.has_password) {
        (false, ..) => 1,
        (true, false, _) => 2,
        (true, true, false) => 3,
        (true, true, true) => 4,
    }
}

#[cfg(feature = "ssr")]
impl From<backend::registration::NumberTaken> for NumberTaken {
    fn from(taken: backend::registration::NumberTaken) -> Self {
        match taken {
            backend::registration::NumberTaken::NotAsked => Self::NotAsked,
            backend::registration::NumberTaken::Asked => Self::Asked,
            backend::registration::NumberTaken::Refused => Self::Refused,
        }
    }
}

#[cfg(feature = "ssr")]
fn consent_documents(backend: &backend::Backend) -> Vec<ConsentDocument> {
    use backend::borrowers::ConsentKind::{CreditBureau, Marketing, PersonalData, SigningByCode};
    [
        ("consent_personal_data", PersonalData),
        ("consent_credit_bureau", CreditBureau),
        ("consent_signing_by_code", SigningByCode),
        ("consent_marketing", Marketing),
    ]
    .map(|(field, kind)| ConsentDocument { field: field.to_owned(), text: backend.visitor().consent_text(kind).text })
    .into()
}

#[cfg(feature = "ssr")]
impl From<super::form::ValidPerson> for backend::borrowers::Person {
    fn from(person: super::form::ValidPerson) -> Self {
        use backend::borrowers::ConsentKind::{CreditBureau, Marketing, PersonalData, SigningByCode};
        let mut consents = vec![PersonalData, CreditBureau, SigningByCode];
        consents.extend(person.marketing.then_some(Marketing));
        Self {
            surname: person.surname,
            given_name: person.given_name,
            patronymic: person.patronymic,
            birth_date: person.birth_date,
            phone: person.phone,
            email: person.email,
            invitation_code: person.invitation_code,
            consents,
        }
    }
}
