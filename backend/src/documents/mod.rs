//! The texts that a borrower agrees to. A text that somebody agreed to is never changed: a new
//! wording is a new file, and its version the day from which it holds.

use crate::{Backend, config::Lender, crypto, registration::ConsentKind};

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

impl Backend {
    /// The text of a consent, with the lender's details in it.
    pub fn consent_text(&self, kind: ConsentKind) -> ConsentText {
        consent_text(kind, &self.config().lender)
    }
}

fn consent_text(kind: ConsentKind, lender: &Lender) -> ConsentText {
    let (title, version, template) = match kind {
        ConsentKind::PersonalData => (
            "Согласие на обработку персональных данных",
            "2026-11-01",
            include_str!("consents/personal_data_2026-11-01.txt"),
        ),
        ConsentKind::CreditBureau => (
            "Согласие на получение кредитного отчёта",
            "2026-11-01",
            include_str!("consents/credit_bureau_2026-11-01.txt"),
        ),
        ConsentKind::SigningByCode => (
            "Соглашение об использовании простой электронной подписи",
            "2026-11-01",
            include_str!("consents/signing_by_code_2026-11-01.txt"),
        ),
        ConsentKind::Marketing => {
            ("Согласие на получение рекламы", "2026-11-01", include_str!("consents/marketing_2026-11-01.txt"))
        }
    };
    let text = template
        .trim()
        .replace("{lender}", &lender.name)
        .replace("{registration_number}", &lender.registration_number)
        .replace("{register_entry}", &lender.register_entry)
        .replace("{address}", &lender.address)
        .replace("{phone}", &lender.phone);
    ConsentText { title, version, text }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::Config;

    #[test]
    fn every_consent_names_the_lender_and_leaves_no_gap() {
        let lender = Config::from_pairs::<String, String>([]).unwrap().lender;
        for kind in ConsentKind::ALL {
            let consent = consent_text(kind, &lender);
            assert!(consent.text.contains(&lender.name), "{kind:?}");
            assert!(!consent.text.contains(['{', '}']), "{kind:?}");
        }
    }

    #[test]
    fn another_text_has_another_hash() {
        let lender = Config::from_pairs::<String, String>([]).unwrap().lender;
        let hashes: std::collections::BTreeSet<_> =
            ConsentKind::ALL.into_iter().map(|kind| consent_text(kind, &lender).hash()).collect();
        assert_eq!(hashes.len(), ConsentKind::ALL.len());
    }
}
