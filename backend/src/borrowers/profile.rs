//! What the lender knows about a borrower beyond the person: passport, address, work, income. Sealed at rest.

use lending::{
    Address, BirthDate, BirthPlace, DivisionCode, Education, Employer, Inn, IssueDate, Issuer, Money, PassportNumber,
    Position,
};
use serde::{Deserialize, Serialize};

use super::{Typed, keepable, queries};
use crate::{
    Borrower, BorrowerId, Error, ProfileId, Result,
    actor::Actor,
    audit::{self, Act},
    store::{Revision, entity::profile_versions},
};

/// The profile part of an application.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Profile {
    /// «Серия и номер паспорта».
    pub passport_number: PassportNumber,
    /// «Кем выдан».
    pub issuer: Issuer,
    /// «Дата выдачи».
    pub issued_on: IssueDate,
    /// «Код подразделения».
    pub division_code: DivisionCode,
    /// «Место рождения».
    pub birth_place: BirthPlace,
    /// «Адрес регистрации».
    pub address: Address,
    /// «Место работы».
    pub employer: Employer,
    /// «Должность».
    pub position: Position,
    /// «Образование».
    pub education: Education,
    /// «Ежемесячный доход».
    pub monthly_income: Money,
    /// «Платежи по другим кредитам в месяц».
    pub monthly_payments: Money,
    /// «ИНН».
    pub inn: Option<Inn>,
}

/// How far the profile is.
#[derive(Clone, Debug, Default)]
pub struct ProfileState {
    /// The borrower's own name, for a greeting.
    pub given_name: String,
    /// The day of birth, which the day of a passport's issue is checked against.
    pub birth_date: Option<BirthDate>,
    /// A complete profile is on file: an application asks for nothing more.
    pub complete: bool,
    /// What was typed and is not complete yet.
    pub typed: Typed,
}

impl Borrower<'_> {
    /// How far the profile is.
    pub async fn profile_state(&self) -> Result<ProfileState> {
        let db = self.backend.store().reader();
        let (given_name, birth_on) = queries::find_person(db, self.id).await?.ok_or(Error::NotFound)?;
        let birth_date = BirthDate::parse(&birth_on.to_string(), self.backend.clock().today()).ok();
        let typed = match queries::find_profile_draft(db, self.id).await?.and_then(|draft| draft.typed_sealed) {
            Some(sealed) => self.backend.secrets().open(&place(self.id, "typed_sealed"), &sealed)?,
            None => Typed::new(),
        };
        let complete = queries::find_newest_profile(db, self.id).await?.is_some();
        Ok(ProfileState { given_name, birth_date, complete, typed })
    }

    /// Keeps what was typed before it is checked. Requests may arrive in another order than they were sent in: one
    /// [`Revision::Kept`] by the way never replaces what a newer one brought.
    pub async fn save_typed_profile(&self, typed: Typed, revision: Revision) -> Result<()> {
        // What is typed is a passport as much as what is saved: it is sealed the same way.
        let typed = keepable(typed);
        let sealed = self.backend.secrets().seal(&place(self.id, "typed_sealed"), &typed)?;
        let (id, sealed, now_ms) = (self.id, &sealed, self.backend.clock().now_ms());
        self.backend
            .store()
            .write(
                |tx| async move { queries::save_typed_profile_in_tx(&tx, id, sealed.clone(), revision, now_ms).await },
            )
            .await
    }

    /// Saves a complete profile, as a new version of what is on file.
    pub async fn save_profile(&self, profile: Profile) -> Result<()> {
        let secrets = self.backend.secrets();
        let now_ms = self.backend.clock().now_ms();
        let row = profile_versions::Model {
            id: ProfileId::random(),
            borrower_id: self.id,
            number: 1,
            sealed: secrets.seal(&place(self.id, "sealed"), &profile)?,
            passport_lookup: secrets.keyed_hash("passport", &[&profile.passport_number.digits()]),
            saved_at_ms: now_ms,
        };
        let row = &row;
        self.backend
            .store()
            .write(|tx| async move {
                queries::lock_in_tx(&tx, row.borrower_id).await?;
                let before = queries::find_newest_profile(&tx, row.borrower_id).await?;
                let number = before.map_or(1, |version| version.number + 1);
                queries::insert_profile_in_tx(&tx, profile_versions::Model { number, ..row.clone() }).await?;
                queries::end_profile_draft_in_tx(&tx, row.borrower_id, now_ms).await?;
                let by = Actor::Borrower(row.borrower_id);
                audit::note_in_tx(&tx, &by, Act::SaveProfile, &row.id, &format!("version {number}"), now_ms).await
            })
            .await
    }

    /// A version of the profile; without its id what is on file now.
    pub(crate) async fn find_profile(&self, id: Option<ProfileId>) -> Result<Option<Profile>> {
        let reader = self.backend.store().reader();
        let row = match id {
            Some(id) => queries::find_profile(reader, id).await?.filter(|row| row.borrower_id == self.id),
            None => queries::find_newest_profile(reader, self.id).await?,
        };
        row.map(|row| self.backend.secrets().open(&place(self.id, "sealed"), &row.sealed)).transpose()
    }
}

/// Where a sealed value stands; it opens nowhere else.
fn place(borrower: BorrowerId, column: &str) -> String {
    format!("profiles/{borrower}/{column}")
}
