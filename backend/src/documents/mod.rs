//! The texts that a borrower agrees to. A text that somebody agreed to is never changed: a new
//! wording is a new file, and its version the day from which it holds.

use crate::{config::Lender, crypto};

/// A consent as it is shown and agreed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentText {
    /// What it is called.
    pub title: &'static str,
    /// Which wording this is: the day from which it holds.
    pub version: &'static str,
    /// The text: paragraphs with an empty line between them.
    pub text: String,
}

impl ConsentText {
    /// SHA-256 of title, version and text, hexadecimal: what the record of a consent keeps.
    pub fn hash(&self) -> String {
        crypto::sha256_hex(format!("{}\n{}\n{}", self.title, self.version, self.text))
    }
}

/// A consent before the lender's details are in it.
pub(crate) struct ConsentTemplate {
    title: &'static str,
    version: &'static str,
    text: &'static str,
}

impl ConsentTemplate {
    pub(crate) fn fill(&self, lender: &Lender) -> ConsentText {
        let text = self
            .text
            .trim()
            .replace("{lender}", &lender.name)
            .replace("{registration_number}", &lender.registration_number)
            .replace("{register_entry}", &lender.register_entry)
            .replace("{address}", &lender.address)
            .replace("{phone}", &lender.phone);
        ConsentText { title: self.title, version: self.version, text }
    }
}

pub(crate) const PERSONAL_DATA: ConsentTemplate = ConsentTemplate {
    title: "Согласие на обработку персональных данных",
    version: "2026-11-01",
    text: include_str!("consents/personal_data_2026-11-01.txt"),
};
pub(crate) const CREDIT_BUREAU: ConsentTemplate = ConsentTemplate {
    title: "Согласие на получение кредитного отчёта",
    version: "2026-11-01",
    text: include_str!("consents/credit_bureau_2026-11-01.txt"),
};
pub(crate) const SIGNING_BY_CODE: ConsentTemplate = ConsentTemplate {
    title: "Соглашение об использовании простой электронной подписи",
    version: "2026-11-01",
    text: include_str!("consents/signing_by_code_2026-11-01.txt"),
};
pub(crate) const MARKETING: ConsentTemplate = ConsentTemplate {
    title: "Согласие на получение рекламы",
    version: "2026-11-01",
    text: include_str!("consents/marketing_2026-11-01.txt"),
};
