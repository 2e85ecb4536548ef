//! What is typed to apply for a loan.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lending::{
    Address, BirthDate, BirthPlace, DivisionCode, Education, Employer, FieldError, Income, Inn, IssueDate, Issuer,
    Money, MonthlyPayments, PassportNumber, Position, is_blank,
};
use serde::{Deserialize, Serialize};

use crate::{components::calculator::ChoiceForm, error::FieldErrors};

/// The form as it is sent. One form with three buttons: whichever is pressed, all of it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ApplyForm {
    /// Product, amount and term.
    #[serde(flatten)]
    pub choice: ChoiceForm,
    /// What the lender did not know yet.
    #[serde(flatten)]
    pub profile: ProfileForm,
    /// Filled when the profile was asked for.
    pub with_profile: String,
    /// The chosen card, or account at a bank.
    pub card: String,
    /// The bank of an account that is to be put among them.
    pub bank: String,
    /// Filled when the notice of a high debt burden stood on the page.
    pub burden_notice: String,
    /// Greater with each change: of several requests that keep the form, the newest has the greatest.
    pub revision: String,
    /// Made by the server for each form that it shows.
    pub idempotency_key: String,
    /// The same for linking a card.
    pub card_key: String,
    /// Which button was pressed.
    pub intent: String,
}

/// Value of the button that links a card.
pub const LINK_CARD: &str = "link_card";
/// The button that puts an account at a bank among the cards.
pub const ADD_ACCOUNT: &str = "add_account";

impl ApplyForm {
    /// The borrower wants to link a card, not to send the application yet.
    pub fn links_card(&self) -> bool {
        self.intent == LINK_CARD
    }

    /// The bank of an account that is to be put among the cards; none where another button was pressed.
    ///
    /// # Errors
    /// When no bank is chosen.
    pub fn added_bank(&self) -> Option<Result<&str, FieldErrors>> {
        (self.intent == ADD_ACCOUNT).then(|| match self.bank.as_str() {
            "" => Err(FieldErrors::one("bank", FieldError::NotAChoice)),
            bank => Ok(bank),
        })
    }

    /// The revision as a number; nonsense is older than anything.
    pub fn revision(&self) -> i64 {
        self.revision.parse().unwrap_or_default()
    }

    /// Whether the profile was asked for.
    pub fn has_profile(&self) -> bool {
        !self.with_profile.is_empty()
    }

    /// What the browser can see is wrong before the application is sent. Linking a card, or adding an account, needs
    /// nothing of the rest.
    pub fn mistakes(&self) -> FieldErrors {
        if self.links_card() {
            return FieldErrors::none();
        }
        if let Some(bank) = self.added_bank() {
            return bank.err().unwrap_or_default();
        }
        let mut mistakes = self.choice.parse().err().unwrap_or_default();
        if self.has_profile() {
            mistakes.extend(self.profile.parse(None).err().unwrap_or_default());
        }
        if self.card.is_empty() {
            mistakes.extend(FieldErrors::one("card", FieldError::NoCard));
        }
        mistakes
    }
}

/// The profile part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileForm {
    passport_number: String,
    issuer: String,
    issued_on: String,
    division_code: String,
    birth_place: String,
    address: String,
    employer: String,
    position: String,
    education: String,
    monthly_income: String,
    monthly_payments: String,
    inn: String,
}

/// A valid profile.
#[derive(Clone, Debug)]
pub struct ValidProfile {
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

impl ProfileForm {
    /// The profile, or what is wrong. The day of issue is checked against the borrower's day of
    /// birth and today; the browser does not know them, and leaves that check to the server.
    pub fn parse(&self, born_and_today: Option<(BirthDate, Date)>) -> Result<ValidProfile, FieldErrors> {
        let mut errors = FieldErrors::none();
        let passport_number = errors.check("passport_number", PassportNumber::parse(&self.passport_number));
        let issuer = errors.check("issuer", Issuer::parse(&self.issuer));
        let issued_on = if let Some((born, today)) = born_and_today {
            errors.check("issued_on", IssueDate::parse(&self.issued_on, born, today))
        } else {
            errors.check("issued_on", filled(&self.issued_on));
            None
        };
        let division_code = errors.check("division_code", DivisionCode::parse(&self.division_code));
        let birth_place = errors.check("birth_place", BirthPlace::parse(&self.birth_place));
        let address = errors.check("address", Address::parse(&self.address));
        let employer = errors.check("employer", Employer::parse(&self.employer));
        let position = errors.check("position", Position::parse(&self.position));
        let education = errors.check("education", Education::parse(&self.education));
        let income = errors.check("monthly_income", Income::parse(&self.monthly_income));
        let payments = errors.check("monthly_payments", MonthlyPayments::parse(&self.monthly_payments));
        let inn = errors.check("inn", if_given(&self.inn, Inn::parse));
        let profile = || {
            Some(ValidProfile {
                passport_number: passport_number?,
                issuer: issuer?,
                issued_on: issued_on?,
                division_code: division_code?,
                birth_place: birth_place?,
                address: address?,
                employer: employer?,
                position: position?,
                education: education?,
                monthly_income: income?.money(),
                monthly_payments: payments?.money(),
                inn: inn?,
            })
        };
        profile().ok_or(errors)
    }

    /// What was typed, field by field, as a draft keeps it.
    pub fn typed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("passport_number", &self.passport_number),
            ("issuer", &self.issuer),
            ("issued_on", &self.issued_on),
            ("division_code", &self.division_code),
            ("birth_place", &self.birth_place),
            ("address", &self.address),
            ("employer", &self.employer),
            ("position", &self.position),
            ("education", &self.education),
            ("monthly_income", &self.monthly_income),
            ("monthly_payments", &self.monthly_payments),
            ("inn", &self.inn),
        ]
        .into_iter()
        .map(|(field, value)| (field, value.as_str()))
    }

    /// Income and payments as they were typed before.
    pub fn with_means(typed: &BTreeMap<String, String>) -> Self {
        let value = |field: &str| typed.get(field).cloned().unwrap_or_default();
        Self { monthly_income: value("monthly_income"), monthly_payments: value("monthly_payments"), ..Self::default() }
    }

    /// Income and payments a month as far as they are typed.
    pub fn means(&self) -> Option<(Money, Money)> {
        let income = Income::parse(&self.monthly_income).ok()?.money();
        let payments = MonthlyPayments::parse(&self.monthly_payments).map_or(Money::ZERO, MonthlyPayments::money);
        Some((income, payments))
    }
}

/// A field that may stay empty.
fn if_given<T>(raw: &str, parse: impl Fn(&str) -> Result<T, FieldError>) -> Result<Option<T>, FieldError> {
    if is_blank(raw) { Ok(None) } else { parse(raw).map(Some) }
}

/// A field that may not stay empty.
fn filled(raw: &str) -> Result<(), FieldError> {
    if is_blank(raw) { Err(FieldError::Required) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn form() -> ApplyForm {
        ApplyForm {
            profile: ProfileForm {
                passport_number: "4508 123456".into(),
                issuer: "ОВД района Арбат г. Москвы".into(),
                issued_on: "01.02.2015".into(),
                division_code: "770001".into(),
                birth_place: "г. Москва".into(),
                address: "119019, г. Москва, ул. Арбат, д. 1".into(),
                employer: "ООО «Ромашка»".into(),
                position: "Инженер".into(),
                education: "higher".into(),
                monthly_income: "60 000".into(),
                monthly_payments: "0".into(),
                inn: String::new(),
            },
            with_profile: "yes".into(),
            ..ApplyForm::default()
        }
    }

    #[test]
    fn a_profile_is_read() {
        let today = date(2026, 11, 22);
        let born = BirthDate::parse("1990-01-31", today).ok();
        let profile = form().profile.parse(born.map(|born| (born, today)));
        assert!(profile.is_ok_and(|profile| profile.monthly_income == Money::from_rubles(60_000)));
        // The browser finds nothing wrong, and has no profile either.
        assert!(form().profile.parse(None).is_err_and(|errors| errors.is_empty()));
    }

    #[test]
    fn linking_a_card_needs_nothing_else() {
        let linking = ApplyForm { intent: LINK_CARD.into(), ..ApplyForm::default() };
        assert!(linking.mistakes().is_empty());
        let adding = ApplyForm { intent: ADD_ACCOUNT.into(), bank: "100000000111".into(), ..ApplyForm::default() };
        assert!(adding.mistakes().is_empty());
        let no_bank = ApplyForm { bank: String::new(), ..adding };
        assert_eq!(no_bank.mistakes().iter().map(|(field, _)| field).collect::<Vec<_>>(), ["bank"]);
        let fields: Vec<_> = ApplyForm { with_profile: "yes".into(), ..ApplyForm::default() }
            .mistakes()
            .iter()
            .map(|(field, _)| field.to_owned())
            .collect();
        assert!(fields.contains(&"card".to_owned()) && fields.contains(&"issuer".to_owned()), "{fields:?}");
    }
}
