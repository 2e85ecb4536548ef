//! Finds what a command needs, installs what is missing, and says so; quick when all is there.
mod chromium;
mod debian;
mod firefox;
mod npm;
mod postgres;
mod python;
mod rust;
mod wasm_std;

use std::path::PathBuf;

pub(crate) use chromium::VARIABLE as CHROMIUM_PATH;
pub(crate) use firefox::VARIABLE as FIREFOX_PATH;
pub(crate) use npm::SiteTools;
pub(crate) use postgres::{Postgres, VARIABLE as TEST_DATABASE_URL};
pub(crate) use rust::{Toolchain, WASM};
pub(crate) use wasm_std::for_size as std_for_size;

use crate::{command::find, error::Result, workspace};

/// What building and running the cabinet needs.
#[derive(Debug, Clone)]
pub(crate) struct BuildTools {
    pub(crate) toolchain: Toolchain,
    pub(crate) site: SiteTools,
}

/// Sees to the compiler alone.
pub(crate) fn for_rust() -> Result<Toolchain> {
    Toolchain::find_or_install()
}

/// Sees to what building and running the cabinet needs.
pub(crate) fn for_building() -> Result<BuildTools> {
    Ok(BuildTools { toolchain: Toolchain::find_or_install()?, site: SiteTools::find_or_install()? })
}

/// What the tests in the browser need; returns where Chromium lies.
pub(crate) fn for_browser_tests() -> Result<PathBuf> {
    npm::packages(&workspace::end2end())?;
    chromium::find_or_install()
}

/// What those of them need beside that which are run in Firefox as well; returns where it lies.
pub(crate) fn for_tests_in_firefox() -> Result<PathBuf> {
    firefox::find_or_install()
}

/// What judges pages as search engines do; returns the script to be run with Node.js.
pub(crate) fn for_lighthouse() -> Result<PathBuf> {
    let folder = workspace::root().join("xtask/lighthouse");
    npm::packages(&folder)?;
    Ok(folder.join("node_modules/lighthouse/cli/index.js"))
}

/// A Python that has the payment clients.
pub(crate) fn for_client_tests() -> Result<PathBuf> {
    python::find_or_install(&workspace::clients())
}

/// PostgreSQL for the tests on it.
pub(crate) fn for_postgres_tests() -> Result<Postgres> {
    Postgres::find_or_install()
}

/// Whether there is a `wrk` to load a server with, installed where that goes by itself.
pub(crate) fn has_load_generator() -> Result<bool> {
    if find("wrk").is_none() && debian::can_install() {
        debian::install(&["wrk"])?;
    }
    Ok(find("wrk").is_some())
}
