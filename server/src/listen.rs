//! Connections: so many at once, and none that says nothing for long.

use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use tokio::{net::TcpListener, sync::Semaphore, time::timeout};
use tower::ServiceExt;

/// What connections may do.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// So many at once; more wait.
    pub(crate) connections: usize,
    /// One that has not sent a whole head of a request for so long is closed.
    pub(crate) longest_head: Duration,
}

/// After the end was asked for, what is under way has so long.
const LONGEST_END: Duration = Duration::from_secs(50);
/// When a connection can't be accepted (too many open files), the next try comes after so long.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `end`, then lets what is under way come to its own.
pub(crate) async fn serve(listener: TcpListener, router: Router, limits: Limits, end: impl Future<Output = ()>) {
    let room = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut end = std::pin::pin!(end);
    loop {
        let accepted = tokio::select! {
            () = &mut end => break,
            accepted = accept(&listener, &room) => accepted,
        };
        let Some((stream, peer, place)) = accepted else { continue };
        // Without it every answer that is not one packet waits for a delayed acknowledgement.
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
        let router = router.clone();
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(peer));
            router.clone().oneshot(request.map(axum::body::Body::new))
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.longest_head)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(error = &error as &dyn std::error::Error, "a connection broke");
            }
            drop(place);
        });
    }
    drop(listener);
    if timeout(LONGEST_END, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests were still under way when the server ended");
    }
}

type Accepted = (tokio::net::TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit);

/// The next connection, once there is room for it: until then it waits in the system's queue.
async fn accept(listener: &TcpListener, room: &Arc<Semaphore>) -> Option<Accepted> {
    let place = Arc::clone(room).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some((stream, peer, place)),
        Err(error) => {
            tracing::warn!(%error, "a connection could not be accepted");
            tokio::time::sleep(PAUSE).await;
            None
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
    };

    use super::*;

    const PATIENCE: Duration = Duration::from_secs(20);

    async fn listening(limits: Limits) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/", get(|| async { "here" }));
        tokio::spawn(serve(listener, router, limits, std::future::pending()));
        address
    }

    async fn until_closed(connection: &mut TcpStream) -> String {
        let mut said = String::new();
        connection.read_to_string(&mut said).await.unwrap();
        said
    }

    #[tokio::test]
    async fn a_connection_that_says_nothing_or_half_is_closed() {
        let longest_head = Duration::from_millis(300);
        let address = listening(Limits { connections: 8, longest_head }).await;
        for begun in ["", "GET / HTTP/1.1\r\nHost: x\r\n", "GET"] {
            let mut connection = TcpStream::connect(address).await.unwrap();
            connection.write_all(begun.as_bytes()).await.unwrap();
            let said = timeout(PATIENCE, until_closed(&mut connection)).await.expect("it was not closed");
            assert!(!said.starts_with("HTTP/1.1 2"), "{said}");
        }
        // Between two requests too.
        let mut connection = TcpStream::connect(address).await.unwrap();
        connection.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
        let said = timeout(PATIENCE, until_closed(&mut connection)).await.expect("it was not closed");
        assert!(said.starts_with("HTTP/1.1 200"), "{said}");
    }

    #[tokio::test]
    async fn beyond_so_many_a_connection_waits_for_its_place() {
        let address = listening(Limits { connections: 1, longest_head: PATIENCE }).await;
        let ask = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        let first = TcpStream::connect(address).await.unwrap();
        let mut second = TcpStream::connect(address).await.unwrap();
        second.write_all(ask).await.unwrap();
        assert!(timeout(Duration::from_millis(300), second.readable()).await.is_err(), "there was no place");
        drop(first);
        assert!(until_closed(&mut second).await.ends_with("here"));
    }
}
