//! The compiler: one of a good age that can also build for the browser.
//!
//! `cargo xtask` itself is compiled by whatever cargo comes first on PATH; everything it builds, by what is chosen here.
use std::{env, fs, path::PathBuf, process::Command};

use super::{debian, wasm_std};
use crate::{
    command::{self, find, output},
    error::{Failure, Result},
    workspace,
};

/// The oldest compiler that builds the workspace (`rust-version` in Cargo.toml).
const OLDEST: Version = Version { major: 1, minor: 94 };
/// What rustup is asked for when the compiler at hand is too old.
const FETCHED: &str = "1.96.0";
/// Debian's compiler under rustup's name for it.
const DEBIANS: &str = "web";
/// The browser's target.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// Tells cargo which linker serves that target.
const LINKER: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER";

/// A compiler and the linker it needs.
#[derive(Debug, Clone)]
pub(crate) struct Toolchain {
    /// Its name with rustup; None where there is no rustup.
    name: Option<String>,
    /// The linker for the browser's target, where the compiler brings none.
    linker: Option<PathBuf>,
}

impl Toolchain {
    /// A toolchain that can do everything, installed if need be.
    pub(super) fn find_or_install() -> Result<Self> {
        let given = env::var("RUSTUP_TOOLCHAIN").ok();
        // Debian's is there only because an earlier set-up had to link it: what it compiled stays good. But whoever asks
        // for another one, by `cargo +name` or the variable, gets that.
        let asked_for = matches!(env::var("RUSTUP_TOOLCHAIN_SOURCE").as_deref(), Ok("env" | "cli"));
        let (debians, fetched) = (Some(DEBIANS.to_owned()), Some(FETCHED.to_owned()));
        let at_hand = if asked_for { [given.clone(), debians, fetched] } else { [debians, given.clone(), fetched] };
        let installed = rustup(&["toolchain", "list"]).unwrap_or_default();
        for name in at_hand.into_iter().filter(|name| *name == given || is_installed(&installed, name.as_deref())) {
            if let Some(found) = Self::check(name) {
                return Ok(found);
            }
        }
        if may_fetch()
            && let Some(found) = Self::fetch(given)
        {
            return Ok(found);
        }
        if debian::can_install() {
            return Self::install_debians();
        }
        Err(Failure::new(format!(
            "no Rust {OLDEST} or newer that builds for {WASM}. Install one (rustup toolchain install stable; \
             rustup target add {WASM}) and try again"
        )))
    }

    /// The toolchain under that name, if it is new enough and links a program for the browser.
    fn check(name: Option<String>) -> Option<Self> {
        let mut toolchain = Self { name, linker: None };
        let said = output(toolchain.rustc().arg("--version")).ok()?;
        if Version::parse(&said)? < OLDEST {
            return None;
        }
        if let Some(given) = env::var_os(LINKER) {
            toolchain.linker = Some(given.into());
        }
        if toolchain.builds_for_browser() {
            return Some(toolchain);
        }
        for linker in linkers() {
            toolchain.linker = Some(linker);
            if toolchain.builds_for_browser() {
                return Some(toolchain);
            }
        }
        None
    }

    /// Builds an empty program for the browser, optimised at link time as the real one is: the one true test of
    /// library and linker together.
    fn builds_for_browser(&self) -> bool {
        let folder = workspace::notes();
        let source = folder.join("probe.rs");
        if workspace::write(&source, b"").is_err() {
            return false;
        }
        let mut rustc = self.rustc();
        rustc
            .args(["--target", WASM, "--crate-type=cdylib", "-Copt-level=0", "-Clto=fat", "--out-dir"])
            .arg(&folder)
            .arg(&source);
        if let Some(linker) = &self.linker {
            rustc.arg(format!("-Clinker={}", linker.display()));
        }
        output(&mut rustc).is_ok()
    }

    /// Lets rustup fetch what is missing. None if it cannot.
    fn fetch(given: Option<String>) -> Option<Self> {
        let fresh_enough = output(Self { name: given.clone(), linker: None }.rustc().arg("--version"))
            .is_ok_and(|said| Version::parse(&said).is_some_and(|version| version >= OLDEST));
        let (name, arguments) = match given {
            Some(name) if fresh_enough => {
                eprintln!("set-up: rustup adds the library for {WASM} to {name}");
                (
                    name.clone(),
                    vec!["target".to_owned(), "add".to_owned(), format!("--toolchain={name}"), WASM.to_owned()],
                )
            }
            _ => {
                eprintln!("set-up: rustup installs Rust {FETCHED} beside what is there (about a minute)");
                let arguments = format!(
                    "toolchain install {FETCHED} --profile=minimal --component=clippy,rustfmt --target={WASM} --no-self-update"
                );
                (FETCHED.to_owned(), arguments.split(' ').map(str::to_owned).collect())
            }
        };
        match command::run(Command::new("rustup").args(arguments)) {
            Ok(()) => Self::check(Some(name)),
            Err(error) => {
                eprintln!("set-up: {error}");
                None
            }
        }
    }

    /// Debian's compiler, with the library for the browser built from its sources.
    fn install_debians() -> Result<Self> {
        if !PathBuf::from(wasm_std::RUSTC).exists() || !PathBuf::from(wasm_std::SOURCES).exists() {
            debian::install(&["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy", "rustfmt-web"])?;
        }
        let name = if find("rustup").is_some() {
            rustup(&["toolchain", "link", DEBIANS, "/usr"])?;
            Some(DEBIANS.to_owned())
        } else {
            None
        };
        if let Some(found) = Self::check(name.clone()) {
            return Ok(found);
        }
        wasm_std::build()?;
        if let Some(found) = Self::check(name.clone()) {
            return Ok(found);
        }
        debian::install(&["lld-19"])?;
        Self::check(name).ok_or_else(|| {
            Failure::new(format!(
                "Debian's Rust was installed, but does not build for {WASM}: `/usr/bin/rustc --target {WASM}` tells why"
            ))
        })
    }

    /// This toolchain's cargo.
    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = self.program("cargo");
        cargo.current_dir(workspace::root());
        if let Some(linker) = &self.linker {
            cargo.env(LINKER, linker);
        }
        cargo
    }

    pub(super) fn rustc(&self) -> Command {
        self.program("rustc")
    }

    /// A program of this toolchain, freed of what the outer cargo and rustup left in the environment for xtask itself.
    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        for (key, _) in env::vars_os() {
            let name = key.to_string_lossy();
            let of_the_outer_cargo =
                ["CARGO", "CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"];
            let of_the_outer_library = ["LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"];
            if of_the_outer_cargo.contains(&&*name)
                || of_the_outer_library.contains(&&*name)
                || name.starts_with("CARGO_PKG_")
            {
                command.env_remove(&key);
            }
        }
        if let Some(toolchain) = &self.name {
            command.env("RUSTUP_TOOLCHAIN", toolchain);
        }
        command
    }
}

/// Linkers that could serve a compiler without one: those of rustup's toolchains, then LLVM's own.
fn linkers() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let home = env::var_os("RUSTUP_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".rustup")));
    let toolchains = home.and_then(|home| fs::read_dir(home.join("toolchains")).ok());
    for toolchain in toolchains.into_iter().flatten().flatten() {
        let hosts = fs::read_dir(toolchain.path().join("lib/rustlib")).ok();
        for host in hosts.into_iter().flatten().flatten() {
            let linker = host.path().join("bin/rust-lld");
            if linker.exists() {
                found.push(linker);
            }
        }
    }
    found.extend(["wasm-ld", "wasm-ld-19"].into_iter().filter_map(find));
    found
}

/// Whoever sets this variable to 0 wants no downloads by rustup; then Debian's way is the only one.
fn may_fetch() -> bool {
    find("rustup").is_some() && env::var("RUSTUP_AUTO_INSTALL").as_deref() != Ok("0")
}

fn rustup(arguments: &[&str]) -> Result<String> {
    output(Command::new("rustup").args(arguments))
}

/// Whether `rustup toolchain list` names it; its lines read `stable-x86_64-unknown-linux-gnu (active)`.
fn is_installed(list: &str, name: Option<&str>) -> bool {
    let Some(name) = name else { return false };
    list.lines()
        .filter_map(|line| line.split_whitespace().next())
        .any(|installed| installed == name || installed.strip_prefix(name).is_some_and(|rest| rest.starts_with('-')))
}

/// A compiler's version, as far as it matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Version {
    major: u32,
    minor: u32,
}

impl Version {
    /// Reads `rustc 1.96.0 (ac68faa20 2026-05-25)`.
    fn parse(said: &str) -> Option<Self> {
        let mut numbers = said.split_whitespace().nth(1)?.split('.');
        Some(Self { major: numbers.next()?.parse().ok()?, minor: numbers.next()?.parse().ok()? })
    }
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_rustc_says() {
        let debians = Version::parse("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)");
        assert_eq!(debians, Some(Version { major: 1, minor: 96 }));
        assert_eq!(
            Version::parse("rustc 1.97.0-nightly (e50aa6fba 2026-05-19)"),
            Some(Version { major: 1, minor: 97 })
        );
        assert_eq!(Version::parse("rustc"), None);
        assert_eq!(Version::parse("error: toolchain not found"), None);
    }

    #[test]
    fn older_is_less() {
        assert!(Version { major: 1, minor: 9 } < OLDEST);
        assert!(Version { major: 2, minor: 0 } > OLDEST);
    }

    #[test]
    fn finds_a_toolchain_in_the_list() {
        let list = "stable-x86_64-unknown-linux-gnu (active, default)\nweb";
        assert!(is_installed(list, Some("stable")));
        assert!(is_installed(list, Some("web")));
        assert!(!is_installed(list, Some("we")));
        assert!(!is_installed(list, None));
    }
}
