//! Headers that every answer carries.

use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use leptos::nonce::Nonce;

/// For everything that is not a page: it may do nothing.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// The content security policy of a page. Forms may lead to the acquirer's page, nowhere else:
/// browsers apply `form-action` to the redirect after a form too.
pub(crate) fn page_policy(nonce: &Nonce, acquirer_page: &str) -> (HeaderName, HeaderValue) {
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         form-action 'self' {acquirer_page}; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    );
    let value = HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static(NOTHING));
    (header::CONTENT_SECURITY_POLICY, value)
}

/// Sets the headers that are still missing.
pub(crate) async fn layer(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, NOTHING),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
        // Not `no-referrer`: forms without JavaScript find their way back by it.
        (header::REFERRER_POLICY, "same-origin"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=()"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}
