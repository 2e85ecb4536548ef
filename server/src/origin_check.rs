//! Nothing is written at another site's wish.
//!
//! Browsers name the origin of every unsafe request. One that comes from elsewhere is refused,
//! and so is a server function's that names none. A `Referer` is kept only if it is ours: a form
//! posted without JavaScript is answered by a redirect to it (OWASP ASVS 3.5.1, 3.7.2).

//!
//! What is ours says the public address of the settings, scheme and port included: what a proxy makes of `Host` does not
//! matter. A demonstration may also be opened by another name of its machine.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use backend::{Backend, Config};

/// Refuses unsafe requests from elsewhere.
pub(crate) async fn layer(State(backend): State<Backend>, mut request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let is_server_function = request.uri().path().starts_with("/api/");
    let headers = request.headers_mut();
    let us = Us::of(backend.config(), headers);
    match us.sent(headers) {
        Some(true) => {}
        None if !is_server_function => {}
        _ => return (StatusCode::FORBIDDEN, "The request comes from another site.").into_response(),
    }
    if let Some(back) = us.referer(headers) {
        headers.insert(header::REFERER, back);
    }
    next.run(request).await
}

/// How our pages are reached.
struct Us {
    /// `https://lk.example.ru`.
    public: String,
    /// In a demonstration, the host that was asked.
    asked: Option<String>,
}

impl Us {
    fn of(config: &Config, headers: &HeaderMap) -> Self {
        let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        Self {
            public: config.public_url.clone(),
            asked: asked.filter(|_| config.is_demonstration()).map(str::to_ascii_lowercase),
        }
    }

    /// Whether the request's own headers say that it comes from our pages; none if they say nothing.
    fn sent(&self, headers: &HeaderMap) -> Option<bool> {
        let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let fetch_site = text(header::HeaderName::from_static("sec-fetch-site")).map(|site| site == "same-origin");
        let origin = text(header::ORIGIN).map(|origin| self.own(origin));
        match (fetch_site, origin) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (None, None) => None,
            _ => Some(true),
        }
    }

    /// Whether an absolute address is on our site.
    fn own(&self, address: &str) -> bool {
        let Some(origin) = origin(address) else { return false };
        let is_asked = || {
            let authority = origin.split_once("://").map(|(_, authority)| authority.to_owned());
            self.asked.is_some() && self.asked == authority
        };
        self::origin(&self.public).as_ref() == Some(&origin) || is_asked()
    }

    /// The `Referer` if it is ours, else our first page.
    fn referer(&self, headers: &HeaderMap) -> Option<HeaderValue> {
        let referer = headers.get(header::REFERER);
        let own = referer.filter(|referer| {
            // a browser takes a backslash for a slash: what looks like a path would lead to another host
            referer.to_str().is_ok_and(|address| !address.contains('\\') && self.own(address))
        });
        own.cloned().or_else(|| HeaderValue::try_from(format!("{}/", self.public)).ok())
    }
}

/// Scheme, host and port of an absolute address, the scheme's own port left out.
fn origin(address: &str) -> Option<String> {
    let uri: Uri = address.parse().ok()?;
    let scheme = uri.scheme_str()?.to_ascii_lowercase();
    let host = uri.host()?.to_ascii_lowercase();
    let port = match (uri.port_u16(), scheme.as_str()) {
        (Some(80), "http") | (Some(443), "https") | (None, _) => String::new(),
        (Some(port), _) => format!(":{port}"),
    };
    Some(format!("{scheme}://{host}{port}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    fn in_production(public: &str) -> Us {
        Us { public: public.to_owned(), asked: None }
    }

    #[test]
    fn what_is_ours_says_the_public_address_and_not_the_host_that_a_proxy_passes_on() {
        let us = in_production("https://lk.example.ru:8443");
        for (host, sent_from, ours) in [
            ("lk.example.ru", "https://lk.example.ru:8443", true),
            ("127.0.0.1:3000", "https://LK.example.ru:8443", true),
            ("lk.example.ru", "https://lk.example.ru", false),
            ("lk.example.ru:8443", "http://lk.example.ru:8443", false),
            ("evil.example", "https://evil.example", false),
            ("evil.example", "null", false),
        ] {
            assert_eq!(us.sent(&headers(&[("host", host), ("origin", sent_from)])), Some(ours), "{host} {sent_from}");
        }
        let usual_port = in_production("https://lk.example.ru");
        assert_eq!(usual_port.sent(&headers(&[("origin", "https://lk.example.ru:443")])), Some(true));
        let sibling = [("origin", "https://lk.example.ru"), ("sec-fetch-site", "same-site")];
        assert_eq!(usual_port.sent(&headers(&sibling)), Some(false));
        assert_eq!(usual_port.sent(&headers(&[("host", "lk.example.ru")])), None);
    }

    #[test]
    fn a_demonstration_may_be_opened_by_another_name() {
        let us = Us { public: "http://127.0.0.1:3000".to_owned(), asked: Some("localhost:3000".to_owned()) };
        assert_eq!(us.sent(&headers(&[("origin", "http://localhost:3000")])), Some(true));
        assert_eq!(us.sent(&headers(&[("origin", "http://localhost:3001")])), Some(false));
    }

    #[test]
    fn a_foreign_referer_is_never_followed() {
        let us = in_production("https://lk.example.ru");
        for foreign in [
            "https://evil.example/x",
            "https://lk.example.ru/\\evil.example",
            "/login",
            "https://lk.example.ru@evil.example/",
        ] {
            assert_eq!(us.referer(&headers(&[("referer", foreign)])).unwrap(), "https://lk.example.ru/", "{foreign}");
        }
        let ours = "https://lk.example.ru/login?step=code";
        assert_eq!(us.referer(&headers(&[("referer", ours)])).unwrap(), ours);
    }
}
