//! Registration: four steps with a draft that survives reload and going back.
//!
//! The draft is found by a random token in a cookie. It keeps what was typed as it was typed, so
//! that a page can show it again; the password is kept as its hash only.

use std::collections::BTreeMap;

use lending::{BirthDate, Email, InvitationCode, Money, Password, PersonName, Phone, Refusal, SmsCode};
use serde::{Deserialize, Serialize};

use crate::{
    Backend, BorrowerId, Client, Error, Result,
    applications::check_choice,
    crypto,
    sign_in::{CodeSent, SessionToken, find_borrower},
    sms_code::{Binding, Purpose},
    store::{Revision, Tx, entity::registration_drafts},
};

mod queries;

pub(crate) use queries::{find_choice, forget, save_choice_in_tx};

/// A draft is kept for so long after it was begun.
const KEPT_MS: i64 = 24 * 60 * 60_000;

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

/// What was typed into a form, field by field.
pub type Typed = BTreeMap<String, String>;

/// The loan that somebody chose before registering.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanChoice {
    /// The product's code.
    pub product: String,
    /// The amount.
    pub amount: Money,
    /// The term in days.
    pub term_days: u32,
}

/// The person of the second step.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Person {
    /// «Фамилия».
    pub surname: PersonName,
    /// «Имя».
    pub given_name: PersonName,
    /// «Отчество».
    pub patronymic: Option<PersonName>,
    /// «Дата рождения».
    pub birth_date: BirthDate,
    /// «Номер телефона».
    pub phone: Phone,
    /// «Электронная почта».
    pub email: Option<Email>,
    /// «Код приглашения».
    pub invitation_code: Option<InvitationCode>,
    /// What the person agreed to; the required ones are checked by `save_person`.
    pub consents: Vec<ConsentKind>,
}

/// Each consent is a document of its own (152-ФЗ ст. 9, as of 2025-09-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Processing of personal data. Required.
    PersonalData,
    /// A request to the credit bureau. Required.
    CreditBureau,
    /// Agreement on signing by code (63-ФЗ ст. 9). Required.
    SigningByCode,
    /// Advertising. Never required.
    Marketing,
}

impl ConsentKind {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::PersonalData, Self::CreditBureau, Self::SigningByCode, Self::Marketing];

    /// Whether nobody registers without it.
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::Marketing)
    }

    /// The name in storage and on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PersonalData => "personal_data",
            Self::CreditBureau => "credit_bureau",
            Self::SigningByCode => "signing_by_code",
            Self::Marketing => "marketing",
        }
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
}

/// The way in after the phone was confirmed.
pub struct Registered {
    /// The new session.
    pub session: SessionToken,
    /// The phone belonged to a borrower already: that borrower is signed in, nothing was changed.
    pub already_registered: bool,
}

/// A consent as it was given: the evidence is fixed when the box was ticked, not later.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct GivenConsent {
    kind: ConsentKind,
    text_version: String,
    text_hash: String,
    accepted_at_ms: i64,
    ip: String,
    user_agent: String,
}

impl Backend {
    /// The draft behind a token; none when it is unknown or older than 24 hours.
    pub async fn find_registration(&self, token: &DraftToken) -> Result<Option<Draft>> {
        let hash = token.hash();
        let row = queries::find_draft(self.store().reader(), &hash, self.clock().now_ms()).await?;
        let Some(row) = row else { return Ok(None) };
        let person = person_of(&row)?;
        let code_sent = match &person {
            Some(person) if row.password_hash.is_some() => self.find_code(confirms(&person.phone, &hash)).await?,
            _ => None,
        };
        Ok(Some(Draft {
            choice: row.choice.as_deref().map(serde_json::from_str).transpose()?,
            typed: serde_json::from_str(&row.typed)?,
            has_person: person.is_some(),
            has_password: row.password_hash.is_some(),
            code_sent,
        }))
    }

    /// Step 1. Begins a draft when there is none.
    ///
    /// # Errors
    /// `Refused` with `ProductNotOffered`, `AmountOutOfRange` or `TermOutOfRange`.
    pub async fn save_loan_choice(&self, token: Option<&DraftToken>, choice: LoanChoice) -> Result<DraftToken> {
        let product = self.find_product(&choice.product).await?.ok_or(Refusal::ProductNotOffered)?;
        check_choice(self, &product, &choice, true)?;
        let choice = serde_json::to_string(&choice)?;
        self.change_or_begin(token, move |row| row.choice = Some(choice.clone())).await
    }

    /// Keeps what was typed in step 2 before it is checked, so that nothing typed is lost.
    pub async fn save_typed_person(&self, token: Option<&DraftToken>, typed: Typed) -> Result<DraftToken> {
        let typed = serde_json::to_string(&typed)?;
        self.change_or_begin(token, move |row| row.typed.clone_from(&typed)).await
    }

    /// Step 2.
    ///
    /// # Errors
    /// `Refused` with `RegistrationIncomplete` without the required consents, with
    /// `RegistrationExpired` when there is no such draft.
    pub async fn save_person(&self, token: &DraftToken, person: Person, client: &Client) -> Result<()> {
        let is_given = |kind: &ConsentKind| person.consents.contains(kind);
        if !ConsentKind::ALL.iter().filter(|kind| kind.is_required()).all(is_given) {
            return Err(Refusal::RegistrationIncomplete.into());
        }
        let consents = self.give_consents(&person, client);
        let (person, consents) = (serde_json::to_string(&person)?, serde_json::to_string(&consents)?);
        self.change(token, move |row| {
            row.person = Some(person.clone());
            row.consents = Some(consents.clone());
            Ok(())
        })
        .await
    }

    /// Step 3. Keeps the password's hash and sends the code of step 4.
    ///
    /// # Errors
    /// `Refused` with `RegistrationIncomplete` before step 2, `TooMany` when the phone or the
    /// address has had its share of SMS.
    pub async fn save_password(&self, token: &DraftToken, password: Password, client: &Client) -> Result<CodeSent> {
        let hash = self.passwords().hash(&password).await?;
        self.change(token, move |row| {
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
    pub async fn resend_registration_code(&self, token: &DraftToken, client: &Client) -> Result<CodeSent> {
        let hash = token.hash();
        let row = queries::find_draft(self.store().reader(), &hash, self.clock().now_ms())
            .await?
            .ok_or(Refusal::RegistrationExpired)?;
        let person = person_of(&row)?.filter(|_| row.password_hash.is_some());
        let person = person.ok_or(Refusal::RegistrationIncomplete)?;
        self.send_code(confirms(&person.phone, &hash), client).await
    }

    /// Step 4. The right code makes the borrower and the first session. A phone that is registered
    /// already signs its borrower in, who has the phone at hand, and changes nothing.
    ///
    /// # Errors
    /// `Refused` as for any code, or when the draft is gone or lacks a step.
    pub async fn confirm_registration(&self, token: &DraftToken, code: SmsCode, client: &Client) -> Result<Registered> {
        let (hash, code) = (&token.hash(), &code);
        let result: Result<_, Refusal> = self
            .store()
            .write(|tx| async move {
                let row = queries::find_draft(&tx, hash, self.clock().now_ms()).await?;
                let Some(row) = row else { return Ok(Err(Refusal::RegistrationExpired)) };
                let (Some(person), Some(password_hash)) = (person_of(&row)?, row.password_hash.clone()) else {
                    return Ok(Err(Refusal::RegistrationIncomplete));
                };
                if let Err(refusal) = self.redeem_code_in_tx(&tx, confirms(&person.phone, hash), code).await? {
                    return Ok(Err(refusal));
                }
                let registered = self.register_in_tx(&tx, &row, &person, password_hash, client).await?;
                queries::delete_draft_in_tx(&tx, hash).await?;
                Ok(Ok(registered))
            })
            .await?;
        Ok(result?)
    }

    async fn register_in_tx(
        &self,
        tx: &Tx,
        row: &registration_drafts::Model,
        person: &Person,
        password_hash: String,
        client: &Client,
    ) -> Result<Registered> {
        let id = BorrowerId::random();
        let consents = row.consents.as_deref().map(serde_json::from_str).transpose()?.unwrap_or_default();
        let is_new = self.insert_borrower_in_tx(tx, id, person, password_hash, consents).await?;
        let borrower = if is_new {
            if let Some(choice) = &row.choice {
                save_choice_in_tx(tx, id, choice.clone(), Revision::Sent(0), 0).await?;
            }
            id
        } else {
            find_borrower(tx, &person.phone).await?.ok_or(Error::Conflict)?.id
        };
        let session = self.begin_session_in_tx(tx, borrower, client).await?;
        Ok(Registered { session, already_registered: !is_new })
    }

    /// Makes a borrower with what the person agreed to; answers whether there was none with that
    /// phone, else nothing is changed.
    pub(crate) async fn insert_borrower_in_tx(
        &self,
        tx: &Tx,
        id: BorrowerId,
        person: &Person,
        password_hash: String,
        consents: Vec<GivenConsent>,
    ) -> Result<bool> {
        let now_ms = self.clock().now_ms();
        let is_new = queries::insert_borrower_in_tx(tx, id, person, password_hash, now_ms).await?;
        if is_new {
            queries::insert_consents_in_tx(tx, id, consents).await?;
        }
        Ok(is_new)
    }

    /// What is kept of the consents that a person gives now.
    pub(crate) fn give_consents(&self, person: &Person, client: &Client) -> Vec<GivenConsent> {
        let accepted_at_ms = self.clock().now_ms();
        let given = ConsentKind::ALL.into_iter().filter(|kind| person.consents.contains(kind));
        given
            .map(|kind| {
                let text = self.consent_text(kind);
                GivenConsent {
                    kind,
                    text_version: text.version.to_owned(),
                    text_hash: text.hash(),
                    accepted_at_ms,
                    ip: client.ip.to_string(),
                    user_agent: client.user_agent.clone(),
                }
            })
            .collect()
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

fn person_of(row: &registration_drafts::Model) -> Result<Option<Person>> {
    Ok(row.person.as_deref().map(serde_json::from_str).transpose()?)
}

/// The code of step 4 belongs to one draft: another's code for the same phone does not confirm it.
fn confirms<'a>(phone: &'a Phone, draft: &'a str) -> Binding<'a> {
    Binding { phone, purpose: Purpose::Registration, subject: draft }
}
