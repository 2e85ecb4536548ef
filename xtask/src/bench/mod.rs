//! `cargo xtask bench`: how large, how quick. It prints figures beside what was aimed at; nothing passes or fails by time.
mod browser;
mod http;
mod scale;
mod throughput;

use std::{
    collections::BTreeSet,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use self::http::get;
use crate::{
    children::Children,
    command::{output, run},
    demonstration::{Demonstration, Profile},
    error::{Failure, Result, While},
    setup, site,
};

/// How often the server is started to find the usual time.
const STARTS: usize = 5;
/// How long the server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(2);

/// With the servers' packages and profile, cargo takes the dependencies that were compiled for the servers.
const AS_SERVED: [&str; 4] = ["--profile=release", "--package=server", "--package=simulator", "--package=backend"];

/// Measures what grows with the number of loans.
pub(crate) fn scale(loans: u64) -> Result<()> {
    scale::scale(loans)
}

/// Builds for people and measures.
pub(crate) fn bench() -> Result<()> {
    let tools = setup::for_building()?;
    site::build(&tools, site::Kind::Release)?;
    let demonstration = Demonstration::fresh(Profile::Release, "bench")?;
    demonstration.build(&tools)?;
    demonstration.prepare()?;

    println!("\nsizes, brotli");
    sizes()?;
    println!("\nclose of a day on SQLite: 100 000 loans at most 60 s, with no more memory on top than 10 000");
    run(tools.toolchain.cargo().args(["bench", "--quiet", "--bench=day_close"]).args(AS_SERVED))?;
    let mut children = Children::default();
    demonstration.start_simulator(&mut children)?;
    starts(&demonstration, &mut children)?;
    first_load(&demonstration)?;
    memory(&children)?;
    browser::measure(&demonstration)?;
    // Measured last, with servers of its own: it leaves caches and sessions behind.
    drop(children);
    throughput::compare(&tools, &demonstration)
}

/// What the browser keeps for ever.
fn sizes() -> Result<()> {
    let mut program = 0;
    for (what, url) in site::listed_files()? {
        let bytes = site::transferred(&url)?;
        figure(&what, &kilobytes(bytes), "");
        if Path::new(&url).extension().is_some_and(|extension| extension == "wasm") {
            program += bytes;
        }
    }
    figure("all pieces of the program", &kilobytes(program), "");
    // What only the rules need counts as theirs.
    let share = site::share::share_of(&["lending", "jiff", "rust_decimal"])?;
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let theirs = (program as f64 * share) as u64;
    figure("  of them the rules of lending", &kilobytes(theirs), "at most 40 kB, by their share of the code");
    Ok(())
}

/// From exec to the first page, on a database that is there.
fn starts(demonstration: &Demonstration, children: &mut Children) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..STARTS {
        children.stop("server");
        let begun = Instant::now();
        demonstration.start_server(children)?;
        let answer = get(demonstration.cabinet, "/login", "", "identity")?;
        if answer.status != 200 {
            return Err(Failure::new(format!("/login answers {}", answer.status)));
        }
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    println!("\nserver");
    figure("from start to first page", &format!("{} ms", times[STARTS / 2].as_millis()), "at most 300 ms");
    Ok(())
}

/// All that a browser fetches for its first page.
fn first_load(demonstration: &Demonstration) -> Result<()> {
    let plain = get(demonstration.cabinet, "/login", "", "identity")?;
    let html = String::from_utf8_lossy(&plain.body).into_owned();
    let mut bytes = get(demonstration.cabinet, "/login", "", "br, gzip")?.transferred;
    for url in site_urls(&html) {
        let answer = get(demonstration.cabinet, url, "", "br, gzip")?;
        if answer.status != 200 {
            return Err(Failure::new(format!("{url} answers {}", answer.status)));
        }
        bytes += answer.transferred;
    }
    figure("first load of /login, over HTTP", &kilobytes(bytes as u64), "at most 250 kB");
    Ok(())
}

/// The site's files that a page names, each once and without its fragment.
fn site_urls(html: &str) -> BTreeSet<&str> {
    let quoted = html.split(['"', '\'']).filter(|part| part.starts_with("/pkg/"));
    quoted.map(|url| url.split('#').next().unwrap_or(url)).collect()
}

fn memory(children: &Children) -> Result<()> {
    let id = children.id("server").ok_or_else(|| Failure::new("the server does not run"))?;
    std::thread::sleep(IDLE);
    let kibibytes = output(Command::new("ps").args(["-o", "rss=", "-p", &id.to_string()]))?;
    let kibibytes: u64 = kibibytes.trim().parse().while_doing("reading ps")?;
    figure("idle memory", &format!("{} MB", kibibytes * 1024 / 1_000_000), "at most 80 MB");
    Ok(())
}

/// One line of the report.
fn figure(what: &str, value: &str, aim: &str) {
    println!("  {what:<34} {value:>12}   {aim}");
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_page_fetches() {
        let html = r#"<link href="/pkg/a.css"><use href="/pkg/i.svg#x"/><use href="/pkg/i.svg#y"/><a href="/login">"#;
        assert_eq!(site_urls(html).into_iter().collect::<Vec<_>>(), ["/pkg/a.css", "/pkg/i.svg"]);
    }

    #[test]
    fn kilobytes_are_thousands() {
        assert_eq!(kilobytes(142_199), "142.1 kB");
    }
}
