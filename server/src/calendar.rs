//! The payments to come, for the calendar of a borrower's phone.

use app::{
    calendar,
    request::{Facts, language_of},
};
use axum::{
    Extension,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::Backend;

/// The file. Whoever is not signed in has not come through the door.
pub(crate) async fn show(
    State(backend): State<Backend>,
    Extension(facts): Extension<Facts>,
    headers: HeaderMap,
) -> Response {
    let Some((_, session)) = facts.session else { return StatusCode::UNAUTHORIZED.into_response() };
    match backend.borrower(session.borrower).coming_payments().await {
        Ok(coming) => {
            let coming: Vec<_> = coming.into_iter().map(Into::into).collect();
            let text = calendar(&coming, language_of(&headers), &backend.config().public_url);
            let about = [
                (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"schedule.ics\""),
                (header::CACHE_CONTROL, "no-store"),
            ];
            (about, text).into_response()
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the payments to come can't be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
