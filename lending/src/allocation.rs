//! In which order a payment is spread over what is due (353-ФЗ art. 5 part 20).

use serde::{Deserialize, Serialize};

use crate::money::Money;

/// The order that the law prescribes, by the date of the contract's edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentOrder {
    /// Since 2024-07-01 (607-ФЗ): overdue interest, overdue principal, current interest, current principal, penalty, other.
    PenaltyFifth,
    /// Before: overdue interest, overdue principal, penalty, current interest, current principal, other.
    PenaltyThird,
}

/// The kinds of debt that the law tells apart; also what of a payment went to each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// Interest whose day has passed.
    pub overdue_interest: Money,
    /// Principal whose day has passed.
    pub overdue_principal: Money,
    /// Interest of the running period.
    pub current_interest: Money,
    /// Principal of the running period.
    pub current_principal: Money,
    /// Penalty (part 21 art. 5).
    pub penalty: Money,
    /// Everything else that the contract or the law makes due.
    pub other: Money,
    /// Interest of a credit holiday, which nobody owes before the last payment: it comes after everything else.
    #[serde(default)]
    pub deferred_interest: Money,
}

impl Parts {
    /// The interest of all kinds: parts of one payment, which fit because the payment did.
    pub(crate) fn interest(&self) -> Money {
        Money::sum([self.overdue_interest, self.current_interest, self.deferred_interest]).unwrap_or_default()
    }

    /// The sum of all parts, if it fits.
    pub fn total(&self) -> Option<Money> {
        Money::sum([
            self.overdue_interest,
            self.overdue_principal,
            self.current_interest,
            self.current_principal,
            self.penalty,
            self.other,
            self.deferred_interest,
        ])
    }
}

/// Spreads a payment over what is due. What is left when nothing is due any more is the second result.
///
/// A part that is negative takes nothing, a payment that is negative gives nothing; the parts and the rest always add up
/// to the payment.
pub fn allocate(due: &Parts, payment: Money, order: PaymentOrder) -> (Parts, Money) {
    let mut rest = payment;
    let mut take = |part: Money| {
        let taken = part.min(rest).max(Money::ZERO);
        // 0 ≤ taken ≤ rest unless the payment is negative, when nothing is taken; so the difference fits
        rest = rest.checked_sub(taken).unwrap_or(rest);
        taken
    };
    let mut parts = Parts {
        overdue_interest: take(due.overdue_interest),
        overdue_principal: take(due.overdue_principal),
        ..Parts::default()
    };
    if order == PaymentOrder::PenaltyThird {
        parts.penalty = take(due.penalty);
    }
    parts.current_interest = take(due.current_interest);
    parts.current_principal = take(due.current_principal);
    if order == PaymentOrder::PenaltyFifth {
        parts.penalty = take(due.penalty);
    }
    parts.other = take(due.other);
    parts.deferred_interest = take(due.deferred_interest);
    (parts, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUE: Parts = Parts {
        overdue_interest: Money::from_rubles(1000),
        overdue_principal: Money::from_rubles(2000),
        current_interest: Money::from_rubles(500),
        current_principal: Money::from_rubles(1500),
        penalty: Money::from_rubles(50),
        other: Money::from_rubles(100),
        deferred_interest: Money::ZERO,
    };

    fn spread(rubles: i64, order: PaymentOrder) -> ([i64; 6], i64) {
        let (parts, rest) = allocate(&DUE, Money::from_rubles(rubles), order);
        let whole = |money: Money| money.kopecks() / 100;
        let taken = [
            parts.overdue_interest,
            parts.overdue_principal,
            parts.current_interest,
            parts.current_principal,
            parts.penalty,
            parts.other,
        ];
        (taken.map(whole), whole(rest))
    }

    #[test]
    fn the_order_of_section_2_5() {
        use PaymentOrder::{PenaltyFifth, PenaltyThird};
        assert_eq!(spread(3200, PenaltyFifth), ([1000, 2000, 200, 0, 0, 0], 0));
        assert_eq!(spread(3200, PenaltyThird), ([1000, 2000, 150, 0, 50, 0], 0));
        assert_eq!(spread(5120, PenaltyFifth), ([1000, 2000, 500, 1500, 50, 70], 0));
        assert_eq!(spread(6000, PenaltyFifth), ([1000, 2000, 500, 1500, 50, 100], 850));
        assert_eq!(spread(0, PenaltyFifth), ([0; 6], 0));
        assert_eq!(spread(-5, PenaltyFifth), ([0; 6], -5));
        assert_eq!(DUE.total(), Some(Money::from_rubles(5150)));
    }
}
