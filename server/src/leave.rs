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
    if !state.backend.config().is_acquirer_page(&to) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let assets = state.assets.clone();
    state.render(move || leave_page(&assets, &to))(request).await
}
