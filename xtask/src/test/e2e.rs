//! The tests in the browser. They start servers of their own (`end2end/fixtures/servers.ts`); what they need is built here.
use std::{
    fs,
    process::{Command, ExitStatus},
};

use super::count::{Count, of_playwright};
use crate::{
    command::run_and_listen,
    demonstration::{Demonstration, Profile},
    error::{Failure, InFile, Result},
    setup::{self, BuildTools, CHROMIUM_PATH, FIREFOX_PATH},
    site, workspace,
};

/// `cargo xtask e2e`: builds what is missing and runs Playwright with the arguments that it is given.
pub(crate) fn run(screenshots: bool, arguments: &[String]) -> Result<()> {
    let tools = setup::for_building()?;
    site::build(&tools, site::Kind::Release)?;
    let settings: &[_] = if screenshots { &[("SCREENSHOTS", "1")] } else { &[] };
    let (status, count) = playwright(&tools, settings, arguments)?;
    let count = super::judge(status, count)?.unwrap_or_default();
    println!("\n{} passed, {} failed", count.passed, count.failed);
    if count.failed > 0 {
        return Err(Failure::new("tests in the browser failed"));
    }
    if screenshots {
        println!("screenshots: {}", workspace::end2end().join("screenshots").display());
    }
    Ok(())
}

/// Builds the servers and runs Playwright to its end; the site must be there.
pub(super) fn playwright(
    tools: &BuildTools,
    settings: &[(&str, &str)],
    arguments: &[String],
) -> Result<(ExitStatus, Count)> {
    let (chromium, firefox) = (setup::for_browser_tests()?, setup::for_tests_in_firefox()?);
    let demonstration = Demonstration::usual(Profile::Demonstration);
    demonstration.build(tools)?;
    let report = workspace::notes().join("playwright.json");
    if report.exists() {
        fs::remove_file(&report).in_file(&report)?;
    }
    let mut playwright = Command::new("npx");
    playwright
        .current_dir(workspace::end2end())
        .args(["playwright", "test", "--reporter=list,json"])
        .args(arguments)
        .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
        .env("CABINET_SERVER_BIN", demonstration.path("server"))
        .env("SIMULATOR_BIN", demonstration.path("simulator"))
        .env("CABINET_SITE", workspace::site())
        .env(CHROMIUM_PATH, &chromium)
        .env(FIREFOX_PATH, &firefox)
        .envs(settings.iter().copied());
    let (status, _) = run_and_listen(&mut playwright)?;
    Ok((status, of_playwright(&fs::read_to_string(&report).unwrap_or_default())))
}
