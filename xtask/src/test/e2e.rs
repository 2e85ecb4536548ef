//! The tests in the browser, against a server and a simulator of their own.
use std::{
    fs,
    path::PathBuf,
    process::{Command, ExitStatus},
};

use super::count::{Count, of_playwright};
use crate::{
    children::Children,
    command::run_and_listen,
    demonstration::{Demonstration, Profile},
    error::{Failure, Result},
    setup::{self, BuildTools, CHROMIUM_PATH},
    site, workspace,
};

/// `cargo xtask e2e`: builds what is missing and runs Playwright with the arguments that it is given.
pub(crate) fn run(screenshots: bool, arguments: &[String]) -> Result<()> {
    let tools = setup::for_building()?;
    site::build(&tools, site::Kind::Release)?;
    let mut browser = Browser::start(&tools)?;
    if screenshots {
        browser.settings.push(("SCREENSHOTS", "1"));
    }
    let (status, count) = browser.test(arguments)?;
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

/// A demonstration under test.
pub(super) struct Browser {
    chromium: PathBuf,
    demonstration: Demonstration,
    /// What the tests are told besides.
    pub(super) settings: Vec<(&'static str, &'static str)>,
    #[expect(dead_code, reason = "kept to stop the servers when the tests are over")]
    children: Children,
}

impl Browser {
    /// Builds and starts the servers; the site must be there.
    pub(super) fn start(tools: &BuildTools) -> Result<Self> {
        let chromium = setup::for_browser_tests()?;
        let demonstration = Demonstration::fresh(Profile::Release, "e2e")?;
        demonstration.build(tools)?;
        demonstration.prepare()?;
        let mut children = Children::default();
        demonstration.start_simulator(&mut children)?;
        demonstration.start_server(&mut children)?;
        Ok(Self { chromium, demonstration, settings: Vec::new(), children })
    }

    /// Runs Playwright to its end.
    pub(super) fn test(&self, arguments: &[String]) -> Result<(ExitStatus, Count)> {
        let report = workspace::notes().join("e2e/report.json");
        let mut playwright = Command::new("npx");
        playwright
            .current_dir(workspace::end2end())
            .args(["playwright", "test", "--reporter=list,json"])
            .args(arguments)
            .env("PLAYWRIGHT_JSON_OUTPUT_FILE", &report)
            .env("CABINET_URL", format!("http://{}", self.demonstration.cabinet))
            .env("SIMULATOR_URL", format!("http://{}", self.demonstration.simulator))
            .env(CHROMIUM_PATH, &self.chromium)
            .envs(self.settings.iter().copied());
        let (status, _) = run_and_listen(&mut playwright)?;
        Ok((status, of_playwright(&fs::read_to_string(&report).unwrap_or_default())))
    }
}
