//! An application for a loan: its stages and what may follow what.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::add_working_days;
use crate::law::Edition;
use crate::money::Money;

/// Where an application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Sent by the borrower.
    Submitted,
    /// Facts are being gathered and weighed.
    UnderReview,
    /// A person decides.
    AwaitingStaff,
    /// Approved; the borrower may sign.
    Offered,
    /// Not approved.
    Refused,
    /// Signed by the borrower; the money is not sent yet.
    Signed,
    /// The money is on its way; how that ends is not known yet.
    PayingOut,
    /// The bank did not take the money; another card is needed.
    PayoutRefused,
    /// The money has arrived: the loan is active.
    Issued,
    /// The borrower thought better of it.
    Withdrawn,
    /// The days are over for which an offer stands, or for which it waited for a person or for another card.
    Lapsed,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Stage; 11] = [
        Stage::Submitted,
        Stage::UnderReview,
        Stage::AwaitingStaff,
        Stage::Offered,
        Stage::Refused,
        Stage::Signed,
        Stage::PayingOut,
        Stage::PayoutRefused,
        Stage::Issued,
        Stage::Withdrawn,
        Stage::Lapsed,
    ];

    /// Whether that stage may come right after this one. While money is on its way nothing but the bank's answer may.
    pub fn may_become(self, next: Stage) -> bool {
        use Stage::{
            AwaitingStaff, Issued, Lapsed, Offered, PayingOut, PayoutRefused, Refused, Signed, Submitted, UnderReview,
            Withdrawn,
        };
        matches!(
            (self, next),
            (Submitted, UnderReview | Withdrawn)
                | (UnderReview, AwaitingStaff | Offered | Refused | Withdrawn)
                | (AwaitingStaff, Offered | Refused | Withdrawn | Lapsed)
                | (Offered, Signed | Refused | Lapsed | Withdrawn)
                | (Signed, PayingOut | Withdrawn)
                | (PayingOut, Issued | PayoutRefused)
                | (PayoutRefused, PayingOut | Withdrawn | Lapsed)
        )
    }

    /// Whether anything can still follow.
    pub fn is_open(self) -> bool {
        !matches!(self, Stage::Refused | Stage::Issued | Stage::Withdrawn | Stage::Lapsed)
    }

    /// The name in storage and on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Stage::Submitted => "submitted",
            Stage::UnderReview => "under_review",
            Stage::AwaitingStaff => "awaiting_staff",
            Stage::Offered => "offered",
            Stage::Refused => "refused",
            Stage::Signed => "signed",
            Stage::PayingOut => "paying_out",
            Stage::PayoutRefused => "payout_refused",
            Stage::Issued => "issued",
            Stage::Withdrawn => "withdrawn",
            Stage::Lapsed => "lapsed",
        }
    }

    /// The stage of that name.
    pub fn parse(name: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.as_str() == name)
    }
}

/// The last day on which an offer made on a day may be signed: 5 working days (part 7 art. 7).
pub fn offer_lapses_on(decided: Date) -> Date {
    add_working_days(decided, Edition::on(decided).offer_working_days.value)
}

/// Hours that the money of a loan waits between signing and sending, in which the loan may be refused (part 9.3 art. 7).
pub fn cooling_off_hours(signed_on: Date, principal: Money) -> u32 {
    Edition::on(signed_on).cooling_off.map_or(0, |figure| figure.value.hours_for(principal))
}

/// The last day on which an application that came to wait on a day waits for a person, or for another card: as long as an
/// offer stands. The lender's own rule.
pub fn waiting_ends_on(since: Date) -> Date {
    offer_lapses_on(since)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn names_are_read_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::parse(stage.as_str()), Some(stage));
        }
        assert_eq!(Stage::parse("Submitted"), None);
    }

    #[test]
    fn what_is_over_stays_over() {
        for stage in Stage::ALL {
            let goes_on = Stage::ALL.into_iter().any(|next| stage.may_become(next));
            assert_eq!(goes_on, stage.is_open(), "{stage:?}");
        }
    }

    #[test]
    fn money_on_its_way_can_not_be_withdrawn() {
        assert!(Stage::Signed.may_become(Stage::Withdrawn));
        assert!(!Stage::PayingOut.may_become(Stage::Withdrawn));
        assert!(Stage::PayoutRefused.may_become(Stage::Withdrawn));
        assert!(!Stage::Offered.may_become(Stage::Issued));
    }

    #[test]
    fn the_money_of_larger_loans_waits() {
        let hours = |rubles| cooling_off_hours(date(2026, 11, 23), Money::from_rubles(rubles));
        assert_eq!([49_999, 50_000, 200_000, 200_001].map(hours), [0, 4, 4, 48]);
        assert_eq!(cooling_off_hours(date(2025, 8, 31), Money::from_rubles(60_000)), 0);
    }

    #[test]
    fn an_offer_stands_five_working_days() {
        assert_eq!(offer_lapses_on(date(2026, 11, 23)), date(2026, 11, 30));
        assert_eq!(offer_lapses_on(date(2026, 12, 30)), date(2027, 1, 15));
    }
}
