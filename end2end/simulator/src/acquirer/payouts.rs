//! `/v3/payouts`.

use axum::Json;
use axum::extract::{Path, State};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use uuid::Uuid;

use super::error::ApiError;
use super::fields::Fields;
use super::list::{ListQuery, TimeOf};
use super::operation::{Operation, to_json};
use super::settings;
use crate::cards::{self, Cancellation, TestCard};
use crate::config::PayoutTiming;
use crate::money::Money;
use crate::objects::{CardData, MethodStatus, Payout, PayoutDestination, PersonalData, TransferStatus};
use crate::world::{App, World};

/// Who has this surname has no account at any bank that the demonstration knows.
const OF_ANOTHER: &str = "Чужеродов";
const SMALLEST: Money = Money::roubles(5);
const LARGEST: Money = Money::roubles(500_000);
/// How far back payouts can be searched by their metadata.
const SEARCHED: SignedDuration = SignedDuration::from_hours(92 * 24);

/// Statuses of refunds and payouts.
pub(super) const STATUSES: [&str; 3] = ["pending", "succeeded", "canceled"];
const KINDS: [&str; 3] = ["bank_card", "sbp", "yoo_money"];

pub(super) async fn create(State(app): State<App>, operation: Operation) -> Result<Json<Value>, ApiError> {
    operation.carry_out(&app, World::create_payout)
}

pub(super) async fn show(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let world = app.world();
    let payout = world.payouts.iter().find(|payout| payout.id == id);
    payout.map(|payout| Json(to_json(payout))).ok_or_else(|| ApiError::not_found("Payout"))
}

pub(super) async fn list(State(app): State<App>, query: ListQuery) -> Result<Json<Value>, ApiError> {
    let status = query.one_of("status", &STATUSES)?;
    let kind = query.one_of("payout_destination.type", &KINDS)?;
    let world = app.world();
    let wanted = world.payouts.iter().filter(|payout| {
        status.is_none_or(|status| to_json(&payout.status) == status)
            && kind.is_none_or(|kind| payout.payout_destination.kind() == kind)
    });
    page(&query, wanted)
}

/// `GET /payouts/search?metadata[key]=value`: exact match of one pair, among the last three months.
pub(super) async fn search(State(app): State<App>, query: ListQuery) -> Result<Json<Value>, ApiError> {
    let pair = query.metadata()?;
    let world = app.world();
    let now = world.now();
    let wanted = world.payouts.iter().filter(|payout| {
        now.duration_since(payout.created_at) <= SEARCHED
            && pair.is_none_or(|(key, value)| payout.metadata.get(key).is_some_and(|found| found == value))
    });
    page(&query, wanted)
}

fn page<'a>(query: &ListQuery, payouts: impl DoubleEndedIterator<Item = &'a Payout>) -> Result<Json<Value>, ApiError> {
    let created: TimeOf<Payout> = |payout| Some(payout.created_at);
    query.page(payouts, |payout| &payout.id, &[("created_at", created)])
}

impl World {
    fn create_payout(&mut self, fields: &Fields) -> Result<Payout, ApiError> {
        let amount = fields.required_amount("amount")?;
        if amount < SMALLEST {
            return Err(ApiError::invalid("amount.value", "Below the smallest payout"));
        }
        let (mut payout_destination, mut refusal) = self.destination(fields)?;
        if let (PayoutDestination::Sbp { recipient_checked, .. }, Some(receiver)) =
            (&mut payout_destination, self.receiver(fields)?)
        {
            *recipient_checked = true;
            // the account is somebody else's
            if receiver.last_name.eq_ignore_ascii_case(OF_ANOTHER) {
                refusal = Some(Cancellation { party: "payout_network", reason: "recipient_check_failed" });
            }
        }
        let too_much = (amount > LARGEST).then_some(Cancellation::acquirer("one_time_limit_exceeded"));
        let now = self.now();
        let due_at = match self.payout_timing {
            PayoutTiming::Immediate => Some(now),
            PayoutTiming::After(delay) => now.checked_add(delay).ok(),
            PayoutTiming::Manual => None,
        };
        let mut payout = Payout {
            id: format!("po-{}", Uuid::new_v4()),
            amount,
            status: TransferStatus::Pending,
            payout_destination,
            description: fields.text("description", 128)?,
            created_at: now,
            succeeded_at: None,
            cancellation_details: None,
            metadata: fields.metadata()?,
            test: true,
            refusal: too_much.or(refusal),
            due_at,
        };
        if self.payout_timing == PayoutTiming::Immediate {
            self.finish(&mut payout, now);
        }
        self.payouts.push(payout.clone());
        Ok(payout)
    }

    /// The person whose name the bank is to check.
    fn receiver(&self, fields: &Fields) -> Result<Option<PersonalData>, ApiError> {
        let unknown = || ApiError::invalid("personal_data", "Personal data doesn't exist");
        match fields.first_id("personal_data")? {
            None => Ok(None),
            Some(id) => {
                let found = self.personal_data.iter().find(|data| data.id == id);
                found.cloned().map(Some).ok_or_else(unknown)
            }
        }
    }

    /// Exactly one of a linked card, a card's synonym and raw data; with it, why its bank will refuse.
    fn destination(&mut self, fields: &Fields) -> Result<(PayoutDestination, Option<Cancellation>), ApiError> {
        let method = fields.text("payment_method_id", 64)?;
        let token = fields.text("payout_token", 128)?;
        let data = fields.object("payout_destination_data")?;
        let to_card =
            |card: &'static TestCard| (PayoutDestination::BankCard { card: CardData::of(card) }, card.payout_refusal());
        match (method, token, data) {
            (Some(id), None, None) => {
                let method = self.method(&id).filter(|method| method.status == MethodStatus::Active);
                let entered = method.and_then(|method| method.entered);
                let card = entered.map(|entered| entered.card).or_else(|| cards::find_of_demonstration(&id));
                card.map(to_card).ok_or_else(|| {
                    ApiError::invalid("payment_method_id", "Payment method doesn't exist or is not available")
                })
            }
            // a synonym comes from the acquirer's widget, which is not simulated: the number stands for itself
            (None, Some(token), None) => cards::find(&token)
                .map(to_card)
                .ok_or_else(|| ApiError::invalid("payout_token", "Unknown payout token")),
            (None, None, Some(data)) => read_destination(&data, to_card),
            _ => Err(ApiError::refused(
                "Exactly one of payout_destination_data, payout_token and payment_method_id is required",
            )),
        }
    }

    /// Brings a payout to its end now, if it has not ended.
    pub(crate) fn finish_payout(&mut self, id: &str) -> Option<Payout> {
        let now = self.now();
        let index = self.payouts.iter().position(|payout| payout.id == id)?;
        let mut payout = self.payouts.get(index)?.clone();
        if payout.status == TransferStatus::Pending {
            self.finish(&mut payout, now);
            self.payouts[index] = payout.clone();
        }
        Some(payout)
    }

    fn finish(&mut self, payout: &mut Payout, now: Timestamp) {
        let event = if payout.refusal.is_some() {
            payout.status = TransferStatus::Canceled;
            payout.cancellation_details = payout.refusal;
            "payout.canceled"
        } else {
            payout.status = TransferStatus::Succeeded;
            payout.succeeded_at = Some(now);
            "payout.succeeded"
        };
        self.notify(event, to_json(payout));
    }

    /// Ends the payouts whose time has come.
    pub(crate) fn settle_payouts(&mut self, now: Timestamp) {
        let due = |payout: &&Payout| {
            payout.status == TransferStatus::Pending && payout.due_at.is_some_and(|due_at| due_at <= now)
        };
        let due: Vec<String> = self.payouts.iter().filter(due).map(|payout| payout.id.clone()).collect();
        for id in due {
            self.finish_payout(&id);
        }
    }
}

fn read_destination(
    data: &Fields,
    to_card: impl Fn(&'static TestCard) -> (PayoutDestination, Option<Cancellation>),
) -> Result<(PayoutDestination, Option<Cancellation>), ApiError> {
    match data.required_text("type", 32)?.as_str() {
        "bank_card" => {
            let card = data.object("card")?.unwrap_or_default();
            let number = card.required_text("number", 19)?;
            cards::find(&number).map(to_card).ok_or_else(|| data.wrong("card.number", "Not a test card"))
        }
        "sbp" => {
            let phone = data.required_text("phone", 15)?;
            if phone.len() < 4 || !phone.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(data.wrong("phone", "Must be 4 to 15 digits"));
            }
            let bank_id = data.required_text("bank_id", 12)?;
            if !settings::is_sbp_bank(&bank_id) {
                return Err(data.wrong("bank_id", "No such participant, see /sbp_banks"));
            }
            // a phone that ends so belongs to nobody at that bank
            let refusal = phone
                .ends_with("9999999")
                .then_some(Cancellation { party: "payout_network", reason: "recipient_not_found" });
            Ok((PayoutDestination::Sbp { phone, bank_id, recipient_checked: false }, refusal))
        }
        "yoo_money" => {
            let account_number = data.required_text("account_number", 33)?;
            if account_number.len() < 11 || !account_number.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(data.wrong("account_number", "Must be 11 to 33 digits"));
            }
            Ok((PayoutDestination::YooMoney { account_number }, None))
        }
        _ => Err(data.wrong("type", "Must be one of: bank_card, sbp, yoo_money")),
    }
}
