//! The lender's use cases. [`Backend`] is the whole public face: people who are signed out reach
//! registration and sign-in through it, a signed-in borrower everything else through
//! [`Borrower`], which can see and touch only what is that borrower's own.
//!
//! One way through: use case (`mod.rs` of a domain) → rule (`lending`) and store (`queries.rs`).

pub mod account;
pub mod applications;
pub mod audit;
pub mod borrowers;
pub mod cabinet;
pub mod calendar_feed;
pub mod cards;
pub mod client;
pub mod clock;
pub mod config;
pub mod decisions;
pub mod error;
pub mod holidays;
pub mod id;
pub mod ledger;
pub mod payments;
pub mod products;
pub mod prolongations;
pub mod reconciliation;
pub mod refunds;
pub mod registration;
pub mod seed;
pub mod sign_in;
pub mod sms_code;
pub mod staff;
pub mod vital_signs;
pub mod work;

mod actor;
mod crypto;
mod documents;
mod facade;
mod gateways;
mod housekeeping;
mod jobs;
mod limits;
mod loans;
mod payouts;
mod reversals;
mod settings;
mod signing;
mod store;
#[cfg(test)]
#[allow(unreachable_pub, clippy::unwrap_used, reason = "the tests outside of the crate use it too")]
#[path = "../tests/support/database.rs"]
mod test_database;
mod transfers;
mod webhooks;

pub use client::Client;
pub use clock::Clock;
pub use config::Config;
pub use error::{Error, Result};
pub use facade::{Backend, Borrower, Operator, Visitor};
pub use id::{
    ApplicationId, BorrowerId, CardId, FormKey, HolidayRequestId, LoanId, PaymentId, PayoutId, ProfileId,
    ProlongationId, RefundId, ReversalId, TransferId,
};
pub use store::page::Page;
