//! The demonstration's people, to be entered as by one press. Outside of it these addresses do not exist.

use app::{
    demo_page,
    request::{Facts, Guard},
};
use axum::{
    Extension,
    extract::{Request, State},
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use backend::{Backend, Error, seed::Situation};
use serde::Deserialize;

use crate::{context::AppState, read_form::ReadForm};

/// Whom to be.
#[derive(Deserialize)]
pub(crate) struct Enter {
    situation: String,
}

/// The page that shows everybody.
pub(crate) async fn show(State(state): State<AppState>, request: Request) -> Response {
    if !state.backend.config().is_demonstration() {
        return state.page()(request).await;
    }
    match state.backend.visitor().list_situations().await {
        Ok(situations) => {
            let assets = state.assets.clone();
            state.render(move || demo_page(&assets, &situations))(request).await
        }
        Err(error) => unavailable(&error),
    }
}

/// Signs in as somebody.
pub(crate) async fn enter(
    State(backend): State<Backend>,
    Extension(facts): Extension<Facts>,
    ReadForm(form): ReadForm<Enter>,
) -> Response {
    let Some(situation) = Situation::parse(&form.situation) else { return StatusCode::NOT_FOUND.into_response() };
    match backend.visitor().enter_demonstration(situation, &facts.client).await {
        Ok(token) => {
            let cookie = Guard::of(backend.config()).session_cookie(&token);
            (AppendHeaders([(header::SET_COOKIE, cookie)]), Redirect::to("/cabinet")).into_response()
        }
        Err(Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => unavailable(&error),
    }
}

fn unavailable(error: &Error) -> Response {
    tracing::error!(error = error as &dyn std::error::Error, "the demonstration's people can't be found");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
