//! What the cabinet's pages show, read from all domains at once. Nothing here changes anything but what its day has ended.

mod account;
#[cfg(test)]
mod agreement;
mod application;
mod apply;
mod closed_loans;
mod holiday;
mod home;
mod loan;
mod prolong;
mod queries;
mod schedule;

pub use account::{AccountView, Movement, MovementKind};
pub use application::{ApplicationView, Conditions, Offer};
pub use apply::ApplyTerms;
pub use closed_loans::ClosedLoan;
pub use holiday::{HolidayAsked, HolidayProgress, HolidayView};
pub use home::{ApplicationSummary, Home, LoanSummary};
pub use loan::{LoanView, Operation, OperationKind, Sources};
pub use prolong::{OpenAddendum, OptionsView, ProlongView};
pub use schedule::{ComingDates, ComingPayment, ComplaintTerm, Right, ScheduleView};
