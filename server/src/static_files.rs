//! What the build made for the browser. Names carry a hash, so it is kept for ever; a name that
//! is not there is 404, never a page.

use std::path::Path;

use app::Assets;
use axum::{
    Router,
    http::{HeaderValue, header},
    middleware::map_response,
    response::Response,
};
use tower_http::services::ServeDir;

/// Reads where the build put things.
pub(crate) fn read_assets(site: &Path) -> Result<Assets, Box<dyn std::error::Error>> {
    let path = site.join("assets.json");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(serde_json::from_str(&text)?)
}

/// Serves `/pkg`, compressed beforehand.
pub(crate) fn router<S: Clone + Send + Sync + 'static>(site: &Path) -> Router<S> {
    let files = ServeDir::new(site.join("pkg")).precompressed_br().precompressed_gzip();
    Router::new()
        .nest_service("/pkg", files)
        .layer(map_response(async |answer| keep(answer, "public, max-age=31536000, immutable")))
}

/// Serves the lender's own style sheet, and the pictures that it names, from `/brand`. They keep their names when they
/// are changed, so browsers ask again after an hour.
pub(crate) fn brand<S: Clone + Send + Sync + 'static>(folder: Option<&Path>) -> Result<Router<S>, String> {
    let Some(folder) = folder else { return Ok(Router::new()) };
    for file in ["brand.css", "favicon.svg"].map(|name| folder.join(name)) {
        if !file.is_file() {
            return Err(format!("CABINET_BRAND: there is no {}", file.display()));
        }
    }
    let files = ServeDir::new(folder);
    Ok(Router::new()
        .nest_service("/brand", files)
        .layer(map_response(async |answer| keep(answer, "public, max-age=3600"))))
}

fn keep(mut answer: Response, how_long: &'static str) -> Response {
    if answer.status().is_success() {
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(how_long));
    }
    answer
}
