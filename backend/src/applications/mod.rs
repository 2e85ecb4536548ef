//! Applications: sent, checked, decided, signed by code, paid out.
//!
//! | stage | leads on |
//! | --- | --- |
//! | submitted, under review | the job `decide`: the bureau's report, then the scorecard of `lending` |
//! | awaiting staff | [`crate::staff::StaffMember::decide`], in five working days; then it lapses |
//! | offered | signing by code, in five working days; then it lapses |
//! | signed | the job that sends the payout; until then it can be withdrawn |
//! | paying out | the acquirer's answer, and nothing else |
//! | payout refused | another card, or withdrawal, in five working days; then it lapses |
//!
//! # The days of the contract
//! The day of the loan is the day on which the payout succeeded. Interest runs from the day after it, and the due date
//! is so many days after it as the term has, or the next working day (ГК ст. 193): the conditions say so, and show the dates
//! for a payout on the day of the offer as an example.

mod conditions;
mod decide;
pub(crate) mod lapse;
mod paying_out;
pub(crate) mod queries;
pub(crate) mod review;
mod sign;
mod stages;
mod still_lawful;
mod submit;
mod waiting;
mod withdraw;

pub(crate) use conditions::Conditions;
pub(crate) use lapse::lapse_if_over;
pub(crate) use paying_out::{agreed, begin_payout_in_tx, issue_in_tx, refuse_payout_in_tx};
pub(crate) use queries::lock_in_tx;
pub(crate) use review::decide;
pub(crate) use sign::{conclude_in_tx, cooling_off_ends_at_ms, find_code};
pub(crate) use stages::stage_of;
pub use waiting::WaitingApplication;

use lending::{Money, SmsCode};

use crate::{
    ApplicationId, Borrower, CardId, Client, FormKey, Result, borrowers::Profile, products::LoanChoice,
    sms_code::CodeSent,
};

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Product, amount and term.
    pub choice: LoanChoice,
    /// What the borrower says of themselves now; without it what is on file is taken. Saved with the application or not
    /// at all.
    pub profile: Option<Profile>,
    /// The card that the money goes to.
    pub card: CardId,
    /// Made by the server for each form that it shows; a repeated request finds its first result.
    pub key: FormKey,
    /// The notice of a debt burden over 50 % was shown and acknowledged (353-ФЗ ст. 5.1).
    pub burden_acknowledged: bool,
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
    /// Sends an application. Needs a complete profile and a linked card.
    ///
    /// # Errors
    /// Refused with `ProductNotOffered`, `AmountOutOfRange`, `AmountOffStep`, `TermOutOfRange`, `ProfileIncomplete`,
    /// `ProfileToConfirm`, `PassportOutlived`, `PassportOfAnother`, `BurdenNotAcknowledged`, `CardMissing` or
    /// `ApplicationAlreadyOpen`. `Conflict` when the key was used for another application.
    pub async fn submit_application(&self, request: Request) -> Result<ApplicationId> {
        submit::submit(self, request).await
    }

    /// Sends the code that signs exactly the offer shown.
    ///
    /// # Errors
    /// Refused with `StageDoesNotAllow` or `OfferLapsed`, with `LawForbids` where the bureau says so by now, which ends the
    /// offer; `Unavailable` while the bureau's report is old and it gives no other; `TooMany` beyond the limits of SMS.
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
