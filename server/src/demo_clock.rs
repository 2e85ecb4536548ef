//! The clock of the demonstration. Outside of it these addresses do not exist.

use app::{
    clock_goes_no_further,
    request::{LANGUAGE_COOKIE, find_open_cookie},
    texts::Language,
};
use axum::{
    Json, RequestExt,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use backend::{Backend, Error};
use serde::{Deserialize, Serialize};

use crate::{language::back, read_form::ReadForm};

/// How far to move the clock.
#[derive(Deserialize)]
pub(crate) struct Advance {
    advance_days: u32,
}

/// What the clock says.
#[derive(Serialize)]
struct Reading {
    today: String,
    now: String,
}

fn reading(backend: &Backend) -> Json<Reading> {
    let clock = backend.clock();
    Json(Reading { today: clock.today().to_string(), now: clock.now().to_string() })
}

/// Tells the time.
pub(crate) async fn tell(State(backend): State<Backend>) -> Response {
    if backend.config().is_demonstration() {
        reading(&backend).into_response()
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

/// Moves the clock. JSON is answered with the new time, the bar's form leads back to its page.
pub(crate) async fn advance(State(backend): State<Backend>, request: Request) -> Response {
    if !backend.config().is_demonstration() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let headers = request.headers().clone();
    let is_json = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/json"));
    let advance = if is_json {
        request.extract::<Json<Advance>, _>().await.ok().map(|Json(advance)| advance)
    } else {
        request.extract::<ReadForm<Advance>, _>().await.ok().map(|ReadForm(advance)| advance)
    };
    let Some(advance) = advance else { return StatusCode::UNPROCESSABLE_ENTITY.into_response() };
    match backend.operator().advance_demonstration_days(advance.advance_days).await {
        Ok(()) if is_json => reading(&backend).into_response(),
        Ok(()) => Redirect::to(&back(&headers)).into_response(),
        Err(Error::Conflict) => {
            let language = find_open_cookie(&headers, LANGUAGE_COOKIE).and_then(Language::parse).unwrap_or_default();
            (StatusCode::UNPROCESSABLE_ENTITY, clock_goes_no_further(language)).into_response()
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "the clock can't be moved");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
