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
    Router::new().nest_service("/pkg", files).layer(map_response(keep_for_ever))
}

async fn keep_for_ever(mut response: Response) -> Response {
    if response.status().is_success() {
        let for_ever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, for_ever);
    }
    response
}
