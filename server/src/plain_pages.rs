//! Pages that the browser's program can't have: others have changed them before it came, or it met what it did not expect
//! (`frontend/plain.js`). The page says what the server wrote, and is told when it was left plain.

use axum::{
    Extension,
    body::{Body, to_bytes},
    http::{HeaderMap, StatusCode, Uri, header},
    response::Response,
};

use app::request::Facts;

/// How far the program came, as its page says it.
const STEPS: [&str; 4] = ["start", "changed", "hydrate", "stopped"];

/// Writes down that a page was left plain, and in which browser.
pub(crate) async fn left(Extension(facts): Extension<Facts>, headers: HeaderMap, step: String) -> StatusCode {
    let Some(step) = STEPS.iter().find(|known| **known == step) else { return StatusCode::UNPROCESSABLE_ENTITY };
    let page = page(&headers);
    tracing::warn!(browser = facts.client.user_agent, page, step, "a page goes without its program");
    StatusCode::NO_CONTENT
}

/// The kind of page that it was: its address without ids.
fn page(headers: &HeaderMap) -> String {
    let referer = headers.get(header::REFERER).and_then(|referer| referer.to_str().ok()?.parse::<Uri>().ok());
    let known = |step: &&str| step.bytes().all(|byte| byte.is_ascii_lowercase());
    let steps: Vec<&str> = referer.iter().flat_map(|page| page.path().split('/')).filter(known).take(5).collect();
    if steps.len() < 2 { "/".to_owned() } else { steps.join("/") }
}

/// Says at the end of a page of how many elements its hydrated part consists: whoever changed it since is found out by that.
pub(crate) async fn count_elements(page: Response) -> Response {
    let (mut parts, body) = page.into_parts();
    // It was put together in memory: the whole of it is there.
    let Ok(mut body) = to_bytes(body, usize::MAX).await.map(Vec::from) else {
        parts.status = StatusCode::INTERNAL_SERVER_ERROR;
        return Response::from_parts(parts, Body::empty());
    };
    if let Some(count) = elements(&body) {
        body.extend_from_slice(format!("<meta name=\"elements\" content=\"{count}\">").as_bytes());
    }
    Response::from_parts(parts, Body::from(body))
}

/// How many elements stand before the footer, which is no part of the program. What is within `noscript` is none where
/// scripts run.
fn elements(page: &[u8]) -> Option<usize> {
    let hydrated = between(page, b"<body>", b"<footer class=\"footer\"")?;
    let mut count = 0;
    let mut without_scripts = false;
    for at in memchr::memchr_iter(b'<', hydrated) {
        let tag = &hydrated[at + 1..];
        if tag.starts_with(b"/noscript") {
            without_scripts = false;
        } else if !without_scripts && tag.first().is_some_and(u8::is_ascii_alphabetic) {
            count += 1;
            without_scripts = tag.starts_with(b"noscript");
        }
    }
    Some(count)
}

fn between<'a>(page: &'a [u8], from: &[u8], to: &[u8]) -> Option<&'a [u8]> {
    let rest = &page[memchr::memmem::find(page, from)? + from.len()..];
    Some(&rest[..memchr::memmem::find(rest, to)?])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn elements_are_counted_as_a_browser_sees_them() {
        let page = b"<html><body><a>1 &lt; 2</a><main><!><p>x<br></p><noscript><meta><a>y</a></noscript><input></main>\
            <footer class=\"footer\"><p></p></footer></body>";
        assert_eq!(elements(page), Some(6));
        assert_eq!(elements(b"<html></html>"), None);
    }

    #[test]
    fn a_page_is_named_without_ids() {
        let named = |address: &str| page(&[(header::REFERER, address.parse().unwrap())].into_iter().collect());
        assert_eq!(named("https://cabinet.test/cabinet/loans/0a1b-2/payments/3c?x=1"), "/cabinet/loans/payments");
        assert_eq!(named("https://cabinet.test/"), "/");
        assert_eq!(page(&HeaderMap::new()), "/");
    }
}
