//! Who a borrower is and how they are reached.

use lending::{BirthDate, Email, InvitationCode, PersonName, Phone};
use serde::{Deserialize, Serialize};

use super::{ConsentKind, GivenConsent, queries};
use crate::{
    BorrowerId, Result,
    actor::Actor,
    audit::{self, Act},
    store::{Tx, entity::borrowers},
};

/// A person, as whoever registers says.
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

/// Makes a borrower with what the person agreed to; answers whether there was none with that phone, else nothing is
/// changed.
pub(crate) async fn insert_in_tx(
    tx: &Tx,
    id: BorrowerId,
    person: &Person,
    password_hash: String,
    consents: Vec<GivenConsent>,
    now_ms: i64,
) -> Result<bool> {
    let is_new = queries::insert_in_tx(tx, id, person, password_hash, now_ms).await?;
    if is_new {
        let agreed: Vec<_> = consents.iter().map(|consent| consent.kind.name()).collect();
        let agreed = agreed.join(" ");
        queries::insert_consents_in_tx(tx, id, consents).await?;
        audit::note_in_tx(tx, &Actor::Borrower(id), Act::Register, &id, &agreed, now_ms).await?;
    }
    Ok(is_new)
}

/// Whether somebody who registers is the person on file: surname, given name and day of birth say so.
pub(crate) fn is_same_person(on_file: &borrowers::Model, person: &Person) -> bool {
    // «Семёнов» is written «Семенов» as often
    let folded = |name: &str| name.to_lowercase().replace('ё', "е");
    folded(&on_file.surname) == folded(person.surname.as_str())
        && folded(&on_file.given_name) == folded(person.given_name.as_str())
        && on_file.birth_on == person.birth_date.date().into()
}

/// Surname, given name and patronymic of somebody who registers.
pub(crate) fn full_name_of(person: &Person) -> String {
    let parts = [Some(&person.surname), Some(&person.given_name), person.patronymic.as_ref()];
    parts.into_iter().flatten().map(PersonName::as_str).collect::<Vec<_>>().join(" ")
}

/// Surname, given name and patronymic.
pub(crate) fn full_name(person: &borrowers::Model) -> String {
    let parts = [Some(&person.surname), Some(&person.given_name), person.patronymic.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}
