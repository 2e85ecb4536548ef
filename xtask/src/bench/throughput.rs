//! `/cabinet` beside a page over the same rows that is written by hand with axum and sqlx, each on one core.
use std::{net::SocketAddr, process::Command};

use super::{
    figure,
    http::{get, post_form},
};
use crate::{
    children::Children,
    command::{find, output, run},
    demonstration::{Demonstration, free_port},
    error::{Failure, Result, While},
    setup::{self, BuildTools},
    workspace,
};

/// Pairs of measurements: one after the other in turn, so that the machine's moods meet both.
const PAIRS: usize = 5;
/// How long each lasts, in seconds.
const SECONDS: &str = "5";
const CONNECTIONS: &str = "32";
/// The demonstration's borrower, as `server seed` makes her.
const SIGN_IN: &str = "phone=%2B79000000001&password=demo-password-1";
/// The page written by hand.
const BY_HAND: &str = "handwritten_cabinet";

/// Measures both and prints the ratio.
pub(super) fn compare(tools: &BuildTools, demonstration: &Demonstration) -> Result<()> {
    println!("\n/cabinet on one core, {CONNECTIONS} connections");
    if find("taskset").is_none() || !setup::has_load_generator()? {
        println!("  left out: needs `taskset` (Linux) and `wrk`");
        return Ok(());
    }
    run(tools.toolchain.cargo().args(["build", "--release", "--package=server", "--example", BY_HAND]))?;
    let by_hand = free_port()?.local_addr().while_doing("finding a free port")?;
    let mut children = Children::default();
    demonstration.start_simulator(&mut children)?;
    children.start("server", &mut on_core_0(&demonstration.server("serve")), demonstration.cabinet)?;
    let program = workspace::target().join("release/examples").join(BY_HAND);
    let mut hand_written = Command::new(program);
    hand_written.arg(demonstration.database_file()).arg(by_hand.to_string());
    children.start(BY_HAND, &mut on_core_0(&hand_written), by_hand)?;

    let cookie = sign_in(demonstration.cabinet)?;
    let (page, by_hand_page) = (words(demonstration.cabinet, &cookie)?, words(by_hand, &cookie)?);
    if page != by_hand_page {
        return Err(Failure::new(format!("the pages do not say the same:\n{page}\n{by_hand_page}")));
    }
    let mut pairs = Vec::new();
    for _ in 0..PAIRS {
        pairs.push((requests_per_second(demonstration.cabinet, &cookie)?, requests_per_second(by_hand, &cookie)?));
    }
    pairs.sort_by(|one, other| (one.0 / one.1).total_cmp(&(other.0 / other.1)));
    let (ours, theirs) = pairs[PAIRS / 2];
    figure("ours", &format!("{ours:.0} /s"), "");
    figure("written by hand", &format!("{theirs:.0} /s"), "");
    let (least, most) = (pairs[0].0 / pairs[0].1, pairs[PAIRS - 1].0 / pairs[PAIRS - 1].1);
    figure("ratio", &format!("{:.2}", ours / theirs), &format!("at least 0.4 ({least:.2} to {most:.2})"));
    Ok(())
}

/// The same command, kept to the first core; the load comes from the second.
fn on_core_0(command: &Command) -> Command {
    let mut pinned = Command::new("taskset");
    pinned.args(["--cpu-list", "0"]).arg(command.get_program()).args(command.get_args());
    for (key, value) in command.get_envs() {
        if let Some(value) = value {
            pinned.env(key, value);
        }
    }
    if let Some(folder) = command.get_current_dir() {
        pinned.current_dir(folder);
    }
    pinned
}

/// The cookies of a fresh session.
fn sign_in(server: SocketAddr) -> Result<String> {
    let answer = post_form(server, "/api/sign_in_with_password", SIGN_IN)?;
    answer
        .cookies()
        .ok_or_else(|| Failure::new(format!("the demonstration's borrower cannot sign in ({})", answer.status)))
}

/// What a borrower who is signed in reads on a server's `/cabinet`.
fn words(server: SocketAddr, cookie: &str) -> Result<String> {
    let answer = get(server, "/cabinet", cookie, "identity")?;
    if answer.status != 200 {
        return Err(Failure::new(format!("http://{server}/cabinet answers {} to a borrower", answer.status)));
    }
    Ok(visible_text(&String::from_utf8_lossy(&answer.body)))
}

/// The words of a document's body: comments vanish, every other tag parts words.
fn visible_text(html: &str) -> String {
    let body = html.split_once("<body>").map_or(html, |(_, body)| body);
    let body = body.split_once("</body>").map_or(body, |(body, _)| body);
    let mut text = String::new();
    for part in without_comments(body).split('<') {
        let (tag, words) = part.split_once('>').unwrap_or(("", part));
        if !tag.starts_with('!') {
            text.push(' ');
        }
        text.push_str(words);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A document without its comments, which may hold brackets.
fn without_comments(html: &str) -> String {
    let mut pieces = html.split("<!--");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once("-->").map_or("", |(_, rest)| rest));
    }
    kept
}

fn requests_per_second(server: SocketAddr, cookie: &str) -> Result<f64> {
    let mut wrk = Command::new("taskset");
    wrk.args([
        "--cpu-list",
        "1",
        "wrk",
        "--threads",
        "1",
        "--connections",
        CONNECTIONS,
        "--duration",
        SECONDS,
        "--header",
    ]);
    let said = output(wrk.arg(format!("Cookie: {cookie}")).arg(format!("http://{server}/cabinet")))?;
    read_wrk(&said).ok_or_else(|| Failure::new(format!("wrk says:\n{said}")))
}

/// Reads `Requests/sec:   5900.12`. None if some answers were not what was asked for.
fn read_wrk(said: &str) -> Option<f64> {
    if said.contains("Non-2xx") || said.contains("Socket errors") {
        return None;
    }
    said.lines().find_map(|line| line.strip_prefix("Requests/sec:"))?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{read_wrk, visible_text};

    #[test]
    fn reads_the_words_of_a_page() {
        let html = "<html><head><title>T</title></head><body><p>A<!--<() />-->. <!>B\u{a0}c</p><b>D</b></body><script>e</script>";
        assert_eq!(visible_text(html), "A. B c D");
    }

    #[test]
    fn reads_what_wrk_says() {
        assert_eq!(read_wrk("Running 5s test\nRequests/sec:   5900.12\nTransfer/sec: 1MB"), Some(5900.12));
        assert_eq!(read_wrk("  Non-2xx or 3xx responses: 12\nRequests/sec:   5900.12"), None);
        assert_eq!(read_wrk(""), None);
    }
}
