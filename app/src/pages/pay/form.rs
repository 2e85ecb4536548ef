//! How much to pay.

use lending::{Amount, FieldError, Keep, Money, is_blank};
use serde::{Deserialize, Serialize};

use crate::error::FieldErrors;

/// The form as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PayForm {
    /// The loan.
    pub loan: String,
    /// Made by the server for each form that it shows.
    pub idempotency_key: String,
    how_much: String,
    amount: String,
    keep: String,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMuch {
    /// The whole debt.
    Full,
    /// What is due of a loan in instalments.
    Due,
    /// Another amount; what a new schedule keeps of the old one, where one is wanted.
    Part(Money, Option<Keep>),
}

impl PayForm {
    /// How much, or what is wrong with it. A sum that was typed counts whatever is chosen: without
    /// scripts the choice does not follow it. The debt itself is the server's to check.
    pub fn parse(&self) -> Result<HowMuch, FieldErrors> {
        match self.how_much.as_str() {
            "full" if is_blank(&self.amount) => Ok(HowMuch::Full),
            "due" if is_blank(&self.amount) => Ok(HowMuch::Due),
            "full" | "due" | "part" => match Amount::parse(&self.amount) {
                Ok(amount) => Ok(HowMuch::Part(amount.money(), self.keep())),
                Err(error) => Err(FieldErrors::one("amount", error)),
            },
            _ => Err(FieldErrors::one("how_much", FieldError::NotAChoice)),
        }
    }
}

impl PayForm {
    fn keep(&self) -> Option<Keep> {
        match self.keep.as_str() {
            FEWER => Some(Keep::Payment),
            SMALLER => Some(Keep::Count),
            _ => None,
        }
    }
}

/// What the form calls a schedule with fewer payments.
pub const FEWER: &str = "fewer";
/// What it calls one with smaller payments.
pub const SMALLER: &str = "smaller";

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(how_much: &str, amount: &str) -> Result<HowMuch, FieldErrors> {
        PayForm { how_much: how_much.to_owned(), amount: amount.to_owned(), ..PayForm::default() }.parse()
    }

    #[test]
    fn a_typed_sum_counts() {
        assert_eq!(parse("full", " "), Ok(HowMuch::Full));
        assert_eq!(parse("part", "1 500,50"), Ok(HowMuch::Part(Money::from_kopecks(150_050), None)));
        assert_eq!(parse("due", ""), Ok(HowMuch::Due));
        assert_eq!(parse("due", "1500"), Ok(HowMuch::Part(Money::from_rubles(1500), None)));
        assert_eq!(parse("full", "1500"), Ok(HowMuch::Part(Money::from_rubles(1500), None)));
        assert_eq!(parse("part", ""), Err(FieldErrors::one("amount", FieldError::Required)));
        assert_eq!(
            parse("part", "0"),
            Err(FieldErrors::one("amount", FieldError::TooSmall { min: Money::from_kopecks(1) }))
        );
        assert_eq!(parse("", ""), Err(FieldErrors::one("how_much", FieldError::NotAChoice)));
    }
}
