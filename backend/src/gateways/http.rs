//! A whole exchange over HTTP, with an answer of bounded size.

use reqwest::{RequestBuilder, StatusCode};

use super::calls;
use crate::error::Outside;

/// The longest answer that is read.
const LONGEST_ANSWER_BYTES: usize = 1 << 20;

/// Why there is no answer: text for the log, that names what went wrong on the way and nothing of what was sent.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NoAnswer {
    /// The service was not reached: it has heard nothing.
    #[error("{0}")]
    NotReached(String),
    /// It may have heard.
    #[error("{0}")]
    Lost(String),
}

/// Sends a request to a service and reads the whole answer.
pub(crate) async fn exchange(to: Outside, request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), NoAnswer> {
    let answer = whole_answer(request).await;
    calls::count(to, answer.as_ref().ok().map(|(status, _)| *status));
    answer
}

async fn whole_answer(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), NoAnswer> {
    let mut response = request.send().await.map_err(|error| {
        if error.is_connect() { NoAnswer::NotReached(describe(error)) } else { NoAnswer::Lost(describe(error)) }
    })?;
    let status = response.status();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| NoAnswer::Lost(describe(error)))? {
        if body.len() + chunk.len() > LONGEST_ANSWER_BYTES {
            return Err(NoAnswer::Lost("the answer is too long".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok((status, body))
}

/// An error's text with its causes, without the address: a query can hold data of a person.
fn describe(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::time::Duration;

    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;
    use crate::gateways::http_client;

    #[tokio::test]
    async fn an_answer_that_does_not_end_is_given_up() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut socket, _) = listener.accept().await.unwrap();
            let _ = socket.read(&mut [0; 1024]).await.unwrap();
            socket.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
            while socket.write_all(&[b' '; 8_192]).await.is_ok() {}
        });
        let client = http_client(Duration::from_secs(5), Duration::from_secs(30)).unwrap();
        let answer = exchange(Outside::Sms, client.post(format!("http://{address}/"))).await;
        assert!(matches!(&answer, Err(NoAnswer::Lost(why)) if why == "the answer is too long"), "{answer:?}");
    }
}
