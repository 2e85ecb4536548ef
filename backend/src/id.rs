//! One type for each kind of id, so that a loan's id can never be taken for a payment's.
//! All of them are random and opaque: an address never counts what the lender has.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sea_orm::DeriveValueType, Serialize, Deserialize)]
        #[serde(transparent)]
        #[sea_orm(value_type = "String")]
        pub struct $name(Uuid);

        impl $name {
            /// A new random id.
            pub fn random() -> Self {
                Self(Uuid::new_v4())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(raw: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(raw).map(Self)
            }
        }

        // sea-orm asks it of every primary key, for databases that count their rows; ours never do.
        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )+};
}

ids! {
    /// Something that is asked of the acquirer and must never happen twice.
    TransferId,
    /// A borrower.
    BorrowerId,
    /// A version of what is known about a borrower.
    ProfileId,
    /// An application for a loan.
    ApplicationId,
    /// A card linked on the acquirer's page.
    CardId,
    /// A loan.
    LoanId,
    /// A payment towards a loan.
    PaymentId,
    /// A payout of a loan's money to a card.
    PayoutId,
    /// A refund of what a payment brought beyond the debt.
    RefundId,
    /// Money of a payment that went back without our doing.
    ReversalId,
    /// A loan's prolongation by an addendum.
    ProlongationId,
    /// A credit holiday that a borrower asks for.
    HolidayRequestId,
}

macro_rules! transfers {
    ($($name:ident),+) => {$(
        impl From<$name> for TransferId {
            fn from(id: $name) -> Self {
                Self(id.0)
            }
        }

        impl From<TransferId> for $name {
            fn from(id: TransferId) -> Self {
                Self(id.0)
            }
        }
    )+};
}

transfers!(PaymentId, PayoutId, RefundId);

/// The longest key of a form, in characters: room for a UUID and some.
const LONGEST_KEY: usize = 64;

/// The key of a form: made by the server for each form that it shows, and sent back with it, so that a form sent twice is
/// found again. What comes back is the client's: a key is short and of visible ASCII, or it is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormKey(String);

/// What came in place of a form's key is none: nothing, too much, or what no form of ours has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no key of a form")]
pub struct NoFormKey;

impl FormKey {
    /// A new random key.
    pub fn random() -> Self {
        Self(Uuid::new_v4().to_string())
    }

    /// The key as it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FormKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for FormKey {
    type Err = NoFormKey;

    fn from_str(raw: &str) -> Result<Self, Self::Err> {
        let is_key = (1..=LONGEST_KEY).contains(&raw.len()) && raw.bytes().all(|byte| byte.is_ascii_graphic());
        if is_key { Ok(Self(raw.to_owned())) } else { Err(NoFormKey) }
    }
}

/// A short random number under which a fault is written down; the borrower tells it to support.
pub fn incident_number() -> String {
    let mut number = Uuid::new_v4().simple().to_string();
    number.truncate(8);
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_of_a_form_is_short_and_visible() {
        let longest = "k".repeat(LONGEST_KEY);
        for raw in ["0", "4f9c1b2e-5a63-4d0f-9d0e-2a1f0c1d2e3f", longest.as_str(), &FormKey::random().to_string()] {
            assert_eq!(raw.parse::<FormKey>().map(|key| key.to_string()), Ok(raw.to_owned()));
        }
        let too_long = "k".repeat(LONGEST_KEY + 1);
        for raw in ["", " ", "a b", "\0", "key\0", "ключ", "\u{200b}", too_long.as_str()] {
            assert_eq!(raw.parse::<FormKey>(), Err(NoFormKey), "{raw:?}");
        }
    }
}
