//! What a borrower agrees to.

use serde::{Deserialize, Serialize};

use crate::{
    Client, Visitor,
    config::Lender,
    documents::{
        Document, Template,
        template::{CREDIT_BUREAU, MARKETING, PERSONAL_DATA, SIGNING_BY_CODE, about},
    },
};

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

/// Each consent is a document of its own (152-ФЗ ст. 9, as of 2025-09-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentKind {
    /// Processing of personal data. Required.
    PersonalData,
    /// A request to the credit bureau. Required.
    CreditBureau,
    /// Agreement on signing by code (63-ФЗ ст. 9). Required.
    SigningByCode,
    /// Advertising. Never required.
    Marketing,
}

impl ConsentKind {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::PersonalData, Self::CreditBureau, Self::SigningByCode, Self::Marketing];

    /// Whether nobody registers without it.
    pub const fn is_required(self) -> bool {
        !matches!(self, Self::Marketing)
    }

    /// The name in storage and on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::PersonalData => "personal_data",
            Self::CreditBureau => "credit_bureau",
            Self::SigningByCode => "signing_by_code",
            Self::Marketing => "marketing",
        }
    }

    const fn template(self) -> Template {
        match self {
            Self::PersonalData => PERSONAL_DATA,
            Self::CreditBureau => CREDIT_BUREAU,
            Self::SigningByCode => SIGNING_BY_CODE,
            Self::Marketing => MARKETING,
        }
    }

    fn text(self, lender: &Lender) -> ConsentText {
        let template = self.template();
        ConsentText { title: template.title, version: template.version, text: template.fill(&about(lender)) }
    }

    /// What is kept of the text.
    pub(crate) fn document(self, lender: &Lender) -> Document {
        let ConsentText { title, version, text } = self.text(lender);
        let text = format!("{title}\n{version}\n{text}");
        Document { kind: self.template().kind, version: version.to_owned(), text }
    }
}

/// A consent as it was given: the evidence is fixed when the box was ticked, not later.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct GivenConsent {
    pub(super) kind: ConsentKind,
    pub(super) text_version: String,
    pub(super) text_hash: String,
    pub(super) accepted_at_ms: i64,
    pub(super) ip: String,
    pub(super) user_agent: String,
}

impl Visitor<'_> {
    /// The text of a consent, with the lender's details in it.
    pub fn consent_text(self, kind: ConsentKind) -> ConsentText {
        kind.text(&self.backend.config().lender)
    }
}

/// What is kept of the consents that a person gives now.
pub(crate) fn give_consents(lender: &Lender, kinds: &[ConsentKind], client: &Client, now_ms: i64) -> Vec<GivenConsent> {
    let given = ConsentKind::ALL.into_iter().filter(|kind| kinds.contains(kind));
    given
        .map(|kind| {
            let document = kind.document(lender);
            GivenConsent {
                kind,
                text_hash: document.hash(),
                text_version: document.version,
                accepted_at_ms: now_ms,
                ip: client.ip.to_string(),
                user_agent: client.user_agent.clone(),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::*;
    use crate::Config;

    #[test]
    fn every_consent_names_the_lender_and_leaves_no_gap() {
        let lender = Config::from_pairs::<String, String>([]).unwrap().lender;
        for kind in ConsentKind::ALL {
            let consent = kind.text(&lender);
            assert!(consent.text.contains(&lender.name), "{kind:?}");
            assert!(!consent.text.contains(['{', '}']), "{kind:?}");
        }
    }

    #[test]
    fn another_text_has_another_hash() {
        let lender = Config::from_pairs::<String, String>([]).unwrap().lender;
        let hashes: BTreeSet<_> = ConsentKind::ALL.into_iter().map(|kind| kind.document(&lender).hash()).collect();
        assert_eq!(hashes.len(), ConsentKind::ALL.len());
    }
}
