//! How much to pay.

use lending::{Amount, FieldError, Money, is_blank};
use serde::{Deserialize, Serialize};

use crate::{components::way_choice::Way, error::FieldErrors};

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
    early: String,
    way: String,
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMuch {
    /// The whole debt.
    Full,
    /// What is due of a loan in instalments.
    Due,
    /// Another amount, and what becomes of the schedule by it, if that was chosen.
    Part(Money, Option<Early>),
}

impl PayForm {
    /// Where the money comes from.
    pub fn way(&self) -> Result<Way, FieldErrors> {
        Way::parse(&self.way)
    }

    fn early(&self) -> Option<Early> {
        Early::ALL.into_iter().find(|early| early.code() == self.early)
    }

    /// How much, or what is wrong with it. A sum that was typed counts whatever is chosen: without
    /// scripts the choice does not follow it. The debt itself is the server's to check.
    pub fn parse(&self) -> Result<HowMuch, FieldErrors> {
        match self.how_much.as_str() {
            "full" if is_blank(&self.amount) => Ok(HowMuch::Full),
            "due" if is_blank(&self.amount) => Ok(HowMuch::Due),
            "full" | "due" | "part" => match Amount::parse(&self.amount) {
                Ok(amount) => Ok(HowMuch::Part(amount.money(), self.early())),
                Err(error) => Err(FieldErrors::one("amount", error)),
            },
            _ => Err(FieldErrors::one("how_much", FieldError::NotAChoice)),
        }
    }
}

/// What becomes of a schedule by what is repaid early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Early {
    /// It stays; the next payments become less.
    Ahead,
    /// A new one with fewer payments.
    Fewer,
    /// A new one with smaller payments.
    Smaller,
}

impl Early {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Ahead, Self::Fewer, Self::Smaller];

    /// What the form calls it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Fewer => "fewer",
            Self::Smaller => "smaller",
        }
    }
}

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
