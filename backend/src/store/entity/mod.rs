//! One file for each table: its columns as Rust sees them.

pub(crate) mod application_stages;
pub(crate) mod applications;
pub(crate) mod borrowers;
pub(crate) mod bureau_reports;
pub(crate) mod cards;
pub(crate) mod choices;
pub(crate) mod consents;
pub(crate) mod day_closes;
pub(crate) mod jobs;
pub(crate) mod ledger_entries;
pub(crate) mod ledger_transactions;
pub(crate) mod loan_events;
pub(crate) mod loans;
pub(crate) mod notifications;
pub(crate) mod payment_keys;
pub(crate) mod payments;
pub(crate) mod payouts;
pub(crate) mod products;
pub(crate) mod profiles;
pub(crate) mod promotions;
pub(crate) mod rate_limits;
pub(crate) mod registration_drafts;
pub(crate) mod sessions;
pub(crate) mod settings;
pub(crate) mod signatures;
pub(crate) mod sms_codes;
