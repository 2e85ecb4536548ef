//! Notifications of the acquirer.

use app::request::Facts;
use axum::{Extension, body::Bytes, extract::State, http::StatusCode};
use backend::Error;

use crate::context::AppState;

/// Takes a notification in. Only 200 acknowledges; with anything else the acquirer sends it
/// again. Who sends it is checked, but proves nothing: the back end asks the acquirer itself.
pub(crate) async fn acquirer(
    State(state): State<AppState>,
    Extension(facts): Extension<Facts>,
    body: Bytes,
) -> StatusCode {
    let ip = facts.client.ip;
    if !state.notifiers.include(ip) {
        tracing::warn!(%ip, "a notification from a foreign address was refused");
        return StatusCode::FORBIDDEN;
    }
    match state.backend.visitor().acquirer_notified(&body).await {
        Ok(()) => StatusCode::OK,
        Err(Error::Refused(_) | Error::NotFound) => StatusCode::BAD_REQUEST,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a notification could not be taken in");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
