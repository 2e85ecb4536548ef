//! Just enough of HTTP to ask our own server: HTTP/1.1 on 127.0.0.1, one request a connection.
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use crate::error::{Failure, Result, While};

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Head and body as they went over the wire, in bytes.
    pub(super) transferred: usize,
    head: String,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The value of the first header of that name (in lower case).
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(':'))
            .find_map(|(key, value)| key.eq_ignore_ascii_case(name).then(|| value.trim()))
    }

    /// All cookies that it sets, as a browser sends them back; none where it sets none.
    pub(super) fn cookies(&self) -> Option<String> {
        let set = self.head.lines().filter_map(|line| line.split_once(':'));
        let set = set.filter(|(key, _)| key.eq_ignore_ascii_case("set-cookie"));
        let pairs: Vec<&str> = set.filter_map(|(_, value)| value.trim().split(';').next()).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, transferred: bytes.len(), head, body: bytes[end..].to_vec() })
    }
}

/// GET, as a browser asks: with brotli, and with cookies if there are some.
pub(super) fn get(server: SocketAddr, path: &str, cookies: &str, encoding: &str) -> Result<Answer> {
    ask(
        server,
        &format!(
            "GET {path} HTTP/1.1\r\nHost: {server}\r\nAccept: text/html,*/*\r\nAccept-Encoding: {encoding}\r\nCookie: {cookies}\r\nConnection: close\r\n\r\n"
        ),
    )
}

/// POST of a form from one of the server's own pages.
pub(super) fn post_form(server: SocketAddr, path: &str, form: &str) -> Result<Answer> {
    post_form_as(server, path, form, "")
}

/// The same with cookies.
pub(super) fn post_form_as(server: SocketAddr, path: &str, form: &str, cookies: &str) -> Result<Answer> {
    let length = form.len();
    ask(
        server,
        &format!(
            "POST {path} HTTP/1.1\r\nHost: {server}\r\nOrigin: http://{server}\r\nAccept: text/html\r\nCookie: {cookies}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{form}"
        ),
    )
}

fn ask(server: SocketAddr, request: &str) -> Result<Answer> {
    let line = request.lines().next().unwrap_or_default().to_owned();
    let mut connection = TcpStream::connect(server).while_doing(&line)?;
    connection.set_read_timeout(Some(Duration::from_secs(30))).while_doing(&line)?;
    connection.write_all(request.as_bytes()).while_doing(&line)?;
    let mut bytes = Vec::new();
    connection.read_to_end(&mut bytes).while_doing(&line)?;
    Answer::parse(&bytes).ok_or_else(|| Failure::new(format!("{line}: the answer is not HTTP")))
}

#[cfg(test)]
mod tests {
    use super::Answer;

    #[test]
    fn reads_an_answer() {
        let answer =
            Answer::parse(b"HTTP/1.1 302 Found\r\nSet-Cookie: a=b; Path=/\r\nset-cookie: c=d; Secure\r\n\r\nbody");
        assert_eq!(answer.as_ref().and_then(Answer::cookies).as_deref(), Some("a=b; c=d"));
        let answer = answer.as_ref();
        assert_eq!(answer.map(|answer| answer.status), Some(302));
        assert_eq!(answer.and_then(|answer| answer.header("set-cookie")), Some("a=b; Path=/"));
        assert_eq!(answer.map(|answer| answer.body.as_slice()), Some(b"body".as_slice()));
    }

    #[test]
    fn refuses_what_is_not_http() {
        assert!(Answer::parse(b"hello").is_none());
    }
}
