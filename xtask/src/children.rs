//! Programs that run beside xtask and must not outlive it.
use std::{
    os::unix::process::CommandExt,
    process::{Child, Command, ExitStatus},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread,
    time::{Duration, Instant},
};

use crate::error::{Failure, Result, While};

/// How often the children are looked at.
const LOOK: Duration = Duration::from_millis(200);
/// How long a child may take to finish what it is doing.
const PATIENCE: Duration = Duration::from_secs(10);

/// The programs started so far; they are stopped when this goes out of scope.
pub(crate) struct Children {
    running: Vec<(&'static str, Child)>,
    asked_to_stop: Receiver<()>,
}

/// Why waiting came to its end.
pub(crate) enum Ended {
    /// Ctrl-C, or a request of the system.
    Asked,
    /// A child went by itself.
    Itself(&'static str, ExitStatus),
}

impl Children {
    /// None yet. From here on Ctrl-C no longer ends xtask at once; once in a process.
    pub(crate) fn new() -> Result<Self> {
        let (ask, asked_to_stop) = channel();
        ctrlc::set_handler(move || {
            // Nobody listens any more: xtask is on its way out.
            let _ = ask.send(());
        })
        .while_doing("listening for Ctrl-C")?;
        Ok(Self { running: Vec::new(), asked_to_stop })
    }

    /// Starts one more.
    pub(crate) fn start(&mut self, name: &'static str, command: &mut Command) -> Result<()> {
        // In a group of its own: Ctrl-C reaches xtask alone, which then stops the children in order.
        let child = command.process_group(0).spawn().while_doing(&format!("starting {name}"))?;
        self.running.push((name, child));
        Ok(())
    }

    /// Stops one and forgets it; nothing if it does not run.
    pub(crate) fn stop(&mut self, name: &str) {
        if let Some(at) = self.running.iter().position(|(known, _)| *known == name) {
            let (_, mut child) = self.running.remove(at);
            stop(&mut child);
        }
    }

    /// Waits until somebody asks for the end or a child goes by itself.
    pub(crate) fn wait(&mut self) -> Ended {
        loop {
            if let Some(ended) = self.look(LOOK) {
                return ended;
            }
        }
    }

    /// Waits for so long; None if all run on.
    pub(crate) fn look(&mut self, patience: Duration) -> Option<Ended> {
        match self.asked_to_stop.recv_timeout(patience) {
            Ok(()) | Err(RecvTimeoutError::Disconnected) => return Some(Ended::Asked),
            Err(RecvTimeoutError::Timeout) => {}
        }
        self.running.iter_mut().find_map(|(name, child)| match child.try_wait() {
            Ok(Some(status)) => Some(Ended::Itself(name, status)),
            Ok(None) | Err(_) => None,
        })
    }

    /// Waits until an address answers.
    pub(crate) fn wait_for(&mut self, name: &'static str, address: std::net::SocketAddr) -> Result<()> {
        let begun = Instant::now();
        while std::net::TcpStream::connect(address).is_err() {
            match self.look(Duration::from_millis(20)) {
                None if begun.elapsed() < PATIENCE => {}
                None => return Err(Failure::new(format!("{name} does not answer at {address}"))),
                Some(Ended::Asked) => return Err(Failure::new("stopped")),
                Some(Ended::Itself(name, status)) => {
                    return Err(Failure::new(format!("{name} stopped by itself ({status})")));
                }
            }
        }
        Ok(())
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        while let Some((_, mut child)) = self.running.pop() {
            stop(&mut child);
        }
    }
}

/// Asks a child to finish, and ends it if it does not.
fn stop(child: &mut Child) {
    // `Child::kill` would not let it finish what it is doing. If `kill` cannot be run, the deadline below ends it.
    let _ = Command::new("kill").args(["-TERM", &child.id().to_string()]).status();
    let begun = Instant::now();
    while matches!(child.try_wait(), Ok(None)) {
        if begun.elapsed() > PATIENCE {
            let _ = child.kill();
        }
        thread::sleep(Duration::from_millis(20));
    }
}
