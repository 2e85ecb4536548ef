//! The acquirer's test cards and what comes of each.
//!
//! The numbers and reasons are the acquirer's own (its page «Тестирование»). Any date in the future and any CVC do.

use serde::Serialize;

/// Who refused, and why, as `cancellation_details` tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Cancellation {
    pub(crate) party: &'static str,
    pub(crate) reason: &'static str,
}

impl Cancellation {
    /// Refused by the acquirer itself.
    pub(crate) const fn acquirer(reason: &'static str) -> Self {
        Self { party: "yoo_money", reason }
    }

    /// Refused by the card's bank or the card network.
    pub(crate) const fn network(reason: &'static str) -> Self {
        Self { party: "payment_network", reason }
    }
}

/// What the card's bank answers to a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// Approved at once.
    Approved,
    /// Approved after the right 3-D Secure code.
    ApprovedAfterCode,
    /// Refused at once.
    Refused(Cancellation),
    /// Refused whatever code is entered.
    RefusedAfterCode(Cancellation),
}

/// A card that the simulator knows.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TestCard {
    pub(crate) number: &'static str,
    pub(crate) answer: Answer,
}

const fn card(number: &'static str, answer: Answer) -> TestCard {
    TestCard { number, answer }
}

const fn refused(number: &'static str, reason: &'static str) -> TestCard {
    card(number, Answer::Refused(Cancellation::network(reason)))
}

const SECURE_FAILED: Answer = Answer::RefusedAfterCode(Cancellation::network("3d_secure_failed"));

/// Every card that the simulator knows.
pub(crate) static TEST_CARDS: [TestCard; 30] = [
    card("5555555555554477", Answer::ApprovedAfterCode),
    card("5555555555554444", Answer::Approved),
    card("4793128161644804", Answer::ApprovedAfterCode),
    card("4111111111111111", Answer::Approved),
    card("2200000000000004", Answer::ApprovedAfterCode),
    card("2202474301322987", Answer::Approved),
    card("5555555555554592", SECURE_FAILED),
    card("4839665499603842", SECURE_FAILED),
    card("2200000000000012", SECURE_FAILED),
    refused("5555555555554535", "call_issuer"),
    refused("4926946416239025", "call_issuer"),
    refused("2200000000000020", "call_issuer"),
    refused("5555555555554543", "card_expired"),
    refused("4141435412630840", "card_expired"),
    refused("2200000000000038", "card_expired"),
    refused("5555555555554568", "fraud_suspected"),
    refused("4483274282299972", "fraud_suspected"),
    refused("2200000000000046", "fraud_suspected"),
    refused("5555555555554527", "general_decline"),
    refused("4889971706588753", "general_decline"),
    refused("2202202212312379", "general_decline"),
    refused("5555555555554600", "insufficient_funds"),
    refused("4562265587712390", "insufficient_funds"),
    refused("2200000000000053", "insufficient_funds"),
    refused("5555555555554626", "invalid_csc"),
    refused("5555555555554501", "issuer_unavailable"),
    refused("5555555555554576", "payment_method_limit_exceeded"),
    refused("5555555555554550", "payment_method_restricted"),
    card("5555555555554584", Answer::Refused(Cancellation::acquirer("country_forbidden"))),
    card("5555555555554634", Answer::Refused(Cancellation::acquirer("fraud_suspected"))),
];

/// The test card of this number (digits only).
pub(crate) fn find(number: &str) -> Option<&'static TestCard> {
    TEST_CARDS.iter().find(|card| card.number == number)
}

/// The test card behind an id such as `demo-0004-…`, which names the end of its number: linked by somebody whom the
/// demonstration begins with, before this simulator was there.
pub(crate) fn find_of_demonstration(id: &str) -> Option<&'static TestCard> {
    let (end, _) = id.strip_prefix("demo-")?.split_once('-')?;
    TEST_CARDS.iter().find(|card| end.len() == 4 && card.number.ends_with(end))
}

impl TestCard {
    /// `MasterCard`, `Visa` or `Mir`, from the first digit.
    pub(crate) fn network(&self) -> &'static str {
        match self.number.as_bytes().first() {
            Some(b'2') => "Mir",
            Some(b'4') => "Visa",
            _ => "MasterCard",
        }
    }

    /// Whether the bank asks for a 3-D Secure code when its holder is there.
    pub(crate) fn asks_code(&self) -> bool {
        matches!(self.answer, Answer::ApprovedAfterCode | Answer::RefusedAfterCode(_))
    }

    /// Why a payment by this card is refused, if it is.
    pub(crate) fn payment_refusal(&self) -> Option<Cancellation> {
        match self.answer {
            Answer::Approved | Answer::ApprovedAfterCode => None,
            Answer::Refused(why) | Answer::RefusedAfterCode(why) => Some(why),
        }
    }

    /// Why a payout to this card is refused, if it is: the payment's reason in the vocabulary of payouts.
    pub(crate) fn payout_refusal(&self) -> Option<Cancellation> {
        let network = |reason| Some(Cancellation { party: "payout_network", reason });
        let acquirer = |reason| Some(Cancellation::acquirer(reason));
        match self.payment_refusal()?.reason {
            "general_decline" => network("general_decline"),
            "payment_method_restricted" => network("rejected_by_payee"),
            "issuer_unavailable" => network("issuer_unavailable"),
            "fraud_suspected" => acquirer("fraud_suspected"),
            "payment_method_limit_exceeded" => acquirer("periodic_limit_exceeded"),
            // the balance of the one who pays out, that is the lender's
            "insufficient_funds" => acquirer("insufficient_funds"),
            _ => None,
        }
    }

    /// Whether the card can be linked. Cards that refuse only sums of money can: with them a refused payout or a
    /// refused charge of a saved card is shown.
    pub(crate) fn can_be_linked(&self) -> bool {
        self.payment_refusal().is_none() || self.payout_refusal().is_some()
    }
}

/// Whether the digits satisfy the check digit of card numbers (Luhn).
pub(crate) fn passes_luhn(number: &str) -> bool {
    let sum: u32 = number
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, byte)| {
            let digit = u32::from(byte.saturating_sub(b'0'));
            match (index % 2, digit * 2) {
                (0, _) => digit,
                (_, doubled) if doubled > 9 => doubled - 9,
                (_, doubled) => doubled,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_card_has_a_valid_number_and_stands_once() {
        for card in &TEST_CARDS {
            assert!(passes_luhn(card.number), "{}", card.number);
            assert_eq!(TEST_CARDS.iter().filter(|other| other.number == card.number).count(), 1);
        }
        assert!(!passes_luhn("5555555555554478"));
    }
}
