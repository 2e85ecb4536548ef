//! The doors as layers: pages and server functions are sorted by theirs, and those behind a locked one are reached by
//! nobody who has no key.

use app::{
    App, asked,
    doors::{Door, FUNCTIONS, PAGES},
    error::AppError,
    request::{Facts, Guard},
};
use axum::{
    Json, Router,
    extract::Request,
    http::{Method, StatusCode, header},
    middleware::{Next, from_fn},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos::server_fn::axum::server_fn_paths;
use leptos_axum::{AxumRouteListing, generate_route_list, handle_server_fns_with_context};

use crate::{calendar, context::AppState, flows, qr};

/// All pages and server functions.
///
/// # Errors
/// When one has no door, or a door leads nowhere.
pub(crate) fn router(state: &AppState) -> Result<Router<AppState>, String> {
    let pages = generate_route_list(App);
    let functions: Vec<&'static str> = server_fn_paths().map(|(path, _)| path).collect();
    compare("page", PAGES, pages.iter().map(AxumRouteListing::path))?;
    compare("server function", FUNCTIONS, functions.into_iter())?;
    let behind = |door: Door| {
        let here = |(address, its): &(&'static str, Door)| (*its == door).then_some(*address);
        let router =
            PAGES.iter().filter_map(here).fold(Router::new(), |router, page| router.route(page, get(state.page())));
        FUNCTIONS.iter().filter_map(here).fold(router, |router, path| {
            let provide = state.provider();
            router.route(path, post(move |request| handle_server_fns_with_context(provide.clone(), request)))
        })
    };
    // Signed out, nobody learns which addresses of the cabinet there are.
    let cabinet = behind(Door::Borrower)
        .route("/cabinet/schedule.ics", get(calendar::show))
        .route("/cabinet/loans/{id}/payments/{payment}/qr.svg", get(qr::show))
        .route("/cabinet/account/payments/{payment}/qr.svg", get(qr::show))
        .route("/cabinet/loans/{id}/flows.csv", get(flows::of_loan))
        .route("/cabinet/applications/{id}/flows.csv", get(flows::of_offer))
        .route("/cabinet/{*nowhere}", get(state.page()));
    Ok(behind(Door::Visitor).merge(cabinet.route_layer(from_fn(borrowers_only))))
}

/// Each address that is served has its door, and each door an address.
fn compare<'a>(
    what: &str,
    doors: &[(&str, Door)],
    mut addresses: impl Iterator<Item = &'a str> + Clone,
) -> Result<(), String> {
    let all = addresses.clone();
    if let Some(address) = addresses.find(|address| doors.iter().all(|(known, _)| known != address)) {
        return Err(format!("the {what} {address} has no door: app/src/doors.rs says who may come in"));
    }
    match doors.iter().find(|(known, _)| all.clone().all(|address| address != *known)) {
        Some((gone, _)) => Err(format!("the door of {gone} leads to no {what}")),
        None => Ok(()),
    }
}

/// Whoever is not signed in is led to sign-in before anything is rendered; a program is told so.
async fn borrowers_only(request: Request, next: Next) -> Response {
    let facts = request.extensions().get::<Facts>();
    if facts.is_some_and(|facts| facts.session.is_some()) {
        return next.run(request).await;
    }
    // They come back to it.
    let guard = facts.map_or(Guard::Https, |facts| facts.guard);
    let cookie = asked::cookie_for(guard, request.method(), request.uri(), request.headers())
        .map(|cookie| AppendHeaders([(header::SET_COOKIE, cookie)]));
    let accepts = request.headers().get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
    let is_page = matches!(*request.method(), Method::GET | Method::HEAD);
    if is_page || accepts.is_some_and(|accepted| accepted.contains("text/html")) {
        let are_cookies_gone = is_page && asked::are_cookies_gone(guard, request.headers());
        (cookie, Redirect::to(if are_cookies_gone { "/login?step=no-cookies" } else { "/login" })).into_response()
    } else {
        (StatusCode::UNAUTHORIZED, cookie, Json(AppError::SignInRequired)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_a_door_and_a_door_without_an_address_are_named() {
        let doors = [("/", Door::Visitor), ("/cabinet", Door::Borrower)];
        let compared = |addresses: &[&str]| compare("page", &doors, addresses.iter().copied());
        assert_eq!(compared(&["/cabinet", "/"]), Ok(()));
        assert!(compared(&["/", "/cabinet", "/office"]).is_err_and(|words| words.contains("/office")));
        assert!(compared(&["/"]).is_err_and(|words| words.contains("/cabinet")));
    }
}
