//! Everything a person types: `cargo xtask run`, `cargo xtask test` and the like.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks on the terminal")]
mod bench;
mod children;
mod command;
mod demonstration;
mod error;
mod interrupt;
mod progress;
mod run;
mod setup;
mod site;
mod test;
mod watch;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{demonstration::Profile, error::Result};

/// Everything a person types. What a command needs is installed by itself.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and run the demonstration: http://127.0.0.1:3000
    Run {
        /// Build what is shipped: smaller and faster, but longer in the making
        #[arg(long)]
        release: bool,
        /// Begin a new demonstration: what the last one kept is removed, and its clock tells today
        #[arg(long)]
        fresh: bool,
    },
    /// Run the demonstration and rebuild it whenever a source changes
    Watch,
    /// Check everything, as CI does
    Test {
        /// More cases of each property; takes an hour
        #[arg(long)]
        thorough: bool,
        /// Only this step (can be repeated)
        #[arg(long, value_name = "STEP")]
        only: Vec<String>,
    },
    /// Test in the browser only
    E2e {
        /// Write a picture of every page into end2end/screenshots
        #[arg(long)]
        screenshots: bool,
        /// Arguments for Playwright, such as a file's name or --grep
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        playwright: Vec<String>,
    },
    /// Measure sizes, start, memory, requests per second, and pages as a slow phone meets them
    Bench {
        /// Measure instead what grows with the number of loans, on both engines; takes an hour
        #[arg(long)]
        scale: bool,
        /// So many loans, beside a thousand
        #[arg(long, value_name = "N", default_value_t = 1_000_000, requires = "scale")]
        loans: u64,
    },
    /// Answer cases about money, one JSON a line, with the code that lends
    Conformance,
    /// Build the browser's half only, into target/site
    Site {
        /// Fast instead of small
        #[arg(long)]
        dev: bool,
    },
    /// Bring the database to the newest structure
    Migrate,
    /// Put the demonstration's data into the database
    Seed,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match interrupt::listen().and_then(|()| carry_out(arguments.task)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(task: Task) -> Result<()> {
    match task {
        Task::Run { release, fresh } => {
            run::run(if release { Profile::Release } else { Profile::Demonstration }, fresh)
        }
        Task::Watch => watch::watch(),
        Task::Test { thorough, only } => test::run(&only, thorough),
        Task::E2e { screenshots, playwright } => test::e2e::run(screenshots, &playwright),
        Task::Bench { scale: true, loans } => bench::scale(loans),
        Task::Bench { .. } => bench::bench(),
        Task::Conformance => conformance(),
        Task::Site { dev } => {
            let kind = if dev { site::Kind::Development } else { site::Kind::Release };
            site::build(&setup::for_building()?, kind)
        }
        Task::Migrate => run::server_command("migrate"),
        Task::Seed => run::server_command("seed"),
    }
}

/// Reads cases from the standard input until its end. Only answers go to the standard output.
fn conformance() -> Result<()> {
    let arguments =
        ["run", "--quiet", "--release", "--package=lending", "--features=conformance", "--example=conformance"];
    command::run(setup::for_rust()?.cargo().args(arguments))
}
