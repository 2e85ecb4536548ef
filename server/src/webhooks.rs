//! Notifications of the acquirer.

use std::net::IpAddr;

use app::request::Facts;
use axum::{Extension, body::Bytes, extract::State, http::StatusCode};
use backend::Error;
use ipnet::IpNet;

use crate::context::AppState;

/// The networks from which the acquirer's notifications are taken; none named means any.
pub(crate) struct Notifiers(Vec<IpNet>);

impl Notifiers {
    /// Reads networks such as `185.71.76.0/27`, and single addresses.
    pub(crate) fn parse(networks: &[String]) -> Result<Self, Box<dyn std::error::Error>> {
        let parse = |network: &String| {
            network
                .parse()
                .or_else(|_| network.parse::<IpAddr>().map(IpNet::from))
                .map_err(|error| format!("ACQUIRER_WEBHOOK_NETWORKS: {network}: {error}").into())
        };
        networks.iter().map(parse).collect::<Result<_, _>>().map(Self)
    }

    fn include(&self, address: IpAddr) -> bool {
        self.0.is_empty() || self.0.iter().any(|network| network.contains(&address))
    }
}

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
