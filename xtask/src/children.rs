//! Programs that run beside xtask and must not outlive it.
use std::{
    net::{SocketAddr, TcpStream},
    os::unix::process::CommandExt,
    process::{Child, Command, ExitStatus},
    thread,
    time::{Duration, Instant},
};

use crate::{
    command::stop,
    error::{Failure, Result, While},
    interrupt,
};

/// How often the children are looked at.
const LOOK: Duration = Duration::from_millis(20);
/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// The programs started so far; they are stopped when this goes out of scope.
#[derive(Default)]
pub(crate) struct Children {
    running: Vec<(&'static str, Child)>,
}

/// Why waiting came to its end.
pub(crate) enum Ended {
    /// Somebody asked for it.
    Asked,
    /// A child went by itself.
    Itself(&'static str, ExitStatus),
}

impl Children {
    /// Starts one more and waits until it answers at an address.
    pub(crate) fn start(&mut self, name: &'static str, command: &mut Command, address: SocketAddr) -> Result<()> {
        // In a group of its own: Ctrl-C reaches xtask alone, which then stops the children in order.
        let child = command.process_group(0).spawn().while_doing(&format!("starting the {name}"))?;
        self.running.push((name, child));
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            match self.look() {
                None if begun.elapsed() < PATIENCE => thread::sleep(LOOK),
                None => return Err(Failure::new(format!("the {name} does not answer at {address}"))),
                Some(ended) => return ended.into_result(),
            }
        }
        Ok(())
    }

    /// Stops one and forgets it; nothing if it does not run.
    pub(crate) fn stop(&mut self, name: &str) {
        if let Some(at) = self.running.iter().position(|(known, _)| *known == name) {
            let (_, mut child) = self.running.remove(at);
            stop(&mut child);
        }
    }

    /// A child's process id.
    pub(crate) fn id(&self, name: &str) -> Option<u32> {
        self.running.iter().find(|(known, _)| *known == name).map(|(_, child)| child.id())
    }

    /// Waits until somebody asks for the end or a child goes by itself.
    pub(crate) fn wait(&mut self) -> Ended {
        loop {
            match self.look() {
                Some(ended) => return ended,
                None => thread::sleep(LOOK),
            }
        }
    }

    /// Whether it is over; None if all run on.
    pub(crate) fn look(&mut self) -> Option<Ended> {
        if interrupt::asked() {
            return Some(Ended::Asked);
        }
        self.running.iter_mut().find_map(|(name, child)| match child.try_wait() {
            Ok(Some(status)) => Some(Ended::Itself(name, status)),
            Ok(None) | Err(_) => None,
        })
    }
}

impl Ended {
    /// A child that goes by itself is a failure, and so is being stopped before the work is done.
    pub(crate) fn into_result(self) -> Result<()> {
        match self {
            Self::Asked => Err(Failure::new("stopped")),
            Self::Itself(name, status) => Err(Failure::new(format!("the {name} stopped by itself ({status})"))),
        }
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        while let Some((_, mut child)) = self.running.pop() {
            stop(&mut child);
        }
    }
}
