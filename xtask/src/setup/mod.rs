//! Finds what a command needs, installs what is missing, and says so; quick when all is there.
pub(crate) mod debian;
mod npm;
mod rust;
mod wasm_std;

pub(crate) use npm::SiteTools;
pub(crate) use rust::{Toolchain, WASM};

use crate::error::Result;

/// What building and running the cabinet needs.
#[derive(Debug, Clone)]
pub(crate) struct BuildTools {
    pub(crate) toolchain: Toolchain,
    pub(crate) site: SiteTools,
}

/// Sees to what building and running the cabinet needs.
pub(crate) fn for_building() -> Result<BuildTools> {
    Ok(BuildTools { toolchain: Toolchain::find_or_install()?, site: SiteTools::find_or_install()? })
}
