//! The request behind a server function or a page: who asks, and how it is answered.
//! Only here are contexts and headers touched.

use std::str::FromStr;

use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts};
use backend::{
    Backend, Borrower, Client, Config,
    client::Browser,
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
pub const SESSION_COOKIE: &str = "session";
/// The cookie of a registration's draft.
pub const DRAFT_COOKIE: &str = "registration";
/// The cookie that keeps the phone between the two steps of sign-in.
pub const PHONE_COOKIE: &str = "phone";
/// The cookie that tells browsers apart: codes belong to the one that asked.
pub const BROWSER_COOKIE: &str = "browser";
/// The cookie that says once what the next page is to tell.
pub const NOTICE_COOKIE: &str = "notice";
/// The cookie that brings a new calendar's secret to the next page, which shows it once.
pub const FEED_COOKIE: &str = "calendar";
/// A registration is finished.
pub const REGISTERED: &str = "registered";
/// Whoever registers had a cabinet already.
pub const HAD_A_CABINET: &str = "had-a-cabinet";
/// Seconds for which a browser is known: half a year.
const BROWSER_KEPT_S: u32 = 180 * 86_400;
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
    /// What keeps our own cookies from everybody else.
    pub guard: Guard,
}

/// The use cases.
pub fn backend() -> Backend {
    expect_context::<Backend>()
}

/// The request is looked at where it stands: `use_context` would copy all its headers each time.
fn look<T>(at: impl FnOnce(&Parts) -> Option<T>) -> Option<T> {
    with_context::<Parts, _>(at)?
}

fn guard() -> Guard {
    look(|parts| parts.extensions.get::<Facts>().map(|facts| facts.guard)).unwrap_or(Guard::Https)
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
    look(|parts| Some(language_of(&parts.headers))).unwrap_or_default()
}

/// The language that a request asks for.
pub fn language_of(headers: &HeaderMap) -> Language {
    find_open_cookie(headers, LANGUAGE_COOKIE).and_then(Language::parse).unwrap_or_default()
}

/// The path of the address that is asked for.
pub fn path() -> String {
    look(|parts| Some(parts.uri.path().to_owned())).unwrap_or_default()
}

/// A cookie of the request that anybody may set.
pub fn open_cookie(name: &str) -> Option<String> {
    look(|parts| find_open_cookie(&parts.headers, name).map(str::to_owned))
}

/// One of our own cookies of the request.
pub fn cookie(name: &str) -> Option<String> {
    let guard = guard();
    look(|parts| guard.find_cookie(&parts.headers, name).map(str::to_owned))
}

/// A cookie among a request's headers. Each is looked at alone: one of somebody else, with letters beyond ASCII perhaps,
/// takes no other with it.
pub fn find_open_cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .flat_map(|line| line.as_bytes().split(|byte| *byte == b';'))
        .find_map(|pair| pair.trim_ascii().strip_prefix(name.as_bytes())?.strip_prefix(b"="))
        .and_then(|value| std::str::from_utf8(value).ok())
}

/// What keeps our own cookies from everybody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guard {
    /// Sent over https only, and set by this host only.
    Https,
    /// None: a demonstration on plain http, where Safari keeps no cookie that asks for more.
    DemonstrationOnHttp,
}

impl Guard {
    /// What the lender's address allows.
    pub fn of(config: &Config) -> Self {
        if config.is_demonstration() && config.public_url.starts_with("http://") {
            Self::DemonstrationOnHttp
        } else {
            Self::Https
        }
    }

    /// A cookie that scripts can't read, as a header's value; `max_age_s` of 0 removes it.
    pub fn cookie(self, name: &str, value: &str, max_age_s: u32) -> String {
        format!("{}; Max-Age={max_age_s}", self.set(name, value))
    }

    /// One that lives as long as the browser.
    fn set(self, name: &str, value: &str) -> String {
        match self {
            Self::Https => format!("__Host-{name}={value}; Path=/; HttpOnly; Secure; SameSite=Lax"),
            Self::DemonstrationOnHttp => format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax"),
        }
    }

    /// The cookie of a session. The server ends the session; the cookie itself lives as long as the browser.
    pub fn session_cookie(self, token: &SessionToken) -> String {
        self.set(SESSION_COOKIE, token.as_cookie())
    }

    /// One of our own cookies among a request's headers.
    pub fn find_cookie<'a>(self, headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
        let guarded = find_open_cookie(headers, &format!("__Host-{name}"));
        match self {
            Self::Https => guarded,
            Self::DemonstrationOnHttp => find_open_cookie(headers, name).or(guarded),
        }
    }
}

/// Sets a cookie that scripts can't read; `max_age_s` of 0 removes it.
pub fn set_cookie(name: &str, value: &str, max_age_s: u32) {
    append_header(header::SET_COOKIE, &guard().cookie(name, value, max_age_s));
}

/// Lets the browser be told apart from others from now on.
pub fn keep_browser(browser: &Browser) {
    set_cookie(BROWSER_COOKIE, &browser.as_cookie(), BROWSER_KEPT_S);
}

/// Gives the browser its session: a new one at each sign-in, which ends the one before. From now on the browser is known.
pub async fn begin_session(token: &SessionToken) -> Result<(), AppError> {
    let backend = backend();
    if let Some((before, _)) = session() {
        backend.visitor().sign_out(&before).await?;
    }
    keep_browser(&backend.visitor().know_browser(token).await?);
    append_header(header::SET_COOKIE, &guard().session_cookie(token));
    Ok(())
}

/// The registration's draft that the browser goes on with.
pub fn draft() -> Option<DraftToken> {
    cookie(DRAFT_COOKIE).and_then(|token| DraftToken::from_cookie(&token))
}

/// Lets the browser go on with a registration's draft.
pub fn keep_draft(token: &DraftToken) {
    set_cookie(DRAFT_COOKIE, token.as_cookie(), DRAFT_KEPT_S);
}

/// Says when to come back.
pub fn set_retry_after(seconds: u32) {
    if let Some(options) = use_context::<ResponseOptions>() {
        options.insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
}

fn append_header(name: HeaderName, value: &str) {
    if let (Some(options), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(value)) {
        options.append_header(name, value);
    }
}

/// Leads the browser to another page of ours.
pub fn redirect(to: &str) {
    leptos_axum::redirect(to);
}

/// Leads the browser to the acquirer's page; by a page of ours, where the browser itself has posted the form
/// ([`crate::leave_page`]).
pub fn leave_for(page: &str) {
    #[derive(serde::Serialize)]
    struct Leave<'a> {
        to: &'a str,
    }
    match serde_qs::to_string(&Leave { to: page }) {
        Ok(to) if posts_for_page() == Some(true) => redirect(&format!("/leave?{to}")),
        _ => redirect(page),
    }
}

/// Leads from a payment that was begun to the acquirer's page; to its own page where there is none, or where the borrower's
/// bank is reached from there.
pub fn go_on_to_pay(begun: &backend::payments::Begun, own_page: &str) {
    match begun.confirmation_url.as_deref() {
        Some(page) if begun.way == backend::payments::Way::Card => leave_for(page),
        _ => redirect(own_page),
    }
}

/// Whether a form was posted without JavaScript: the browser wants a page for it.
fn posts_for_page() -> Option<bool> {
    look(|parts| {
        let accept = parts.headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        Some(parts.method == Method::POST && accept.is_some_and(|accept| accept.contains("text/html")))
    })
}

/// Sets the status of an error's answer. A form posted without JavaScript is left alone: it is
/// answered by a redirect back to its page, which shows the error.
pub fn set_error_status(status: StatusCode) {
    if let (Some(false), Some(options)) = (posts_for_page(), use_context::<ResponseOptions>()) {
        options.set_status(status);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http::HeaderMap;

    use super::*;

    fn headers(cookies: &[u8]) -> HeaderMap {
        [(header::COOKIE, HeaderValue::from_bytes(cookies).unwrap())].into_iter().collect()
    }

    #[test]
    fn each_cookie_is_looked_at_alone() {
        for cookies in [
            "__Host-session=abc; city=Москва",
            "city=Москва;__Host-session=abc",
            "__Host-session=abc",
            "a; =; __Host-sessions=x; x__Host-session=y;  __Host-session=abc ;b=\u{80}",
        ] {
            assert_eq!(
                Guard::Https.find_cookie(&headers(cookies.as_bytes()), SESSION_COOKIE),
                Some("abc"),
                "{cookies}"
            );
        }
        assert_eq!(
            Guard::Https.find_cookie(&headers(b"city=\xff\xfe; __Host-session=abc"), SESSION_COOKIE),
            Some("abc")
        );
        let mut two_lines = headers("city=Москва".as_bytes());
        two_lines.append(header::COOKIE, HeaderValue::from_static("__Host-session=abc"));
        assert_eq!(Guard::Https.find_cookie(&two_lines, SESSION_COOKIE), Some("abc"));
        // What a sibling site or a script can set is none of ours.
        assert_eq!(Guard::Https.find_cookie(&headers(b"session=abc"), SESSION_COOKIE), None);
        assert_eq!(Guard::Https.find_cookie(&headers(b"__Host-session=\xff"), SESSION_COOKIE), None);
    }

    #[test]
    fn only_a_demonstration_on_http_goes_without_guards() {
        let config = |settings: &[(&str, &str)]| Config::from_pairs(settings.iter().copied()).unwrap();
        let http = config(&[("CABINET_PUBLIC_URL", "http://127.0.0.1:3000")]);
        assert_eq!(Guard::of(&http), Guard::DemonstrationOnHttp);
        assert_eq!(Guard::of(&config(&[("CABINET_PUBLIC_URL", "https://demo.example")])), Guard::Https);
        let set = Guard::of(&http).set(SESSION_COOKIE, "abc");
        assert!(!set.contains("Secure") && !set.contains("__Host-") && set.contains("HttpOnly"), "{set}");
        assert!(Guard::Https.set(SESSION_COOKIE, "abc").starts_with("__Host-session=abc; "));
        assert!(Guard::Https.set(SESSION_COOKIE, "abc").contains("; Secure; "));
    }
}
