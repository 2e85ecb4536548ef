//! A number that is on file as another person's. Operators give numbers that nobody uses to other people, so whoever
//! has one need not be the borrower: the newcomer sees nothing of the former owner, and asks for the number; staff
//! answer, with the passport before them. Only then do the former owner's sessions end.

use jiff::Timestamp;
use lending::{Phone, Refusal};
use uuid::Uuid;

use super::{DraftToken, person_of, queries};
use crate::{
    Backend, BorrowerId, Client, Error, Operator, Result, Visitor,
    actor::Actor,
    audit::{self, Act},
    borrowers::{self, Person, full_name_of},
    calendar_feed, cards, sign_in, sms_code,
    staff::StaffMember,
    store::{
        Tx,
        entity::number_requests::{self, Answer},
    },
};

/// How it stands with a number that is on file as another person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberTaken {
    /// Nothing was asked yet.
    NotAsked,
    /// Staff have not answered yet.
    Asked,
    /// It stays the other person's.
    Refused,
}

/// A request that waits for an answer, as staff see it.
#[derive(Clone, Debug)]
pub struct NumberRequest {
    /// The request.
    pub id: String,
    /// The number.
    pub phone: String,
    /// Who says that it is theirs: surname, given name, patronymic.
    pub name: String,
    /// The day of birth.
    pub birth_on: jiff::civil::Date,
    /// Since when it waits.
    pub asked_at: Timestamp,
    /// Whose it is on file; none by now.
    pub former_owner: Option<BorrowerId>,
}

/// How it stands with a draft's number; none where nothing is in the way, or no longer is.
pub(super) async fn state_of(backend: &Backend, token_hash: &str, number_taken: bool) -> Result<Option<NumberTaken>> {
    if !number_taken {
        return Ok(None);
    }
    let request = queries::find_number_request(backend.store().reader(), token_hash).await?;
    Ok(match request.map(|request| request.answer) {
        None => Some(NumberTaken::NotAsked),
        Some(None) => Some(NumberTaken::Asked),
        Some(Some(Answer::Refused)) => Some(NumberTaken::Refused),
        Some(Some(Answer::Given)) => None,
    })
}

impl Visitor<'_> {
    /// Asks for the number that was confirmed by a code and is on file as another person's. Asked again it changes
    /// nothing.
    ///
    /// # Errors
    /// `Refused` with `RegistrationExpired` without the draft, with `RegistrationIncomplete` where no number is in the
    /// way.
    pub async fn ask_for_number(self, token: &DraftToken, client: &Client) -> Result<()> {
        let (backend, hash, now_ms) = (self.backend, &token.hash(), self.backend.clock().now_ms());
        backend
            .store()
            .write(|tx| async move {
                let draft = queries::lock_draft_in_tx(&tx, hash, now_ms).await?.ok_or(Refusal::RegistrationExpired)?;
                let person =
                    person_of(&draft)?.filter(|_| draft.number_taken).ok_or(Refusal::RegistrationIncomplete)?;
                let id = Uuid::new_v4().to_string();
                let row = number_requests::Model {
                    draft_hash: hash.clone(),
                    phone: person.phone.as_str().to_owned(),
                    person_sealed: backend.secrets().seal(&place(&id), &person)?,
                    id,
                    ip: client.ip.to_string(),
                    user_agent: client.user_agent.clone(),
                    asked_at_ms: now_ms,
                    answer: None,
                    answered_by: None,
                    answered_at_ms: None,
                };
                queries::insert_number_request_in_tx(&tx, row).await
            })
            .await
    }
}

impl Operator<'_> {
    /// The requests for numbers that wait for an answer, the oldest first.
    pub async fn list_number_requests(self) -> Result<Vec<NumberRequest>> {
        let reader = self.backend.store().reader();
        let mut waiting = Vec::new();
        for row in queries::list_number_requests(reader).await? {
            let person: Person = self.backend.secrets().open(&place(&row.id), &row.person_sealed)?;
            let owner = borrowers::queries::find_by_phone(reader, &person.phone).await?;
            waiting.push(NumberRequest {
                name: full_name_of(&person),
                birth_on: person.birth_date.date(),
                id: row.id,
                phone: row.phone,
                asked_at: Timestamp::from_millisecond(row.asked_at_ms).map_err(Error::internal)?,
                former_owner: owner.map(|owner| owner.id),
            });
        }
        Ok(waiting)
    }
}

impl StaffMember<'_> {
    /// Gives a number to whoever asked for it: its former owner is signed out everywhere and has no number until
    /// [`Self::set_phone`]; codes on their way to it end. The newcomer then registers with it.
    ///
    /// # Errors
    /// `NotFound` without such a request, `Conflict` when it was answered.
    pub async fn give_number(&self, request: &str) -> Result<()> {
        self.answer(request, Answer::Given).await
    }

    /// Leaves a number with whose it is.
    ///
    /// # Errors
    /// As [`Self::give_number`].
    pub async fn refuse_number(&self, request: &str) -> Result<()> {
        self.answer(request, Answer::Refused).await
    }

    async fn answer(&self, request: &str, answer: Answer) -> Result<()> {
        let (backend, now_ms) = (self.backend, self.backend.clock().now_ms());
        let (login, by) = (&self.login.to_string(), &Actor::Staff(self.login.to_string()));
        backend
            .store()
            .write(|tx| async move {
                let row = queries::lock_number_request_in_tx(&tx, request).await?.ok_or(Error::NotFound)?;
                if row.answer.is_some() {
                    return Err(Error::Conflict);
                }
                let phone = Phone::parse(&row.phone).map_err(Error::internal)?;
                queries::answer_number_request_in_tx(&tx, row, answer, login, now_ms).await?;
                if answer == Answer::Refused {
                    return audit::note_in_tx(&tx, by, Act::RefuseNumber, &request, "", now_ms).await;
                }
                if let Some(owner) = borrowers::queries::find_by_phone(&tx, &phone).await? {
                    end_reach_in_tx(&tx, owner.id, Some(&phone)).await?;
                    borrowers::queries::take_phone_in_tx(&tx, owner.id).await?;
                    audit::note_in_tx(&tx, by, Act::GiveNumber, &owner.id, request, now_ms).await?;
                }
                Ok(())
            })
            .await
    }

    /// Gives a borrower, who came with the passport, another number. They sign in anew with it.
    ///
    /// # Errors
    /// `NotFound` without such a borrower, `Conflict` when the number is somebody's.
    pub async fn set_phone(&self, borrower: BorrowerId, phone: &Phone) -> Result<()> {
        let now_ms = self.backend.clock().now_ms();
        let by = &Actor::Staff(self.login.to_string());
        self.backend
            .store()
            .write(|tx| async move {
                let row = borrowers::queries::lock_in_tx(&tx, borrower).await?;
                if borrowers::queries::find_by_phone(&tx, phone).await?.is_some_and(|owner| owner.id != borrower) {
                    return Err(Error::Conflict);
                }
                end_reach_in_tx(&tx, borrower, Phone::parse(&row.phone).ok().as_ref()).await?;
                borrowers::queries::set_phone_in_tx(&tx, borrower, phone).await?;
                audit::note_in_tx(&tx, by, Act::SetPhone, &borrower, "", now_ms).await
            })
            .await
    }
}

/// Nobody is signed in as the borrower any more, or has their calendar; no loan is paid out by their number, and no code that is on its way to their number is
/// good.
async fn end_reach_in_tx(tx: &Tx, borrower: BorrowerId, phone: Option<&Phone>) -> Result<()> {
    sign_in::end_sessions_in_tx(tx, borrower).await?;
    calendar_feed::end_in_tx(tx, borrower).await?;
    cards::queries::end_accounts_in_tx(tx, borrower).await?;
    match phone {
        Some(phone) => sms_code::end_all_in_tx(tx, phone).await,
        None => Ok(()),
    }
}

fn place(id: &str) -> String {
    format!("number_requests/{id}/person_sealed")
}
