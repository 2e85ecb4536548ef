//! What somebody asked for before they were sent to sign in: they come back to it, however they sign in.
//!
//! It is kept in a cookie, which nobody else can set, so no link leads anybody anywhere; and it is always a page of the
//! cabinet, so it never leads to another site.

use serde::{Deserialize, Serialize};

/// What the page of sign-in can say about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// Nothing in particular.
    #[default]
    Nothing,
    /// A page of the cabinet.
    Page,
    /// What became of a payment; the acquirer led back from its own page.
    Payment,
    /// Nothing: the cabinet has just been made, and the answer that would have opened it was lost.
    Registered,
}

#[cfg(feature = "ssr")]
mod server {
    use axum::http::{HeaderMap, Method, Uri, header};

    use super::Asked;
    use crate::request::{self, Guard};

    const COOKIE: &str = "asked";
    /// Seconds for which it is remembered.
    const REMEMBERED_S: u32 = 1800;
    /// No address of ours is longer.
    const LONGEST: usize = 300;
    const HOME: &str = "/cabinet";

    /// The cookie that remembers what a request asked for: its own address, or that of the page that the form stood on or
    /// the program runs in. None where that is no page of the cabinet.
    pub fn cookie_for(guard: Guard, method: &Method, asked: &Uri, headers: &HeaderMap) -> Option<String> {
        let address = if matches!(*method, Method::GET | Method::HEAD) {
            page_of(asked)
        } else {
            page_of(&headers.get(header::REFERER)?.to_str().ok()?.parse().ok()?)
        };
        address.map(|address| guard.cookie(COOKIE, &address, REMEMBERED_S))
    }

    /// Whoever comes from the page of sign-in or from one of the cabinet was given cookies there. None came back.
    pub fn are_cookies_gone(guard: Guard, headers: &HeaderMap) -> bool {
        let ours = [request::SESSION_COOKIE, request::BROWSER_COOKIE, COOKIE];
        let came_from = || headers.get(header::REFERER)?.to_str().ok()?.parse::<Uri>().ok();
        ours.iter().all(|name| guard.find_cookie(headers, name).is_none())
            && came_from().is_some_and(|from| from.path() == "/login" || is_of_cabinet(from.path()))
    }

    /// A page of the cabinet, as an address on this site.
    fn page_of(uri: &Uri) -> Option<String> {
        // What a form without JavaScript was told is no part of the page.
        let told = uri.query().is_some_and(|query| query.contains("__path") || query.contains("__err"));
        let address = if told { uri.path() } else { uri.path_and_query()?.as_str() };
        is_of_cabinet(address).then(|| address.to_owned())
    }

    fn is_of_cabinet(address: &str) -> bool {
        let Some(rest) = address.strip_prefix(HOME) else { return false };
        let fits = |byte: u8| byte.is_ascii_graphic() && !b"\\;,\"#<>".contains(&byte);
        (rest.is_empty() || rest.starts_with(['/', '?']))
            && address.len() <= LONGEST
            && address.bytes().all(fits)
            && !address.contains("//")
            && !address.contains("..")
    }

    fn remembered() -> Option<String> {
        request::cookie(COOKIE).filter(|address| is_of_cabinet(address))
    }

    impl Asked {
        /// What the browser that asks was sent away from.
        pub fn remembered() -> Self {
            if request::cookie(request::NOTICE_COOKIE).is_some_and(|notice| notice == request::REGISTERED) {
                return Self::Registered;
            }
            match remembered() {
                Some(address) if address.contains("/payments/") => Self::Payment,
                Some(address) if address != HOME => Self::Page,
                _ => Self::Nothing,
            }
        }
    }

    /// Leads whoever has just signed in to what they asked for, or to the first page of the cabinet.
    pub fn go_back() {
        request::redirect(&remembered().unwrap_or_else(|| HOME.to_owned()));
        forget();
    }

    /// Whoever signs out, or goes another way, is led nowhere later.
    pub fn forget() {
        if request::cookie(COOKIE).is_some() {
            request::set_cookie(COOKIE, "", 0);
        }
    }

    #[cfg(test)]
    mod tests {
        #![allow(clippy::unwrap_used)]

        use super::*;

        #[test]
        fn only_pages_of_the_cabinet_are_remembered() {
            for page in ["/cabinet", "/cabinet?x=1", "/cabinet/loans/a/payments/b", "/cabinet/loans?after=2026-11-01~x"]
            {
                assert_eq!(page_of(&page.parse().unwrap()).as_deref(), Some(page));
            }
            for other in
                ["/", "/login", "/cabinets", "/cabinet-x", "/cabinet//evil.example", "/cabinet/../login", "/api/x"]
            {
                assert_eq!(page_of(&other.parse().unwrap()), None, "{other}");
            }
            for typed in
                ["https://evil.example/cabinet", "//evil.example", "/cabinet\\evil", "/cabinet/я", "", "/cabinet/;x"]
            {
                assert!(!is_of_cabinet(typed), "{typed}");
            }
            let told = "/cabinet/apply?__path=/api/x&__err=e30".parse().unwrap();
            assert_eq!(page_of(&told).as_deref(), Some("/cabinet/apply"));
        }
    }
}

#[cfg(feature = "ssr")]
pub use server::{are_cookies_gone, cookie_for, forget, go_back};
