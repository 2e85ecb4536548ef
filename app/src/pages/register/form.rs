//! What is typed to register.

use lending::{BirthDate, Email, FieldError, InvitationCode, Password, PersonName, Phone};
use serde::{Deserialize, Serialize};

use crate::error::FieldErrors;

/// The second step: who it is, and what was agreed to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonForm {
    pub(super) surname: String,
    pub(super) given_name: String,
    pub(super) patronymic: String,
    pub(super) birth_date: String,
    pub(super) phone: String,
    pub(super) email: String,
    pub(super) invitation_code: String,
    pub(super) consent_personal_data: String,
    pub(super) consent_credit_bureau: String,
    pub(super) consent_signing_by_code: String,
    pub(super) consent_marketing: String,
}

/// The person of a valid second step.
#[derive(Clone, Debug)]
pub struct ValidPerson {
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
    /// Advertising was agreed to; the other consents are required.
    pub marketing: bool,
}

impl PersonForm {
    /// The person, or what is wrong. `today` decides who is of age.
    pub fn parse(&self, today: jiff::civil::Date) -> Result<ValidPerson, FieldErrors> {
        let mut errors = FieldErrors::none();
        let surname = errors.check("surname", PersonName::parse(&self.surname));
        let given_name = errors.check("given_name", PersonName::parse(&self.given_name));
        let patronymic = errors.check("patronymic", if_given(&self.patronymic, PersonName::parse));
        let birth_date = errors.check("birth_date", BirthDate::parse(&self.birth_date, today));
        let phone = errors.check("phone", Phone::parse(&self.phone));
        let email = errors.check("email", if_given(&self.email, Email::parse));
        let invitation_code = errors.check("invitation_code", if_given(&self.invitation_code, InvitationCode::parse));
        for (field, ticked) in [
            ("consent_personal_data", &self.consent_personal_data),
            ("consent_credit_bureau", &self.consent_credit_bureau),
            ("consent_signing_by_code", &self.consent_signing_by_code),
        ] {
            errors.check(field, if ticked.is_empty() { Err(FieldError::NotAgreed) } else { Ok(()) });
        }
        match (surname, given_name, patronymic, birth_date, phone, email, invitation_code) {
            (
                Some(surname),
                Some(given_name),
                Some(patronymic),
                Some(birth_date),
                Some(phone),
                Some(email),
                Some(invitation_code),
            ) if errors.is_empty() => Ok(ValidPerson {
                surname,
                given_name,
                patronymic,
                birth_date,
                phone,
                email,
                invitation_code,
                marketing: !self.consent_marketing.is_empty(),
            }),
            _ => Err(errors),
        }
    }

    /// What was typed, field by field, as a draft keeps it.
    pub fn typed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("surname", &self.surname),
            ("given_name", &self.given_name),
            ("patronymic", &self.patronymic),
            ("birth_date", &self.birth_date),
            ("phone", &self.phone),
            ("email", &self.email),
            ("invitation_code", &self.invitation_code),
            ("consent_personal_data", &self.consent_personal_data),
            ("consent_credit_bureau", &self.consent_credit_bureau),
            ("consent_signing_by_code", &self.consent_signing_by_code),
            ("consent_marketing", &self.consent_marketing),
        ]
        .into_iter()
        .map(|(field, value)| (field, value.as_str()))
    }
}

/// A field that may stay empty.
fn if_given<T>(raw: &str, parse: impl Fn(&str) -> Result<T, FieldError>) -> Result<Option<T>, FieldError> {
    if lending::is_blank(raw) { Ok(None) } else { parse(raw).map(Some) }
}

/// The third step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NewPasswordForm {
    password: String,
    password_repeat: String,
}

impl NewPasswordForm {
    /// The password, or what is wrong with it.
    pub fn parse(&self) -> Result<Password, FieldErrors> {
        let mut errors = FieldErrors::none();
        let password = errors.check("password", Password::parse(&self.password, None));
        if password.is_some() && self.password != self.password_repeat {
            return Err(FieldErrors::one("password_repeat", FieldError::Differs));
        }
        password.ok_or(errors)
    }
}
