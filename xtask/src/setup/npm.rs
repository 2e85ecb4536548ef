//! Node.js, npm and the packages that folders of this repository name.
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::debian;
use crate::{
    command::{self, find, output},
    error::{Failure, InFile, Result},
    workspace,
};

/// The oldest Node.js that the packages run on (Playwright asks for 20).
const OLDEST_NODE: u32 = 20;

/// Installs a folder's packages as its lock file says; at once if they are there already.
pub(super) fn packages(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    let wanted = fs::read(&lock).in_file(&lock)?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    node()?;
    eprintln!("set-up: npm packages of {}", folder.strip_prefix(workspace::root()).unwrap_or(folder).display());
    // No package of ours needs its install script, so none is given the chance.
    let arguments = ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
    command::run(Command::new("npm").current_dir(folder).args(arguments))?;
    workspace::write(&stamp, &wanted)
}

/// Sees to Node.js and npm.
fn node() -> Result<()> {
    if find("node").is_none() || find("npm").is_none() {
        if !debian::can_install() {
            return Err(Failure::new(format!(
                "Node.js {OLDEST_NODE} or newer with npm is needed. Install it and try again"
            )));
        }
        debian::install(&["nodejs", "npm"])?;
    }
    let said = output(Command::new("node").arg("--version"))?;
    match major(&said) {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => {
            Err(Failure::new(format!("Node.js {OLDEST_NODE} or newer is needed, not {said}. Install it and try again")))
        }
    }
}

/// Reads `v20.20.2`.
fn major(said: &str) -> Option<u32> {
    said.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// The tools that build the site.
#[derive(Debug, Clone)]
pub(crate) struct SiteTools {
    /// Makes WebAssembly smaller.
    pub(crate) wasm_opt: PathBuf,
    /// Makes one small file of several in JavaScript.
    pub(crate) esbuild: PathBuf,
    /// Bundles the styles.
    pub(crate) lightningcss: PathBuf,
}

impl SiteTools {
    pub(super) fn find_or_install() -> Result<Self> {
        let folder = workspace::root().join("xtask");
        packages(&folder)?;
        let modules = folder.join("node_modules");
        let wasm_opt = modules.join("binaryen/bin/wasm-opt");
        let esbuild = modules.join("esbuild/bin/esbuild");
        // npm installs one package per kind of C library; only one of them runs here.
        for package in fs::read_dir(&modules).in_file(&modules)?.flatten() {
            let lightningcss = package.path().join("lightningcss");
            let of_a_platform = package.file_name().to_string_lossy().starts_with("lightningcss-cli-");
            if of_a_platform && output(Command::new(&lightningcss).arg("--version")).is_ok() {
                return Ok(Self { wasm_opt, esbuild, lightningcss });
            }
        }
        Err(Failure::new("npm has no lightningcss for this kind of machine"))
    }
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_what_node_says() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.20.2"), None);
        assert_eq!(major(""), None);
    }
}
