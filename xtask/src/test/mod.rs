//! `cargo xtask test`: everything that must hold, one step after the other, up to the first that fails.
mod budget;
mod count;
mod dependencies;
pub(crate) mod e2e;
mod steps;

use std::{
    process::ExitStatus,
    time::{Duration, Instant},
};

use self::{
    count::Count,
    steps::{Context, STEPS},
};
use crate::{
    error::{Failure, Result},
    setup,
};

/// One thing that is checked.
struct Step {
    /// What it is called on the command line.
    name: &'static str,
    /// What it is called on the screen.
    title: &'static str,
    /// Returns how many tests ran; None where the step has none to count. A count with failures means that the step failed.
    run: fn(&Context) -> Result<Option<Count>>,
}

/// Runs the steps, or those that are named; the last line says `N passed, N failed`.
pub(crate) fn run(only: &[String], thorough: bool) -> Result<()> {
    if let Some(unknown) = only.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        return Err(Failure::new(format!("there is no step `{unknown}`; there are {}", names.join(", "))));
    }
    let chosen: Vec<&Step> =
        STEPS.iter().filter(|step| only.is_empty() || only.iter().any(|name| name == step.name)).collect();
    let context = Context { tools: setup::for_building()?, thorough };
    let mut report = Report::default();
    for (number, step) in (1..).zip(&chosen) {
        println!("\n── {number}/{}: {} ({})", chosen.len(), step.title, step.name);
        let begun = Instant::now();
        let outcome = (step.run)(&context);
        report.note(step, begun.elapsed(), &outcome);
        match outcome {
            Ok(Some(count)) if count.failed > 0 => break,
            Ok(_) => {}
            Err(failure) => {
                println!("{failure}");
                break;
            }
        }
    }
    report.print()
}

/// What the steps came to.
#[derive(Default)]
struct Report {
    lines: Vec<String>,
    count: Count,
    failed: Option<&'static str>,
}

impl Report {
    fn note(&mut self, step: &Step, took: Duration, outcome: &Result<Option<Count>>) {
        // A step that failed without a test that did (it did not compile, say) counts as one.
        let count = match outcome {
            Ok(count) => count.unwrap_or_default(),
            Err(_) => Count { passed: 0, failed: 1 },
        };
        let tests = match outcome {
            Ok(Some(count)) => format!("{} tests", count.passed + count.failed),
            Ok(None) | Err(_) => String::new(),
        };
        let state = if count.failed == 0 { "ok" } else { "FAILED" };
        self.lines.push(format!("{state:<6} {:>7.1} s  {} {tests}", took.as_secs_f64(), step.title));
        self.count += count;
        if count.failed > 0 {
            self.failed = Some(step.name);
        }
    }

    fn print(self) -> Result<()> {
        println!("\n{}", self.lines.join("\n"));
        if let Some(name) = self.failed {
            println!("`{name}` failed; `cargo xtask test --only {name}` runs it alone");
        }
        println!("\n{} passed, {} failed", self.count.passed, self.count.failed);
        if self.failed.is_some() { Err(Failure::new("the tests failed")) } else { Ok(()) }
    }
}

/// What a runner's end means: its status and its count must agree, and it must have run something.
fn judge(status: ExitStatus, count: Count) -> Result<Option<Count>> {
    match (status.success(), count) {
        (_, Count { failed: 1.., .. }) | (true, Count { passed: 1.., .. }) => Ok(Some(count)),
        (true, _) => Err(Failure::new("the runner says that it ran no test")),
        (false, _) => Err(Failure::new(format!("the runner failed ({status}) without naming a test that did"))),
    }
}
