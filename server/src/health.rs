//! Whether the process lives, and whether it can serve.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use backend::Backend;
use serde::Serialize;

/// An SMS that has waited so long is late: work is not being done.
const LATE_S: u64 = 60;

#[derive(Serialize)]
struct Told {
    database: &'static str,
    migrations: &'static str,
    work: &'static str,
    oldest_code_seconds: u64,
}

/// The process lives: its number, so that a page under development loads again when it is another one.
pub(crate) async fn alive() -> String {
    std::process::id().to_string()
}

/// The process can serve: its database answers and has the schema that it knows. Late work is told, but takes nobody out:
/// the pages are served as well as ever.
pub(crate) async fn ready(State(backend): State<Backend>) -> Response {
    let (status, told) = match backend.operator().readiness().await {
        Ok(ready) => {
            let told = Told {
                database: "ok",
                migrations: if ready.migrated { "ok" } else { "missing" },
                work: if ready.oldest_code_s > LATE_S { "late" } else { "ok" },
                oldest_code_seconds: ready.oldest_code_s,
            };
            (if ready.migrated { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }, told)
        }
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "not ready");
            let told = Told { database: "unavailable", migrations: "unknown", work: "unknown", oldest_code_seconds: 0 };
            (StatusCode::SERVICE_UNAVAILABLE, told)
        }
    };
    (status, Json(told)).into_response()
}
