//! The request behind a server function or a page: who asks, and how it is answered.
//! Only here are contexts and headers touched.

use std::str::FromStr;

use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use backend::{
    Backend, Borrower, Client,
    registration::DraftToken,
    sign_in::{Session, SessionToken},
};
use leptos::{prelude::*, reactive::owner::with_context};
use leptos_axum::ResponseOptions;

use crate::{
    error::{AppError, FieldErrors},
    texts::Language,
};

/// The cookie of a borrower's session.
pub const SESSION_COOKIE: &str = "__Host-session";
/// The cookie of a registration's draft.
pub const DRAFT_COOKIE: &str = "__Host-registration";
/// The cookie that keeps the phone between the two steps of sign-in.
pub const PHONE_COOKIE: &str = "__Host-phone";
/// Seconds for which a registration's draft is kept: a day.
const DRAFT_KEPT_S: u32 = 86_400;
/// The cookie of the chosen language.
pub const LANGUAGE_COOKIE: &str = "language";

/// What the server's layers found out about a request; kept in its extensions.
#[derive(Clone)]
pub struct Facts {
    /// The living session, if there is one.
    pub session: Option<(SessionToken, Session)>,
    /// Who asks.
    pub client: Client,
}

/// The use cases.
pub fn backend() -> Backend {
    expect_context::<Backend>()
}

/// The request is looked at where it stands: `use_context` would copy all its headers each time.
fn look<T>(at: impl FnOnce(&Parts) -> Option<T>) -> Option<T> {
    with_context::<Parts, _>(at)?
}

fn facts() -> Option<Facts> {
    look(|parts| parts.extensions.get::<Facts>().cloned())
}

/// Who asks.
pub fn client() -> Result<Client, AppError> {
    facts().map(|facts| facts.client).ok_or(AppError::Offline)
}

/// The session, if somebody is signed in.
pub fn session() -> Option<(SessionToken, Session)> {
    look(|parts| parts.extensions.get::<Facts>()?.session.clone())
}

/// What the signed-in borrower may see and do.
pub fn borrower(backend: &Backend) -> Result<Borrower<'_>, AppError> {
    match session() {
        Some((_, session)) => Ok(backend.borrower(session.borrower)),
        None => Err(AppError::SignInRequired.answered()),
    }
}

/// An id as it stands in an address; what is none leads nowhere.
pub fn parse_id<T: FromStr>(raw: &str) -> Result<T, AppError> {
    raw.parse().map_err(|_| AppError::NotFound.answered())
}

/// The key that a form brought.
///
/// # Errors
/// `Invalid` for a form that did not come from a page of ours: a missing key is no key, and would be everybody's.
pub fn form_key(raw: &str) -> Result<backend::FormKey, AppError> {
    raw.parse().map_err(|_| AppError::from(FieldErrors::none()))
}

/// The language that the page is read in.
pub fn language() -> Language {
    look(|parts| Language::parse(find_cookie(&parts.headers, LANGUAGE_COOKIE)?)).unwrap_or_default()
}

/// The path of the address that is asked for.
pub fn path() -> String {
    look(|parts| Some(parts.uri.path().to_owned())).unwrap_or_default()
}

/// A cookie of the request.
pub fn cookie(name: &str) -> Option<String> {
    look(|parts| find_cookie(&parts.headers, name).map(str::to_owned))
}

/// A cookie among a request's headers.
pub fn find_cookie<'a>(headers: &'a http::HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Sets a cookie that scripts can't read; `max_age_s` of 0 removes it.
pub fn set_cookie(name: &str, value: &str, max_age_s: u32) {
    let cookie = format!("{name}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; Secure; SameSite=Lax");
    append_header(header::SET_COOKIE, &cookie);
}

/// Gives the browser its session: a new one at each sign-in.
pub fn set_session(token: &SessionToken) {
    append_header(header::SET_COOKIE, &session_cookie(token));
}

/// The cookie of a session. The server ends the session; the cookie itself lives as long as the browser.
pub fn session_cookie(token: &SessionToken) -> String {
    format!("{SESSION_COOKIE}={}; Path=/; HttpOnly; Secure; SameSite=Lax", token.as_cookie())
}

/// The registration's draft that the browser goes on with.
pub fn draft() -> Option<DraftToken> {
    cookie(DRAFT_COOKIE).and_then(|token| DraftToken::from_cookie(&token))
}

/// Lets the browser go on with a registration's draft.
pub fn keep_draft(token: &DraftToken) {
    set_cookie(DRAFT_COOKIE, token.as_cookie(), DRAFT_KEPT_S);
}

fn append_header(name: HeaderName, value: &str) {
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(value)) {
        options.append_header(name, value);
    }
}

/// Leads the browser to another page of ours, or to the acquirer's.
pub fn redirect(to: &str) {
    leptos_axum::redirect(to);
}

/// Sets the status of an error's answer. A form posted without JavaScript is left alone: it is
/// answered by a redirect back to its page, which shows the error.
pub fn set_error_status(status: StatusCode) {
    let posts_for_page = look(|parts| {
        let accept = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        Some(parts.method == Method::POST && accept.is_some_and(|accept| accept.contains("text/html")))
    });
    if let (Some(false), Some(options)) = (posts_for_page, use_context::<ResponseOptions>()) {
        options.set_status(status);
    }
}
