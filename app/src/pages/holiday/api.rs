//! A loan's credit holiday: what it would bring, the request for it, and what became of that.

use jiff::civil::Date;
use lending::HolidayGround;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{HolidayForm, HolidayWish, SignRequestForm};
#[cfg(feature = "ssr")]
use crate::request;
use crate::{components::code_field::CodeOnItsWay, error::AppError, loan_record::LoanRecord};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayPageData {
    /// The loan's id.
    pub loan: String,
    /// The contract's number.
    pub number: String,
    /// What the debt follows from.
    pub record: LoanRecord,
    /// The lender's today.
    #[serde(with = "lending::iso_date")]
    pub today: Date,
    /// It had a holiday because the income fell.
    pub had_for_income: bool,
    /// It had a holiday because of an emergency.
    pub had_for_emergency: bool,
    /// The newest request.
    pub request: Option<HolidayAsked>,
    /// Where documents are asked about.
    pub phone: String,
    /// Where documents are sent.
    pub address: String,
}

/// A request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayAsked {
    /// Why.
    pub ground: HolidayGround,
    /// For how many months.
    pub months: u8,
    /// The day of the request.
    #[serde(with = "lending::iso_date")]
    pub asked_on: Date,
    /// Hash of the text.
    pub hash: String,
    /// The text that is signed, in Russian; the first line is the title.
    pub text: String,
    /// How far it is.
    pub progress: HolidayProgress,
}

impl HolidayAsked {
    /// What it asks for.
    pub fn wish(&self) -> HolidayWish {
        HolidayWish { ground: self.ground, months: self.months }
    }
}

/// How far a request is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayProgress {
    /// It waits for the signature; a code may be on its way.
    ToSign(Option<CodeOnItsWay>),
    /// It waits for the lender's answer.
    Waiting {
        /// The last day for the answer.
        #[serde(with = "lending::iso_date")]
        answer_by: Date,
        /// If the lender is silent until the end of this day, it is granted.
        #[serde(with = "lending::iso_date")]
        silent_until: Date,
    },
    /// The holiday is part of the loan's history.
    Granted,
    /// It was refused, for this reason.
    Refused(String),
}

/// What a credit holiday would bring, and how far the request for one is.
#[server]
pub async fn load_holiday_page(loan: String) -> Result<HolidayPageData, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let view = borrower.get_holiday(request::parse_id(&loan)?).await?;
    Ok(HolidayPageData::of(view, &backend.config().lender))
}

/// Makes the request and sends the code that signs it.
#[server]
pub async fn draft_holiday_request(#[server(flatten)] form: HolidayForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let (loan, wish) = (request::parse_id(&form.loan)?, form.parse()?);
    borrower.draft_holiday_request(loan, wish.into(), &request::client()?).await?;
    request::redirect(&page_of(loan));
    Ok(())
}

/// Sends the code once more.
#[server]
pub async fn resend_holiday_code(loan: String) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let loan = request::parse_id(&loan)?;
    borrower.resend_holiday_code(loan, &request::client()?).await?;
    request::redirect(&page_of(loan));
    Ok(())
}

/// Signs the request: it waits for the lender's answer.
#[server]
pub async fn sign_holiday_request(#[server(flatten)] form: SignRequestForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let (loan, code) = (request::parse_id(&form.loan)?, form.parse()?);
    borrower.sign_holiday_request(loan, &form.document_hash, code, &request::client()?).await?;
    request::redirect(&page_of(loan));
    Ok(())
}

#[cfg(feature = "ssr")]
fn page_of(loan: backend::LoanId) -> String {
    format!("/cabinet/loans/{loan}/holiday")
}

#[cfg(feature = "ssr")]
impl HolidayPageData {
    fn of(view: backend::cabinet::HolidayView, lender: &backend::config::Lender) -> Self {
        Self {
            record: (&view.loan).into(),
            loan: view.loan.id.to_string(),
            number: view.loan.number,
            today: view.loan.today,
            had_for_income: view.had_for_income,
            had_for_emergency: view.had_for_emergency,
            request: view.request.map(Into::into),
            phone: lender.phone.clone(),
            address: lender.address.clone(),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::HolidayAsked> for HolidayAsked {
    fn from(asked: backend::cabinet::HolidayAsked) -> Self {
        use backend::cabinet::HolidayProgress as Theirs;
        Self {
            ground: asked.ground,
            months: asked.months,
            asked_on: asked.asked_on,
            hash: asked.hash,
            text: asked.text,
            progress: match asked.progress {
                Theirs::ToSign(code) => HolidayProgress::ToSign(code.map(Into::into)),
                Theirs::Waiting { answer_by, silent_until } => HolidayProgress::Waiting { answer_by, silent_until },
                Theirs::Granted => HolidayProgress::Granted,
                Theirs::Refused(reason) => HolidayProgress::Refused(reason),
            },
        }
    }
}

#[cfg(feature = "ssr")]
impl From<HolidayWish> for backend::holidays::HolidayWish {
    fn from(wish: HolidayWish) -> Self {
        Self { ground: wish.ground, months: wish.months }
    }
}
