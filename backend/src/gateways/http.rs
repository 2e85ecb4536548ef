//! A whole exchange over HTTP, with an answer of bounded size.

use reqwest::{RequestBuilder, StatusCode};

/// The longest answer that is read.
const LONGEST_ANSWER_BYTES: usize = 1 << 20;

/// Sends a request and reads the whole answer. The error is text for the log: it names what went wrong on the way
/// and nothing of what was sent.
pub(crate) async fn exchange(request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), String> {
    let mut response = request.send().await.map_err(describe)?;
    let status = response.status();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(describe)? {
        if body.len() + chunk.len() > LONGEST_ANSWER_BYTES {
            return Err("the answer is too long".to_owned());
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
