//! `/v3/payments`.

use axum::Json;
use axum::extract::{Path, State};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use uuid::Uuid;

use super::error::ApiError;
use super::fields::Fields;
use super::list::{ListQuery, TimeOf};
use super::operation::{Operation, to_json};
use crate::cards::Cancellation;
use crate::checkout::{self, Confirmation, Step, Subject};
use crate::money::Money;
use crate::objects::{EnteredCard, MethodStatus, Payment, PaymentMethodOfPayment, PaymentStatus, Recipient};
use crate::world::{App, World};

const CARD_LIMIT: Money = Money::roubles(350_000);
const SBP_LIMIT: Money = Money::roubles(700_000);
/// How long the payer may take.
const CONFIRMATION_TIME: SignedDuration = SignedDuration::from_hours(1);
/// How long the card's bank holds the sum for a two-stage payment.
const HOLD: SignedDuration = SignedDuration::from_hours(7 * 24);

const STATUSES: [&str; 4] = ["pending", "waiting_for_capture", "succeeded", "canceled"];
/// Codes of payment methods by which the list can be filtered.
const METHODS: [&str; 18] = [
    "bank_card",
    "cash",
    "alfabank",
    "webmoney",
    "wechat",
    "apple_pay",
    "google_pay",
    "qiwi",
    "installments",
    "yoo_money",
    "sberbank",
    "mobile_balance",
    "b2b_sberbank",
    "tinkoff_bank",
    "sbp",
    "sber_loan",
    "electronic_certificate",
    "sber_bnpl",
];

pub(super) async fn create(State(app): State<App>, operation: Operation) -> Result<Json<Value>, ApiError> {
    operation.carry_out(&app, |world, fields| {
        let id = world.create_payment(fields)?;
        world.payment(&id).cloned().ok_or_else(|| ApiError::not_found("Payment"))
    })
}

pub(super) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let mut world = app.world();
    let payment = world.payment(&id).ok_or_else(|| ApiError::not_found("Payment"))?;
    Ok(Json(to_json(payment)))
}

pub(super) async fn list(State(app): State<App>, query: ListQuery) -> Result<Json<Value>, ApiError> {
    let status = query.one_of("status", &STATUSES)?;
    let method = query.one_of("payment_method", &METHODS)?;
    let world = app.world();
    let wanted = world.payments.iter().filter(|payment| {
        let kind = payment.payment_method.as_ref().map(|method| method.kind);
        status.is_none_or(|status| to_json(&payment.status) == status)
            && method.is_none_or(|method| kind == Some(method))
    });
    let created: TimeOf<Payment> = |payment| Some(payment.created_at);
    let captured: TimeOf<Payment> = |payment| payment.captured_at;
    query.page(wanted, |payment| &payment.id, &[("created_at", created), ("captured_at", captured)])
}

pub(super) async fn capture(
    State(app): State<App>,
    Path(id): Path<String>,
    operation: Operation,
) -> Result<Json<Value>, ApiError> {
    operation.carry_out(&app, |world, fields| {
        let amount = fields.amount("amount")?;
        let now = world.now();
        let payment = world.waiting_for_capture(&id)?;
        if let Some(amount) = amount {
            if amount > payment.amount {
                return Err(ApiError::invalid("amount", "More than was authorised"));
            }
            payment.amount = amount;
        }
        payment.succeed(now);
        let payment = payment.clone();
        world.notify("payment.succeeded", to_json(&payment));
        Ok(payment)
    })
}

pub(super) async fn cancel(
    State(app): State<App>,
    Path(id): Path<String>,
    operation: Operation,
) -> Result<Json<Value>, ApiError> {
    operation.carry_out(&app, |world, _| {
        world.waiting_for_capture(&id)?;
        world.cancel_payment(&id, Cancellation { party: "merchant", reason: "canceled_by_merchant" });
        world.payment(&id).cloned().ok_or_else(|| ApiError::not_found("Payment"))
    })
}

impl Payment {
    /// The money is taken.
    pub(crate) fn succeed(&mut self, now: Timestamp) {
        self.status = PaymentStatus::Succeeded;
        self.paid = true;
        self.refundable = true;
        self.captured_at = Some(now);
        self.expires_at = None;
        self.confirmation = None;
        self.income_amount = Some(self.amount.less_fee());
    }
}

impl World {
    fn waiting_for_capture(&mut self, id: &str) -> Result<&mut Payment, ApiError> {
        // the description knows no 404 here
        let unknown = || ApiError::invalid("payment_id", "Payment doesn't exist");
        let payment = self.payment(id).ok_or_else(unknown)?;
        if payment.status == PaymentStatus::WaitingForCapture {
            return Ok(payment);
        }
        let status = to_json(&payment.status);
        Err(ApiError::refused(format!("Payment is in status {status}, not in waiting_for_capture")))
    }

    /// Creates a payment from a request and returns its id.
    fn create_payment(&mut self, fields: &Fields) -> Result<String, ApiError> {
        let amount = fields.required_amount("amount")?;
        let data = fields.object("payment_method_data")?.unwrap_or_default();
        let kind = match data.text("type", 64)?.as_deref() {
            None | Some("bank_card") => "bank_card",
            Some("sbp") => "sbp",
            Some(_) => return Err(data.wrong("type", "This payment method is not connected to this shop")),
        };
        if amount > if kind == "sbp" { SBP_LIMIT } else { CARD_LIMIT } {
            return Err(ApiError::invalid("amount.value", "Above the limit of this payment method"));
        }
        let capture = fields.flag("capture")?.unwrap_or(false);
        if kind == "sbp" && !capture {
            return Err(ApiError::invalid("capture", "Must be true for this payment method"));
        }
        let saved_method = fields.text("payment_method_id", 64)?;
        if fields.has("payment_token") {
            return Err(ApiError::invalid("payment_token", "Unknown payment token"));
        }
        let saved_card = saved_method.as_deref().map(|id| self.usable_card(id)).transpose()?;
        let typed_card = data.object("card")?.map(|card| checkout::read_api_card(&card, self.now())).transpose()?;
        let method_kind = data.has("type").then_some(kind).or(saved_card.map(|_| kind));

        let id = Uuid::new_v4().to_string();
        let needs_payer = saved_card.is_none() && typed_card.is_none_or(|entered| entered.card.asks_code());
        let confirmation = fields.object("confirmation")?;
        let confirmation = match (needs_payer, confirmation) {
            (false, _) => None,
            (true, Some(confirmation)) => Some(self.confirmation_asked(&confirmation, &id, kind == "sbp")?),
            (true, None) => {
                return Err(ApiError::invalid("confirmation", "confirmation is required for this payment method"));
            }
        };
        let payment = Payment {
            id: id.clone(),
            status: PaymentStatus::Pending,
            amount,
            income_amount: None,
            description: fields.text("description", 128)?,
            recipient: Recipient::SHOP,
            payment_method: method_kind.map(|kind| PaymentMethodOfPayment {
                kind,
                id: saved_method.clone().unwrap_or_else(|| id.clone()),
                saved: saved_card.is_some(),
                status: if saved_card.is_some() { MethodStatus::Active } else { MethodStatus::Pending },
                title: saved_card.map(|entered| entered.title()),
                card: saved_card.map(|entered| entered.data()),
                sbp_operation_id: None,
                payer_bank_details: None,
            }),
            captured_at: None,
            created_at: self.now(),
            expires_at: None,
            confirmation: confirmation.as_ref().map(|(asked, _)| asked.clone()),
            test: true,
            refunded_amount: None,
            paid: false,
            refundable: false,
            metadata: fields.metadata()?,
            cancellation_details: None,
            authorization_details: None,
            merchant_customer_id: fields.text("merchant_customer_id", 200)?,
            capture,
            save_method: fields.flag("save_payment_method")?.unwrap_or(false),
        };
        self.payments.push(payment);
        if let Some((_, return_url)) = confirmation {
            let step = if kind == "sbp" { Step::Sbp } else { Step::Card };
            self.await_person(&id, Confirmation { subject: Subject::Payment, step }, return_url);
        }
        match (saved_card, typed_card) {
            (None, Some(entered)) if needs_payer => self.ask_code(&id, entered),
            (Some(entered), _) | (None, Some(entered)) => self.charge(&id, entered, false),
            (None, None) => {}
        }
        Ok(id)
    }

    /// The card of a linked method that may be charged.
    fn usable_card(&mut self, method_id: &str) -> Result<EnteredCard, ApiError> {
        self.method(method_id)
            .filter(|method| method.status == MethodStatus::Active)
            .and_then(|method| method.entered)
            .ok_or_else(|| ApiError::invalid("payment_method_id", "Payment method doesn't exist or is not available"))
    }

    /// Ends a payment without money; says so to the shop. A payment that has ended stays as it is.
    pub(crate) fn cancel_payment(&mut self, id: &str, why: Cancellation) {
        self.confirmations.remove(id);
        let Some(payment) = self.payment(id) else {
            return;
        };
        if matches!(payment.status, PaymentStatus::Succeeded | PaymentStatus::Canceled) {
            return;
        }
        payment.status = PaymentStatus::Canceled;
        payment.paid = false;
        payment.refundable = false;
        payment.confirmation = None;
        payment.expires_at = None;
        payment.cancellation_details = Some(why);
        if let Some(method) = &mut payment.payment_method
            && !method.saved
        {
            method.status = MethodStatus::Inactive;
        }
        let object = to_json(payment);
        self.notify("payment.canceled", object);
    }

    /// Ends payments that nobody confirmed within an hour or captured within seven days.
    pub(crate) fn lapse_payments(&mut self, now: Timestamp) {
        let lapsed = |payment: &Payment| {
            let age = now.duration_since(payment.created_at);
            match payment.status {
                PaymentStatus::Pending if age > CONFIRMATION_TIME => Some("expired_on_confirmation"),
                PaymentStatus::WaitingForCapture if payment.expires_at.is_some_and(|at| now > at) => {
                    Some("expired_on_capture")
                }
                _ => None,
            }
        };
        let ended: Vec<(String, &'static str)> =
            self.payments.iter().filter_map(|payment| Some((payment.id.clone(), lapsed(payment)?))).collect();
        for (id, reason) in ended {
            self.cancel_payment(&id, Cancellation::acquirer(reason));
        }
    }

    /// The payer's bank takes so much of a payment back.
    pub(crate) fn charge_back(&mut self, id: &str, amount: Money) -> bool {
        let Some(payment) = self.payment(id) else { return false };
        payment.refunded_amount = Some(Money(payment.refunded_amount.map_or(0, |refunded| refunded.0) + amount.0));
        true
    }

    /// A payment is not there any more.
    pub(crate) fn forget_payment(&mut self, id: &str) -> bool {
        let before = self.payments.len();
        self.payments.retain(|payment| payment.id != id);
        self.payments.len() < before
    }

    /// The bank has approved: takes the money, or holds it for a two-stage payment.
    pub(crate) fn approve_payment(&mut self, id: &str) {
        let now = self.now();
        let Some(payment) = self.payment(id) else {
            return;
        };
        let event = if payment.capture {
            payment.succeed(now);
            "payment.succeeded"
        } else {
            payment.status = PaymentStatus::WaitingForCapture;
            payment.paid = true;
            payment.confirmation = None;
            payment.expires_at = now.checked_add(HOLD).ok();
            "payment.waiting_for_capture"
        };
        let object = to_json(payment);
        self.notify(event, object);
    }
}
