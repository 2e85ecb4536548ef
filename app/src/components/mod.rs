//! What pages are made of; one component a file.

pub mod button_to;
pub mod calculator;
pub mod card_choice;
pub mod choice;
pub mod closed_loans;
pub mod code_again;
pub mod code_field;
pub mod debt;
#[cfg(feature = "ssr")]
pub mod demo_bar;
pub mod failure;
pub mod field;
pub mod focus;
#[cfg(feature = "ssr")]
pub mod footer;
pub mod form;
pub mod form_action;
pub mod layout;
pub mod load;
pub mod money;
pub mod moscow;
pub mod pager;
pub mod refresh;
pub mod rows;
pub mod sign_out;
pub mod stages;
