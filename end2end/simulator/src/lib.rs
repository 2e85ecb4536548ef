//! Stands in for what a lender's site talks to: an acquirer, an SMS gateway and a credit bureau.
//!
//! Each speaks its real HTTP interface, so the site's adapters differ by their base address only:
//!
//! - below `/v3` the acquirer's public API, version 3 (payments, refunds, linked cards, payouts, notifications), with
//!   pages of its own for the card and the 3-D Secure code below `/confirm`;
//! - below `/v2` SMS Aero's API; what was sent stands in the inbox, `/inbox` and `/inbox.json`;
//! - below `/bureau/v1` a credit bureau, an interface of our own.
//!
//! `/faults` switches faults on; `/control` shows and moves what tests need. The tables of test cards, of the bureau's
//! answers and of the faults stand in the README beside this crate.
//!
//! State lives in memory. Tests run it in their own process:
//!
//! ```
//! use simulator::{Simulator, SimulatorConfig};
//!
//! let simulator = Simulator::start(SimulatorConfig::default())?;
//! assert!(simulator.acquirer_url().ends_with("/v3"));
//! simulator.stop();
//! # Ok::<(), std::io::Error>(())
//! ```

mod acquirer;
mod auth;
mod bureau;
mod cards;
mod checkout;
mod clock;
mod config;
mod connection;
mod control;
mod faults;
mod inbox;
mod money;
mod objects;
mod pages;
mod server;
mod sms;
mod webhooks;
mod world;

pub use config::{PayoutTiming, SimulatorConfig};
pub use faults::{Channel, Fault};
pub use inbox::Message;
pub use server::{Simulator, SimulatorHandle};
pub use world::Call;
