//! The commands about the books.

#![expect(clippy::print_stdout, reason = "what a command answers")]

use std::{error::Error, fmt::Display, process::ExitCode};

use backend::{Backend, BorrowerId, Clock, Config};
use clap::Subcommand;
use jiff::civil::Date;
use serde::Serialize;

/// What can be asked of the books.
#[derive(Subcommand)]
pub enum BooksCommand {
    /// Closes the days that are over: posts what each open loan accrued. The background work does so every night.
    CloseDay {
        /// The last day to close; yesterday, if not said.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
    },
    /// Prints the balance of every account at the end of a day.
    TrialBalance {
        /// The day, such as 2026-12-31.
        #[arg(long, value_name = "DATE")]
        on: Date,
        /// For programs: sums in kopecks.
        #[arg(long)]
        json: bool,
    },
    /// Prints what the books have of a borrower.
    Statement {
        /// The borrower's id.
        #[arg(long, value_name = "ID")]
        borrower: BorrowerId,
        /// Up to the end of this day; today, if not said.
        #[arg(long, value_name = "DATE")]
        on: Option<Date>,
        /// For programs: sums in kopecks.
        #[arg(long)]
        json: bool,
    },
    /// Recomputes what is new in the books since all was in order, and says what does not add up. One that broke off
    /// goes on where it was.
    VerifyBooks {
        /// Everything, from the first day on.
        #[arg(long)]
        full: bool,
        /// Asks the acquirer, too, what it has of the last days, and prints id and sums of what it has otherwise.
        #[arg(long)]
        acquirer: bool,
    },
}

/// Runs a command; fails if something does not add up.
pub(crate) async fn run(command: BooksCommand, config: Config) -> Result<ExitCode, Box<dyn Error>> {
    let backend = Backend::init(config, Clock::system()).await?;
    match command {
        BooksCommand::CloseDay { on } => {
            let done = backend.operator().close_days(on).await?;
            println!("closed through {}: {} accruals, {} failed", done.through, done.accrued, done.failed);
            return Ok(code(done.failed == 0));
        }
        BooksCommand::TrialBalance { on, json } => print(&backend.operator().trial_balance(on).await?, json)?,
        BooksCommand::Statement { borrower, on, json } => {
            let on = on.unwrap_or_else(|| backend.clock().today());
            print(&backend.borrower(borrower).statement(on).await?, json)?;
        }
        BooksCommand::VerifyBooks { full, acquirer } => {
            let report = if full {
                backend.operator().verify_books().await?
            } else {
                backend.operator().verify_new_books().await?
            };
            println!("{report}");
            let differences = if acquirer { backend.operator().reconcile().await? } else { Vec::new() };
            for difference in &differences {
                println!("- {} {difference}", difference.id);
            }
            if acquirer {
                println!("the acquirer has {} otherwise", differences.len());
            }
            return Ok(code(report.is_clean() && differences.is_empty()));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn print(report: &(impl Display + Serialize), json: bool) -> serde_json::Result<()> {
    if json {
        println!("{}", serde_json::to_string_pretty(report)?);
    } else {
        print!("{report}");
    }
    Ok(())
}

fn code(is_well: bool) -> ExitCode {
    if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
