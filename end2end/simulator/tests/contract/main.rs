//! The simulator's interfaces over HTTP, as any client sees them.
#![allow(clippy::unwrap_used)]

mod bureau;
mod client;
mod control;
mod faults;
mod idempotence;
mod lists;
mod pages;
mod payments;
mod payouts;
mod shapes;
mod sms;
mod webhooks;
