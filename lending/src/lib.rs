//! The rules of lending: what a loan costs, what is owed on a day, where a payment goes, who may borrow.
//!
//! Pure and exact: no clock, no input or output, no floating point; the same code runs on the server and in the
//! browser. Money is whole kopecks, rates are integers, dates are civil dates that the caller gives. Everything that
//! the law fixes stands in [`law`] with its article and source.

pub mod account;
pub mod allocation;
pub mod applicant;
pub mod application;
pub mod bonus;
pub mod calendar;
pub mod complaint;
#[cfg(feature = "conformance")]
pub mod conformance;
pub mod decision;
pub mod derivation;
pub mod format;
pub mod full_cost;
pub mod holiday;
pub mod iso_date;
pub mod law;
pub mod limits;
pub mod loan;
pub mod money;
pub mod product;
pub mod rate;
pub mod refusal;
pub mod schedule;
mod typed;

pub use account::*;
pub use allocation::*;
pub use applicant::*;
pub use application::*;
pub use bonus::*;
pub use calendar::*;
pub use complaint::*;
pub use decision::*;
pub use derivation::*;
pub use format::*;
pub use full_cost::*;
pub use holiday::*;
pub use law::*;
pub use limits::*;
pub use loan::*;
pub use money::*;
pub use product::*;
pub use rate::*;
pub use refusal::*;
pub use schedule::*;
pub use typed::{digit_like, is_blank};
