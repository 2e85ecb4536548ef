//! A form of ours that can be read; one that can't is refused without a word of what the parser thought of it.

use axum::{
    Form,
    extract::{FromRequest, Request},
    http::StatusCode,
};
use serde::de::DeserializeOwned;

/// What was sent.
pub(crate) struct ReadForm<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for ReadForm<T> {
    type Rejection = StatusCode;

    async fn from_request(request: Request, state: &S) -> Result<Self, StatusCode> {
        match Form::from_request(request, state).await {
            Ok(Form(read)) => Ok(Self(read)),
            Err(_) => Err(StatusCode::UNPROCESSABLE_ENTITY),
        }
    }
}
