//! Documents: the texts that a borrower agrees to or signs, kept exactly as they were shown.
//!
//! A document's id is the SHA-256 of its text. Whatever was agreed to or signed names it: `consents.text_hash`,
//! `applications.conditions_hash`, `signatures.document_hash`. A text that is the same for everybody is kept once.

pub(crate) mod queries;
pub(crate) mod template;

use crate::{
    ApplicationId, BorrowerId, Result,
    crypto::sha256_hex,
    store::{Tx, entity::documents},
};

pub(crate) use template::Template;

/// A text as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) kind: &'static str,
    pub(crate) version: String,
    /// Exactly what is shown, title and version with it.
    pub(crate) text: String,
}

/// Whose a document is, and what about; neither for one that is the same for everybody.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Concerns {
    pub(crate) borrower: Option<BorrowerId>,
    pub(crate) application: Option<ApplicationId>,
}

impl Document {
    /// SHA-256 of the text, hexadecimal: the document's id.
    pub(crate) fn hash(&self) -> String {
        sha256_hex(&self.text)
    }
}

/// Keeps a document, unless it is kept already.
pub(crate) async fn keep_in_tx(tx: &Tx, document: &Document, concerns: Concerns, now_ms: i64) -> Result<()> {
    let row = documents::Model {
        hash: document.hash(),
        kind: document.kind.to_owned(),
        template_version: document.version.clone(),
        borrower_id: concerns.borrower,
        application_id: concerns.application,
        text: document.text.clone(),
        kept_at_ms: now_ms,
    };
    queries::insert_in_tx(tx, row).await
}
