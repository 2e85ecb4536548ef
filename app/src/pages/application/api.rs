//! An application: what stands on its page, and what the borrower can do with it.

use jiff::civil::Date;
use lending::{Money, Quote, RefusalReason, Stage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{CardForm, SignForm};
#[cfg(feature = "ssr")]
use crate::request;
use crate::{
    components::{card_choice::Card, code_field::CodeOnItsWay},
    error::AppError,
    local_time::LocalTime,
};

/// The page's data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// Its id.
    pub id: String,
    /// Its number for people.
    pub number: String,
    /// The amount that was asked for.
    pub requested: Money,
    /// The term that was asked for.
    pub term_days: u32,
    /// Where it stands.
    pub stage: Stage,
    /// When each stage was reached, oldest first.
    pub reached: Vec<(Stage, LocalTime)>,
    /// How long the money of a signed loan waits.
    pub wait: Option<CoolingOff>,
    /// The offer, once there is one.
    pub offer: Option<Offer>,
    /// Why it was refused.
    pub refusal_reasons: Vec<RefusalReason>,
    /// Why the payout was refused: the acquirer's reason code.
    pub payout_refusal: Option<String>,
    /// The card that the money goes to.
    pub card_label: Option<String>,
    /// A signing code is on its way.
    pub code: Option<CodeOnItsWay>,
    /// The loan, once it is issued.
    pub loan: Option<String>,
    /// After a refused payout: the cards to choose from.
    pub cards: Vec<Card>,
    /// After a refused payout: goes with the request to link another card.
    pub card_key: String,
}

/// The time between signature and sending, in which the loan may be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoolingOff {
    /// When it ends.
    pub until: LocalTime,
    /// Minutes until then, rounded up.
    pub minutes_left: u32,
}

/// What the lender offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The figures.
    pub quote: Quote,
    /// Less than was asked for.
    pub less_than_requested: bool,
    /// The last day on which it can be signed.
    #[serde(with = "lending::iso_date")]
    pub lapses_on: Date,
    /// A notice of a high debt burden belongs to it.
    pub burden_notice: bool,
    /// Hours that the money will wait after the signature.
    pub cooling_off_hours: u32,
    /// The individual conditions.
    pub conditions: Conditions,
}

/// The individual conditions: exactly the text that the code signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conditions {
    /// Version of the template.
    pub version: String,
    /// Hash of the text.
    pub hash: String,
    /// The condition and what was agreed, in Russian.
    pub rows: Vec<(String, String)>,
}

/// An application of this borrower.
#[server]
pub async fn load_application(id: String) -> Result<Application, AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let view = borrower.get_application(request::parse_id(&id)?).await?;
    let wait = view.waits_until.map(|until| CoolingOff::new(until, backend.clock().now()));
    let mut application = Application { wait, ..view.into() };
    if application.stage == Stage::PayoutRefused {
        application.cards = borrower.list_cards().await?.into_iter().map(Into::into).collect();
        application.card_key = backend::FormKey::random().to_string();
    }
    Ok(application)
}

/// Sends the code that signs the offer.
#[server]
pub async fn send_signing_code(id: String) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    borrower.send_signing_code(request::parse_id(&id)?, &request::client()?).await?;
    request::redirect(&page_of(&id));
    Ok(())
}

/// Signs the offer that the page showed.
#[server]
pub async fn sign_application(#[server(flatten)] form: SignForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let (id, code) = (request::parse_id(&form.id)?, form.parse()?);
    borrower.sign_application(id, &form.conditions_hash, code, &request::client()?).await?;
    request::redirect(&page_of(&form.id));
    Ok(())
}

/// Withdraws the application.
#[server]
pub async fn withdraw_application(id: String) -> Result<(), AppError> {
    let backend = request::backend();
    request::borrower(&backend)?.withdraw_application(request::parse_id(&id)?).await?;
    request::redirect(&page_of(&id));
    Ok(())
}

/// After a refused payout: sends the money to the chosen card.
#[server]
pub async fn choose_another_card(#[server(flatten)] form: CardForm) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let mistakes = form.mistakes();
    if !mistakes.is_empty() {
        return Err(mistakes.into());
    }
    borrower.choose_another_card(request::parse_id(&form.id)?, request::parse_id(&form.card)?).await?;
    request::redirect(&page_of(&form.id));
    Ok(())
}

/// After a refused payout: leads to the acquirer's page, where another card is linked.
#[server]
pub async fn link_another_card(id: String, card_key: String) -> Result<(), AppError> {
    let backend = request::backend();
    let borrower = request::borrower(&backend)?;
    let id: backend::ApplicationId = request::parse_id(&id)?;
    let key = request::form_key(&card_key)?;
    borrower.get_application(id).await?;
    let page = borrower.link_card(&format!("/cabinet/applications/{id}"), &key).await?;
    request::leave_for(&page);
    Ok(())
}

#[cfg(feature = "ssr")]
fn page_of(id: &str) -> String {
    format!("/cabinet/applications/{id}")
}

#[cfg(feature = "ssr")]
impl CoolingOff {
    fn new(until: jiff::Timestamp, now: jiff::Timestamp) -> Self {
        let minutes = until.duration_since(now).as_secs().div_euclid(60) + 1;
        Self { until: backend::clock::local_time(until).into(), minutes_left: u32::try_from(minutes).unwrap_or(0) }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::ApplicationView> for Application {
    fn from(view: backend::cabinet::ApplicationView) -> Self {
        let local = |(stage, at)| (stage, backend::clock::local_time(at).into());
        Self {
            id: view.id.to_string(),
            number: view.number,
            requested: view.choice.amount,
            term_days: view.choice.term_days,
            stage: view.stage,
            reached: view.reached.into_iter().map(local).collect(),
            wait: None,
            offer: view.offer.map(Into::into),
            refusal_reasons: view.refusal_reasons,
            payout_refusal: view.payout_refusal,
            card_label: view.card_label,
            code: view.code_sent.map(Into::into),
            loan: view.loan.map(|id| id.to_string()),
            cards: Vec::new(),
            card_key: String::new(),
        }
    }
}

#[cfg(feature = "ssr")]
impl From<backend::cabinet::Offer> for Offer {
    fn from(offer: backend::cabinet::Offer) -> Self {
        let backend::cabinet::Conditions { version, hash, rows } = offer.conditions;
        Self {
            quote: offer.quote,
            less_than_requested: offer.less_than_requested,
            lapses_on: offer.lapses_on,
            burden_notice: offer.burden_notice,
            cooling_off_hours: offer.cooling_off_hours,
            conditions: Conditions { version, hash, rows },
        }
    }
}
