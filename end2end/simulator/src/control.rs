//! `/control`: what tests look at and move.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::acquirer::operation::to_json;
use crate::money::Money;
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
pub(crate) async fn webhook_url(State(app): State<App>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let wanted: WebhookUrl = read(&body)?;
    if wanted.url.as_deref().is_some_and(|url| reqwest::Url::parse(url).is_err()) {
        return Err(refuse(StatusCode::BAD_REQUEST, "url must be an absolute address"));
    }
    let mut world = app.world();
    world.webhook_url = wanted.url;
    Ok(Json(json!({"webhook_url": world.webhook_url})))
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
pub(crate) async fn advance_clock(State(app): State<App>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let wanted: Advance = read(&body)?;
    let days = SignedDuration::from_hours(24 * i64::from(wanted.advance_days));
    let span = days.saturating_add(SignedDuration::from_secs(wanted.advance_seconds.into()));
    app.world().clock.advance(span);
    Ok(clock(State(app)).await)
}

/// `POST /control/payouts/{id}/finish`.
pub(crate) async fn finish_payout(State(app): State<App>, Path(id): Path<String>) -> Result<Json<Value>, Refusal> {
    match app.world().finish_payout(&id) {
        Some(payout) => Ok(Json(to_json(&payout))),
        None => Err(refuse(StatusCode::NOT_FOUND, "no such payout")),
    }
}

#[derive(Deserialize)]
pub(crate) struct Chargeback {
    kopecks: i64,
}

/// `POST /control/payments/{id}/chargeback {"kopecks": 300000}`.
pub(crate) async fn charge_back(
    State(app): State<App>,
    Path(id): Path<String>,
    body: Bytes,
) -> Result<Json<Value>, Refusal> {
    let wanted: Chargeback = read(&body)?;
    if app.world().charge_back(&id, Money(wanted.kopecks)) {
        Ok(Json(json!({"charged_back": wanted.kopecks})))
    } else {
        Err(refuse(StatusCode::NOT_FOUND, "no such payment"))
    }
}

/// People and tests call this interface, no page does: whatever a browser sends from elsewhere is refused.
pub(crate) async fn not_from_other_pages(request: Request, next: Next) -> Response {
    if is_from_another_page(request.headers()) {
        return refuse(StatusCode::FORBIDDEN, "from another page").into_response();
    }
    next.run(request).await
}

fn is_from_another_page(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let host = text(header::HOST).unwrap_or_default();
    text(header::ORIGIN).is_some_and(|origin| origin.split_once("://").is_none_or(|(_, authority)| authority != host))
}

/// Why a call of the simulator's own interface is refused.
pub(crate) type Refusal = (StatusCode, Json<Value>);

pub(crate) fn refuse(status: StatusCode, why: impl Into<String>) -> Refusal {
    (status, Json(json!({"error": why.into()})))
}

/// Reads JSON whatever type the caller says it is: people call this by hand.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| refuse(StatusCode::BAD_REQUEST, error.to_string()))
}
