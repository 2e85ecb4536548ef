//! The acquirer's JSON (ЮKassa API v3). Unknown fields are ignored, unknown values are never a failure.

use std::collections::BTreeMap;

use jiff::Timestamp;
use lending::Money;
use serde::{Deserialize, Serialize};

use super::{Kind, Listed, Notification, Object, Progress, SbpBank};

/// Where our ids stand in the metadata of the acquirer's objects.
pub(super) const PAYMENT_ID: &str = "payment_id";
pub(super) const PAYOUT_ID: &str = "payout_id";
pub(super) const REFUND_ID: &str = "refund_id";

type Metadata = BTreeMap<String, serde_json::Value>;

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Amount {
    value: String,
    currency: String,
}

#[derive(Debug, Serialize)]
pub(super) struct CreatePayment<'a> {
    pub(super) amount: Amount,
    /// One step: without it the money would only be held.
    pub(super) capture: bool,
    /// None: the borrower chooses on the acquirer's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payment_method_data: Option<MethodData>,
    /// A linked card: nobody confirms it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payment_method_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) confirmation: Option<Confirm<'a>>,
    pub(super) description: &'a str,
    pub(super) metadata: BTreeMap<&'static str, &'a str>,
}

#[derive(Debug, Serialize)]
pub(super) struct MethodData {
    #[serde(rename = "type")]
    kind: &'static str,
}

/// How the borrower confirms something.
#[derive(Debug, Serialize)]
pub(super) struct Confirm<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    return_url: &'a str,
    locale: &'static str,
}

#[derive(Debug, Serialize)]
pub(super) struct CreatePaymentMethod<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) confirmation: Confirm<'a>,
}

#[derive(Debug, Serialize)]
pub(super) struct CreatePayout<'a> {
    pub(super) amount: Amount,
    /// The linked card …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payment_method_id: Option<&'a str>,
    /// … or the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) payout_destination_data: Option<SbpDestination<'a>>,
    /// Whose name the bank is to check.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) personal_data: Vec<PersonalDataId>,
    pub(super) description: &'a str,
    pub(super) metadata: BTreeMap<&'static str, &'a str>,
}

/// An account at a bank.
#[derive(Debug, Serialize)]
pub(super) struct SbpDestination<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) phone: &'a str,
    pub(super) bank_id: &'a str,
}

/// A receiver's name, for the bank to check.
#[derive(Debug, Serialize)]
pub(super) struct CreatePersonalData<'a> {
    #[serde(rename = "type")]
    pub(super) kind: &'static str,
    pub(super) last_name: &'a str,
    pub(super) first_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) middle_name: Option<&'a str>,
}

/// What the acquirer keeps of a person.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct PersonalDataId {
    id: String,
}

/// A participant of the system of fast payments.
#[derive(Debug, Deserialize)]
pub(super) struct SbpParticipant {
    bank_id: String,
    name: String,
}

impl SbpParticipant {
    pub(super) fn read(self) -> SbpBank {
        SbpBank { id: self.bank_id, name: self.name }
    }
}

#[derive(Debug, Serialize)]
pub(super) struct CreateRefund<'a> {
    pub(super) payment_id: &'a str,
    pub(super) amount: Amount,
    pub(super) description: &'a str,
    pub(super) metadata: BTreeMap<&'static str, &'a str>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Payment {
    id: String,
    status: String,
    amount: Amount,
    created_at: Option<Timestamp>,
    captured_at: Option<Timestamp>,
    confirmation: Option<Confirmation>,
    cancellation_details: Option<CancellationDetails>,
    metadata: Option<Metadata>,
    refunded_amount: Option<Amount>,
}

#[derive(Debug, Deserialize)]
pub(super) struct PaymentMethod {
    id: String,
    status: String,
    card: Option<Card>,
    confirmation: Option<Confirmation>,
}

/// A payout or a refund.
#[derive(Debug, Deserialize)]
pub(super) struct Transfer {
    id: String,
    status: String,
    amount: Amount,
    created_at: Option<Timestamp>,
    succeeded_at: Option<Timestamp>,
    cancellation_details: Option<CancellationDetails>,
    metadata: Option<Metadata>,
    /// The payment that a refund is of.
    payment_id: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct List<T> {
    pub(super) items: Vec<T>,
    next_cursor: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Confirmation {
    /// The acquirer's page.
    confirmation_url: Option<String>,
    /// What a QR code is made of: the link to the borrower's bank.
    confirmation_data: Option<String>,
}

impl Confirmation {
    fn address(self) -> Option<String> {
        self.confirmation_url.or(self.confirmation_data)
    }
}

#[derive(Debug, Deserialize)]
struct CancellationDetails {
    reason: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Card {
    last4: String,
    card_type: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Error {
    pub(super) code: String,
    pub(super) parameter: Option<String>,
}

#[derive(Debug, Deserialize)]
struct WireNotification {
    event: String,
    object: NotifiedObject,
}

#[derive(Debug, Deserialize)]
struct NotifiedObject {
    id: String,
    metadata: Option<Metadata>,
    payment_id: Option<String>,
}

impl Amount {
    pub(super) fn new(amount: Money) -> Self {
        Self { value: amount.to_string(), currency: "RUB".to_owned() }
    }

    fn read(&self) -> Result<Money, String> {
        if self.currency != "RUB" {
            return Err("an amount in another currency".to_owned());
        }
        self.value.parse().map_err(|error| format!("an amount that can't be read: {error}"))
    }
}

impl MethodData {
    /// The system of fast payments.
    pub(super) const SBP: Self = Self { kind: "sbp" };
}

impl<'a> Confirm<'a> {
    /// On the acquirer's page.
    pub(super) fn by_redirect(return_url: &'a str) -> Self {
        Self { kind: "redirect", return_url, locale: "ru_RU" }
    }

    /// In the bank's app, by a code or a link of ours.
    pub(super) fn by_qr(return_url: &'a str) -> Self {
        Self { kind: "qr", return_url, locale: "ru_RU" }
    }
}

impl Payment {
    pub(super) fn read(self) -> Result<Object, String> {
        Ok(Object {
            amount: Some(self.amount.read()?),
            our_id: our_id(self.metadata.as_ref(), PAYMENT_ID),
            progress: progress(&self.status, span(self.created_at, self.captured_at), self.cancellation_details),
            confirmation_url: self.confirmation.and_then(Confirmation::address),
            card_label: None,
            payment: None,
            refunded: self.refunded_amount.as_ref().map(Amount::read).transpose()?,
            id: self.id,
        })
    }
}

impl Transfer {
    pub(super) fn read_payout(self) -> Result<Object, String> {
        self.read(PAYOUT_ID)
    }

    pub(super) fn read_refund(self) -> Result<Object, String> {
        self.read(REFUND_ID)
    }

    fn read(self, our_key: &str) -> Result<Object, String> {
        Ok(Object {
            amount: Some(self.amount.read()?),
            our_id: our_id(self.metadata.as_ref(), our_key),
            progress: progress(&self.status, span(self.created_at, self.succeeded_at), self.cancellation_details),
            confirmation_url: None,
            card_label: None,
            payment: self.payment_id,
            refunded: None,
            id: self.id,
        })
    }
}

impl<T> List<T> {
    pub(super) fn read(self, read: impl Fn(T) -> Result<Object, String>) -> Result<Listed, String> {
        let objects = self.items.into_iter().map(read).collect::<Result<_, _>>()?;
        Ok(Listed { objects, next: self.next_cursor })
    }
}

impl PaymentMethod {
    pub(super) fn read(self) -> Object {
        let progress = match self.status.as_str() {
            "active" => Progress::Succeeded { after_ms: None },
            "inactive" => Progress::Canceled("inactive".to_owned()),
            _ => Progress::Pending,
        };
        Object {
            confirmation_url: self.confirmation.and_then(Confirmation::address),
            card_label: self.card.map(|card| card.label()),
            ..Object::new(self.id, progress, None)
        }
    }
}

impl Card {
    /// «Мир ·· 4477». At most four digits of the number ever reach us.
    fn label(&self) -> String {
        let brand = match self.card_type.as_str() {
            "Mir" => "Мир",
            "MasterCard" => "Mastercard",
            "Unknown" => "Карта",
            other => other,
        };
        let digits: String = self.last4.chars().filter(char::is_ascii_digit).take(4).collect();
        format!("{brand} ·· {digits}")
    }
}

fn our_id(metadata: Option<&Metadata>, key: &str) -> Option<String> {
    metadata?.get(key)?.as_str().map(str::to_owned)
}

fn span(from: Option<Timestamp>, to: Option<Timestamp>) -> Option<i64> {
    Some(to?.as_millisecond().saturating_sub(from?.as_millisecond()).max(0))
}

fn progress(status: &str, after_ms: Option<i64>, details: Option<CancellationDetails>) -> Progress {
    match status {
        "succeeded" => Progress::Succeeded { after_ms },
        "canceled" => {
            let reason = details.and_then(|details| details.reason);
            Progress::Canceled(reason.unwrap_or_else(|| "unknown".to_owned()))
        }
        _ => Progress::Pending,
    }
}

/// Reads a notification.
pub(super) fn notification(body: &[u8]) -> Option<Notification> {
    let read: WireNotification = serde_json::from_slice(body).ok()?;
    let (kind, our_key) = match read.event.split_once('.').map_or("", |(object, _)| object) {
        "payment" => (Some(Kind::Payment), PAYMENT_ID),
        "payout" => (Some(Kind::Payout), PAYOUT_ID),
        "refund" => (Some(Kind::Refund), REFUND_ID),
        "payment_method" => (Some(Kind::Card), ""),
        _ => (None, ""),
    };
    let our_id = our_id(read.object.metadata.as_ref(), our_key);
    Some(Notification { kind, object_id: read.object.id, our_id, payment: read.object.payment_id })
}
