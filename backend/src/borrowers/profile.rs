//! What the lender knows about a borrower beyond the person: passport, address, work, income. Sealed at rest.

use jiff::civil::Date;
use lending::{
    Address, BirthDate, BirthPlace, DivisionCode, Education, Employer, Inn, IssueDate, Issuer, Money, PassportNumber,
    Position, Refusal,
};
use serde::{Deserialize, Serialize};

use super::{
    Typed, keepable,
    one_person::{link_in_tx, same_person},
    queries,
};
use crate::{
    Backend, Borrower, BorrowerId, Error, ProfileId, Result,
    actor::Actor,
    audit::{self, Act},
    store::{Revision, Tx, entity::profile_versions},
};

const DAY_MS: i64 = 24 * 60 * 60_000;

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
    /// A complete profile is on file.
    pub complete: bool,
    /// What an application asks for of it.
    pub on_file: OnFile,
    /// What was typed and is not complete yet.
    pub typed: Typed,
    /// The borrower has another cabinet, with another phone.
    pub other_cabinet: bool,
}

/// What an application asks for of the profile.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OnFile {
    /// All of it: there is none.
    #[default]
    Nothing,
    /// Nothing: it is complete, and was confirmed lately.
    Confirmed,
    /// That it is confirmed or corrected: it was saved long ago.
    ToConfirm,
    /// A new passport: its term has ended.
    PassportOutlived,
}

impl OnFile {
    /// How it stands with a profile that was saved then.
    fn of(backend: &Backend, profile: &Profile, birth_on: Date, saved_at_ms: i64) -> Self {
        let clock = backend.clock();
        let age_ms = clock.now_ms().saturating_sub(saved_at_ms);
        if profile.issued_on.is_outlived(birth_on, clock.today()) {
            Self::PassportOutlived
        } else if age_ms > i64::from(backend.config().profile_days).saturating_mul(DAY_MS) {
            Self::ToConfirm
        } else {
            Self::Confirmed
        }
    }

    /// Whether an application may be sent with it as it is.
    ///
    /// # Errors
    /// Refused with `ProfileIncomplete`, `ProfileToConfirm` or `PassportOutlived`.
    pub(crate) fn suffices(self) -> Result<(), Refusal> {
        match self {
            Self::Confirmed => Ok(()),
            Self::Nothing => Err(Refusal::ProfileIncomplete),
            Self::ToConfirm => Err(Refusal::ProfileToConfirm),
            Self::PassportOutlived => Err(Refusal::PassportOutlived),
        }
    }
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
        let newest = queries::find_newest_profile(db, self.id).await?;
        let on_file = match &newest {
            Some(row) => {
                let profile = self.backend.secrets().open(&place(self.id, "sealed"), &row.sealed)?;
                OnFile::of(self.backend, &profile, birth_on.into(), row.saved_at_ms)
            }
            None => OnFile::Nothing,
        };
        let other_cabinet = same_person(db, self.id).await?.len() > 1;
        Ok(ProfileState { given_name, birth_date, complete: newest.is_some(), on_file, typed, other_cabinet })
    }

    /// What is on file, for its owner to confirm or correct.
    pub async fn profile_on_file(&self) -> Result<Option<Profile>> {
        self.find_profile(None).await
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

    /// Saves a complete profile, as a new version of what is on file. The passport links the borrower with whoever gave
    /// it before.
    ///
    /// # Errors
    /// Refused with `PassportOutlived`, and with `PassportOfAnother` where it is on file as that of somebody else.
    pub async fn save_profile(&self, profile: Profile) -> Result<()> {
        let row = &SealedProfile::new(self.backend, self.id, &profile)?;
        self.backend
            .store()
            .write(|tx| async move {
                queries::lock_in_tx(&tx, self.id).await?;
                save_in_tx(self.backend, &tx, row).await.map(drop)
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

/// A complete profile, sealed for its borrower.
pub(crate) struct SealedProfile {
    row: profile_versions::Model,
    issued_on: IssueDate,
}

impl SealedProfile {
    pub(crate) fn new(backend: &Backend, borrower: BorrowerId, profile: &Profile) -> Result<Self> {
        let secrets = backend.secrets();
        let row = profile_versions::Model {
            id: ProfileId::random(),
            borrower_id: borrower,
            number: 1,
            sealed: secrets.seal(&place(borrower, "sealed"), profile)?,
            passport_lookup: secrets.keyed_hash("passport", &[&profile.passport_number.digits()]),
            saved_at_ms: backend.clock().now_ms(),
        };
        Ok(Self { row, issued_on: profile.issued_on })
    }
}

/// Saves a profile of a borrower who is locked.
///
/// # Errors
/// As [`Borrower::save_profile`].
pub(crate) async fn save_in_tx(backend: &Backend, tx: &Tx, profile: &SealedProfile) -> Result<profile_versions::Model> {
    let SealedProfile { row, issued_on } = profile;
    let (id, now_ms) = (row.borrower_id, row.saved_at_ms);
    let birth_on = queries::get(tx, id).await?.birth_on.into();
    if issued_on.is_outlived(birth_on, backend.clock().today()) {
        return Err(Refusal::PassportOutlived.into());
    }
    link_in_tx(tx, id, &row.passport_lookup).await??;
    let before = queries::find_newest_profile(tx, id).await?;
    let row = profile_versions::Model { number: before.map_or(1, |version| version.number + 1), ..row.clone() };
    queries::insert_profile_in_tx(tx, row.clone()).await?;
    queries::end_profile_draft_in_tx(tx, id, now_ms).await?;
    let version = format!("version {}", row.number);
    audit::note_in_tx(tx, &Actor::Borrower(id), Act::SaveProfile, &row.id, &version, now_ms).await?;
    Ok(row)
}

/// Whether an application may be sent with the profile that is on file, which is the answer.
///
/// # Errors
/// Refused with `ProfileIncomplete`, `ProfileToConfirm` or `PassportOutlived`.
pub(crate) async fn check_on_file_in_tx(backend: &Backend, tx: &Tx, id: BorrowerId) -> Result<profile_versions::Model> {
    let row = queries::find_newest_profile(tx, id).await?.ok_or(Refusal::ProfileIncomplete)?;
    let profile: Profile = backend.secrets().open(&place(id, "sealed"), &row.sealed)?;
    let birth_on = queries::get(tx, id).await?.birth_on.into();
    OnFile::of(backend, &profile, birth_on, row.saved_at_ms).suffices()?;
    Ok(row)
}

/// Where a sealed value stands; it opens nowhere else.
fn place(borrower: BorrowerId, column: &str) -> String {
    format!("profiles/{borrower}/{column}")
}
