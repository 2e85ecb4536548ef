//! The program that runs in the browser: compiled, bound to JavaScript, made small.
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use wasm_bindgen_cli_support::Bindgen;

use super::{Kind, names::hash, trim::trim};
use crate::{
    command,
    error::{Failure, InFile, Result, While},
    setup::{BuildTools, WASM},
    workspace,
};

/// How wasm-opt is called. The features are those that rustc uses without being asked; all browsers of
/// [`style::BROWSERS`](super::style) have them.
const WASM_OPT: [&str; 9] = [
    "-Oz",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
];

/// What the browser loads.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) js: Vec<u8>,
    pub(super) wasm: Vec<u8>,
}

/// Where the compiler puts the program that people get, before anything is done to it.
pub(super) fn compiled_for_people() -> PathBuf {
    compiled("wasm-release")
}

fn compiled(profile_folder: &str) -> PathBuf {
    workspace::target().join(WASM).join(profile_folder).join("frontend.wasm")
}

/// Builds the program, or takes the last one if the compiler's output is the same.
pub(super) fn build(tools: &BuildTools, kind: Kind) -> Result<Program> {
    let (profile, profile_folder) = match kind {
        Kind::Release => ("wasm-release", "wasm-release"),
        Kind::Development => ("dev", "debug"),
    };
    println!("site: compiling for the browser (several minutes the first time)");
    command::run(tools.toolchain.cargo().args([
        "build",
        "--package=frontend",
        "--lib",
        "--target",
        WASM,
        "--profile",
        profile,
    ]))?;
    let compiled = compiled(profile_folder);
    let input = fs::read(&compiled).in_file(&compiled)?;
    let input = if kind == Kind::Release { trim(&input)? } else { input };

    let folder = workspace::notes().join("site").join(profile);
    let (js, wasm, stamp) = (folder.join("cabinet.js"), folder.join("cabinet_bg.wasm"), folder.join("input"));
    // wasm-bindgen's version need not count: the compiled program carries it and fits no other.
    let arguments = WASM_OPT.join(" ");
    let inputs = hash(&[&input, arguments.as_bytes()]);
    if fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) {
        return Ok(Program { js: fs::read(&js).in_file(&js)?, wasm: fs::read(&wasm).in_file(&wasm)? });
    }
    bind(input, &folder)?;
    if kind == Kind::Release {
        let begun = Instant::now();
        println!("site: wasm-opt makes it smaller (up to a minute)");
        command::run(Command::new(&tools.site.wasm_opt).args(WASM_OPT).arg(&wasm).arg("--output").arg(&wasm))?;
        println!("site: wasm-opt took {:.0} s", begun.elapsed().as_secs_f64());
    }
    let program = Program { js: fs::read(&js).in_file(&js)?, wasm: fs::read(&wasm).in_file(&wasm)? };
    workspace::write(&stamp, inputs.as_bytes())?;
    Ok(program)
}

/// Writes `cabinet.js` and `cabinet_bg.wasm` into an emptied folder.
fn bind(program: Vec<u8>, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).in_file(folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("cabinet", program).out_name("cabinet").typescript(false).remove_producers_section(true);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).while_doing("wasm-bindgen")?;
    // Pieces of JavaScript in a dependency would be files of their own, which the list of assets does not name.
    if folder.join("snippets").exists() {
        return Err(Failure::new(
            "site: a dependency of `frontend` brings JavaScript snippets of its own; they are not published",
        ));
    }
    Ok(())
}
