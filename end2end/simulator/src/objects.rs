//! The acquirer's objects, serialised exactly as its API shows them.
//!
//! Field names and their presence follow the acquirer's OpenAPI description, version 3.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::cards::{Cancellation, TestCard};
use crate::money::Money;

/// Account and gateway of the demonstration shop.
pub(crate) const ACCOUNT_ID: &str = "100500";
pub(crate) const GATEWAY_ID: &str = "100700";

/// Pairs that the client attaches to an object.
pub(crate) type Metadata = BTreeMap<String, String>;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PaymentStatus {
    Pending,
    WaitingForCapture,
    Succeeded,
    Canceled,
}

/// Status of a refund and of a payout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum TransferStatus {
    Pending,
    Succeeded,
    Canceled,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum MethodStatus {
    Pending,
    Active,
    Inactive,
}

/// Receiver of a payment.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Recipient {
    pub(crate) account_id: &'static str,
    pub(crate) gateway_id: &'static str,
}

impl Recipient {
    pub(crate) const SHOP: Self = Self { account_id: ACCOUNT_ID, gateway_id: GATEWAY_ID };
}

/// How the payer is asked to confirm.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum ConfirmationAsked {
    /// By going to the acquirer's page.
    Redirect {
        return_url: String,
        confirmation_url: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        enforce: Option<bool>,
    },
    /// By a QR code, or the link in it: the shop shows it.
    Qr { confirmation_data: String },
}

/// A card as the acquirer shows it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct CardData {
    pub(crate) first6: String,
    pub(crate) last4: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expiry_year: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expiry_month: Option<String>,
    pub(crate) card_type: &'static str,
    pub(crate) issuer_country: &'static str,
    pub(crate) issuer_name: &'static str,
}

/// A card as its holder typed it, without the CVC.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EnteredCard {
    pub(crate) card: &'static TestCard,
    /// Four digits.
    pub(crate) expiry_year: u16,
    /// 1 to 12.
    pub(crate) expiry_month: u8,
}

impl EnteredCard {
    /// The card as payments and saved methods show it, with its expiry.
    pub(crate) fn data(&self) -> CardData {
        CardData {
            expiry_year: Some(format!("{:04}", self.expiry_year)),
            expiry_month: Some(format!("{:02}", self.expiry_month)),
            ..CardData::of(self.card)
        }
    }

    /// «Bank card *4477».
    pub(crate) fn title(&self) -> String {
        format!("Bank card *{}", last4(self.card))
    }
}

impl CardData {
    /// The card as payouts show it, without its expiry.
    pub(crate) fn of(card: &TestCard) -> Self {
        Self {
            first6: card.number.chars().take(6).collect(),
            last4: last4(card),
            expiry_year: None,
            expiry_month: None,
            card_type: card.network(),
            issuer_country: "RU",
            issuer_name: "Test Bank",
        }
    }
}

fn last4(card: &TestCard) -> String {
    card.number.chars().skip(card.number.len() - 4).collect()
}

/// The payment method inside a payment.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PaymentMethodOfPayment {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    pub(crate) saved: bool,
    pub(crate) status: MethodStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) card: Option<CardData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) sbp_operation_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) payer_bank_details: Option<PayerBank>,
}

/// The bank from which a payment by the fast payment system came.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PayerBank {
    pub(crate) bank_id: &'static str,
    pub(crate) bic: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct ThreeDSecure {
    pub(crate) applied: bool,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Authorization {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rrn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) auth_code: Option<String>,
    pub(crate) three_d_secure: ThreeDSecure,
}

#[derive(Debug, Clone, Serialize)]
#[allow(clippy::struct_excessive_bools, clippy::struct_field_names)] // the acquirer's fields
pub(crate) struct Payment {
    pub(crate) id: String,
    pub(crate) status: PaymentStatus,
    pub(crate) amount: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) income_amount: Option<Money>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    pub(crate) recipient: Recipient,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) payment_method: Option<PaymentMethodOfPayment>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) captured_at: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expires_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) confirmation: Option<ConfirmationAsked>,
    pub(crate) test: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) refunded_amount: Option<Money>,
    pub(crate) paid: bool,
    pub(crate) refundable: bool,
    pub(crate) metadata: Metadata,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cancellation_details: Option<Cancellation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) authorization_details: Option<Authorization>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) merchant_customer_id: Option<String>,
    /// Whether a successful authorisation is captured at once.
    #[serde(skip)]
    pub(crate) capture: bool,
    /// Whether the card is kept for later charges once it has paid.
    #[serde(skip)]
    pub(crate) save_method: bool,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Refund {
    pub(crate) id: String,
    pub(crate) payment_id: String,
    pub(crate) status: TransferStatus,
    pub(crate) created_at: Timestamp,
    pub(crate) amount: Money,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cancellation_details: Option<Cancellation>,
    pub(crate) metadata: Metadata,
}

/// What is kept of a payout's receiver.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct PersonalData {
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) status: &'static str,
    pub(crate) created_at: Timestamp,
    /// Never told again.
    #[serde(skip)]
    pub(crate) last_name: String,
}

/// Where a payout goes.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub(crate) enum PayoutDestination {
    BankCard { card: CardData },
    Sbp { phone: String, bank_id: String, recipient_checked: bool },
    YooMoney { account_number: String },
}

impl PayoutDestination {
    /// The value of `type`.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::BankCard { .. } => "bank_card",
            Self::Sbp { .. } => "sbp",
            Self::YooMoney { .. } => "yoo_money",
        }
    }
}

#[derive(Debug, Clone, Serialize)]
#[allow(clippy::struct_field_names)] // the acquirer's fields
pub(crate) struct Payout {
    pub(crate) id: String,
    pub(crate) amount: Money,
    pub(crate) status: TransferStatus,
    pub(crate) payout_destination: PayoutDestination,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    pub(crate) created_at: Timestamp,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) succeeded_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) cancellation_details: Option<Cancellation>,
    pub(crate) metadata: Metadata,
    pub(crate) test: bool,
    /// How it will end: refused for this reason, or paid.
    #[serde(skip)]
    pub(crate) refusal: Option<Cancellation>,
    /// When it ends by itself, if it does.
    #[serde(skip)]
    pub(crate) due_at: Option<Timestamp>,
}

/// Shop for which a card is kept.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Holder {
    pub(crate) account_id: &'static str,
    pub(crate) gateway_id: &'static str,
}

/// A linked card.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SavedMethod {
    #[serde(rename = "type")]
    pub(crate) kind: &'static str,
    pub(crate) id: String,
    pub(crate) saved: bool,
    pub(crate) status: MethodStatus,
    pub(crate) holder: Holder,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) confirmation: Option<ConfirmationAsked>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) card: Option<CardData>,
    /// The card behind it, once it is linked.
    #[serde(skip)]
    pub(crate) entered: Option<EnteredCard>,
}
