//! What the back end promises, over a database of its own for each test: SQLite's, or that of `TEST_DATABASE_URL`.
//!
//! One program: linked once, its support compiled once.
#![allow(clippy::unwrap_used)]

mod support;

mod account;
mod audit;
mod bank_accounts;
mod browsers;
mod calendar_feed;
mod codes;
mod cooling_off;
mod day_close;
mod decisions;
mod demonstration;
mod documents;
mod due_day;
mod faults;
mod holidays;
mod instalments;
mod lists;
mod numbers;
mod once;
mod persons;
mod portfolio;
mod profile;
mod prolongations;
mod refunds;
mod registration;
mod releases;
mod reports;
mod reversals;
mod settings;
mod sign_in;
mod signing;
mod staff;
mod transfers;
mod two_years;
mod verify_books;
mod whole_way;
mod work;
