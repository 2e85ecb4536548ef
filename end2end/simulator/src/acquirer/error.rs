//! The acquirer's errors.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use uuid::Uuid;

/// An error in the acquirer's shape: `{"type":"error","id",…,"code","description","parameter"}`.
#[derive(Debug)]
pub(crate) struct ApiError {
    status: StatusCode,
    code: &'static str,
    description: String,
    parameter: Option<String>,
}

impl ApiError {
    fn new(status: StatusCode, code: &'static str, description: impl Into<String>) -> Self {
        Self { status, code, description: description.into(), parameter: None }
    }

    /// 400: the parameter is missing or wrong.
    pub(crate) fn invalid(parameter: impl Into<String>, description: impl Into<String>) -> Self {
        let error = Self::new(StatusCode::BAD_REQUEST, "invalid_request", description);
        Self { parameter: Some(parameter.into()), ..error }
    }

    /// 400: the request as a whole can't be carried out.
    pub(crate) fn refused(description: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_request", description)
    }

    /// 401: shop's id or secret key is wrong.
    pub(crate) fn credentials() -> Self {
        let description = "Basic authentication failed: check the shop id and the secret key";
        let error = Self::new(StatusCode::UNAUTHORIZED, "invalid_credentials", description);
        Self { parameter: Some("Authorization".to_owned()), ..error }
    }

    /// 404: no such object.
    pub(crate) fn not_found(what: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", format!("{what} doesn't exist"))
    }

    /// 405: the path knows other methods.
    pub(crate) fn method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "Method not allowed")
    }

    /// 415: the body must be JSON.
    pub(crate) fn media_type() -> Self {
        let description = "Content-Type must be application/json";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", description)
    }

    /// 500: the caller can't know whether the operation is done.
    pub(crate) fn internal() -> Self {
        let description = "Internal server error, repeat the request with the same key";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal_server_error", description)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut body = json!({
            "type": "error",
            "id": Uuid::new_v4(),
            "code": self.code,
            "description": self.description,
        });
        if let Some(parameter) = self.parameter {
            body["parameter"] = parameter.into();
        }
        (self.status, Json(body)).into_response()
    }
}
