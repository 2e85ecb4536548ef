//! Signing by code (63-ФЗ ст. 9): a code is bound to exactly the text that was shown, and what it signs is kept with its
//! evidence.

use lending::{Phone, Refusal, SmsCode};
use uuid::Uuid;

use crate::{
    ApplicationId, Borrower, BorrowerId, Client, Error, HolidayRequestId, ProlongationId, Result,
    actor::Actor,
    audit::{self, Act},
    borrowers, documents,
    sms_code::{Asker, Binding, CodeSent, Purpose, Redeemed},
    store::{Tx, entity::signatures},
};

/// A text that a borrower signs.
pub(crate) struct Paper {
    pub(crate) about: About,
    pub(crate) borrower: BorrowerId,
    pub(crate) document_hash: String,
}

/// What a signature is under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// The contract of an application.
    Contract(ApplicationId),
    /// An addendum that prolongs the loan.
    Prolongation(ProlongationId),
    /// A request for a credit holiday.
    Holiday(HolidayRequestId),
}

impl Paper {
    /// What a code is bound to: what is signed, and its text.
    fn subject(&self) -> String {
        let hash = &self.document_hash;
        match self.about {
            About::Contract(id) => format!("{id} {hash}"),
            About::Prolongation(id) => format!("{id} {hash}"),
            About::Holiday(id) => format!("{id} {hash}"),
        }
    }

    const fn purpose(&self) -> Purpose {
        match self.about {
            About::Contract(_) => Purpose::SignContract,
            About::Prolongation(_) => Purpose::SignProlongation,
            About::Holiday(_) => Purpose::SignHoliday,
        }
    }

    /// Sends the code that signs it.
    ///
    /// # Errors
    /// `TooMany` beyond the limits of SMS.
    pub(crate) async fn send_code(&self, borrower: &Borrower<'_>, client: &Client) -> Result<CodeSent> {
        let (phone, subject) = (phone_of(borrower).await?, self.subject());
        let binding = Binding { phone: &phone, purpose: self.purpose(), subject: &subject };
        borrower.backend.send_code(binding, Asker::Owner, client).await
    }

    /// The code that is on its way for it.
    pub(crate) async fn find_code(&self, borrower: &Borrower<'_>) -> Result<Option<CodeSent>> {
        let (phone, subject) = (phone_of(borrower).await?, self.subject());
        let binding = Binding { phone: &phone, purpose: self.purpose(), subject: &subject };
        borrower.backend.find_code(binding).await
    }

    /// Takes the code. A wrong one is to be committed all the same: it counts a try.
    pub(crate) async fn redeem_in_tx(
        &self,
        tx: &Tx,
        borrower: &Borrower<'_>,
        phone: &Phone,
        code: &SmsCode,
        client: &Client,
    ) -> Result<Result<Redeemed, Refusal>> {
        let subject = self.subject();
        let binding = Binding { phone, purpose: self.purpose(), subject: &subject };
        borrower.backend.redeem_code_in_tx(tx, binding, code, Asker::Owner, client).await
    }

    /// Keeps the signature with its evidence, under or about the contract of an application.
    pub(crate) async fn keep_signature_in_tx(
        &self,
        tx: &Tx,
        application: ApplicationId,
        redeemed: &Redeemed,
        phone: &Phone,
        client: &Client,
        now_ms: i64,
    ) -> Result<()> {
        let (prolongation_id, holiday_request_id, about) = match self.about {
            About::Contract(id) => (None, None, id.to_string()),
            About::Prolongation(id) => (Some(id), None, id.to_string()),
            About::Holiday(id) => (None, Some(id), id.to_string()),
        };
        let signature = signatures::Model {
            id: Uuid::new_v4().to_string(),
            application_id: application,
            prolongation_id,
            holiday_request_id,
            borrower_id: self.borrower,
            document_hash: self.document_hash.clone(),
            code_hmac: redeemed.code_hmac.clone(),
            phone: phone.as_str().to_owned(),
            ip: client.ip.to_string(),
            user_agent: client.user_agent.clone(),
            code_sent_at_ms: redeemed.sent_at_ms,
            signed_at_ms: now_ms,
        };
        documents::queries::insert_signature_in_tx(tx, signature).await?;
        audit::note_in_tx(tx, &Actor::Borrower(self.borrower), Act::Sign, &about, &self.document_hash, now_ms).await
    }
}

/// The number on file, to which codes go.
pub(crate) async fn phone_of(borrower: &Borrower<'_>) -> Result<Phone> {
    let row = borrowers::queries::get(borrower.backend.store().reader(), borrower.id).await?;
    Phone::parse(&row.phone).map_err(Error::internal)
}
