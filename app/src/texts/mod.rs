//! Everything that people read, in both languages; nothing is written elsewhere.
//!
//! A file for each page holds the struct of its texts and, side by side, `RU` and `EN`: a text
//! that lacks a language does not compile. What depends on a figure is a function pointer.
//! The language of a page never changes while it is open, so texts are plain `&'static str`.

pub mod application;
pub mod apply;
pub mod common;
pub mod errors;
pub mod home;
pub mod landing;
pub mod loan;
pub mod login;
pub mod pay;
pub mod register;
pub mod words;

use jiff::civil::Date;
use leptos::prelude::*;

use crate::local_time::LocalTime;

/// The languages that the cabinet speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
        match self {
            Self::Russian => "ru",
            Self::English => "en",
        }
    }

    /// What it calls itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Russian => "Русский",
            Self::English => "English",
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
}

/// All texts of one language.
pub struct Texts {
    /// Which language.
    pub language: Language,
    /// What many pages share.
    pub common: common::Common,
    /// The first page.
    pub landing: landing::Landing,
    /// Registration.
    pub register: register::Register,
    /// Sign-in.
    pub login: login::Login,
    /// The cabinet's first page.
    pub home: home::Home,
    /// The form of an application.
    pub apply: apply::Apply,
    /// An application.
    pub application: application::Application,
    /// A loan.
    pub loan: loan::Loan,
    /// Paying.
    pub pay: pay::Pay,
}

static RUSSIAN: Texts = Texts {
    language: Language::Russian,
    common: common::RU,
    landing: landing::RU,
    register: register::RU,
    login: login::RU,
    home: home::RU,
    apply: apply::RU,
    application: application::RU,
    loan: loan::RU,
    pay: pay::RU,
};

static ENGLISH: Texts = Texts {
    language: Language::English,
    common: common::EN,
    landing: landing::EN,
    register: register::EN,
    login: login::EN,
    home: home::EN,
    apply: apply::EN,
    application: application::EN,
    loan: loan::EN,
    pay: pay::EN,
};

impl Texts {
    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::Russian => &RUSSIAN,
            Language::English => &ENGLISH,
        }
    }

    /// «5 декабря 2026», "5 December 2026".
    pub fn date(&self, date: Date) -> String {
        match self.language {
            Language::Russian => lending::format::date_ru(date),
            Language::English => lending::format::date_en(date),
        }
    }

    /// «5 декабря 2026, 14:05», "5 December 2026, 14:05".
    pub fn date_time(&self, at: LocalTime) -> String {
        format!("{}, {:02}:{:02}", self.date(at.date), at.hour, at.minute)
    }

    /// «21 день», "21 days".
    pub fn days(&self, days: u32) -> String {
        let unit = match self.language {
            Language::Russian => lending::format::plural_ru(days.into(), "день", "дня", "дней"),
            Language::English if days == 1 => "day",
            Language::English => "days",
        };
        format!("{days}\u{a0}{unit}")
    }
}

/// Finds out the page's language once, and gives every component its texts.
pub(crate) fn provide_texts() {
    #[cfg(feature = "ssr")]
    let language = crate::request::language();
    #[cfg(not(feature = "ssr"))]
    let language = document()
        .document_element()
        .and_then(|root| root.get_attribute("lang"))
        .and_then(|code| Language::parse(&code))
        .unwrap_or_default();
    provide_context(Texts::of(language));
}

/// The texts of the page's language.
pub fn texts() -> &'static Texts {
    use_context::<&'static Texts>().unwrap_or(&RUSSIAN)
}
