//! The acquirer in our words: cards are linked, payments taken, payouts and refunds sent through it.
//!
//! # Idempotency
//! Every request that acts carries a key. The acquirer answers the same key and the same data with the first result
//! for 24 hours from the first request, and takes them for something new afterwards. So whoever calls keeps the key
//! and the order's fingerprint before the call, asks again only with both unchanged, and never after [`KEY_LIFETIME_MS`].

mod wire;
mod yookassa;

use std::{future::Future, time::Duration};

use async_trait::async_trait;
use lending::Money;
use serde::Serialize;
use sha2::{Digest, Sha256};

pub(crate) use yookassa::YooKassa;

/// For so long after its first use a key is certain to find its first result: an hour less than the acquirer's
/// 24 hours, for clocks that differ and requests that are slow.
pub(crate) const KEY_LIFETIME_MS: i64 = 23 * 60 * 60 * 1000;

/// What the acquirer does not have so long after it may have been asked, it was never asked for: its keys are forgotten
/// by then, and no request is so late.
pub(crate) const CERTAINLY_NOT_SENT_MS: i64 = KEY_LIFETIME_MS + 2 * 60 * 60 * 1000;

/// For so long it is borne that the acquirer does not say how something stands.
pub(crate) const LONGEST_SILENCE_MS: i64 = 3 * 24 * 60 * 60 * 1000;

/// A page waits for the acquirer no longer than this; what it asked for goes on being asked by a job.
const PAGE_WAIT: Duration = Duration::from_secs(8);

/// Waits for something that asks the acquirer for as long as a person can be asked to. None if it takes longer: it is
/// given up half-way, which is the same as an answer that was lost.
pub(crate) async fn patiently<T>(asking: impl Future<Output = T>) -> Option<T> {
    tokio::time::timeout(PAGE_WAIT, asking).await.ok()
}

/// What came of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer<T> {
    /// The acquirer answered with the object as it now stands.
    Done(T),
    /// The acquirer will not do this, and has not done it. Its error code.
    Refused(String),
    /// Nobody knows whether it was done: no answer, a broken one, a fault on their side, or a limit of theirs.
    /// Never a failure: it is asked again. The text is for the log.
    Unknown(String),
}

/// The kinds of objects at the acquirer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Money from the borrower.
    Payment,
    /// Money to the borrower.
    Payout,
    /// A part of a payment on its way back.
    Refund,
    /// A card.
    Card,
}

/// What the acquirer is asked to do.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum Order {
    /// Take a payment.
    Payment(PaymentOrder),
    /// Send money.
    Payout(PayoutOrder),
    /// Send a part of a payment back.
    Refund(RefundOrder),
    /// Link a card.
    Link(LinkOrder),
}

/// Links a card on the acquirer's page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LinkOrder {
    /// Where the borrower is sent afterwards.
    pub(crate) return_url: String,
}

/// Takes a payment on the acquirer's page, or in the app of the borrower's bank.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PaymentOrder {
    /// How much.
    pub(crate) amount: Money,
    /// Shown to the borrower, at most 128 characters.
    pub(crate) description: String,
    /// Where the borrower is sent afterwards.
    pub(crate) return_url: String,
    /// Our id of the payment.
    pub(crate) payment_id: String,
    /// By the system of fast payments (СБП): the borrower confirms it in the bank's app. Left out of fingerprints of other
    /// payments, as earlier releases knew none.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) by_sbp: bool,
    /// By a linked card, by the acquirer's id of it: nobody confirms it. Left out of fingerprints of other payments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) card: Option<String>,
    /// Since when the acquirer may have it (milliseconds since 1970), for whoever looks for it. No part of what is asked.
    #[serde(skip)]
    pub(crate) asked_since_ms: i64,
}

/// Sends money to a linked card, or to an account at a bank.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PayoutOrder {
    /// How much.
    pub(crate) amount: Money,
    /// The acquirer's id of the linked card; empty where the money goes to an account.
    pub(crate) card: String,
    /// Shown to the borrower's bank, at most 128 characters.
    pub(crate) description: String,
    /// Our id of the payout.
    pub(crate) payout_id: String,
    /// The account that it goes to by the system of fast payments. Left out of fingerprints of payouts to cards, as earlier
    /// releases knew no others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) account: Option<SbpAccount>,
}

/// An account at a bank, by the phone number of its holder. The bank checks the holder's name.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SbpAccount {
    /// Digits only, with the country's.
    pub(crate) phone: String,
    /// The bank's id in the system of fast payments.
    pub(crate) bank_id: String,
    pub(crate) surname: String,
    pub(crate) given_name: String,
    pub(crate) patronymic: Option<String>,
}

/// A bank that money can be sent to by phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SbpBank {
    pub(crate) id: String,
    pub(crate) name: String,
}

/// Sends a part of a payment back to where it came from.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RefundOrder {
    /// The acquirer's id of the payment.
    pub(crate) payment: String,
    /// How much.
    pub(crate) amount: Money,
    /// Why, at most 250 characters.
    pub(crate) description: String,
    /// Our id of the refund.
    pub(crate) refund_id: String,
}

/// How far something is at the acquirer. Only the last two are final.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Progress {
    /// Under way, or a status that we don't know.
    Pending,
    /// Done.
    Succeeded {
        /// How long after it was created, if the acquirer says it. Its clock need not be ours; a span of
        /// time is the same on both.
        after_ms: Option<i64>,
    },
    /// Not done, and never will be. The acquirer's reason.
    Canceled(String),
}

/// Something at the acquirer as it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Object {
    /// The acquirer's id.
    pub(crate) id: String,
    /// How far it is.
    pub(crate) progress: Progress,
    /// How much; none for a card.
    pub(crate) amount: Option<Money>,
    /// Our id, as the acquirer keeps it with the object.
    pub(crate) our_id: Option<String>,
    /// The acquirer's page, or the link to the borrower's bank, while the borrower can go there.
    pub(crate) confirmation_url: Option<String>,
    /// A card that is known by now: «Мир ·· 4477».
    pub(crate) card_label: Option<String>,
    /// The acquirer's id of the payment that a refund is of.
    pub(crate) payment: Option<String>,
    /// What of a payment went back.
    pub(crate) refunded: Option<Money>,
}

impl Object {
    /// One of which nothing more is known.
    pub(crate) fn new(id: String, progress: Progress, amount: Option<Money>) -> Self {
        Self {
            id,
            progress,
            amount,
            our_id: None,
            confirmation_url: None,
            card_label: None,
            payment: None,
            refunded: None,
        }
    }
}

/// A part of what the acquirer has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) objects: Vec<Object>,
    /// Where the rest begins; none at the end.
    pub(crate) next: Option<String>,
}

/// An acquirer.
#[async_trait]
pub(crate) trait Acquirer: Send + Sync {
    /// Does what an order says; asked again with the same key and the same order it answers with the first result.
    async fn create(&self, key: &str, order: &Order) -> Answer<Object>;

    /// An object by the acquirer's id.
    async fn find(&self, kind: Kind, id: &str) -> Answer<Object>;

    /// What the acquirer may have of an order that was sent before: payouts and payments by linked cards that carry our id,
    /// and all that was sent back of a payment, whoever asked for it. More than one may mean that money was moved twice.
    async fn search(&self, order: &Order) -> Answer<Vec<Object>>;

    /// All that was sent back of a payment, by the acquirer's id of it, whoever asked for it.
    async fn refunds_of(&self, payment: &str) -> Answer<Vec<Object>>;

    /// What the acquirer made of a kind since an instant (milliseconds since 1970, by its own clock), the newest first, from
    /// where the part before ended.
    async fn list(&self, kind: Kind, since_ms: i64, cursor: Option<&str>) -> Answer<Listed>;

    /// The banks that money can be sent to by phone number.
    async fn sbp_banks(&self) -> Answer<Vec<SbpBank>>;

    /// What a notification is about; nothing when it is no notification at all, or of something that we have no use for.
    /// It proves nothing.
    fn read_notification(&self, body: &[u8]) -> Option<Notification>;
}

/// What a notification says. Only a hint: the object has to be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Notification {
    /// What kind of object it is about; none for one that we have no use for.
    pub(crate) kind: Option<Kind>,
    /// The acquirer's id of the object.
    pub(crate) object_id: String,
    /// Our own id, if the object carries one.
    pub(crate) our_id: Option<String>,
    /// The acquirer's id of the payment that a refund is of.
    pub(crate) payment: Option<String>,
}

/// The fingerprint of an order: with the same key, only the same data may be sent again.
pub(crate) fn fingerprint(order: &Order) -> String {
    // structs of plain fields always become JSON; an empty text would still be a fingerprint
    let json = serde_json::to_vec(order).unwrap_or_default();
    hex::encode(Sha256::digest(json))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What was sent by an earlier release is sent again with the same fingerprint.
    #[test]
    fn a_fingerprint_is_of_the_orders_fields_alone() {
        let order = PayoutOrder {
            amount: Money::from_rubles(20_000),
            card: "card".to_owned(),
            description: "loan".to_owned(),
            payout_id: "payout".to_owned(),
            account: None,
        };
        let fields = r#"{"amount":2000000,"card":"card","description":"loan","payout_id":"payout"}"#;
        assert_eq!(fingerprint(&Order::Payout(order)), hex::encode(Sha256::digest(fields)));
    }
}
