//! The acquirer's own pages, in Russian, without scripts.
//!
//! `/confirm/{id}` shows what a payment or the linking of a card waits for: the card, the bank's code, or the
//! confirmation of a payment by the fast payment system. When it has ended, forms lead back to the shop.

mod forms;
pub(crate) mod html;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;

use crate::checkout::{CodeResult, Confirmation, Step};
use crate::world::{App, World};
use forms::{CardForm, card_page, code_page, missing_page, result_page, sbp_page};

/// The pages and their style sheet.
pub(crate) fn router() -> Router<App> {
    Router::new()
        .route("/", get(home))
        .route("/confirm/{id}", get(show))
        .route("/confirm/{id}/card", post(enter_card).get(back_to_page))
        .route("/confirm/{id}/code", post(enter_code).get(back_to_page))
        .route("/confirm/{id}/sbp", post(confirm_sbp).get(back_to_page))
        .route("/confirm/{id}/cancel", post(cancel).get(back_to_page))
        .route("/assets/simulator.css", get(style))
}

async fn style() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "max-age=3600")];
    (headers, include_str!("../../assets/simulator.css"))
}

async fn home() -> Html<String> {
    Html(forms::home_page())
}

/// A page of this person's payment: never kept, no scripts. A form to be mended is answered by 200: browsers log
/// other answers as failures to load.
fn answer(status: StatusCode, page: String) -> Response {
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, Html(page)).into_response()
}

/// Where the person goes back to, once nothing waits any more.
fn return_url(world: &World, id: &str) -> Option<String> {
    world.return_urls.get(id).cloned()
}

/// After a form: on to the next page, or back to the shop when all is done.
fn onward(world: &World, id: &str) -> Response {
    if world.confirmations.contains_key(id) {
        return Redirect::to(&format!("/confirm/{id}")).into_response();
    }
    match return_url(world, id) {
        Some(url) => Redirect::to(&url).into_response(),
        None => answer(StatusCode::NOT_FOUND, missing_page()),
    }
}

async fn back_to_page(Path(id): Path<String>) -> Redirect {
    Redirect::to(&format!("/confirm/{id}"))
}

async fn show(State(app): State<App>, Path(id): Path<String>) -> Response {
    let mut world = app.world();
    let Some(waiting) = world.confirmations.get(&id).cloned() else {
        let Some(url) = return_url(&world, &id) else {
            return answer(StatusCode::NOT_FOUND, missing_page());
        };
        return answer(StatusCode::OK, result_page(&mut world, &id, &url));
    };
    let page = waiting_page(&mut world, &id, &waiting, None);
    answer(StatusCode::OK, page)
}

/// The page of the step that is next; after a wrong code, with what was wrong.
fn waiting_page(world: &mut World, id: &str, waiting: &Confirmation, code_error: Option<&str>) -> String {
    let subject = forms::Subject::of(world, id);
    match &waiting.step {
        Step::Card => card_page(id, &subject, &CardForm::default(), &forms::CardErrors::default()),
        Step::Code { entered, .. } => code_page(id, &subject, *entered, code_error),
        Step::Sbp => sbp_page(id, &subject),
    }
}

async fn enter_card(State(app): State<App>, Path(id): Path<String>, Form(form): Form<CardForm>) -> Response {
    let mut world = app.world();
    let waits = world.confirmations.get(&id).is_some_and(|waiting| matches!(waiting.step, Step::Card));
    if waits {
        match form.read(world.now()) {
            Ok(entered) => world.enter_card(&id, entered),
            Err(errors) => {
                let subject = forms::Subject::of(&mut world, &id);
                return answer(StatusCode::OK, card_page(&id, &subject, &form, &errors));
            }
        }
    }
    onward(&world, &id)
}

#[derive(Deserialize)]
struct CodeForm {
    #[serde(default)]
    code: String,
}

async fn enter_code(State(app): State<App>, Path(id): Path<String>, Form(form): Form<CodeForm>) -> Response {
    let typed: String = form.code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut world = app.world();
    let Some(waiting) = world.confirmations.get(&id).cloned() else {
        return onward(&world, &id);
    };
    if !matches!(waiting.step, Step::Code { .. }) {
        return onward(&world, &id);
    }
    let error = if typed.is_empty() {
        "Введите код из сообщения банка.".to_owned()
    } else {
        match world.enter_code(&id, &typed) {
            CodeResult::Ended => return onward(&world, &id),
            CodeResult::Wrong { tries_left } => forms::wrong_code(tries_left),
        }
    };
    let page = waiting_page(&mut world, &id, &waiting, Some(&error));
    answer(StatusCode::OK, page)
}

async fn confirm_sbp(State(app): State<App>, Path(id): Path<String>) -> Response {
    let mut world = app.world();
    world.confirm_sbp(&id);
    onward(&world, &id)
}

async fn cancel(State(app): State<App>, Path(id): Path<String>) -> Response {
    let mut world = app.world();
    world.abandon(&id);
    onward(&world, &id)
}
