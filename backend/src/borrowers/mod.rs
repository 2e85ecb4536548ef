//! Borrowers: the person and how they are reached, what they agreed to, what they chose, what the lender knows of them.
//!
//! | table | holds |
//! | --- | --- |
//! | `borrowers` | somebody who registered, one for each phone; `person_id` links those who are one person |
//! | `consents` | what was agreed to, when and from where; append only |
//! | `choices` | the product, amount and term chosen last |
//! | `profile_drafts` | what is being typed about passport, address, work and income, sealed |
//! | `profile_versions` | the same when it was complete, sealed; append only: what was on file when somebody signed stays |
//!
//! Nobody else reads or writes them.

mod choice;
mod consents;
mod one_person;
mod person;
mod profile;
pub(crate) mod queries;

use std::collections::BTreeMap;

pub use consents::{ConsentKind, ConsentText};
pub(crate) use consents::{GivenConsent, give_consents};
pub(crate) use one_person::{lock_person_in_tx, same_person};
pub use person::Person;
pub(crate) use person::{full_name, full_name_of, insert_in_tx, is_same_person};
pub use profile::{OnFile, Profile, ProfileState};
pub(crate) use profile::{SealedProfile, check_on_file_in_tx, save_in_tx};

pub use crate::store::Revision;

/// What was typed into a form, field by field.
pub type Typed = BTreeMap<String, String>;

/// The most of a field that is kept while it is typed, in characters; no field takes more.
const LONGEST_TYPED: usize = 1_000;

/// What may be kept of what was typed: not endless, and without the one character that a database has no place for.
pub(crate) fn keepable(typed: Typed) -> Typed {
    let keep = |text: String| text.chars().filter(|character| *character != '\0').take(LONGEST_TYPED).collect();
    typed.into_iter().map(|(field, value)| (field, keep(value))).collect()
}
