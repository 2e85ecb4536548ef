//! `/v3/me`, `/v3/sbp_banks` and `/v3/webhooks`.

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};
use uuid::Uuid;

use super::error::ApiError;
use super::operation::{Operation, to_json};
use crate::money::Money;
use crate::objects::ACCOUNT_ID;
use crate::webhooks::{EVENTS, Subscription};
use crate::world::App;

/// Participants of the fast payment system that the demonstration knows: id, name, BIC. The names are made up.
const SBP_BANKS: [(&str, &str, &str); 3] = [
    ("100000000333", "Примербанк", "044525333"),
    ("100000000222", "Образецбанк", "044525222"),
    ("100000000111", "Демобанк", "044525111"),
];

pub(super) fn is_sbp_bank(id: &str) -> bool {
    SBP_BANKS.iter().any(|(bank_id, ..)| *bank_id == id)
}

pub(super) async fn me() -> Json<Value> {
    Json(json!({
        "account_id": ACCOUNT_ID,
        "status": "enabled",
        "test": true,
        "fiscalization_enabled": false,
        "payment_methods": ["bank_card", "sbp"],
        "itn": "7700000000",
        "payout_methods": ["bank_card", "sbp", "yoo_money"],
        "name": "Демонстрационный шлюз",
        "payout_balance": Money::roubles(10_000_000),
    }))
}

/// In descending order of the id, as described.
pub(super) async fn sbp_banks() -> Json<Value> {
    let banks = SBP_BANKS.map(|(bank_id, name, bic)| json!({"bank_id": bank_id, "name": name, "bic": bic}));
    Json(json!({"type": "list", "items": banks}))
}

pub(super) async fn webhooks(State(app): State<App>) -> Json<Value> {
    Json(json!({"type": "list", "items": to_json(&app.world().subscriptions)}))
}

pub(super) async fn subscribe(State(app): State<App>, operation: Operation) -> Result<Json<Value>, ApiError> {
    operation.carry_out(&app, |world, fields| {
        let event = fields.required_text("event", 64)?;
        if !EVENTS.contains(&event.as_str()) {
            return Err(ApiError::invalid("event", format!("Must be one of: {}", EVENTS.join(", "))));
        }
        let subscription = Subscription { id: Uuid::new_v4().to_string(), event, url: fields.required_url("url")? };
        world.subscriptions.push(subscription.clone());
        Ok(subscription)
    })
}

pub(super) async fn unsubscribe(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, ApiError> {
    let mut world = app.world();
    let index = world.subscriptions.iter().position(|subscription| subscription.id == id);
    let index = index.ok_or_else(|| ApiError::invalid("webhook_id", "Webhook doesn't exist"))?;
    world.subscriptions.remove(index);
    Ok(Json(json!({})))
}
