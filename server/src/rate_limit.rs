//! How much one address may ask for, counted in memory before session and database are looked at.
//!
//! Reading is not limited here; what writes is, as all of it goes one way. An address may be that of a whole mobile
//! operator: it has so much a minute, and is told when there is more. Whoever is signed in, or has a browser in which
//! somebody signed in, has a share of their own, so that strangers at the same address don't keep them out.
//! Of reading only addresses with a secret count, and those only where the secret is wrong: the programs of many borrowers'
//! calendars may come from one address, whoever guesses gets no further than a share.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use app::{
    calendar::FEEDS,
    error::AppError,
    request::{BROWSER_COOKIE, Guard, SESSION_COOKIE},
};
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{Backend, client::Browser};

use crate::{session, told};

const MINUTE_MS: i64 = 60_000;
/// So many shares are remembered; beyond that, those that are full again are forgotten first.
const REMEMBERED: usize = 50_000;
/// So many requests of strangers that write are under way at once; more are told to come back.
const STRANGERS_AT_ONCE: usize = 128;
/// The same for everybody together.
const AT_ONCE: usize = 512;
/// When to come back where too many are under way.
const COME_BACK_AFTER_S: u32 = 2;

/// The shares.
#[derive(Clone)]
pub(crate) struct RateLimit(Arc<Shares>);

struct Shares {
    backend: Backend,
    a_minute: u32,
    left: Mutex<HashMap<String, Left>>,
    /// Sessions that were found to live lately.
    living: Mutex<HashMap<String, i64>>,
    under_way: AtomicUsize,
}

/// What is left of a share, and as of when.
#[derive(Clone, Copy)]
struct Left {
    requests: f64,
    at_ms: i64,
}

/// A request that is under way, until dropped.
struct UnderWay<'a>(&'a AtomicUsize);

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl RateLimit {
    pub(crate) fn new(backend: Backend) -> Self {
        let a_minute = backend.config().requests_a_minute;
        Self(Arc::new(Shares {
            backend,
            a_minute,
            left: Mutex::default(),
            living: Mutex::default(),
            under_way: AtomicUsize::new(0),
        }))
    }

    pub(crate) fn backend(&self) -> &Backend {
        &self.0.backend
    }

    /// Notes that somebody is signed in with that cookie.
    pub(crate) fn note_living(&self, cookie: &str) {
        let now_ms = self.0.backend.clock().now_ms();
        let mut living = self.0.living.lock().unwrap_or_else(PoisonError::into_inner);
        if living.len() >= REMEMBERED {
            living.retain(|_, seen_at_ms| now_ms - *seen_at_ms < MINUTE_MS);
        }
        living.insert(cookie.to_owned(), now_ms);
    }

    /// Whose share it is, and whether that is somebody known.
    fn whose(&self, request: &Request) -> (String, bool) {
        let guard = Guard::of(self.0.backend.config());
        let session = guard.find_cookie(request.headers(), SESSION_COOKIE);
        let is_living =
            |cookie: &&str| self.0.living.lock().unwrap_or_else(PoisonError::into_inner).contains_key(*cookie);
        if let Some(cookie) = session.filter(is_living) {
            return (format!("session {cookie}"), true);
        }
        let browser = guard.find_cookie(request.headers(), BROWSER_COOKIE);
        let is_known = |cookie: &&str| {
            Browser::from_cookie(cookie).is_some_and(|browser| self.0.backend.visitor().knows(&browser))
        };
        if let Some(cookie) = browser.filter(is_known) {
            return (format!("browser {cookie}"), true);
        }
        let ip = session::address(request, self.0.backend.config().trusted_proxies);
        (backend::client::network(ip), false)
    }

    /// Takes one request of a share; the seconds to wait when there is none.
    fn take(&self, whose: String) -> Result<(), u32> {
        let (most, now_ms) = (f64::from(self.0.a_minute), self.0.backend.clock().now_ms());
        let a_ms = most / 60_000.0;
        let mut left = self.0.left.lock().unwrap_or_else(PoisonError::into_inner);
        #[expect(clippy::cast_precision_loss, reason = "milliseconds since the last request")]
        let refilled = |left: Left| (left.requests + (now_ms - left.at_ms).max(0) as f64 * a_ms).min(most);
        if left.len() >= REMEMBERED {
            left.retain(|_, share| refilled(*share) < most);
        }
        let share = left.entry(whose).or_insert(Left { requests: most, at_ms: now_ms });
        *share = Left { requests: refilled(*share), at_ms: now_ms };
        if share.requests < 1.0 {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a minute")]
            return Err(((1.0 - share.requests) / a_ms / 1000.0).ceil().clamp(1.0, 60.0) as u32);
        }
        share.requests -= 1.0;
        Ok(())
    }

    /// Gives back what was taken for a request that was none of those that count.
    fn give_back(&self, whose: &str) {
        let mut left = self.0.left.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(share) = left.get_mut(whose) {
            share.requests += 1.0;
        }
    }

    /// Whether there is room for one more request that writes.
    fn begin(&self, is_known: bool) -> Result<UnderWay<'_>, u32> {
        let most = if is_known { AT_ONCE } else { STRANGERS_AT_ONCE };
        let before = self.0.under_way.fetch_add(1, Ordering::Relaxed);
        let under_way = UnderWay(&self.0.under_way);
        if before < most { Ok(under_way) } else { Err(COME_BACK_AFTER_S) }
    }

    fn refuse(&self, request: &Request, retry_after_s: u32) -> Response {
        let path = request.uri().path();
        let error = AppError::TooMany { retry_after_s };
        let accepts = request.headers().get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
        let mut response = if !path.starts_with("/api/") {
            StatusCode::TOO_MANY_REQUESTS.into_response()
        } else if accepts.is_some_and(|accepts| accepts.contains("text/html")) {
            told::lead_back(&self.0.backend, path, error, request.headers())
        } else {
            (StatusCode::TOO_MANY_REQUESTS, Json(error)).into_response()
        };
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(retry_after_s));
        response
    }
}

/// Lets through what a share allows.
pub(crate) async fn layer(State(limit): State<RateLimit>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return if request.uri().path().starts_with(FEEDS) {
            by_secret(&limit, request, next).await
        } else {
            next.run(request).await
        };
    }
    let (whose, is_known) = limit.whose(&request);
    if let Err(retry_after_s) = limit.take(whose) {
        return limit.refuse(&request, retry_after_s);
    }
    match limit.begin(is_known) {
        Err(retry_after_s) => limit.refuse(&request, retry_after_s),
        Ok(_under_way) => next.run(request).await,
    }
}

/// Lets through what brings a secret, as long as whoever asks has not guessed too often.
async fn by_secret(limit: &RateLimit, request: Request, next: Next) -> Response {
    // A share beside that of writing: who guesses keeps nobody from signing in.
    let whose = format!("secrets {}", limit.whose(&request).0);
    if let Err(retry_after_s) = limit.take(whose.clone()) {
        return limit.refuse(&request, retry_after_s);
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::NOT_FOUND {
        limit.give_back(&whose);
    }
    response
}
