//! What became of a loan, by its number.

use super::dice::Dice;
use lending::Money;

/// How a loan went. Days are counted from the one on which the money came, `taken_days_ago` before today.
pub(super) struct Life {
    pub(super) principal: Money,
    pub(super) term_days: u32,
    pub(super) taken_days_ago: u32,
    pub(super) repaid: Repaid,
}

/// What was paid, and on which day of the loan.
pub(super) enum Repaid {
    /// Nothing: it is open, or overdue.
    Nothing,
    /// So many per cent of the debt.
    Part { on_day: u32, per_cent: u32 },
    /// All of it.
    Full { on_day: u32 },
    /// All but some kopecks, which were forgiven.
    AllButTail { on_day: u32 },
    /// All of it, and then a payment that was begun before: it went back.
    TooMuch { on_day: u32 },
}

/// In steps of 500 ₽.
const STEP_RUBLES: i64 = 500;

impl Life {
    pub(super) fn of(number: u64) -> Self {
        let dice = &mut Dice::new(number);
        let principal = Money::from_rubles(STEP_RUBLES * i64::from(dice.between(2, 60)));
        let (kind, on_day) = (dice.below(100), dice.between(3, 12));
        // Loans that were paid back lie further back; open ones are younger than their term, overdue ones are not.
        let (taken_days_ago, term_days, repaid) = match kind {
            0..56 => (dice.between(14, 60), dice.between(12, 30), Repaid::Full { on_day }),
            56..62 => (dice.between(14, 60), dice.between(12, 30), Repaid::AllButTail { on_day }),
            62..65 => (dice.between(14, 60), dice.between(12, 30), Repaid::TooMuch { on_day }),
            65..76 => {
                let repaid = Repaid::Part { on_day, per_cent: dice.between(10, 60) };
                (dice.between(13, 18), dice.between(19, 30), repaid)
            }
            76..92 => (dice.between(1, 14), dice.between(15, 30), Repaid::Nothing),
            _ => (dice.between(10, 20), dice.between(7, 9), Repaid::Nothing),
        };
        Self { principal, term_days, taken_days_ago, repaid }
    }
}
