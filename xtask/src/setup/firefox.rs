//! A Firefox for the tests that are run in it as well.
use std::{env, path::PathBuf};

use super::debian;
use crate::{
    command::find,
    error::{Failure, Result},
};

/// Names the Firefox to use; the tests read it too.
pub(crate) const VARIABLE: &str = "FIREFOX_PATH";

/// Where Firefox lies, installed if that goes by itself. Any that is kept up to date will do: it is driven by WebDriver
/// BiDi, which is its own.
pub(super) fn find_or_install() -> Result<PathBuf> {
    if let Some(given) = env::var_os(VARIABLE) {
        return Ok(given.into());
    }
    let found = || find("firefox-esr").or_else(|| find("firefox"));
    if found().is_none() && debian::can_install() {
        debian::install(&["firefox-esr"])?;
    }
    found().ok_or_else(|| Failure::new(format!("no Firefox for the tests. Install it, or name it in {VARIABLE}")))
}
