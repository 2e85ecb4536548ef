//! `/control`: what tests look at and move.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::acquirer::operation::to_json;
use crate::world::{App, World};

impl World {
    /// Everything, as JSON: the objects as the acquirer shows them, oldest first, and what happened around them.
    pub(crate) fn as_json(&self) -> Value {
        let keys = self.answered.iter().map(|(key, answered)| json!({"key": key, "path": answered.path}));
        json!({
            "now": self.now(),
            "webhook_url": self.webhook_url,
            "faults": to_json(&self.faults),
            "payments": to_json(&self.payments),
            "refunds": to_json(&self.refunds),
            "payouts": to_json(&self.payouts),
            "payment_methods": to_json(&self.methods),
            "webhooks": to_json(&self.deliveries),
            "idempotence_keys": keys.collect::<Vec<Value>>(),
            "calls": to_json(&self.calls),
        })
    }
}

/// `GET /control/state`.
pub(crate) async fn state(State(app): State<App>) -> Json<Value> {
    Json(app.world().as_json())
}

#[derive(Deserialize)]
pub(crate) struct WebhookUrl {
    url: Option<String>,
}

/// `POST /control/webhook-url {"url": "http://…"}`; null sends no more notifications.
pub(crate) async fn webhook_url(State(app): State<App>, Json(wanted): Json<WebhookUrl>) -> Response {
    if wanted.url.as_deref().is_some_and(|url| reqwest::Url::parse(url).is_err()) {
        return refuse(StatusCode::BAD_REQUEST, "url must be an absolute address");
    }
    let mut world = app.world();
    world.webhook_url = wanted.url;
    Json(json!({"webhook_url": world.webhook_url})).into_response()
}

#[derive(Deserialize)]
pub(crate) struct Advance {
    #[serde(default)]
    advance_days: i32,
    #[serde(default)]
    advance_seconds: i32,
}

/// `GET /control/clock`.
pub(crate) async fn clock(State(app): State<App>) -> Json<Value> {
    Json(json!({"now": app.world().now()}))
}

/// `POST /control/clock {"advance_days": 1, "advance_seconds": 5}`.
pub(crate) async fn advance_clock(State(app): State<App>, Json(wanted): Json<Advance>) -> Json<Value> {
    let days = SignedDuration::from_hours(24 * i64::from(wanted.advance_days));
    let span = days.saturating_add(SignedDuration::from_secs(wanted.advance_seconds.into()));
    app.world().clock.advance(span);
    clock(State(app)).await
}

/// `POST /control/payouts/{id}/finish`.
pub(crate) async fn finish_payout(State(app): State<App>, Path(id): Path<String>) -> Response {
    match app.world().finish_payout(&id) {
        Some(payout) => Json(to_json(&payout)).into_response(),
        None => refuse(StatusCode::NOT_FOUND, "no such payout"),
    }
}

fn refuse(status: StatusCode, why: &str) -> Response {
    (status, Json(json!({"error": why}))).into_response()
}
