//! Pages as somebody on a slow phone meets them, and what Lighthouse says of the public ones.
use std::{fs, path::Path, process::Command};

use serde::Deserialize;

use super::{figure, kilobytes};
use crate::{
    command::output,
    demonstration::Demonstration,
    error::{InFile, Result, While},
    setup::{self, CHROMIUM_PATH},
    workspace,
};

/// The pages that need no sign-in.
const PUBLIC: [&str; 3] = ["/", "/login", "/register"];
/// What Lighthouse judges, and calls a category.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Medians that `end2end/measure.mjs` prints; times in milliseconds from when the page was asked for.
#[derive(Deserialize)]
struct Met {
    lcp: u64,
    hydrated: u64,
    blocked: u64,
    bytes: u64,
    requests: u64,
}

/// Measures the public pages of a running demonstration.
pub(super) fn measure(demonstration: &Demonstration) -> Result<()> {
    println!("\nin Chromium, on slow 4G (1.6 Mbit/s, 150 ms) with a processor four times as slow");
    let chromium = match setup::for_browser_tests() {
        Ok(chromium) => chromium,
        Err(failure) => {
            println!("  left out: {failure}");
            return Ok(());
        }
    };
    for page in PUBLIC {
        let met = meet(&chromium, &format!("http://{}{page}", demonstration.cabinet))?;
        figure(&format!("{page} shows its largest content"), &milliseconds(met.lcp), aim(page, "at most 800 ms"));
        figure("  hydrated", &milliseconds(met.hydrated), aim(page, "at most 2000 ms"));
        figure("  busy beyond 50 ms at a time", &milliseconds(met.blocked), "");
        figure("  transferred", &kilobytes(met.bytes), aim(page, "at most 250 kB"));
        figure("  in requests", &met.requests.to_string(), "");
    }
    println!("\nLighthouse, as a phone: performance, accessibility, best practices, SEO");
    let lighthouse = match setup::for_lighthouse() {
        Ok(lighthouse) => lighthouse,
        Err(failure) => {
            println!("  left out: {failure}");
            return Ok(());
        }
    };
    for page in PUBLIC {
        let scores = judge(&lighthouse, &chromium, &format!("http://{}{page}", demonstration.cabinet))?;
        figure(page, &scores.join(" "), "at least 97 each");
    }
    Ok(())
}

/// What is aimed at holds for the page that most come to first.
fn aim<'a>(page: &str, aim: &'a str) -> &'a str {
    if page == "/login" { aim } else { "" }
}

fn meet(chromium: &Path, url: &str) -> Result<Met> {
    let mut node = Command::new("node");
    node.current_dir(workspace::end2end()).arg("measure.mjs").arg(url).env(CHROMIUM_PATH, chromium);
    serde_json::from_str(&output(&mut node)?).while_doing("reading what measure.mjs says")
}

/// The scores of a page, out of 100.
fn judge(lighthouse: &Path, chromium: &Path, url: &str) -> Result<Vec<String>> {
    let report = workspace::notes().join("lighthouse.json");
    let mut node = Command::new("node");
    node.arg(lighthouse).args([url, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]);
    node.arg(format!("--only-categories={}", CATEGORIES.join(",")));
    output(node.arg("--output-path").arg(&report).env("CHROME_PATH", chromium))?;
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(&report).in_file(&report)?).while_doing("reading Lighthouse's report")?;
    let score = |category| report["categories"][category]["score"].as_f64();
    Ok(CATEGORIES.map(|category| score(category).map_or_else(|| "?".to_owned(), percent)).into())
}

fn percent(score: f64) -> String {
    format!("{:.0}", score * 100.0)
}

fn milliseconds(time: u64) -> String {
    format!("{time} ms")
}
