//! A Chromium for the tests in the browser.
use std::{env, path::PathBuf, process::Command};

use super::debian;
use crate::{
    command::{self, find, output},
    error::{Failure, Result},
    workspace,
};

/// Names the Chromium to use; Playwright's configuration reads it too.
pub(crate) const VARIABLE: &str = "CHROMIUM_PATH";

/// Where Chromium lies, installed if need be; the packages of `end2end` must be there already.
pub(super) fn find_or_install() -> Result<PathBuf> {
    if let Some(given) = env::var_os(VARIABLE) {
        return Ok(given.into());
    }
    if let Some(found) = playwrights().filter(|path| path.exists()).or_else(|| find("chromium")) {
        return Ok(found);
    }
    if debian::can_install() {
        debian::install(&["chromium"])?;
    } else {
        eprintln!("set-up: Playwright fetches its Chromium (150 MB)");
        command::run(Command::new("npx").current_dir(workspace::end2end()).args([
            "playwright",
            "install",
            "chromium",
        ]))?;
    }
    playwrights().filter(|path| path.exists()).or_else(|| find("chromium")).ok_or_else(|| {
        Failure::new(format!("no Chromium for the tests. Install one and name it in {VARIABLE}, or run `npx playwright install chromium` in end2end"))
    })
}

/// Where Playwright would keep its own.
fn playwrights() -> Option<PathBuf> {
    let ask = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    let said = output(Command::new("node").current_dir(workspace::end2end()).args(["-e", ask])).ok()?;
    Some(PathBuf::from(said)).filter(|path| !path.as_os_str().is_empty())
}
