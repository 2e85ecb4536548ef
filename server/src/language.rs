//! The switch of the language: a plain form, so it works everywhere.

use app::{request::LANGUAGE_COOKIE, texts::Language};
use axum::{
    http::{HeaderMap, Uri, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::read_form::ReadForm;

/// The form.
#[derive(Deserialize)]
pub(crate) struct Switch {
    to: String,
}

/// Keeps the language for a year and leads back to where the borrower was.
pub(crate) async fn switch(headers: HeaderMap, ReadForm(Switch { to }): ReadForm<Switch>) -> Response {
    let language = Language::parse(&to).unwrap_or_default();
    let cookie = format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", language.code());
    (AppendHeaders([(header::SET_COOKIE, cookie)]), Redirect::to(&back(&headers))).into_response()
}

/// The path of the page that the form stood on; `origin_check` has let only our own through.
pub(crate) fn back(headers: &HeaderMap) -> String {
    headers
        .get(header::REFERER)
        .and_then(|referer| referer.to_str().ok()?.parse::<Uri>().ok())
        .and_then(|uri| uri.path_and_query().map(ToString::to_string))
        .filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains('\\'))
        .unwrap_or_else(|| "/".to_owned())
}
