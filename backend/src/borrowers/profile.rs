//! What the lender knows about a borrower beyond the person: passport, address, work, income. Sealed at rest.

use lending::{
    Address, BirthDate, BirthPlace, DivisionCode, Education, Employer, Inn, IssueDate, Issuer, Money, PassportNumber,
    Position,
};
use serde::{Deserialize, Serialize};

use super::{Typed, queries};
use crate::{
    Borrower, BorrowerId, Error, Result,
    store::{Revision, entity::profiles},
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
        let Some(row) = queries::find_profile(db, self.id).await? else {
            return Ok(ProfileState { given_name, birth_date, ..ProfileState::default() });
        };
        let typed = match &row.typed_sealed {
            Some(sealed) => self.backend.secrets().open(&place(self.id, "typed_sealed"), sealed)?,
            None => Typed::new(),
        };
        Ok(ProfileState { given_name, birth_date, complete: row.complete, typed })
    }

    /// Keeps what was typed before it is checked. Requests may arrive in another order than they were sent in: one
    /// [`Revision::Kept`] by the way never replaces what a newer one brought.
    pub async fn save_typed_profile(&self, typed: Typed, revision: Revision) -> Result<()> {
        // What is typed is a passport as much as what is saved: it is sealed the same way.
        let sealed = self.backend.secrets().seal(&place(self.id, "typed_sealed"), &typed)?;
        let (id, sealed, now_ms) = (self.id, &sealed, self.backend.clock().now_ms());
        self.backend
            .store()
            .write(
                |tx| async move { queries::save_typed_profile_in_tx(&tx, id, sealed.clone(), revision, now_ms).await },
            )
            .await
    }

    /// Saves a complete profile.
    pub async fn save_profile(&self, profile: Profile) -> Result<()> {
        let secrets = self.backend.secrets();
        let row = profiles::Model {
            borrower_id: self.id,
            sealed: Some(secrets.seal(&place(self.id, "sealed"), &profile)?),
            typed_sealed: None,
            // whatever was typed before and arrives now is older
            typed_revision: self.backend.clock().now_ms(),
            passport_lookup: Some(secrets.keyed_hash("passport", &[&profile.passport_number.digits()])),
            complete: true,
            monthly_income_kopecks: Some(profile.monthly_income.into()),
            monthly_payments_kopecks: Some(profile.monthly_payments.into()),
            updated_at_ms: self.backend.clock().now_ms(),
        };
        let row = &row;
        self.backend.store().write(|tx| async move { queries::save_profile_in_tx(&tx, row.clone()).await }).await
    }

    /// The profile, once it is complete.
    pub(crate) async fn find_profile(&self) -> Result<Option<Profile>> {
        let row = queries::find_profile(self.backend.store().reader(), self.id).await?;
        let sealed = row.filter(|row| row.complete).and_then(|row| row.sealed);
        sealed.map(|sealed| self.backend.secrets().open(&place(self.id, "sealed"), &sealed)).transpose()
    }
}

/// Where a sealed value stands; it opens nowhere else.
fn place(borrower: BorrowerId, column: &str) -> String {
    format!("profiles/{borrower}/{column}")
}
