//! Who asks: finds the session behind the cookie.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::{
    doors::POLLED,
    request::{BROWSER_COOKIE, Facts, Guard, SESSION_COOKIE},
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{
    Backend, Client,
    client::Browser,
    sign_in::{Session, SessionToken},
};

use crate::rate_limit::RateLimit;

/// The most characters kept of the browser's description of itself.
const LONGEST_USER_AGENT: usize = 300;

/// Puts the facts about the request where doors, server functions and pages find them.
pub(crate) async fn layer(State(limit): State<RateLimit>, mut request: Request, next: Next) -> Response {
    let backend = limit.backend();
    let guard = Guard::of(backend.config());
    let is_watched = POLLED.contains(&request.uri().path());
    let token = guard.find_cookie(request.headers(), SESSION_COOKIE).and_then(SessionToken::from_cookie);
    let session = match token {
        None => None,
        Some(token) => match find(backend, &token, is_watched).await {
            Ok(session) => session.map(|session| {
                limit.note_living(token.as_cookie());
                (token, session)
            }),
            Err(error) => {
                tracing::error!(error = &error as &dyn std::error::Error, "sessions can't be read");
                return StatusCode::SERVICE_UNAVAILABLE.into_response();
            }
        },
    };
    let client = match client(&request, guard, backend.config().trusted_proxies) {
        Ok(client) => client,
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a browser can't be told apart");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    request.extensions_mut().insert(Facts { session, client, guard });
    next.run(request).await
}

/// The living session. A page that looks by itself whether something has moved is nobody's use of it: left open it does
/// not keep anybody signed in.
async fn find(backend: &Backend, token: &SessionToken, is_watched: bool) -> backend::Result<Option<Session>> {
    if is_watched { backend.visitor().watch_session(token).await } else { backend.visitor().find_session(token).await }
}

/// The address that a request comes from, as seen through trusted proxies only.
pub(crate) fn address(request: &Request, trusted_proxies: usize) -> IpAddr {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    forwarded_for(request.headers(), trusted_proxies).or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

fn client(request: &Request, guard: Guard, trusted_proxies: usize) -> backend::Result<Client> {
    let user_agent = request.headers().get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    let browser = guard.find_cookie(request.headers(), BROWSER_COOKIE).and_then(Browser::from_cookie);
    Ok(Client {
        ip: address(request, trusted_proxies),
        user_agent: user_agent.unwrap_or_default().chars().take(LONGEST_USER_AGENT).collect(),
        browser: browser.map_or_else(Browser::unseen, Ok)?,
    })
}

/// The client's address as the outermost trusted proxy saw it. Each proxy adds the address that it
/// saw on the right; what stands further left was written by the client and proves nothing.
fn forwarded_for(headers: &HeaderMap, trusted_proxies: usize) -> Option<IpAddr> {
    let lines = headers.get_all("x-forwarded-for").iter().filter_map(|line| line.to_str().ok());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    let hop = hops.len().checked_sub(trusted_proxies)?;
    hops.get(hop)?.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn only_what_trusted_proxies_wrote_counts() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "6.6.6.6, 10.0.0.1, 192.0.2.7".parse().unwrap());
        assert_eq!(forwarded_for(&headers, 0), None);
        assert_eq!(forwarded_for(&headers, 1), Some("192.0.2.7".parse().unwrap()));
        assert_eq!(forwarded_for(&headers, 2), Some("10.0.0.1".parse().unwrap()));
        assert_eq!(forwarded_for(&headers, 9), None);
    }
}
