//! Applications: sent, checked, decided, signed by code, paid out.
//!
//! | stage | leads on |
//! | --- | --- |
//! | submitted, under review | the job `decide`: the bureau's report, then the scorecard of `lending` |
//! | awaiting staff | [`crate::staff::StaffMember::decide`] |
//! | offered | signing by code, in five working days; then it lapses |
//! | signed | the job that sends the payout; until then it can be withdrawn |
//! | paying out | the acquirer's answer, and nothing else |
//! | payout refused | another card, or withdrawal |
//!
//! # The days of the contract
//! The day of the loan is the day on which the payout succeeded. Interest runs from the day after it, and the due date
//! is so many days after it as the term has: the conditions say so, and show the dates for a payout on the day of the
//! offer as an example.

mod conditions;
mod decide;
pub(crate) mod jobs;
pub(crate) mod queries;
mod sign;
mod stages;
mod submit;
mod view;
mod withdraw;

pub(crate) use stages::{begin_payout_in_tx, issue_in_tx, refuse_payout_in_tx};
pub(crate) use submit::check_choice;

use jiff::{Timestamp, civil::Date};
use lending::{Money, Quote, RefusalReason, SmsCode, Stage};

use crate::{
    ApplicationId, Borrower, CardId, Client, LoanId, Result, loans,
    profile::Revision,
    registration::{self, LoanChoice},
    sign_in::CodeSent,
};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Product, amount and term.
    pub choice: LoanChoice,
    /// The card that the money goes to.
    pub card: CardId,
    /// Made by the server for each form that it shows; a repeated request finds its first result.
    pub idempotency_key: String,
    /// The notice of a debt burden over 50 % was shown and acknowledged (353-ФЗ ст. 5.1).
    pub burden_acknowledged: bool,
}

/// An application as its page shows it.
#[derive(Clone, Debug)]
pub struct ApplicationView {
    /// Its id.
    pub id: ApplicationId,
    /// Its number for people.
    pub number: String,
    /// What was asked for.
    pub choice: LoanChoice,
    /// Where it stands.
    pub stage: Stage,
    /// When each stage was reached, oldest first.
    pub reached: Vec<(Stage, Timestamp)>,
    /// The offer, once there is one.
    pub offer: Option<Offer>,
    /// Why it was refused, if it was.
    pub refusal_reasons: Vec<RefusalReason>,
    /// Why the payout was refused, if it was: the acquirer's reason code.
    pub payout_refusal: Option<String>,
    /// The card that the money goes to: «Мир ·· 4477».
    pub card_label: Option<String>,
    /// A signing code is on its way.
    pub code_sent: Option<CodeSent>,
    /// The loan, once it is issued.
    pub loan: Option<LoanId>,
}

/// What the lender offers, as it will be signed.
#[derive(Clone, Debug)]
pub struct Offer {
    /// The figures.
    pub quote: Quote,
    /// Less than was asked for.
    pub less_than_requested: bool,
    /// The last day on which it can be signed.
    pub lapses_on: Date,
    /// The debt burden is over 50 %: a notice of risk is part of the offer.
    pub burden_notice: bool,
    /// The individual conditions: exactly the text that the code signs.
    pub conditions: Conditions,
}

/// The individual conditions of the contract: a table in the Bank of Russia's form.
#[derive(Clone, Debug)]
pub struct Conditions {
    /// Version of the template.
    pub version: String,
    /// SHA-256 of the canonical text, hexadecimal.
    pub hash: String,
    /// The rows: the condition and what was agreed, in Russian.
    pub rows: Vec<(String, String)>,
}

/// An application in a list.
#[derive(Clone, Debug)]
pub struct ApplicationSummary {
    /// Its id.
    pub id: ApplicationId,
    /// The amount: offered if there is an offer, else requested.
    pub amount: Money,
    /// The term in days.
    pub term_days: u32,
    /// Where it stands.
    pub stage: Stage,
}

/// The terms that an application would get today, before it is sent.
#[derive(Clone, Debug)]
pub struct ApplyTerms {
    /// The products on offer.
    pub products: Vec<lending::Product>,
    /// The promotional rate of a first loan still stands for this borrower.
    pub first_loan: bool,
    /// The choice made before registering or in an unfinished application.
    pub choice: Option<LoanChoice>,
    /// An application that is under way already.
    pub open_application: Option<ApplicationId>,
}

/// What a person decides about an application that the rules leave to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// This sum, at most what was asked for.
    Approve(Money),
    /// Nothing.
    Refuse,
}

impl Borrower<'_> {
    /// What an application would be based on today.
    pub async fn apply_terms(&self) -> Result<ApplyTerms> {
        let reader = self.backend.store().reader();
        let open = queries::find_open(reader, self.id).await?;
        Ok(ApplyTerms {
            products: self.backend.list_products().await?,
            first_loan: loans::queries::list_disbursed(reader, self.id).await?.is_empty(),
            choice: registration::find_choice(reader, self.id).await?,
            open_application: open.map(|row| row.id),
        })
    }

    /// Keeps the chosen product, amount and term for later, on any device.
    pub async fn save_choice(&self, choice: LoanChoice, revision: Revision) -> Result<()> {
        let (id, json, now_ms) = (self.id, serde_json::to_string(&choice)?, self.backend.clock().now_ms());
        self.backend
            .store()
            .write(|tx| {
                let json = json.clone();
                async move { registration::save_choice_in_tx(&tx, id, json, revision, now_ms).await }
            })
            .await
    }

    /// Sends an application. Needs a complete profile and a linked card.
    ///
    /// # Errors
    /// Refused with `ProductNotOffered`, `AmountOutOfRange`, `TermOutOfRange`, `ProfileIncomplete`, `CardMissing` or
    /// `ApplicationAlreadyOpen`. `Conflict` when the key was used for another application.
    pub async fn submit_application(&self, request: Request, _client: &Client) -> Result<ApplicationId> {
        submit::submit(self, request).await
    }

    /// An application of this borrower.
    pub async fn get_application(&self, id: ApplicationId) -> Result<ApplicationView> {
        view::get(self, id).await
    }

    /// Sends the code that signs exactly the offer shown.
    ///
    /// # Errors
    /// Refused with `StageDoesNotAllow` or `OfferLapsed`; `TooMany` beyond the limits of SMS.
    pub async fn send_signing_code(&self, id: ApplicationId, client: &Client) -> Result<CodeSent> {
        sign::send_code(self, id, client).await
    }

    /// Signs the offer. The evidence (text's hash, version, time, IP, phone) is kept with it.
    /// `conditions_hash` is the hash of the text that the page showed: another text is a conflict.
    ///
    /// # Errors
    /// Refused with `StageDoesNotAllow`, `OfferLapsed` or what is wrong with the code.
    pub async fn sign_application(
        &self,
        id: ApplicationId,
        conditions_hash: &str,
        code: SmsCode,
        client: &Client,
    ) -> Result<()> {
        sign::sign(self, id, conditions_hash, &code, client).await
    }

    /// Withdraws an application; possible until the money is sent.
    ///
    /// # Errors
    /// Refused with `StageDoesNotAllow` once the money is on its way, or the application is over.
    pub async fn withdraw_application(&self, id: ApplicationId) -> Result<()> {
        withdraw::withdraw(self, id).await
    }

    /// After a refused payout: sends the money to another linked card.
    ///
    /// # Errors
    /// Refused with `CardMissing` or `StageDoesNotAllow`.
    pub async fn choose_another_card(&self, id: ApplicationId, card: CardId) -> Result<()> {
        withdraw::choose_another_card(self, id, card).await
    }
}
