//! What a form without JavaScript is told stands in the address of the page that it leads back to. The address carries our
//! mark: nobody else can make a page of ours say anything.

use app::error::AppError;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use backend::Backend;
use leptos::server_fn::error::ServerFnUrlError;

use crate::language;

const FUNCTION: &str = "__path";
const ERROR: &str = "__err";
const MARK: &str = "__sig";

/// Marks what we tell, and forgets what others have put into an address.
pub(crate) async fn layer(State(backend): State<Backend>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return match without_forgery(&backend, request.uri()) {
            Some(clean) => Redirect::to(&clean).into_response(),
            None => next.run(request).await,
        };
    }
    let mut response = next.run(request).await;
    let location = response.headers().get(header::LOCATION).and_then(|location| location.to_str().ok());
    if let Some(marked) = location.and_then(|location| marked(&backend, location))
        && let Ok(marked) = HeaderValue::try_from(marked)
    {
        response.headers_mut().insert(header::LOCATION, marked);
    }
    response
}

/// Leads a form without JavaScript back to its page, which then tells the error.
pub(crate) fn lead_back(backend: &Backend, function: &str, error: AppError, headers: &HeaderMap) -> Response {
    let page = format!("http://page{}", language::back(headers));
    let told = ServerFnUrlError::new(function, error).to_url(&page).ok();
    let told = told.as_ref().and_then(|told| told.as_str().strip_prefix("http://page"));
    match told.and_then(|told| marked(backend, told)) {
        Some(address) => Redirect::to(&address).into_response(),
        None => StatusCode::TOO_MANY_REQUESTS.into_response(),
    }
}

/// The address with our mark, if it tells an error.
fn marked(backend: &Backend, address: &str) -> Option<String> {
    let (page, query) = address.split_once('?')?;
    // What the page was told before stands there still; the last is what it is told now.
    let last = |name| query.rsplit('&').find_map(|pair| value_in(pair, name));
    let (function, error) = (last(FUNCTION)?, last(ERROR)?);
    let mark = mark(backend, function, error);
    let mut pairs: Vec<String> = query.split('&').filter(|pair| !tells(pair)).map(str::to_owned).collect();
    pairs.extend([(FUNCTION, function), (ERROR, error), (MARK, &mark)].map(|(name, value)| format!("{name}={value}")));
    Some(format!("{page}?{}", pairs.join("&")))
}

/// The address without what it claims to tell, if that is not ours.
fn without_forgery(backend: &Backend, uri: &Uri) -> Option<String> {
    let query = uri.query()?;
    let told = query.split('&').filter(|pair| tells(pair)).count();
    if told == 0 {
        return None;
    }
    if let (3, Some(function), Some(error), Some(given)) =
        (told, value_of(query, FUNCTION), value_of(query, ERROR), value_of(query, MARK))
        && backend.visitor().is_own_mark(&about(function, error), given)
    {
        return None;
    }
    let rest: Vec<&str> = query.split('&').filter(|pair| !tells(pair)).collect();
    let page = uri.path();
    // What begins with two slashes would be another site.
    let page = format!("/{}", page.trim_start_matches('/'));
    Some(if rest.is_empty() { page } else { format!("{page}?{}", rest.join("&")) })
}

/// Whether a pair of a query is part of what is told.
fn tells(pair: &str) -> bool {
    is(pair, FUNCTION) || is(pair, ERROR) || is(pair, MARK)
}

/// Whether a pair of a query has that name, in whatever way it is written.
fn is(pair: &str, name: &str) -> bool {
    let written = pair.split('=').next().unwrap_or_default();
    // Our names need no escapes: what has some is nobody's.
    written == name || (written.contains('%') && unescaped(written) == name)
}

fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut plain, mut at) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let escape = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        if let Some(meant) = escape.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            plain.push(meant);
            at += 3;
        } else {
            plain.push(*byte);
            at += 1;
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

fn value_of<'a>(query: &'a str, name: &str) -> Option<&'a str> {
    query.split('&').find_map(|pair| value_in(pair, name))
}

fn value_in<'a>(pair: &'a str, name: &str) -> Option<&'a str> {
    pair.strip_prefix(name)?.strip_prefix('=')
}

fn mark(backend: &Backend, function: &str, error: &str) -> String {
    backend.visitor().own_mark(&about(function, error))
}

fn about(function: &str, error: &str) -> String {
    format!("{function} {error}")
}
