//! How far a long compilation is: cargo's own count, told in one line.
use std::{
    io::{self, IsTerminal, Read, Write},
    process::Command,
    time::{Duration, Instant},
};

use crate::{command, error::Result};

/// What fits beside the share on a narrow terminal.
const NAMES: usize = 40;
/// So many per cent lie between two lines where no terminal can write one over another.
const STEP: u32 = 10;

/// Runs cargo and says what it builds, for how long, which share is done and what is being compiled now. What the
/// compiler says of mistakes is shown as it is.
pub(crate) fn build(what: &str, cargo: &mut Command) -> Result<()> {
    let on_terminal = io::stderr().is_terminal();
    // Cargo counts for a terminal only, unless it is asked; without a terminal it must be told how wide one would be.
    cargo.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "200");
    cargo.env("CARGO_TERM_COLOR", if on_terminal { "always" } else { "never" });
    let mut teller = Teller { what: what.to_owned(), on_terminal, begun: Instant::now(), told: None };
    let teller = command::run_and_hear(cargo, move |said| {
        teller.hear_all(said);
        teller
    })?;
    if let Some(teller) = teller {
        teller.finish();
    }
    Ok(())
}

/// One compilation on its way.
struct Teller {
    what: String,
    on_terminal: bool,
    begun: Instant,
    /// Per cent that were told last.
    told: Option<u32>,
}

impl Teller {
    /// Reads what cargo says until its end.
    fn hear_all(&mut self, mut said: impl Read) {
        let (mut line, mut buffer) = (Vec::new(), [0; 4096]);
        while let Ok(length @ 1..) = said.read(&mut buffer) {
            for byte in &buffer[..length] {
                match byte {
                    // Cargo writes one state over another with the one, and ends a line with the other.
                    b'\r' | b'\n' => {
                        self.hear(&String::from_utf8_lossy(&line), *byte == b'\n');
                        line.clear();
                    }
                    byte => line.push(*byte),
                }
            }
        }
        self.hear(&String::from_utf8_lossy(&line), true);
    }

    fn hear(&mut self, line: &str, ended: bool) {
        let plain = without_colours(line);
        if let Some(state) = State::parse(&plain) {
            self.tell(&state);
        } else if ended && !is_routine(&plain) {
            let clear = if self.on_terminal { "\r\x1b[K" } else { "" };
            eprintln!("{clear}{}", line.trim_end());
        }
    }

    fn tell(&mut self, state: &State<'_>) {
        let percent = state.percent();
        let line = state.line(&self.what, self.begun.elapsed());
        if self.on_terminal {
            eprint!("\r{line}\x1b[K");
            let _ = io::stderr().flush();
        } else if self.told.is_none_or(|told| percent >= told + STEP) {
            eprintln!("{line}");
        } else {
            return;
        }
        self.told = Some(percent);
    }

    /// What was up to date already is not worth a line.
    fn finish(&self) {
        if self.told.is_some() {
            let clear = if self.on_terminal { "\r\x1b[K" } else { "" };
            eprintln!("{clear}{}: compiled in {}", self.what, minutes(self.begun.elapsed()));
        }
    }
}

/// What cargo's progress bar shows.
#[derive(Debug, PartialEq, Eq)]
struct State<'a> {
    done: u32,
    all: u32,
    now: &'a str,
}

impl<'a> State<'a> {
    /// Reads `Building [====>     ] 12/345: serde, tokio(build)`.
    fn parse(line: &'a str) -> Option<Self> {
        let (_, counted) = line.trim_start().strip_prefix("Building [")?.split_once("] ")?;
        let (count, now) = counted.split_once(':').unwrap_or((counted, ""));
        let (done, all) = count.trim().split_once('/')?;
        Some(Self { done: done.parse().ok()?, all: all.parse().ok().filter(|all| *all > 0)?, now: now.trim() })
    }

    fn percent(&self) -> u32 {
        self.done.saturating_mul(100) / self.all
    }

    fn line(&self, what: &str, elapsed: Duration) -> String {
        let Self { done, all, now } = self;
        let mut names: String = now.chars().take(NAMES).collect();
        if names.len() < now.len() {
            names.push('…');
        }
        format!("{what}: {} %, {done} of {all} in {}; now {names}", self.percent(), minutes(elapsed))
    }
}

/// What cargo says of each crate: the count says it shorter.
fn is_routine(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || ["Compiling ", "Finished ", "Building ", "Fresh "].iter().any(|word| line.starts_with(word))
}

/// A line without the terminal's signs for colour and for clearing.
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\x1b');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once(|sign: char| sign.is_ascii_alphabetic()).map_or("", |(_, rest)| rest));
    }
    plain
}

fn minutes(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_cargo_counts() {
        let state = State { done: 12, all: 345, now: "serde, tokio(build)" };
        assert_eq!(State::parse("    Building [==>     ] 12/345: serde, tokio(build)"), Some(state));
        let coloured = "\x1b[K\x1b[1m\x1b[96m    Building\x1b[0m [==>     ] 12/345: serde";
        assert_eq!(State::parse(&without_colours(coloured)), Some(State { done: 12, all: 345, now: "serde" }));
        assert_eq!(State::parse("   Compiling serde v1.0.0"), None);
        assert_eq!(State::parse("    Building [>     ] 0/0: "), None);
    }

    #[test]
    fn says_share_time_and_what_is_compiled() {
        let state = State { done: 1, all: 3, now: "app" };
        assert_eq!(
            state.line("servers (2 of 2)", Duration::from_secs(75)),
            "servers (2 of 2): 33 %, 1 of 3 in 1:15; now app"
        );
    }

    #[test]
    fn mistakes_are_shown_and_routine_is_not() {
        assert!(is_routine("   Compiling serde v1.0.0"));
        assert!(!is_routine("error[E0308]: mismatched types"));
        assert!(!is_routine("    Blocking waiting for file lock on build directory"));
    }
}
