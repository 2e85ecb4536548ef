//! What a credit holiday is asked for by, and the code that signs the request.

use lending::{Amount, FieldError, HolidayGround, Money, SmsCode, format};
use serde::{Deserialize, Serialize};

use crate::error::FieldErrors;

/// The wish as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct HolidayForm {
    /// The loan.
    pub loan: String,
    pub(super) ground: String,
    pub(super) last_two_months: String,
    pub(super) twelve_months_before: String,
    pub(super) months: String,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HolidayWish {
    /// Why.
    pub ground: HolidayGround,
    /// For how many months.
    pub months: u8,
}

/// Which ground it is, without its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The income fell.
    Income,
    /// An emergency.
    Emergency,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Self; 2] = [Self::Income, Self::Emergency];

    /// What the form calls it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Income => "income",
            Self::Emergency => "emergency",
        }
    }
}

impl From<HolidayGround> for Ground {
    fn from(ground: HolidayGround) -> Self {
        match ground {
            HolidayGround::IncomeFell { .. } => Self::Income,
            HolidayGround::Emergency => Self::Emergency,
        }
    }
}

impl HolidayForm {
    /// What an address asks for, which is how a page without JavaScript has figures worked out; none if it asks for nothing.
    pub fn asked(value: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let asked = |name| value(name).unwrap_or_default();
        let form = Self {
            loan: String::new(),
            ground: asked("ground"),
            last_two_months: asked("last_two_months"),
            twelve_months_before: asked("twelve_months_before"),
            months: asked("months"),
        };
        (form != Self::default()).then_some(form)
    }

    /// A wish as it would be typed.
    pub fn of(wish: HolidayWish) -> Self {
        let typed = |sum| format::rubles_short(sum).replace("\u{a0}₽", "");
        let (last_two_months, twelve_months_before) = match wish.ground {
            HolidayGround::IncomeFell { last_two_months, twelve_months_before } => {
                (typed(last_two_months), typed(twelve_months_before))
            }
            HolidayGround::Emergency => (String::new(), String::new()),
        };
        Self {
            loan: String::new(),
            ground: Ground::from(wish.ground).code().to_owned(),
            last_two_months,
            twelve_months_before,
            months: wish.months.to_string(),
        }
    }

    /// The wish, or what is wrong. Incomes count for their ground only. Whether the law grants it is the server's to check.
    pub fn parse(&self) -> Result<HolidayWish, FieldErrors> {
        let mut errors = FieldErrors::none();
        let ground = errors.check("ground", self.ground().ok_or(FieldError::NotAChoice));
        let ground = match ground {
            Some(Ground::Income) => {
                let last_two_months = errors.check("last_two_months", income(&self.last_two_months));
                let before = errors.check("twelve_months_before", Amount::parse(&self.twelve_months_before));
                last_two_months.zip(before).map(|(last_two_months, before)| HolidayGround::IncomeFell {
                    last_two_months,
                    twelve_months_before: before.money(),
                })
            }
            Some(Ground::Emergency) => Some(HolidayGround::Emergency),
            None => None,
        };
        let months = errors.check("months", self.months().ok_or(FieldError::NotAChoice));
        ground.zip(months).map(|(ground, months)| HolidayWish { ground, months }).ok_or(errors)
    }

    /// The ground that is chosen.
    pub fn ground(&self) -> Option<Ground> {
        Ground::ALL.into_iter().find(|ground| ground.code() == self.ground)
    }

    /// The months that are chosen.
    pub fn months(&self) -> Option<u8> {
        self.months.parse().ok().filter(|months| *months > 0)
    }

    /// The incomes of the last two months and of the twelve before, once both are typed.
    pub fn incomes(&self) -> Option<(Money, Money)> {
        let before = Amount::parse(&self.twelve_months_before).ok()?;
        Some((income(&self.last_two_months).ok()?, before.money()))
    }
}

/// An income; there may have been none.
fn income(typed: &str) -> Result<Money, FieldError> {
    let sum = Money::parse_rubles(typed)?;
    if sum > Amount::MAX { Err(FieldError::TooLarge { max: Amount::MAX }) } else { Ok(sum) }
}

/// The code, with the text that it signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SignRequestForm {
    /// The loan.
    pub loan: String,
    /// Hash of the text that the page showed.
    pub document_hash: String,
    code: String,
}

impl SignRequestForm {
    /// The code, or what is wrong with it.
    pub fn parse(&self) -> Result<SmsCode, FieldErrors> {
        SmsCode::parse(&self.code).map_err(|error| FieldErrors::one("code", error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(ground: &str, last: &str, before: &str, months: &str) -> HolidayForm {
        HolidayForm {
            loan: "loan".to_owned(),
            ground: ground.to_owned(),
            last_two_months: last.to_owned(),
            twelve_months_before: before.to_owned(),
            months: months.to_owned(),
        }
    }

    fn wrong(form: &HolidayForm) -> Vec<(String, FieldError)> {
        let errors = form.parse().err().unwrap_or_default();
        errors.iter().map(|(field, error)| (field.to_owned(), error)).collect()
    }

    #[test]
    fn incomes_count_for_their_ground() {
        let ground = HolidayGround::IncomeFell {
            last_two_months: Money::from_rubles(70_000),
            twelve_months_before: Money::from_kopecks(72_000_050),
        };
        assert_eq!(form("income", "70 000", "720 000,50", "3").parse(), Ok(HolidayWish { ground, months: 3 }));
        let emergency = Ok(HolidayWish { ground: HolidayGround::Emergency, months: 6 });
        for typed in ["", "many"] {
            assert_eq!(form("emergency", typed, typed, "6").parse(), emergency);
        }
        let nothing_now = form("income", "0", "720 000", "1").parse();
        assert!(
            nothing_now.is_ok_and(|wish| matches!(
                wish.ground,
                HolidayGround::IncomeFell { last_two_months: Money::ZERO, .. }
            ))
        );
    }

    #[test]
    fn each_field_says_what_is_wrong_with_it() {
        let (required, no_choice) = (FieldError::Required, FieldError::NotAChoice);
        let named = |errors: &[(&str, FieldError)]| -> Vec<(String, FieldError)> {
            errors.iter().map(|(field, error)| ((*field).to_owned(), *error)).collect()
        };
        assert_eq!(wrong(&form("", "", "", "")), named(&[("ground", no_choice), ("months", no_choice)]));
        assert_eq!(
            wrong(&form("income", "", " ", "3")),
            named(&[("last_two_months", required), ("twelve_months_before", required)])
        );
        let least = FieldError::TooSmall { min: Amount::MIN };
        assert_eq!(wrong(&form("income", "0", "0", "3")), named(&[("twelve_months_before", least)]));
        let most = FieldError::TooLarge { max: Amount::MAX };
        assert_eq!(wrong(&form("income", "1000000001", "1", "3")), named(&[("last_two_months", most)]));
        for months in ["0", "-1", "три", "256"] {
            assert_eq!(wrong(&form("emergency", "", "", months)), named(&[("months", no_choice)]), "{months}");
        }
    }

    #[test]
    fn a_wish_is_typed_as_it_was() {
        for typed in [form("income", "70 000", "720 000,50", "3"), form("emergency", "", "", "6")] {
            assert_eq!(typed.parse().map(|wish| HolidayForm::of(wish).parse()), Ok(typed.parse()));
        }
    }

    #[test]
    fn an_address_asks_for_something_or_nothing() {
        assert_eq!(HolidayForm::asked(|_| None), None);
        let asked = HolidayForm::asked(|name| (name == "months").then(|| "2".to_owned()));
        assert_eq!(asked.and_then(|form| form.months()), Some(2));
    }
}
