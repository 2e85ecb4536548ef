//! What `cargo xtask test` does, in this order: what is quick and what others build on comes first.
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use super::{
    Step, budget,
    count::{Count, of_cargo_test, of_nextest, of_pytest, of_words},
    dependencies,
    e2e::playwright,
};
use crate::{
    children::Children,
    command::{find, run, run_and_listen},
    demonstration::{Demonstration, Profile},
    error::{Result, While},
    setup::{self, BuildTools, TEST_DATABASE_URL, WASM},
    site, workspace,
};

/// Everything that runs on this machine. `app` has two halves; this is the one on the server. The list is the same in
/// every step, since each other list would make cargo compile dependencies once more, with other features.
const HOST: [&str; 8] = [
    "--package=lending",
    "--package=backend",
    "--package=app",
    "--package=server",
    "--package=simulator",
    "--package=xtask",
    "--features=app/ssr",
    "--features=lending/conformance",
];

/// What the steps share.
pub(super) struct Context {
    pub(super) tools: BuildTools,
    pub(super) thorough: bool,
}

pub(super) const STEPS: [Step; 13] = [
    Step { name: "fmt", title: "formatting", run: formatting },
    Step { name: "dependencies", title: "licences and sources of dependencies", run: dependencies },
    Step { name: "clippy", title: "clippy for this machine", run: clippy },
    Step { name: "clippy-wasm", title: "clippy for the browser", run: clippy_for_browser },
    Step { name: "types", title: "types of the tests in the browser", run: types_of_browser_tests },
    Step { name: "rust", title: "tests in Rust, on SQLite", run: rust_on_sqlite },
    Step { name: "docs", title: "examples in the documentation", run: doc_tests },
    Step { name: "postgres", title: "tests of back end and server, on PostgreSQL", run: rust_on_postgres },
    Step { name: "wasm", title: "the rules of lending in WebAssembly", run: conformance_in_wasm },
    Step { name: "site", title: "the browser's half", run: build_site },
    Step { name: "clients", title: "payment clients of others against the simulator", run: clients },
    Step { name: "e2e", title: "the whole way in the browser", run: in_browser },
    Step { name: "e2e-postgres", title: "the main way in the browser, on PostgreSQL", run: in_browser_on_postgres },
];

fn formatting(context: &Context) -> Result<Option<Count>> {
    run(context.tools.toolchain.cargo().args(["fmt", "--all", "--check"])).map(|()| None)
}

fn dependencies(context: &Context) -> Result<Option<Count>> {
    let number = dependencies::check(&context.tools)?;
    println!("{number} packages, all from the registry and free");
    Ok(None)
}

fn clippy(context: &Context) -> Result<Option<Count>> {
    let mut cargo = context.tools.toolchain.cargo();
    cargo.arg("clippy").args(HOST).args(["--all-targets", "--locked", "--", "--deny=warnings"]);
    run(&mut cargo).map(|()| None)
}

fn clippy_for_browser(context: &Context) -> Result<Option<Count>> {
    let mut cargo = context.tools.toolchain.cargo();
    cargo.args(["clippy", "--package=frontend", "--target", WASM, "--locked", "--", "--deny=warnings"]);
    run(&mut cargo).map(|()| None)
}

fn rust_on_sqlite(context: &Context) -> Result<Option<Count>> {
    let mut cargo = tests(context, &[]);
    // Whatever server the person has set for the other step: here each test has its own file.
    cargo.env_remove(TEST_DATABASE_URL);
    counted(&mut cargo)
}

fn rust_on_postgres(context: &Context) -> Result<Option<Count>> {
    let server = setup::for_postgres_tests()?.start()?;
    let mut cargo = tests(context, &["backend", "server"]);
    cargo.env(TEST_DATABASE_URL, &server.url);
    counted(&mut cargo)
}

/// Tests of some packages, or of all.
fn tests(context: &Context, packages: &[&str]) -> Command {
    let mut cargo = context.tools.toolchain.cargo();
    if has_nextest() {
        cargo.args(["nextest", "run", "--no-fail-fast", "--color=never", "--status-level=slow", "--locked"]).args(HOST);
        let filter: Vec<String> = packages.iter().map(|package| format!("package({package})")).collect();
        if !filter.is_empty() {
            cargo.arg("--filterset").arg(filter.join(" | "));
        }
    } else {
        cargo.args(["test", "--no-fail-fast", "--tests", "--quiet", "--locked"]);
        if packages.is_empty() {
            cargo.args(HOST);
        } else {
            cargo.args(packages.iter().map(|package| format!("--package={package}")));
        }
    }
    if context.thorough {
        cargo.env("PROPTEST_CASES", "10000");
    }
    cargo
}

fn has_nextest() -> bool {
    find("cargo-nextest").is_some()
}

fn counted(cargo: &mut Command) -> Result<Option<Count>> {
    let (status, said) = run_and_listen(cargo)?;
    let count = if has_nextest() { of_nextest(&said) } else { of_cargo_test(&said) };
    super::judge(status, count)
}

fn doc_tests(context: &Context) -> Result<Option<Count>> {
    let mut cargo = context.tools.toolchain.cargo();
    cargo.arg("test").args(HOST).args(["--doc", "--quiet", "--locked"]);
    let (status, said) = run_and_listen(&mut cargo)?;
    // There may be none, which is no fault: examples are not how this workspace is tested.
    if status.success() { Ok(Some(of_cargo_test(&said))) } else { super::judge(status, of_cargo_test(&said)) }
}

fn conformance_in_wasm(context: &Context) -> Result<Option<Count>> {
    const NAME: &str = "conformance_in_wasm";
    let mut cargo = context.tools.toolchain.cargo();
    cargo.args([
        "build",
        "--package=lending",
        "--features=conformance",
        "--example",
        NAME,
        "--target",
        WASM,
        "--locked",
    ]);
    run(&mut cargo)?;
    let compiled = workspace::target().join(WASM).join("debug/examples").join(NAME).with_extension("wasm");
    let folder = workspace::notes().join(NAME);
    let mut bindgen = Bindgen::new();
    let bound = bindgen.input_path(compiled).typescript(false).nodejs(true);
    bound.and_then(|bindgen| bindgen.generate(&folder)).while_doing("wasm-bindgen")?;
    let script = workspace::root().join("lending/examples").join(NAME).with_extension("cjs");
    let (status, said) = run_and_listen(Command::new("node").arg(script).arg(folder))?;
    super::judge(status, of_words(&said))
}

fn build_site(context: &Context) -> Result<Option<Count>> {
    site::build(&context.tools, site::Kind::Release)?;
    budget::check(&context.tools).map(Some)
}

fn clients(context: &Context) -> Result<Option<Count>> {
    let python = setup::for_client_tests()?;
    let demonstration = Demonstration::fresh(Profile::Demonstration, "clients")?;
    demonstration.build(&context.tools)?;
    let mut children = Children::default();
    demonstration.start_simulator(&mut children)?;
    let mut pytest = Command::new(python);
    pytest
        .current_dir(workspace::clients())
        .args(["-m", "pytest", "--color=no", "-p", "no:cacheprovider"])
        .env("SIMULATOR_URL", format!("http://{}", demonstration.simulator))
        .env("PYTHONDONTWRITEBYTECODE", "1");
    let (status, said) = run_and_listen(&mut pytest)?;
    super::judge(status, of_pytest(&said))
}

/// The tests in the browser are checked like the rest of the code before they are run.
fn types_of_browser_tests(_: &Context) -> Result<Option<Count>> {
    setup::for_browser_tests()?;
    run(Command::new("npx").current_dir(workspace::end2end()).args(["tsc", "--noEmit"])).map(|()| None)
}

fn in_browser(context: &Context) -> Result<Option<Count>> {
    let (status, count) = playwright(&context.tools, &[], &[])?;
    super::judge(status, count)
}

fn in_browser_on_postgres(context: &Context) -> Result<Option<Count>> {
    let server = setup::for_postgres_tests()?.start()?;
    let database = server.create_database("cabinet_in_browser")?;
    let settings = [("E2E_DATABASE_URL", database.as_str()), ("PLAYWRIGHT_WORKERS", "1")];
    let arguments = ["--project=desktop".to_owned(), "tests/whole-way.spec.ts".to_owned()];
    let (status, count) = playwright(&context.tools, &settings, &arguments)?;
    super::judge(status, count)
}
