//! A folder for each page: `mod.rs` what it shows, `form.rs` what is typed and the rules for it,
//! `api.rs` the server functions and what crosses the wire.

pub mod account;
pub mod application;
pub mod apply;
pub mod closed_loans;
pub mod holiday;
pub mod home;
pub mod landing;
pub mod loan;
pub mod login;
pub mod not_found;
pub mod options;
pub mod pay;
pub mod payment;
pub mod prolong;
pub mod register;
pub mod schedule;
