//! The program that runs in the browser: compiled, cut into pieces, bound to JavaScript, made small.
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use wasm_bindgen_cli_support::Bindgen;

use super::{
    Kind,
    names::hash,
    split::{Pieces, split},
    trim::trim,
};
use crate::{
    command,
    error::{Failure, InFile, Result, While},
    progress,
    setup::{BuildTools, WASM, std_for_size},
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
/// How esbuild is called; the browsers are those of [`style::BROWSERS`](super::style).
const ESBUILD: [&str; 6] = [
    "--bundle",
    "--format=esm",
    "--target=chrome99,firefox97,safari15.4",
    "--legal-comments=none",
    "--log-level=warning",
    // wasm-bindgen names the module that loads the pieces once for each of them.
    "--log-override:duplicate-object-key=silent",
];
/// What stands in `frontend/` beside the program, and becomes one module with it.
const SCRIPTS: [&str; 4] = [Program::START, "focus.js", "plain.js", "texts.js"];
/// What wasm-bindgen names its files by.
const NAME: &str = "cabinet";

/// What the browser loads.
#[derive(Debug)]
pub(super) struct Program {
    /// By their names, which they call each other by.
    pub(super) files: Vec<(String, Vec<u8>)>,
    pub(super) pieces: Pieces,
}

impl Program {
    /// What starts it.
    pub(super) const START: &str = "start.js";
    /// Its main piece.
    pub(super) const MAIN: &str = "cabinet_bg.wasm";

    /// Reads what an earlier build left in a folder.
    fn read(folder: &Path) -> Result<Self> {
        let list = folder.join(PIECES);
        let pieces: Pieces = serde_json::from_slice(&fs::read(&list).in_file(&list)?).while_doing(PIECES)?;
        let mut files = Vec::new();
        for file in fs::read_dir(folder).in_file(folder)?.flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if name == Self::START || is_wasm(&file.path()) {
                files.push((name, fs::read(file.path()).in_file(&file.path())?));
            }
        }
        files.sort();
        Ok(Self { files, pieces })
    }
}

/// The list of pieces, beside them.
const PIECES: &str = "pieces.json";

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
        Kind::Demonstration => ("demonstration", "demonstration"),
        Kind::Development => ("dev", "debug"),
    };
    let arguments = ["rustc", "--package=frontend", "--lib", "--target", WASM, "--profile", profile];
    let mut cargo = tools.toolchain.cargo();
    cargo.args(arguments);
    if kind == Kind::Release
        && let Some(library) = std_for_size(&tools.toolchain)?
    {
        // Cargo adds it to the flags of .cargo/config.toml.
        cargo.arg(format!("--config=build.rustflags=[\"--sysroot={}\"]", library.display()));
    }
    // The splitter has to know what calls what; only the last link is done otherwise than elsewhere.
    progress::build("the browser's program", cargo.args(["--", "-Clink-args=--emit-relocs"]))?;
    let compiled = compiled(profile_folder);
    let input = fs::read(&compiled).in_file(&compiled)?;
    let scripts = read_scripts()?;

    let folder = workspace::notes().join("site").join(profile);
    let stamp = folder.join("input");
    // The versions of wasm-bindgen and of the splitter need not count: the compiled program carries them.
    let mut inputs = vec![input.as_slice()];
    inputs.extend(scripts.iter().map(|(_, content)| content.as_slice()));
    let settings = [WASM_OPT.join(" "), ESBUILD.join(" ")];
    inputs.extend(settings.iter().map(String::as_bytes));
    let inputs = hash(&inputs);
    if fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) {
        return Program::read(&folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).in_file(&folder)?;
    }
    let input = if kind == Kind::Release { trim(input)? } else { input };
    let pieces = split(&input, &folder, NAME)?;
    let list = serde_json::to_vec(&pieces).while_doing(PIECES)?;
    workspace::write(&folder.join(PIECES), &list)?;
    bind(&folder)?;
    for (name, content) in &scripts {
        workspace::write(&folder.join(name), content)?;
    }
    bundle(tools, kind, &folder)?;
    if kind == Kind::Release {
        make_small(tools, &folder)?;
    }
    workspace::write(&stamp, inputs.as_bytes())?;
    Program::read(&folder)
}

/// What starts the program and what that consists of, by their names.
fn read_scripts() -> Result<Vec<(&'static str, Vec<u8>)>> {
    let frontend = workspace::root().join("frontend");
    let read = |name| {
        let file = frontend.join(name);
        Ok((name, fs::read(&file).in_file(&file)?))
    };
    SCRIPTS.map(read).into_iter().collect()
}

fn is_wasm(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "wasm")
}

/// Makes of `main.wasm` the main piece as it is loaded, with its JavaScript.
fn bind(folder: &Path) -> Result<()> {
    let main = folder.join("main.wasm");
    let mut bindgen = Bindgen::new();
    bindgen.input_path(&main).out_name(NAME).typescript(false).remove_producers_section(true);
    // The other pieces ask for what the linker exports, by the names that it gave.
    bindgen.keep_lld_exports(true).demangle(false);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).while_doing("wasm-bindgen")?;
    fs::remove_file(&main).in_file(&main)?;
    // Pieces of JavaScript in a dependency would be files of their own, which nobody looks after.
    if folder.join("snippets").exists() {
        return Err(Failure::new(
            "site: a dependency of `frontend` brings JavaScript snippets of its own; they are not published",
        ));
    }
    Ok(())
}

/// Makes one module of what starts the program, what wasm-bindgen wrote and what loads the pieces.
fn bundle(tools: &BuildTools, kind: Kind, folder: &Path) -> Result<()> {
    let mut esbuild = Command::new(&tools.site.esbuild);
    esbuild.current_dir(folder).args([Program::START, "--allow-overwrite"]).args(ESBUILD);
    esbuild.arg(format!("--outfile={}", Program::START));
    match kind {
        Kind::Release => {
            esbuild.arg("--minify");
        }
        Kind::Demonstration => {}
        Kind::Development => {
            esbuild.arg(format!("--inject:{}", workspace::root().join("frontend/reload.js").display()));
        }
    }
    command::run(&mut esbuild)
}

fn make_small(tools: &BuildTools, folder: &Path) -> Result<()> {
    let begun = Instant::now();
    println!("site: wasm-opt makes it smaller (up to a minute)");
    for (name, _) in Program::read(folder)?.files {
        let file = folder.join(name);
        if is_wasm(&file) {
            command::run(Command::new(&tools.site.wasm_opt).args(WASM_OPT).arg(&file).arg("--output").arg(&file))?;
        }
    }
    println!("site: wasm-opt took {:.0} s", begun.elapsed().as_secs_f64());
    Ok(())
}
