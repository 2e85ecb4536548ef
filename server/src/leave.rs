//! The page that leads on to the acquirer's: see [`app::leave_page`].

use app::leave_page;
use axum::{
    extract::{Query, Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::context::AppState;

/// Where to.
#[derive(Deserialize)]
pub(crate) struct Leave {
    to: String,
}

/// Leads on, and nowhere else than to the acquirer.
pub(crate) async fn show(
    State(state): State<AppState>,
    Query(Leave { to }): Query<Leave>,
    request: Request,
) -> Response {
    if !is_on(&state.backend.config().acquirer_page_origin, &to) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let assets = state.assets.clone();
    state.render(move || leave_page(&assets, &to))(request).await
}

fn is_on(origin: &str, address: &str) -> bool {
    address
        .strip_prefix(origin)
        .is_some_and(|rest| rest.starts_with(['/', '?']) && !rest.contains(['\\', '"', '<', '>']))
}

#[cfg(test)]
mod tests {
    use super::is_on;

    #[test]
    fn only_the_acquirers_own_pages() {
        let acquirer = "https://yoomoney.example";
        for page in ["https://yoomoney.example/checkout?orderId=1", "https://yoomoney.example/"] {
            assert!(is_on(acquirer, page), "{page}");
        }
        for other in [
            "https://yoomoney.example.evil.example/",
            "https://yoomoney.example@evil.example/",
            "https://evil.example/?https://yoomoney.example/",
            "http://yoomoney.example/",
            "javascript:alert(1)",
            "",
        ] {
            assert!(!is_on(acquirer, other), "{other}");
        }
    }
}
