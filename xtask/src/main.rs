//! Everything a person types: `cargo xtask run`, `cargo xtask test` and the like.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool speaks on the terminal")]
mod children;
mod command;
mod demonstration;
mod error;
mod interrupt;
mod run;
mod setup;
mod site;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Result;

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
    Run,
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
        Task::Run => run::run(),
        Task::Site { dev } => {
            let kind = if dev { site::Kind::Development } else { site::Kind::Release };
            site::build(&setup::for_building()?, kind)
        }
        Task::Migrate => run::server_command("migrate"),
        Task::Seed => run::server_command("seed"),
    }
}
