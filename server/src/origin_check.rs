//! Nothing is written at another site's wish.
//!
//! Browsers name the origin of every unsafe request. One that comes from elsewhere is refused,
//! and so is a server function's that names none. A `Referer` is kept only if it is ours: a form
//! posted without JavaScript is answered by a redirect to it (OWASP ASVS 3.5.1, 3.7.2).

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Refuses unsafe requests from elsewhere.
pub(crate) async fn layer(mut request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let is_server_function = request.uri().path().starts_with("/api/");
    let headers = request.headers_mut();
    match comes_from_us(headers) {
        Some(true) => {}
        None if !is_server_function => {}
        _ => return (StatusCode::FORBIDDEN, "The request comes from another site.").into_response(),
    }
    if let Some(back) = same_origin_referer(headers) {
        headers.insert(header::REFERER, back);
    }
    next.run(request).await
}

/// Whether the request's own headers say that it comes from our pages; none if they say nothing.
fn comes_from_us(headers: &HeaderMap) -> Option<bool> {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let fetch_site = text(header::HeaderName::from_static("sec-fetch-site")).map(|site| site == "same-origin");
    let origin = text(header::ORIGIN).map(|origin| is_ours(headers, origin));
    match (fetch_site, origin) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (None, None) => None,
        _ => Some(true),
    }
}

/// Whether an absolute address is on the host that was asked.
fn is_ours(headers: &HeaderMap, address: &str) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let authority = address.parse::<Uri>().ok().and_then(|uri| uri.authority().map(ToString::to_string));
    matches!((host, authority), (Some(host), Some(authority)) if host.eq_ignore_ascii_case(&authority))
}

/// The `Referer` if it is ours, else our first page.
fn same_origin_referer(headers: &HeaderMap) -> Option<HeaderValue> {
    let referer = headers.get(header::REFERER);
    if let Some(referer) = referer
        && referer.to_str().is_ok_and(|address| is_ours(headers, address))
    {
        return Some(referer.clone());
    }
    let host = headers.get(header::HOST)?.to_str().ok()?;
    HeaderValue::try_from(format!("http://{host}/")).ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_request_from_another_site_is_told_apart() {
        let ours = [("host", "cabinet.example"), ("origin", "https://cabinet.example")];
        assert_eq!(comes_from_us(&headers(&ours)), Some(true));
        let foreign = [("host", "cabinet.example"), ("origin", "https://evil.example")];
        assert_eq!(comes_from_us(&headers(&foreign)), Some(false));
        let opaque = [("host", "cabinet.example"), ("origin", "null")];
        assert_eq!(comes_from_us(&headers(&opaque)), Some(false));
        let sibling = [("host", "cabinet.example"), ("sec-fetch-site", "same-site")];
        assert_eq!(comes_from_us(&headers(&sibling)), Some(false));
        assert_eq!(comes_from_us(&headers(&[("host", "cabinet.example")])), None);
    }

    #[test]
    fn a_foreign_referer_is_never_followed() {
        let foreign = [("host", "cabinet.example"), ("referer", "https://evil.example/x")];
        assert_eq!(same_origin_referer(&headers(&foreign)).unwrap(), "http://cabinet.example/");
        let ours = [("host", "cabinet.example"), ("referer", "https://cabinet.example/login")];
        assert_eq!(same_origin_referer(&headers(&ours)).unwrap(), "https://cabinet.example/login");
    }
}
