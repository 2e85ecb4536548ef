//! The acquirer's API, version 3, below `/v3`.

pub(crate) mod error;
pub(crate) mod fields;
mod list;
mod methods;
pub(crate) mod operation;
mod payments;
mod payouts;
mod personal_data;
mod refunds;
mod settings;

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{delete, get, post};

use crate::auth::{Credentials, read};
use crate::faults::{self, Channel};
use crate::world::App;
use error::ApiError;

/// Everything below `/v3`.
pub(crate) fn router(app: &App) -> Router<App> {
    Router::new()
        .route("/payments", get(payments::list).post(payments::create))
        .route("/payments/{id}", get(payments::show))
        .route("/payments/{id}/capture", post(payments::capture))
        .route("/payments/{id}/cancel", post(payments::cancel))
        .route("/payment_methods", post(methods::create))
        .route("/payment_methods/{id}", get(methods::show))
        .route("/refunds", get(refunds::list).post(refunds::create))
        .route("/refunds/{id}", get(refunds::show))
        .route("/payouts", get(payouts::list).post(payouts::create))
        .route("/payouts/search", get(payouts::search))
        .route("/payouts/{id}", get(payouts::show))
        .route("/personal_data", post(personal_data::create))
        .route("/personal_data/{id}", get(personal_data::show))
        .route("/sbp_banks", get(settings::sbp_banks))
        .route("/me", get(settings::me))
        .route("/webhooks", get(settings::webhooks).post(settings::subscribe))
        .route("/webhooks/{id}", delete(settings::unsubscribe))
        .fallback(async || ApiError::not_found("The path"))
        .method_not_allowed_fallback(async || ApiError::method())
        .layer(from_fn_with_state(app.clone(), authenticate))
        .layer(from_fn_with_state((app.clone(), Channel::Acquirer), faults::strike))
}

/// Shop's id and secret key, the same for payments and payouts.
async fn authenticate(State(app): State<App>, request: Request, next: Next) -> Result<Response, ApiError> {
    match read(request.headers()) {
        Some(Credentials::Basic { user, password })
            if user == app.config.shop_id && password == app.config.shop_secret =>
        {
            Ok(next.run(request).await)
        }
        _ => Err(ApiError::credentials()),
    }
}
