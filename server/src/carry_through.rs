//! What was begun is carried through, also when nobody waits for the answer any more.
//!
//! On a poor network connections break while a payment is being started or a page is being put together. A request that
//! is dropped half-way would leave the rest to the background work, and a page would look for things of its own that are
//! gone.

use std::panic::resume_unwind;

use axum::{
    extract::Request,
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Answers a request in a task of its own, which goes on when the connection breaks.
pub(crate) async fn layer(request: Request, next: Next) -> Response {
    match tokio::spawn(next.run(request)).await {
        Ok(response) => response,
        Err(end) => match end.try_into_panic() {
            // The layer around us answers it like any other.
            Ok(panic) => resume_unwind(panic),
            // The server is going down.
            Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::{sync::Arc, time::Duration};

    use axum::{Router, body::Body, middleware::from_fn, routing::get};
    use tokio::sync::Notify;
    use tower::ServiceExt;

    use super::*;

    #[tokio::test]
    async fn a_request_that_was_given_up_is_carried_through() {
        let [begun, go_on, done] = [(); 3].map(|()| Arc::new(Notify::new()));
        let signals = [&begun, &go_on, &done].map(Arc::clone);
        let handler = move || {
            let [has_begun, may_go_on, is_done] = signals.clone();
            async move {
                has_begun.notify_one();
                may_go_on.notified().await;
                is_done.notify_one();
            }
        };
        let router = Router::new().route("/", get(handler)).layer(from_fn(layer));
        let request = Request::get("/").body(Body::empty()).unwrap();
        tokio::select! {
            _ = router.oneshot(request) => {}
            () = begun.notified() => {}
        }
        go_on.notify_one();
        // Dropped with its request it would never be done.
        tokio::time::timeout(Duration::from_secs(10), done.notified()).await.unwrap();
    }
}
