//! The server and the simulator, as `run`, `watch`, `e2e` and `bench` start them.
use std::{
    env, fs,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    children::Children,
    command,
    error::{Failure, InFile, Result, While},
    progress,
    setup::BuildTools,
    workspace,
};

/// How the programs are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// What is shipped.
    Release,
    /// Soon there, and quick enough for people who look at it.
    Demonstration,
    /// Soonest there after a change.
    Development,
}

impl Profile {
    /// Its name in Cargo.toml.
    fn name(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Demonstration => "demonstration",
            Self::Development => "dev",
        }
    }
}

/// One demonstration: where it listens and keeps its data.
#[derive(Debug, Clone)]
pub(crate) struct Demonstration {
    pub(crate) profile: Profile,
    /// Where the cabinet listens.
    pub(crate) cabinet: SocketAddr,
    /// Where the simulator listens: acquirer, SMS gateway and inbox, credit bureau.
    pub(crate) simulator: SocketAddr,
    /// The database, unless the environment names one (only the usual demonstration asks it).
    database: PathBuf,
    asks_environment: bool,
}

impl Demonstration {
    /// The one that people see, at the addresses of the README; its data stay.
    pub(crate) fn usual(profile: Profile) -> Self {
        Self {
            profile,
            cabinet: (Ipv4Addr::LOCALHOST, 3000).into(),
            simulator: (Ipv4Addr::LOCALHOST, 3200).into(),
            database: "data/cabinet.db".into(),
            asks_environment: true,
        }
    }

    /// One for a test: on free ports, with a database of its own that is empty.
    pub(crate) fn fresh(profile: Profile, name: &str) -> Result<Self> {
        let folder = workspace::notes().join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).while_doing("emptying the last test's folder")?;
        }
        fs::create_dir_all(&folder).while_doing("making a folder for the test")?;
        // Both are held until both are known, so that they differ.
        let (cabinet, simulator) = (free_port()?, free_port()?);
        Ok(Self {
            profile,
            cabinet: cabinet.local_addr().while_doing("finding a free port")?,
            simulator: simulator.local_addr().while_doing("finding a free port")?,
            database: folder.join("cabinet.db"),
            asks_environment: false,
        })
    }

    /// Compiles the server and the simulator.
    pub(crate) fn build(&self, tools: &BuildTools) -> Result<()> {
        let mut cargo = tools.toolchain.cargo();
        cargo.args(["build", "--package=server", "--package=simulator", "--profile", self.profile.name()]);
        progress::build("servers", &mut cargo)
    }

    /// Removes what it kept, where that is the file of our own.
    pub(crate) fn forget(&self) -> Result<()> {
        if self.asks_environment && env::var_os("DATABASE_URL").is_some() {
            return Err(Failure::new("DATABASE_URL names a database of yours: only you empty it"));
        }
        for ending in ["", "-wal", "-shm"] {
            let mut file = self.database.clone().into_os_string();
            file.push(ending);
            let file = workspace::root().join(file);
            if file.exists() {
                fs::remove_file(&file).in_file(&file)?;
            }
        }
        Ok(())
    }

    /// Makes the database ready.
    pub(crate) fn prepare(&self) -> Result<()> {
        command::run(&mut self.server("migrate"))?;
        command::run(&mut self.server("seed"))
    }

    /// Starts the simulator and waits until it answers.
    pub(crate) fn start_simulator(&self, children: &mut Children) -> Result<()> {
        children.start("simulator", &mut self.program("simulator"), self.simulator)
    }

    /// Starts the server and waits until it answers.
    pub(crate) fn start_server(&self, children: &mut Children) -> Result<()> {
        children.start("server", &mut self.server("serve"), self.cabinet)
    }

    /// Says where to look.
    pub(crate) fn print_addresses(&self) {
        println!();
        println!("  cabinet    http://{}", self.cabinet);
        println!("  SMS inbox  http://{}/inbox", self.simulator);
        println!("  acquirer   http://{}", self.simulator);
        println!();
        println!("Ctrl-C stops both; the data stay in data/cabinet.db");
    }

    /// Says early, before minutes of compiling, that a port is taken.
    pub(crate) fn ports_must_be_free(&self) -> Result<()> {
        for (address, what) in [(self.cabinet, "the cabinet"), (self.simulator, "the simulator")] {
            TcpListener::bind(address).map_err(|error| {
                let port = address.port();
                Failure::new(format!(
                    "{what} needs {address}, which cannot be had ({error}). If an earlier run is still there, stop it; \
                     `lsof -i :{port}` or `ss -ltnp 'sport = :{port}'` names the program"
                ))
            })?;
        }
        Ok(())
    }

    /// The SQLite database.
    pub(crate) fn database_file(&self) -> &Path {
        &self.database
    }

    /// A command of the server, such as `migrate`.
    pub(crate) fn server(&self, subcommand: &str) -> Command {
        let mut command = self.program("server");
        command.arg(subcommand);
        command
    }

    /// Where cargo puts a program of ours.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        let folder = match self.profile {
            Profile::Release | Profile::Demonstration => self.profile.name(),
            Profile::Development => "debug",
        };
        workspace::target().join(folder).join(name)
    }

    /// A program of ours with the settings of this demonstration.
    fn program(&self, name: &str) -> Command {
        let mut command = Command::new(self.path(name));
        command.current_dir(workspace::root());
        let (cabinet, simulator) = (format!("http://{}", self.cabinet), format!("http://{}", self.simulator));
        let settings = [
            ("CABINET_MODE", "demonstration".to_owned()),
            ("CABINET_ADDRESS", self.cabinet.to_string()),
            ("CABINET_PUBLIC_URL", cabinet.clone()),
            ("CABINET_SITE", workspace::site().display().to_string()),
            ("DATABASE_URL", format!("sqlite://{}?mode=rwc", self.database.display())),
            ("ACQUIRER_URL", format!("{simulator}/v3")),
            ("ACQUIRER_PAGE_ORIGIN", simulator.clone()),
            ("SMS_URL", format!("{simulator}/v2")),
            ("BUREAU_URL", format!("{simulator}/bureau/v1")),
            ("SIMULATOR_PORT", self.simulator.port().to_string()),
            ("SIMULATOR_WEBHOOK_URL", format!("{cabinet}/webhooks/yookassa")),
        ];
        for (key, value) in settings {
            if !(self.asks_environment && env::var_os(key).is_some()) {
                command.env(key, value);
            }
        }
        command
    }
}

/// A port that nobody listens on, held until the listener is dropped.
pub(crate) fn free_port() -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).while_doing("finding a free port")
}
