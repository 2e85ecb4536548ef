//! Starting a payment.

use jiff::civil::Date;
use lending::Money;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use lending::{FieldError, Refusal};

use super::form::PayForm;
#[cfg(feature = "ssr")]
use super::form::{Early, HowMuch};
use crate::{components::way_choice::Sources, error::AppError, loan_record::LoanRecord};
#[cfg(feature = "ssr")]
use crate::{error::FieldErrors, request};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PayPageData {
    /// The loan's id.
    pub loan: String,
    /// The contract's number.
    pub number: String,
    /// What the debt follows from.
    pub record: LoanRecord,
    /// What a payment leaves is forgiven up to this.
    pub forgiven_tail: Money,
    /// The lender's today.
    #[serde(with = "lending::iso_date")]
    pub today: Date,
    /// Goes with the form: a repeated form finds its first payment.
    pub idempotency_key: String,
    /// Where it can be paid from.
    pub sources: Sources,
    /// A payment that is under way at the acquirer.
    pub payment_under_way: Option<String>,
}

/// What is owed, and the key of a new payment.
#[server]
pub async fn load_pay_page(loan: String) -> Result<PayPageData, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let (view, sources) = borrower.get_loan_to_pay(request::parse_id(&loan)?).await?;
    Ok(PayPageData {
        record: (&view).into(),
        forgiven_tail: view.forgiven_tail,
        loan: view.id.to_string(),
        number: view.number,
        today: view.today,
        idempotency_key: backend::FormKey::random().to_string(),
        sources: sources.into(),
        payment_under_way: view.payment_under_way.map(|id| id.to_string()),
    })
}

/// Starts a payment and leads to the acquirer's page, or, when the acquirer has not answered yet,
/// to the payment's own page, which leads there later. One from the account is made at once.
#[server]
pub async fn start_payment(#[server(flatten)] form: PayForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let amount: backend::payments::Amount = form.parse()?.into();
    let wanted = amount.by(backend::payments::Source::try_from(form.way()?)?);
    let loan = request::parse_id(&form.loan)?;
    let key = request::form_key(&form.idempotency_key)?;
    let begun = match borrower.start_payment(loan, wanted, &key).await {
        Err(backend::Error::Refused(Refusal::EarlyNotChosen)) => {
            return Err(FieldErrors::one("early", FieldError::NotAChoice).into());
        }
        begun => begun?,
    };
    request::go_on_to_pay(&begun, &format!("/cabinet/loans/{loan}/payments/{}", begun.id));
    Ok(())
}

#[cfg(feature = "ssr")]
impl From<Early> for backend::payments::Early {
    fn from(early: Early) -> Self {
        match early {
            Early::Ahead => Self::Ahead,
            Early::Fewer => Self::New(lending::Keep::Payment),
            Early::Smaller => Self::New(lending::Keep::Count),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<HowMuch> for backend::payments::Amount {
    fn from(how_much: HowMuch) -> Self {
        match how_much {
            HowMuch::Full => Self::Full,
            HowMuch::Due => Self::Due,
            HowMuch::Part(amount, None) => Self::Part(amount),
            HowMuch::Part(amount, Some(early)) => Self::Early(amount, early.into()),
        }
    }
}
