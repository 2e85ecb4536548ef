//! Everything that people read, in both languages; nothing is written elsewhere.
//!
//! A file for each page holds its words, both languages side by side: a text that lacks one does not compile, nor does
//! one that nobody shows. Each text is a function of its own, so that the linker takes along what a program shows and
//! nothing else. The language of a page never changes while it is open.

/// Makes a type of texts: `texts! { LoanTexts: … }`, taken by [`texts`]. A text is one of
///
/// - `name: "ru", "en";` words that are always the same;
/// - `name(number: &str): "№ {number}", "No. {number}";` words around what is given, as `format!` takes them; values
///   that need work stand after the words;
/// - `name(stage: Stage) { Stage::Signed => "ru", "en"; … }` one of several, to be chosen by what is given;
/// - `name(error: Refusal) -> String { … }` the same, with values in the words;
/// - `name(days: u32) -> String: ru(days), en(days);` anything else.
macro_rules! texts {
    ($texts:ident: $($items:tt)*) => {
        #[derive(Clone, Copy)]
        pub(crate) struct $texts($crate::texts::Language);

        impl From<$crate::texts::Language> for $texts {
            fn from(language: $crate::texts::Language) -> Self {
                Self(language)
            }
        }

        /// Dates and figures are written as the language has them.
        impl std::ops::Deref for $texts {
            type Target = $crate::texts::Language;

            fn deref(&self) -> &Self::Target {
                &self.0
            }
        }

        impl $texts {
            text! { $($items)* }
        }
    };
}

/// A text, and those after it.
macro_rules! text {
    () => {};
    ($name:ident: $ru:literal, $en:literal; $($more:tt)*) => {
        pub(crate) fn $name(self) -> &'static str {
            self.0.pick($ru, $en)
        }
        text! { $($more)* }
    };
    ($name:ident($($given:ident: $kind:ty),+): $ru:literal, $en:literal $(, $value:expr)*; $($more:tt)*) => {
        pub(crate) fn $name(self, $($given: $kind),+) -> String {
            match self.0 {
                $crate::texts::Language::Russian => format!($ru $(, $value)*),
                $crate::texts::Language::English => format!($en $(, $value)*),
            }
        }
        text! { $($more)* }
    };
    ($name:ident($given:ident: $kind:ty) { $($case:pat => $ru:literal, $en:literal;)+ } $($more:tt)*) => {
        pub(crate) fn $name(self, $given: $kind) -> &'static str {
            match $given {
                $($case => self.0.pick($ru, $en),)+
            }
        }
        text! { $($more)* }
    };
    (
        $name:ident($given:ident: $kind:ty) -> String {
            $($case:pat $(if $only:expr)? => $ru:literal, $en:literal $(, $value:expr)*;)+
        }
        $($more:tt)*
    ) => {
        pub(crate) fn $name(self, $given: $kind) -> String {
            match (self.0, $given) {
                $(
                    ($crate::texts::Language::Russian, $case) $(if $only)? => format!($ru $(, $value)*),
                    ($crate::texts::Language::English, $case) $(if $only)? => format!($en $(, $value)*),
                )+
            }
        }
        text! { $($more)* }
    };
    ($name:ident $(($($given:ident: $kind:ty),+))? -> $told:ty: $ru:expr, $en:expr; $($more:tt)*) => {
        pub(crate) fn $name(self $(, $($given: $kind),+)?) -> $told {
            match self.0 {
                $crate::texts::Language::Russian => $ru,
                $crate::texts::Language::English => $en,
            }
        }
        text! { $($more)* }
    };
}

mod account;
mod application;
mod apply;
mod calculator;
#[cfg(feature = "ssr")]
pub(crate) mod calendar_file;
mod cards;
mod closed_loans;
mod common;
mod debt;
#[cfg(feature = "ssr")]
pub(crate) mod demonstration;
#[cfg(feature = "ssr")]
pub(crate) mod document;
pub(crate) mod errors;
mod explained;
#[cfg(feature = "ssr")]
pub(crate) mod footer;
mod full_cost;
mod holiday;
mod home;
mod landing;
mod loan;
mod login;
mod mistakes;
mod moscow;
mod options;
mod pay;
mod payment;
mod payment_schedule;
mod prolong;
mod register;
mod schedule;
mod stages;
mod way;
pub(crate) mod words;

use jiff::civil::Date;
use lending::{DailyRate, FullCost, Money, format};
use leptos::prelude::*;

pub(crate) use self::{
    account::AccountTexts, application::ApplicationTexts, apply::ApplyTexts, calculator::CalculatorTexts,
    cards::CardsTexts, closed_loans::ClosedLoansTexts, common::CommonTexts, debt::DebtTexts, explained::ExplainedTexts,
    full_cost::FullCostTexts, holiday::HolidayTexts, home::HomeTexts, landing::LandingTexts, loan::LoanTexts,
    login::LoginTexts, moscow::MoscowTexts, options::OptionsTexts, pay::PayTexts, payment::PaymentTexts,
    payment_schedule::PaymentScheduleTexts, prolong::ProlongTexts, register::RegisterTexts, schedule::ScheduleTexts,
    stages::StagesTexts, way::WayTexts,
};
use crate::local_time::LocalTime;

/// The languages that the cabinet speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Russian, the language of the contract.
    #[default]
    Russian,
    /// English.
    English,
}

impl Language {
    /// The code for `lang` attributes and the cookie.
    pub fn code(self) -> &'static str {
        self.pick("ru", "en")
    }

    /// What it calls itself.
    pub fn own_name(self) -> &'static str {
        self.pick("Русский", "English")
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Russian => Self::English,
            Self::English => Self::Russian,
        }
    }

    /// The language of a code.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "ru" => Some(Self::Russian),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    fn pick(self, ru: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Russian => ru,
            Self::English => en,
        }
    }

    /// «12 345,67 ₽», "12,345.67 ₽".
    pub fn rubles(self, sum: Money) -> String {
        self.figure(format::rubles(sum))
    }

    /// «12 345 ₽», "12,345 ₽": kopecks only if there are any.
    pub fn rubles_short(self, sum: Money) -> String {
        self.figure(format::rubles_short(sum))
    }

    /// «292,000 %», "292.000 %".
    pub fn percent(self, full_cost: FullCost) -> String {
        self.figure(format::percent(full_cost))
    }

    /// «0,8 %», "0.8 %".
    pub fn daily_percent(self, rate: DailyRate) -> String {
        self.figure(format::rate_percent(rate))
    }

    /// What stands before the kopecks, or before the decimals.
    pub fn decimal_separator(self) -> char {
        match self {
            Self::Russian => ',',
            Self::English => '.',
        }
    }

    /// Figures are formatted as Russian has them.
    fn figure(self, russian: String) -> String {
        match self {
            Self::Russian => russian,
            Self::English => format::in_english(&russian),
        }
    }

    /// «5 декабря 2026», "5 December 2026".
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Russian => format::date_ru(date),
            Self::English => format::date_en(date),
        }
    }

    /// «5 декабря 2026, 14:05 МСК», "5 December 2026, 14:05 MSK": hours are Moscow's.
    pub fn date_time(self, at: LocalTime) -> String {
        format!("{}, {:02}:{:02}\u{a0}{}", self.date(at.date), at.hour, at.minute, self.pick("МСК", "MSK"))
    }

    /// «4 часа», "4 hours".
    pub fn hours(self, hours: u32) -> String {
        match self {
            Self::Russian => count_ru(hours, "час", "часа", "часов"),
            Self::English => count_en(hours, "hour", "hours"),
        }
    }

    /// «21 минута», "21 minutes".
    pub fn minutes(self, minutes: u32) -> String {
        match self {
            Self::Russian => count_ru(minutes, "минута", "минуты", "минут"),
            Self::English => count_en(minutes, "minute", "minutes"),
        }
    }

    /// «6 месяцев», "6 months", after «до».
    pub fn months(self, months: u32) -> String {
        match self {
            Self::Russian => count_ru(months, "месяца", "месяцев", "месяцев"),
            Self::English => count_en(months, "month", "months"),
        }
    }

    /// «3 месяца», "3 months", after «на».
    pub fn for_months(self, months: u32) -> String {
        match self {
            Self::Russian => count_ru(months, "месяц", "месяца", "месяцев"),
            Self::English => count_en(months, "month", "months"),
        }
    }

    /// «21 день», "21 days".
    pub fn days(self, days: u32) -> String {
        match self {
            Self::Russian => count_ru(days, "день", "дня", "дней"),
            Self::English => count_en(days, "day", "days"),
        }
    }
}

/// «1 день», «2 дня», «5 дней»; the space does not break.
pub(crate) fn count_ru(count: u32, one: &str, few: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", format::plural_ru(count.into(), one, few, many))
}

/// "1 day", "2 days"; the space does not break.
pub(crate) fn count_en(count: u32, one: &str, many: &str) -> String {
    format!("{count}\u{a0}{}", if count == 1 { one } else { many })
}

/// Finds out the page's language once, and gives it to every component.
pub(crate) fn provide_language() {
    #[cfg(feature = "ssr")]
    let language = crate::request::language();
    #[cfg(not(feature = "ssr"))]
    let language = document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|code| Language::parse(&code))
        .unwrap_or_default();
    provide_context(language);
}

/// The page's language.
pub(crate) fn language() -> Language {
    use_context().unwrap_or_default()
}

/// Texts in the page's language.
pub(crate) fn texts<T: From<Language>>() -> T {
    language().into()
}
