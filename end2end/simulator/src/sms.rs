//! SMS Aero's API, version 2, below `/v2`. Answers are `{"success","data","message"}`.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Query, Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get};
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::auth::{Credentials, read};
use crate::faults::{self, Channel};
use crate::inbox::normal_phone;
use crate::world::{App, World};

/// A message that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sms {
    id: u64,
    sign: String,
    number: String,
    text: String,
    created_at: Timestamp,
}

/// Everything below `/v2`. The gateway takes parameters from the query as well as from JSON, by GET and by POST.
pub(crate) fn router(app: &App) -> Router<App> {
    fn both<H, T>(handler: H) -> MethodRouter<App>
    where
        H: axum::handler::Handler<T, App>,
        T: 'static,
    {
        get(handler.clone()).post(handler)
    }
    Router::new()
        .route("/sms/send", both(send))
        .route("/sms/testsend", both(send_test))
        .route("/sms/status", both(status))
        .route("/sms/teststatus", both(status))
        .route("/auth", both(async || success(&Value::Null, Some("Successful authorization."))))
        .route("/balance", both(async || success(&json!({"balance": 1000}), None)))
        .fallback(async || failure(StatusCode::NOT_FOUND, "Page not found."))
        .layer(from_fn_with_state(app.clone(), authenticate))
        .layer(from_fn_with_state((app.clone(), Channel::Sms), faults::strike))
}

async fn authenticate(State(app): State<App>, request: Request, next: Next) -> Response {
    match read(request.headers()) {
        Some(Credentials::Basic { user, password })
            if user == app.config.sms_email && password == app.config.sms_api_key =>
        {
            next.run(request).await
        }
        _ => failure(StatusCode::UNAUTHORIZED, "Your request was made with invalid credentials.").into_response(),
    }
}

fn success(data: &Value, message: Option<&str>) -> Json<Value> {
    Json(json!({"success": true, "data": data, "message": message}))
}

/// An answer that says why it did not work.
#[derive(Debug)]
pub(crate) struct Failure {
    status: StatusCode,
    message: &'static str,
    /// The field that is wrong, and why.
    field: Option<(&'static str, &'static str)>,
}

/// It did not work as a whole.
pub(crate) fn failure(status: StatusCode, message: &'static str) -> Failure {
    Failure { status, message, field: None }
}

fn invalid(field: &'static str, why: &'static str) -> Failure {
    Failure { status: StatusCode::BAD_REQUEST, message: "Validation error.", field: Some((field, why)) }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let data = self.field.map_or(Value::Null, |(field, why)| json!({field: [why]}));
        (self.status, Json(json!({"success": false, "data": data, "message": self.message}))).into_response()
    }
}

/// Parameters of a call, from the query and from the JSON body.
struct Parameters(Map<String, Value>);

impl FromRequest<App> for Parameters {
    type Rejection = Failure;

    async fn from_request(request: Request, app: &App) -> Result<Self, Failure> {
        let query = Query::<BTreeMap<String, String>>::try_from_uri(request.uri());
        let Query(query) = query.map_err(|_| failure(StatusCode::BAD_REQUEST, "Invalid query."))?;
        let mut parameters: Map<String, Value> =
            query.into_iter().map(|(name, value)| (name, Value::String(value))).collect();
        let body = Bytes::from_request(request, app).await;
        let body = body.map_err(|_| failure(StatusCode::BAD_REQUEST, "Invalid body."))?;
        if !body.is_empty() {
            match serde_json::from_slice(&body) {
                Ok(Value::Object(fields)) => parameters.extend(fields),
                _ => return Err(failure(StatusCode::BAD_REQUEST, "Invalid JSON.")),
            }
        }
        Ok(Self(parameters))
    }
}

impl Parameters {
    /// A text; numbers count as text.
    fn text(&self, name: &str) -> Option<String> {
        match self.0.get(name)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The receivers and whether several were asked for.
    fn receivers(&self) -> (Vec<String>, bool) {
        let as_text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
        match self.0.get("numbers") {
            Some(Value::Array(numbers)) => (numbers.iter().map(as_text).collect(), true),
            _ => (self.text("number").into_iter().collect(), false),
        }
    }
}

async fn send(State(app): State<App>, parameters: Parameters) -> Result<Json<Value>, Failure> {
    send_to_all(&app, &parameters, true)
}

/// As `send`, but nothing reaches a phone.
async fn send_test(State(app): State<App>, parameters: Parameters) -> Result<Json<Value>, Failure> {
    send_to_all(&app, &parameters, false)
}

fn send_to_all(app: &App, parameters: &Parameters, really: bool) -> Result<Json<Value>, Failure> {
    let text = parameters.text("text").ok_or_else(|| invalid("text", "Text is required."))?;
    let sign = parameters.text("sign").ok_or_else(|| invalid("sign", "Sign is required."))?;
    let (receivers, several) = parameters.receivers();
    let receivers: Vec<String> = receivers.iter().map(|number| normal_phone(number)).collect();
    if receivers.is_empty() || receivers.iter().any(|number| !(10..=15).contains(&number.len())) {
        return Err(invalid("number", "Number is required and has 10 to 15 digits."));
    }
    let mut world = app.world();
    let sent: Vec<Value> =
        receivers.iter().map(|number| world.send_sms(number, &sign, &text, really).answer("queue")).collect();
    let data = if several { Value::Array(sent) } else { sent.into_iter().next().unwrap_or_default() };
    Ok(success(&data, None))
}

async fn status(State(app): State<App>, parameters: Parameters) -> Result<Json<Value>, Failure> {
    let id = parameters.text("id").and_then(|id| id.parse().ok());
    let id: u64 = id.ok_or_else(|| invalid("id", "Id is required."))?;
    let world = app.world();
    let sms = world.sms.get(&id).ok_or_else(|| failure(StatusCode::NOT_FOUND, "Message not found."))?;
    Ok(success(&sms.answer("delivery"), None))
}

impl Sms {
    /// The message in the gateway's words; 0 is `queue`, 1 is `delivery`.
    fn answer(&self, state: &str) -> Value {
        let sent = self.created_at.as_second();
        let mut answer = json!({
            "id": self.id,
            "from": self.sign,
            "number": self.number,
            "text": self.text,
            "status": u8::from(state == "delivery"),
            "extendStatus": state,
            "channel": "FREE SIGN",
            "cost": 5,
            "dateCreate": sent,
            "dateSend": sent,
        });
        if state == "delivery" {
            answer["dateAnswer"] = sent.into();
        }
        answer
    }
}

impl World {
    fn send_sms(&mut self, number: &str, sign: &str, text: &str, really: bool) -> Sms {
        let sms = Sms {
            id: 12_345 + u64::try_from(self.sms.len()).unwrap_or_default(),
            sign: sign.to_owned(),
            number: number.to_owned(),
            text: text.to_owned(),
            created_at: self.now(),
        };
        self.sms.insert(sms.id, sms.clone());
        if really {
            self.receive(number, text.to_owned());
        }
        sms
    }
}
