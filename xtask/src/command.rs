//! Running other programs.
use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::{Path, PathBuf},
    process::{Child, ChildStderr, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    error::{Failure, Result},
    interrupt,
};

/// How often a running program is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// How long a program may take to finish what it is doing once it is asked to end.
const PATIENCE: Duration = Duration::from_secs(10);

/// Runs a command with its output on the terminal; an exit status other than 0 is a failure.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let mut child = command.spawn().map_err(|error| Failure::new(format!("`{line}` did not start: {error}")))?;
    succeeded(&line, wait(&mut child)?)
}

/// Runs a command and lets somebody else read what it writes to standard error; returns what they made of it.
pub(crate) fn run_and_hear<T: Send + 'static>(
    command: &mut Command,
    hear: impl FnOnce(ChildStderr) -> T + Send + 'static,
) -> Result<Option<T>> {
    let line = line(command);
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::new(format!("`{line}` did not start: {error}")))?;
    let listener = child.stderr.take().map(|said| thread::spawn(move || hear(said)));
    let status = wait(&mut child)?;
    // A listener that fails has shown less than it could; how the command ended is known all the same.
    let heard = listener.and_then(|listener| listener.join().ok());
    succeeded(&line, status)?;
    Ok(heard)
}

/// Runs a command with its output on the terminal, and returns how it ended and all that it said.
pub(crate) fn run_and_listen(command: &mut Command) -> Result<(ExitStatus, String)> {
    let line = line(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::new(format!("`{line}` did not start: {error}")))?;
    let said = [child.stdout.take().map(pass_on), child.stderr.take().map(pass_on)];
    let status = wait(&mut child)?;
    let said = said.into_iter().flatten().filter_map(|listener| listener.join().ok());
    Ok((status, said.collect()))
}

/// Shows and keeps what a program says.
fn pass_on(said: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut kept = String::new();
        let mut lines = BufReader::new(said).split(b'\n');
        while let Some(Ok(line)) = lines.next() {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            kept.push_str(&line);
            kept.push('\n');
        }
        kept
    })
}

/// Runs a command and returns its standard output; what it writes to standard error becomes part of the failure.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::new(format!("`{line}` did not start: {error}")))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(Failure::new(format!("`{line}` failed ({}): {}", output.status, said.trim())))
    }
}

/// Waits for a program's end; asked to end ourselves, ends it first.
fn wait(child: &mut Child) -> Result<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(_)) if interrupt::asked() => return Err(Failure::new("stopped")),
            Ok(Some(status)) => return Ok(status),
            Ok(None) if interrupt::asked() => stop(child),
            Ok(None) => thread::sleep(LOOK),
            Err(error) => return Err(Failure::new(format!("waiting for a program: {error}"))),
        }
    }
}

/// Asks a program to finish, and ends it if it does not.
pub(crate) fn stop(child: &mut Child) {
    // `Child::kill` would not let it finish what it is doing. If `kill` cannot be run, the deadline below ends it.
    let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    let begun = Instant::now();
    while matches!(child.try_wait(), Ok(None)) {
        if begun.elapsed() > PATIENCE {
            let _ = child.kill();
        }
        thread::sleep(LOOK);
    }
}

/// The first program of that name on PATH.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| is_executable(file))
}

fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

fn succeeded(line: &str, status: ExitStatus) -> Result<()> {
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{line}` failed ({status})"))) }
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
