//! The standard library for the browser's target, built from its sources.
//!
//! Debian's compiler comes without it. Other compilers bring one that is built for speed; for the program that people load
//! one built for size is made, where the sources are there.
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::rust::{Toolchain, WASM};
use crate::{
    command::{self, output},
    error::{InFile, Result},
    site::names::hash,
    workspace,
};

/// Debian's compiler.
pub(super) const RUSTC: &str = "/usr/bin/rustc";
/// Debian's sources of the standard library.
pub(super) const SOURCES: &str = "/usr/lib/rustlib/src/rust/library/std";
/// Where a compiler keeps them, below its own folder.
const SOURCES_BELOW: &str = "lib/rustlib/src/rust/library/std";
/// How the library is built for size: as the program itself (`profile.wasm-release`). Panics keep their messages.
const FOR_SIZE: &str = "[profile.release]\nopt-level = \"z\"\ncodegen-units = 1\npanic = \"abort\"\n";
/// Features of the library that make it smaller.
const SMALL_FEATURES: &str = "-Zbuild-std-features=optimize_for_size";

/// Builds Debian's library and puts it where Debian's compiler looks for it.
pub(super) fn build() -> Result<()> {
    eprintln!("set-up: building Rust's standard library for {WASM} (about a minute, once on a machine)");
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo.env("RUSTC", RUSTC).env_remove("CARGO").env_remove("LD_LIBRARY_PATH");
    let rlibs = compile(cargo, &workspace::notes().join("wasm-std"), "", &[])?;
    let library = Path::new("/usr/lib/rustlib").join(WASM).join("lib");
    fs::create_dir_all(&library).in_file(&library)?;
    remove_rlibs(&library)?;
    copy(&rlibs, &library)?;
    forget_what_was_built_before()
}

/// Folder for `--sysroot` with the library built for size; None where the compiler has no sources of it, or they do not
/// compile, which is said.
pub(crate) fn for_size(toolchain: &Toolchain) -> Result<Option<PathBuf>> {
    let sources = PathBuf::from(output(toolchain.rustc().args(["--print", "sysroot"]))?).join(SOURCES_BELOW);
    if !sources.exists() {
        return Ok(None);
    }
    let compiler = output(toolchain.rustc().arg("-vV"))?;
    let recipe = hash(&[compiler.as_bytes(), FOR_SIZE.as_bytes(), SMALL_FEATURES.as_bytes()]);
    let folder = workspace::notes().join("std-for-size");
    let sysroot = folder.join(&recipe[..16]);
    if sysroot.exists() {
        return Ok(Some(sysroot));
    }
    eprintln!("set-up: building Rust's standard library for size (about a minute, once for each compiler)");
    let unfinished = folder.join("unfinished");
    if folder.exists() {
        fs::remove_dir_all(&folder).in_file(&folder)?;
    }
    let stub = folder.join("build");
    match compile(toolchain.cargo(), &stub, FOR_SIZE, &[SMALL_FEATURES]) {
        Ok(rlibs) => {
            let library = unfinished.join("lib/rustlib").join(WASM).join("lib");
            fs::create_dir_all(&library).in_file(&library)?;
            copy(&rlibs, &library)?;
            fs::remove_dir_all(&stub).in_file(&stub)?;
            fs::rename(&unfinished, &sysroot).in_file(&sysroot)?;
            Ok(Some(sysroot))
        }
        Err(failure) => {
            eprintln!("set-up: {failure}\nset-up: the program will be some kB larger with the library that is there");
            Ok(None)
        }
    }
}

/// Builds the library with an empty package around it; returns the folder of what was compiled.
fn compile(mut cargo: Command, stub: &Path, profile: &str, arguments: &[&str]) -> Result<PathBuf> {
    // A workspace of its own: otherwise cargo would take it for a member of the one around it.
    let manifest = format!(
        "[package]\nname = \"wasm-std-stub\"\nedition = \"2024\"\n[lib]\npath = \"lib.rs\"\n[workspace]\n{profile}"
    );
    workspace::write(&stub.join("Cargo.toml"), manifest.as_bytes())?;
    workspace::write(&stub.join("lib.rs"), b"#![no_std]\n")?;
    let built = stub.join("target");
    command::run(
        cargo
            .current_dir(stub)
            .env("CARGO_TARGET_DIR", &built)
            // rebuilding the library is not a stable feature of cargo
            .env("RUSTC_BOOTSTRAP", "1")
            // Cargo leaves the bitcode out of a library by itself; optimising at link time needs it. An unstable feature
            // would give functions other names than the rest of the program has.
            .env("RUSTFLAGS", "-Cembed-bitcode=yes -Csymbol-mangling-version=legacy -Zunstable-options")
            .args(["build", "--quiet", "--release", "-Zbuild-std=std,panic_abort", "--target", WASM])
            .args(arguments),
    )?;
    Ok(built.join(WASM).join("release/deps"))
}

/// Copies the libraries that were compiled, but not the package around them.
fn copy(compiled: &Path, library: &Path) -> Result<()> {
    for file in fs::read_dir(compiled).in_file(compiled)?.flatten() {
        let is_stub = file.file_name().to_string_lossy().contains("wasm_std_stub");
        if is_rlib(&file.path()) && !is_stub {
            let to = library.join(file.file_name());
            fs::copy(file.path(), &to).in_file(&to)?;
        }
    }
    Ok(())
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
