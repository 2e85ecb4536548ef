//! A loan's prolongation: what it would bring, its addendum, its price.

use jiff::civil::Date;
use lending::{DailyRate, Money, ProlongationLimit};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{DaysForm, SignAddendumForm};
#[cfg(feature = "ssr")]
use crate::{components::way_choice::Way, request};
use crate::{
    components::{code_field::CodeOnItsWay, way_choice::Sources},
    error::AppError,
    loan_record::LoanRecord,
};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProlongPageData {
    /// The loan's id.
    pub loan: String,
    /// The contract's number.
    pub number: String,
    /// What the debt follows from.
    pub record: LoanRecord,
    /// The lender's today.
    #[serde(with = "lending::iso_date")]
    pub today: Date,
    /// By how many days it may be prolonged at most; none if it may not be.
    pub most_days: Option<u32>,
    /// Why it may not be.
    pub limit: Option<ProlongationLimit>,
    /// The interest from the day after on.
    pub daily_rate: DailyRate,
    /// How many prolongations are left within the year.
    pub left_in_a_year: u32,
    /// The text of the newest addendum that is in force.
    pub in_force: Option<String>,
    /// The addendum of today, until it is in force.
    pub addendum: Option<Addendum>,
    /// Goes with the forms that begin the payment.
    pub idempotency_key: String,
    /// Where the price can be paid from.
    pub sources: Sources,
    /// A payment that is under way at the acquirer.
    pub payment_under_way: Option<String>,
}

/// An addendum that waits for a signature, or for its price.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    /// Hash of the text.
    pub hash: String,
    /// What it is about and what is agreed, in Russian; the first line is the title.
    pub text: String,
    /// The new due date.
    #[serde(with = "lending::iso_date")]
    pub due_on: Date,
    /// What is to be paid for it.
    pub price: Money,
    /// It is signed.
    pub is_signed: bool,
    /// A code for it is on its way.
    pub code: Option<CodeOnItsWay>,
}

/// What a prolongation would bring, and how far it is.
#[server]
pub async fn load_prolong_page(loan: String) -> Result<ProlongPageData, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    Ok(borrower.get_prolongation(request::parse_id(&loan)?).await?.into())
}

/// Makes the addendum and sends the code that signs it.
#[server]
pub async fn offer_prolongation(#[server(flatten)] form: DaysForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let (loan, days) = (request::parse_id(&form.loan)?, form.parse()?);
    borrower.offer_prolongation(loan, days, &request::client()?).await?;
    request::redirect(&page_of(loan));
    Ok(())
}

/// Sends the code once more.
#[server]
pub async fn resend_prolongation_code(loan: String) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let loan = request::parse_id(&loan)?;
    borrower.resend_prolongation_code(loan, &request::client()?).await?;
    request::redirect(&page_of(loan));
    Ok(())
}

/// Signs the addendum and leads to the acquirer's page for its price; to the loan where it costs nothing.
#[server]
pub async fn sign_prolongation(#[server(flatten)] form: SignAddendumForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let (loan, code) = (request::parse_id(&form.loan)?, form.parse()?);
    let key = request::form_key(&form.idempotency_key)?;
    let price = borrower.sign_prolongation(loan, &form.document_hash, code, &request::client()?).await?;
    if price.is_positive() {
        return pay(&borrower, loan, form.way()?, &key).await;
    }
    request::redirect(&format!("/cabinet/loans/{loan}"));
    Ok(())
}

/// Leads to the acquirer's page for the price of the addendum that was signed.
#[server]
pub async fn pay_prolongation(
    loan: String,
    idempotency_key: String,
    #[server(default)] way: String,
) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let way = Way::parse(&way)?;
    pay(&borrower, request::parse_id(&loan)?, way, &request::form_key(&idempotency_key)?).await
}

#[cfg(feature = "ssr")]
async fn pay(
    borrower: &backend::Borrower<'_>,
    loan: backend::LoanId,
    way: Way,
    key: &backend::FormKey,
) -> Result<(), AppError> {
    let wanted = backend::payments::Amount::Prolongation.by(backend::payments::Source::try_from(way)?);
    let begun = borrower.start_payment(loan, wanted, key).await?;
    request::go_on_to_pay(&begun, &format!("/cabinet/loans/{loan}/payments/{}", begun.id));
    Ok(())
}

#[cfg(feature = "ssr")]
fn page_of(loan: backend::LoanId) -> String {
    format!("/cabinet/loans/{loan}/prolong")
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::ProlongView> for ProlongPageData {
    fn from(view: backend::cabinet::ProlongView) -> Self {
        Self {
            record: (&view.loan).into(),
            loan: view.loan.id.to_string(),
            number: view.loan.number,
            today: view.loan.today,
            most_days: view.days.ok(),
            limit: view.days.err(),
            daily_rate: view.daily_rate,
            left_in_a_year: view.left_in_a_year,
            in_force: view.in_force.map(|addendum| addendum.text),
            addendum: view.addendum.map(Into::into),
            idempotency_key: backend::FormKey::random().to_string(),
            sources: view.sources.into(),
            payment_under_way: view.loan.payment_under_way.map(|id| id.to_string()),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::OpenAddendum> for Addendum {
    fn from(addendum: backend::cabinet::OpenAddendum) -> Self {
        Self {
            hash: addendum.text.hash,
            text: addendum.text.text,
            due_on: addendum.due_on,
            price: addendum.price,
            is_signed: addendum.is_signed,
            code: addendum.code_sent.map(Into::into),
        }
    }
}
