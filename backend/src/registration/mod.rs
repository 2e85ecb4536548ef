//! Registration: four steps with a draft that survives reload and going back.
//!
//! The draft is found by a random token in a cookie. It keeps what was typed as it was typed, so
//! that a page can show it again; the password is kept as its hash only.

use lending::{Password, Phone, Refusal, SmsCode};

use crate::{
    Backend, BorrowerId, Client, Error, Result, Visitor,
    borrowers::{self, ConsentKind, Person, Revision, Typed, give_consents, is_same_person, keepable},
    crypto,
    documents::{self, Concerns},
    products::LoanChoice,
    sign_in::SessionToken,
    sms_code::{Asker, Binding, CodeSent, Purpose},
    store::{Tx, entity::registration_drafts},
};

mod number;
mod queries;

pub use number::{NumberRequest, NumberTaken};
pub(crate) use queries::forget;

/// A draft is kept for so long after it was begun.
const KEPT_MS: i64 = 24 * 60 * 60_000;
/// That it is finished is known for so long.
const FINISHED_KEPT_MS: i64 = 10 * 60_000;

/// The random token that finds a registration's draft.
#[derive(Clone)]
pub struct DraftToken(String);

impl DraftToken {
    /// The token as a cookie carries it.
    pub fn as_cookie(&self) -> &str {
        &self.0
    }

    /// A token as it came in a cookie; anything of the wrong form is none.
    pub fn from_cookie(raw: &str) -> Option<Self> {
        crypto::is_token(raw).then(|| Self(raw.to_owned()))
    }

    fn hash(&self) -> String {
        crypto::sha256_hex(&self.0)
    }
}

/// A registration under way.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Step 1, if done.
    pub choice: Option<LoanChoice>,
    /// What was typed in step 2, valid or not.
    pub typed: Typed,
    /// Step 2 is valid.
    pub has_person: bool,
    /// Step 3 is done.
    pub has_password: bool,
    /// Step 4: a code is on its way.
    pub code_sent: Option<CodeSent>,
    /// The phone was confirmed, and is on file as another person's.
    pub number_taken: Option<NumberTaken>,
}

/// The way in after the phone was confirmed.
pub struct Registered {
    /// The new session.
    pub session: SessionToken,
    /// The same person had a cabinet with this phone: they are signed in, with the loan that they have just chosen. The
    /// password is the one that they had.
    pub already_registered: bool,
}

impl Visitor<'_> {
    /// The draft behind a token; none when it is unknown or older than 24 hours.
    pub async fn find_registration(self, token: &DraftToken) -> Result<Option<Draft>> {
        let hash = token.hash();
        let row = queries::find_draft(self.backend.store().reader(), &hash, self.backend.clock().now_ms()).await?;
        let Some(row) = row else { return Ok(None) };
        let person = person_of(&row)?;
        let code_sent = match &person {
            Some(person) if row.password_hash.is_some() => {
                self.backend.find_code(confirms(&person.phone, &hash)).await?
            }
            _ => None,
        };
        Ok(Some(Draft {
            choice: row.choice.as_deref().map(serde_json::from_str).transpose()?,
            typed: serde_json::from_str(&row.typed)?,
            has_person: person.is_some(),
            has_password: row.password_hash.is_some(),
            code_sent,
            number_taken: number::state_of(self.backend, &hash, row.number_taken).await?,
        }))
    }

    /// Step 1. Begins a draft when there is none.
    ///
    /// # Errors
    /// `Refused` with `ProductNotOffered`, `AmountOutOfRange` or `TermOutOfRange`.
    pub async fn save_loan_choice(self, token: Option<&DraftToken>, choice: LoanChoice) -> Result<DraftToken> {
        let product = self.backend.find_product(&choice.product).await?.ok_or(Refusal::ProductNotOffered)?;
        choice.check(&product, self.backend.clock().today(), true)?;
        let choice = serde_json::to_string(&choice)?;
        self.backend.change_or_begin(token, move |row| row.choice = Some(choice.clone())).await
    }

    /// Keeps what was typed in step 2 before it is checked, so that nothing typed is lost.
    pub async fn save_typed_person(self, token: Option<&DraftToken>, typed: Typed) -> Result<DraftToken> {
        let typed = serde_json::to_string(&keepable(typed))?;
        self.backend.change_or_begin(token, move |row| row.typed.clone_from(&typed)).await
    }

    /// Step 2.
    ///
    /// # Errors
    /// `Refused` with `RegistrationIncomplete` without the required consents, with
    /// `RegistrationExpired` when there is no such draft.
    pub async fn save_person(self, token: &DraftToken, person: Person, client: &Client) -> Result<()> {
        let is_given = |kind: &ConsentKind| person.consents.contains(kind);
        if !ConsentKind::ALL.iter().filter(|kind| kind.is_required()).all(is_given) {
            return Err(Refusal::RegistrationIncomplete.into());
        }
        let now_ms = self.backend.clock().now_ms();
        let lender = &self.backend.config().lender;
        let consents = give_consents(lender, &person.consents, client, now_ms);
        // what was shown, as it was shown
        let shown: Vec<_> = person.consents.iter().map(|kind| kind.document(lender)).collect();
        let (hash, shown) = (&token.hash(), &shown);
        let (person, consents) = (&serde_json::to_string(&person)?, &serde_json::to_string(&consents)?);
        self.backend
            .store()
            .write(|tx| async move {
                let row = queries::lock_draft_in_tx(&tx, hash, now_ms).await?.ok_or(Refusal::RegistrationExpired)?;
                for document in shown {
                    documents::keep_in_tx(&tx, document, Concerns::default(), now_ms).await?;
                }
                let row = registration_drafts::Model {
                    person: Some(person.clone()),
                    consents: Some(consents.clone()),
                    number_taken: false,
                    ..row
                };
                queries::update_draft_in_tx(&tx, row).await
            })
            .await
    }

    /// Step 3. Keeps the password's hash and sends the code of step 4.
    ///
    /// # Errors
    /// `Refused` with `RegistrationIncomplete` before step 2, `TooMany` when the phone or the
    /// address has had its share of SMS.
    pub async fn save_password(self, token: &DraftToken, password: Password, client: &Client) -> Result<CodeSent> {
        let hash = self.backend.passwords().hash(&password).await?;
        self.backend
            .change(token, move |row| {
                if row.person.is_none() {
                    return Err(Refusal::RegistrationIncomplete.into());
                }
                row.password_hash = Some(hash.clone());
                Ok(())
            })
            .await?;
        self.resend_registration_code(token, client).await
    }

    /// Sends the code of step 4 again; within a minute of the last it sends none and answers with
    /// the one that is under way.
    pub async fn resend_registration_code(self, token: &DraftToken, client: &Client) -> Result<CodeSent> {
        let hash = token.hash();
        let row = queries::find_draft(self.backend.store().reader(), &hash, self.backend.clock().now_ms())
            .await?
            .ok_or(Refusal::RegistrationExpired)?;
        let person = person_of(&row)?.filter(|_| row.password_hash.is_some());
        let person = person.ok_or(Refusal::RegistrationIncomplete)?;
        self.backend.send_code(confirms(&person.phone, &hash), Asker::Stranger, client).await
    }

    /// Step 4. The right code makes the borrower and the first session. Where the phone is on file, whoever says the name
    /// and the day of birth that are on file with it is the same person, and is signed in. Anybody else has a number that
    /// was another's before, and sees nothing of them: [`Visitor::ask_for_number`].
    ///
    /// # Errors
    /// `Refused` with `NumberTaken` where the phone is another person's.
    ///
    /// `Refused` as for any code, or when the draft is gone or lacks a step; with `AlreadyRegistered` when the form was
    /// sent before and has led to a cabinet.
    pub async fn confirm_registration(self, token: &DraftToken, code: SmsCode, client: &Client) -> Result<Registered> {
        let (hash, code) = (&token.hash(), &code);
        let result: Result<_, Refusal> = self
            .backend
            .store()
            .write(|tx| async move {
                let row = queries::find_draft(&tx, hash, self.backend.clock().now_ms()).await?;
                let Some(row) = row else { return Ok(Err(self.backend.why_gone_in_tx(&tx, hash).await?)) };
                let (Some(person), Some(password_hash)) = (person_of(&row)?, row.password_hash.clone()) else {
                    return Ok(Err(Refusal::RegistrationIncomplete));
                };
                let binding = confirms(&person.phone, hash);
                let redeemed = self.backend.redeem_code_in_tx(&tx, binding, code, Asker::Stranger, client).await?;
                if let Err(refusal) = redeemed {
                    // The form again: what came of it then holds.
                    let again = refusal == Refusal::CodeUsed && row.number_taken;
                    return Ok(Err(if again { Refusal::NumberTaken } else { refusal }));
                }
                let registered = self.backend.register_in_tx(&tx, &row, &person, password_hash, client).await?;
                let row = match &registered {
                    Ok(_) => finished(row, self.backend.clock().now_ms())?,
                    Err(_) => registration_drafts::Model { number_taken: true, ..row },
                };
                queries::update_draft_in_tx(&tx, row).await?;
                Ok(registered)
            })
            .await?;
        Ok(result?)
    }
}

impl Backend {
    async fn register_in_tx(
        &self,
        tx: &Tx,
        row: &registration_drafts::Model,
        person: &Person,
        password_hash: String,
        client: &Client,
    ) -> Result<Result<Registered, Refusal>> {
        let id = BorrowerId::random();
        let consents = row.consents.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default();
        let now_ms = self.clock().now_ms();
        let is_new = borrowers::insert_in_tx(tx, id, person, password_hash, consents, now_ms).await?;
        let borrower = if is_new {
            id
        } else {
            let on_file = borrowers::queries::find_by_phone(tx, &person.phone).await?.ok_or(Error::Conflict)?;
            if !is_same_person(&on_file, person) {
                return Ok(Err(Refusal::NumberTaken));
            }
            on_file.id
        };
        if let Some(choice) = &row.choice {
            let revision = Revision::Sent(if is_new { 0 } else { now_ms });
            borrowers::queries::save_choice_in_tx(tx, borrower, choice.clone(), revision, now_ms).await?;
        }
        let session = self.begin_session_in_tx(tx, borrower, client).await?;
        Ok(Ok(Registered { session, already_registered: !is_new }))
    }

    async fn why_gone_in_tx(&self, tx: &Tx, token_hash: &str) -> Result<Refusal> {
        let is_finished = queries::is_finished(tx, token_hash, self.clock().now_ms()).await?;
        Ok(if is_finished { Refusal::AlreadyRegistered } else { Refusal::RegistrationExpired })
    }

    /// Changes a draft; a token that finds none begins a new one.
    async fn change_or_begin(
        &self,
        token: Option<&DraftToken>,
        change: impl Fn(&mut registration_drafts::Model) + Send + Sync,
    ) -> Result<DraftToken> {
        let change = &change;
        let apply = |row: &mut registration_drafts::Model| {
            change(row);
            Ok(())
        };
        if let Some(token) = token {
            match self.change(token, apply).await {
                Err(Error::Refused(Refusal::RegistrationExpired)) => {}
                result => return result.map(|()| token.clone()),
            }
        }
        let token = DraftToken(crypto::random_token()?);
        let now_ms = self.clock().now_ms();
        let mut row = registration_drafts::Model {
            token_hash: token.hash(),
            choice: None,
            typed: serde_json::to_string(&Typed::new())?,
            person: None,
            consents: None,
            password_hash: None,
            created_at_ms: now_ms,
            expires_at_ms: now_ms.saturating_add(KEPT_MS),
            finished: false,
            number_taken: false,
        };
        change(&mut row);
        let row = &row;
        self.store().write(|tx| async move { queries::insert_draft_in_tx(&tx, row.clone()).await }).await?;
        Ok(token)
    }

    async fn change(
        &self,
        token: &DraftToken,
        change: impl Fn(&mut registration_drafts::Model) -> Result<()> + Send + Sync,
    ) -> Result<()> {
        let (hash, change, now_ms) = (&token.hash(), &change, self.clock().now_ms());
        self.store()
            .write(|tx| async move {
                let mut row =
                    queries::lock_draft_in_tx(&tx, hash, now_ms).await?.ok_or(Refusal::RegistrationExpired)?;
                change(&mut row)?;
                queries::update_draft_in_tx(&tx, row).await
            })
            .await
    }
}

/// What is left of a draft that led to a cabinet, for those who send its last form again.
fn finished(row: registration_drafts::Model, now_ms: i64) -> Result<registration_drafts::Model> {
    Ok(registration_drafts::Model {
        finished: true,
        expires_at_ms: now_ms.saturating_add(FINISHED_KEPT_MS),
        choice: None,
        typed: serde_json::to_string(&Typed::new())?,
        person: None,
        consents: None,
        password_hash: None,
        ..row
    })
}

fn person_of(row: &registration_drafts::Model) -> Result<Option<Person>> {
    Ok(row.person.as_deref().map(serde_json::from_str).transpose()?)
}

/// The code of step 4 belongs to one draft: another's code for the same phone does not confirm it.
fn confirms<'a>(phone: &'a Phone, draft: &'a str) -> Binding<'a> {
    Binding { phone, purpose: Purpose::Registration, subject: draft }
}
