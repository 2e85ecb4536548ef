//! What is to come, for the calendar of a borrower's phone: as a file, and at an address of its own.

use app::{
    calendar::{calendar, parse_feed},
    request::{Facts, language_of},
    texts::Language,
};
use axum::{
    Extension,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::{Backend, BorrowerId};

/// How a calendar is kept by whoever reads it: not at all by what lies between, nor by a browser.
const KEPT: &str = "private, no-store";

/// The file. Whoever is not signed in has not come through the door.
pub(crate) async fn show(
    State(backend): State<Backend>,
    Extension(facts): Extension<Facts>,
    headers: HeaderMap,
) -> Response {
    let Some((_, session)) = facts.session else { return StatusCode::UNAUTHORIZED.into_response() };
    let file = write(&backend, session.borrower, false, language_of(&headers)).await;
    let as_file = [(header::CONTENT_DISPOSITION, "attachment; filename=\"schedule.ics\"")];
    file.map_or_else(|error| unreadable(&error), |file| (as_file, file).into_response())
}

/// The same for programs of calendars: the secret in the address is all that they bring. It is never written into the log.
pub(crate) async fn feed(State(backend): State<Backend>, Path(file): Path<String>) -> Response {
    let Some((secret, language)) = parse_feed(&file) else { return StatusCode::NOT_FOUND.into_response() };
    match backend.visitor().find_calendar_feed(&secret).await {
        Ok(Some(feed)) => {
            let calendar = write(&backend, feed.borrower, feed.with_sums, language).await;
            calendar.map_or_else(|error| unreadable(&error), IntoResponse::into_response)
        }
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => unreadable(&error),
    }
}

async fn write(
    backend: &Backend,
    borrower: BorrowerId,
    with_sums: bool,
    language: Language,
) -> backend::Result<impl IntoResponse + use<>> {
    let dates = backend.borrower(borrower).coming_dates().await?;
    let text = calendar(&dates, with_sums, language, &backend.config().public_url);
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, KEPT)], text))
}

fn unreadable(error: &backend::Error) -> Response {
    tracing::error!(error = error as &dyn std::error::Error, "a calendar can't be read");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
