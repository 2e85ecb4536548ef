//! The standard library for the browser's target, built from Debian's sources: Debian's compiler comes without it.
use std::{fs, path::Path, process::Command};

use super::rust::WASM;
use crate::{
    command,
    error::{InFile, Result},
    workspace,
};

/// Debian's compiler.
pub(super) const RUSTC: &str = "/usr/bin/rustc";
/// Debian's sources of the standard library.
pub(super) const SOURCES: &str = "/usr/lib/rustlib/src/rust/library/std";

/// Builds the library and puts it where the compiler looks for it.
pub(super) fn build() -> Result<()> {
    eprintln!("set-up: building Rust's standard library for {WASM} (about a minute, once on a machine)");
    let stub = workspace::notes().join("wasm-std");
    // A workspace of its own: otherwise cargo would take it for a member of the one around it.
    let manifest = b"[package]\nname = \"wasm-std-stub\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n";
    workspace::write(&stub.join("Cargo.toml"), manifest)?;
    workspace::write(&stub.join("lib.rs"), b"#![no_std]\n")?;
    let built = stub.join("target");
    command::run(
        Command::new("/usr/bin/cargo")
            .current_dir(&stub)
            .env("CARGO_TARGET_DIR", &built)
            .env("RUSTC", RUSTC)
            // rebuilding the library is not a stable feature of cargo
            .env("RUSTC_BOOTSTRAP", "1")
            // cargo leaves the bitcode out of a library by itself; optimising at link time needs it
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env_remove("CARGO")
            .env_remove("LD_LIBRARY_PATH")
            .args(["build", "--quiet", "--release", "-Zbuild-std=std,panic_abort", "--target", WASM]),
    )?;
    let library = Path::new("/usr/lib/rustlib").join(WASM).join("lib");
    fs::create_dir_all(&library).in_file(&library)?;
    remove_rlibs(&library)?;
    let deps = built.join(WASM).join("release/deps");
    for file in fs::read_dir(&deps).in_file(&deps)?.flatten() {
        let is_stub = file.file_name().to_string_lossy().contains("wasm_std_stub");
        if is_rlib(&file.path()) && !is_stub {
            let to = library.join(file.file_name());
            fs::copy(file.path(), &to).in_file(&to)?;
        }
    }
    forget_what_was_built_before()
}

/// What was compiled against another build of the library does not link with this one.
fn forget_what_was_built_before() -> Result<()> {
    let compiled = workspace::target().join(WASM);
    if compiled.exists() {
        fs::remove_dir_all(&compiled).in_file(&compiled)?;
    }
    Ok(())
}

/// An older compiler's library would be found twice beside the new one.
fn remove_rlibs(library: &Path) -> Result<()> {
    for file in fs::read_dir(library).in_file(library)?.flatten() {
        if is_rlib(&file.path()) {
            fs::remove_file(file.path()).in_file(&file.path())?;
        }
    }
    Ok(())
}

fn is_rlib(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "rlib")
}
