//! Notifications of the acquirer.

use std::net::IpAddr;

use app::request::Facts;
use axum::{Extension, body::Bytes, extract::State, http::StatusCode};
use backend::{Backend, Error};

/// Takes a notification in. Only 200 acknowledges; with anything else the acquirer sends it
/// again. Who sends it is checked, but proves nothing: the back end asks the acquirer itself.
pub(crate) async fn acquirer(
    State(backend): State<Backend>,
    Extension(facts): Extension<Facts>,
    body: Bytes,
) -> StatusCode {
    if !backend.may_notify(facts.client.ip) {
        refused(facts.client.ip);
        return StatusCode::FORBIDDEN;
    }
    match backend.acquirer_notified(&body).await {
        Ok(()) => StatusCode::OK,
        Err(Error::Refused(_) | Error::NotFound) => StatusCode::BAD_REQUEST,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a notification could not be taken in");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}

fn refused(ip: IpAddr) {
    tracing::warn!(%ip, "a notification from a foreign address was refused");
}
