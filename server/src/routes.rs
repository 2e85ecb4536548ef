//! Puts the server together.

use std::{path::Path, time::Duration};

use app::Shell;
use axum::{
    Router,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{any, get, post},
};
use backend::Backend;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, limit::RequestBodyLimitLayer, timeout::TimeoutLayer,
};

use crate::{
    calendar, carry_through,
    context::{AppState, Parts},
    demo, demo_clock, doors, health, language, leave, metrics,
    notifiers::Notifiers,
    origin_check, plain_pages,
    rate_limit::{self, RateLimit},
    security_headers, session, static_files, told, webhooks,
};

/// The largest body that anybody needs to send: a notification, or the longest form.
const LARGEST_BODY: usize = 64 * 1024;
/// Longer than the acquirer's own 30 s, so that its answer is still told to the borrower.
const LONGEST_REQUEST: Duration = Duration::from_secs(45);

/// What is told at an address of its own: metrics.
pub fn metrics(backend: Backend) -> Router {
    metrics::router(backend)
}

/// The whole server over its use cases and the folder that the build made.
pub fn router(backend: &Backend, site: &Path) -> Result<Router, Box<dyn std::error::Error>> {
    let assets = static_files::read_assets(site)?;
    let state = AppState::from(Parts {
        shell: Shell::new(assets.clone()),
        assets,
        notifiers: Notifiers::parse(&backend.config().acquirer_webhook_networks)?,
        backend: backend.clone(),
    });
    let limit = RateLimit::new(backend.clone());
    let brand_folder = backend.config().brand_folder.clone();
    let pages = doors::router(&state)?
        .route("/api/{*nothing}", any(|| async { StatusCode::NOT_FOUND }))
        .route("/language", post(language::switch))
        .route("/leave", get(leave::show))
        .route("/calendar/{file}", get(calendar::feed))
        .route("/plain", post(plain_pages::left))
        .route("/demo", get(demo::show))
        .route("/demo/enter", post(demo::enter))
        .route("/demo/clock", get(demo_clock::tell).post(demo_clock::advance))
        .route("/webhooks/yookassa", post(webhooks::acquirer))
        .fallback_service(get(state.page()))
        .layer(from_fn_with_state(limit.clone(), session::layer))
        .layer(from_fn_with_state(backend.clone(), origin_check::layer))
        .layer(from_fn_with_state(backend.clone(), told::layer))
        .layer(from_fn_with_state(limit, rate_limit::layer))
        .layer(from_fn(carry_through::layer))
        .layer(from_fn(metrics::layer));
    Ok(pages
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Fastest))
        .merge(static_files::router(site))
        .merge(static_files::brand(brand_folder.as_deref())?)
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .layer(RequestBodyLimitLayer::new(LARGEST_BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_REQUEST))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(security_headers::layer))
        .with_state(state))
}
