//! POST requests of the acquirer's API: key, body, and one effect for each key.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::{Map, Value};

use super::error::ApiError;
use super::fields::Fields;
use crate::world::{App, World};

/// Name of the header that makes a repeated request one operation.
pub(crate) const IDEMPOTENCE_KEY: &str = "Idempotence-Key";

/// How long a key is remembered, from its first request. Afterwards the same request is a new operation.
const KEY_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// The answer that a key got.
#[derive(Debug)]
pub(crate) struct Remembered {
    pub(crate) path: String,
    body: Map<String, Value>,
    answer: Value,
    at: Timestamp,
}

/// A POST request whose key and body were read.
#[derive(Debug)]
pub(crate) struct Operation {
    key: String,
    path: String,
    fields: Fields,
}

impl FromRequest<App> for Operation {
    type Rejection = ApiError;

    async fn from_request(request: Request, app: &App) -> Result<Self, ApiError> {
        let key = read_key(request.headers())?;
        let path = request.uri().path().to_owned();
        let is_json = has_json_type(request.headers());
        let body = Bytes::from_request(request, app).await.map_err(|error| ApiError::refused(error.body_text()))?;
        if !body.is_empty() && !is_json {
            return Err(ApiError::media_type());
        }
        Ok(Self { key, path, fields: Fields::parse(&body)? })
    }
}

/// The key has 1 to 64 characters of `[0-9a-zA-Z+-_.]`; `+-_` is a range of ASCII.
fn read_key(headers: &HeaderMap) -> Result<String, ApiError> {
    let key = headers.get(IDEMPOTENCE_KEY).map(|value| value.to_str().unwrap_or_default());
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || (b'+'..=b'_').contains(&byte);
    match key {
        None | Some("") => Err(ApiError::invalid(IDEMPOTENCE_KEY, "Idempotence-Key is required")),
        Some(key) if key.len() <= 64 && key.bytes().all(allowed) => Ok(key.to_owned()),
        Some(_) => Err(ApiError::invalid(IDEMPOTENCE_KEY, "Idempotence-Key is malformed")),
    }
}

fn has_json_type(headers: &HeaderMap) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| value.to_ascii_lowercase().starts_with("application/json"))
}

impl Operation {
    /// Carries the request out, once for its key: a repetition gets the first answer, the same key with another
    /// request is refused. What was refused is not remembered, for nothing was done.
    pub(crate) fn carry_out<T: Serialize>(
        self,
        app: &App,
        act: impl FnOnce(&mut World, &Fields) -> Result<T, ApiError>,
    ) -> Result<Json<Value>, ApiError> {
        let mut world = app.world();
        let now = world.now();
        if let Some(first) = world.answered.get(&self.key)
            && now.duration_since(first.at) < KEY_LIFE
        {
            if first.path == self.path && first.body == *self.fields.values() {
                return Ok(Json(first.answer.clone()));
            }
            return Err(ApiError::invalid(IDEMPOTENCE_KEY, "Idempotence key duplicated"));
        }
        let answer = to_json(&act(&mut world, &self.fields)?);
        let remembered =
            Remembered { path: self.path, body: self.fields.values().clone(), answer: answer.clone(), at: now };
        world.answered.insert(self.key, remembered);
        Ok(Json(answer))
    }
}

/// An object as JSON; our own objects have nothing that can't be written.
pub(crate) fn to_json(object: &impl Serialize) -> Value {
    serde_json::to_value(object).unwrap_or_default()
}
