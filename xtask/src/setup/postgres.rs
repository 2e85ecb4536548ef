//! A PostgreSQL server for the tests: the one that the environment names, or one of our own for as long as they run.
use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{self, Command},
};

use super::debian;
use crate::{
    command::{find, output},
    demonstration::free_port,
    error::{Failure, InFile, Result, While},
};

/// Names the server of the tests.
pub(crate) const VARIABLE: &str = "TEST_DATABASE_URL";
/// The oldest version that the tests are run on.
const OLDEST: u32 = 15;
/// Nothing here outlives the tests, so nothing need reach the disk; every test has a pool of its own.
const OPTIONS: &str = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300";

/// Where PostgreSQL's programs are.
#[derive(Debug, Clone)]
pub(crate) enum Postgres {
    /// Somebody else's server.
    Given(String),
    /// A folder with `initdb` and `pg_ctl`.
    Programs(PathBuf),
}

impl Postgres {
    pub(super) fn find_or_install() -> Result<Self> {
        if let Ok(url) = env::var(VARIABLE) {
            return Ok(Self::Given(url));
        }
        if let Some(programs) = programs() {
            return Ok(Self::Programs(programs));
        }
        if debian::can_install() {
            debian::install(&["postgresql"])?;
        }
        programs().map(Self::Programs).ok_or_else(|| {
            Failure::new(format!("no PostgreSQL {OLDEST} or newer. Install it, or name a server in {VARIABLE} (postgres://user:password@host/database)"))
        })
    }

    /// A server that is ready; one of our own stops when this goes out of scope.
    pub(crate) fn start(&self) -> Result<Server> {
        match self {
            Self::Given(url) => Ok(Server { url: url.clone(), own: None }),
            Self::Programs(programs) => Own::start(programs),
        }
    }
}

/// A server that runs.
pub(crate) struct Server {
    pub(crate) url: String,
    #[expect(dead_code, reason = "kept to stop the server when the tests are over")]
    own: Option<Own>,
}

impl Server {
    /// An empty database on it; its address.
    pub(crate) fn create_database(&self, name: &str) -> Result<String> {
        let psql = programs().map(|folder| folder.join("psql")).filter(|psql| psql.exists()).or_else(|| find("psql"));
        let psql = psql.ok_or_else(|| Failure::new("no psql, which comes with PostgreSQL"))?;
        let statements = [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")];
        output(Command::new(psql).arg("--quiet").args(["-c", &statements[0], "-c", &statements[1]]).arg(&self.url))?;
        let (address, settings) = self.url.split_once('?').map_or((&*self.url, None), |(url, rest)| (url, Some(rest)));
        let (server, _) =
            address.rsplit_once('/').ok_or_else(|| Failure::new(format!("{VARIABLE} names no database")))?;
        Ok(settings.map_or_else(|| format!("{server}/{name}"), |settings| format!("{server}/{name}?{settings}")))
    }
}

/// A server of our own in a temporary folder.
struct Own {
    programs: PathBuf,
    folder: PathBuf,
}

impl Own {
    fn start(programs: &Path) -> Result<Server> {
        // Not in the target folder: the user that the server runs as may not be able to enter it.
        let folder = env::temp_dir().join(format!("cabinet-postgres-{}", process::id()));
        fs::create_dir_all(&folder).in_file(&folder)?;
        let own = Self { programs: programs.to_path_buf(), folder };
        if debian::is_root() {
            output(Command::new("chown").arg("postgres").arg(&own.folder))?;
        }
        let data = own.folder.join("data");
        output(
            own.program("initdb")
                .args([
                    "--auth=trust",
                    "--username=postgres",
                    "--encoding=UTF8",
                    "--no-locale",
                    "--no-sync",
                    "--pgdata",
                ])
                .arg(&data),
        )?;
        let port = free_port()?.local_addr().while_doing("finding a free port")?.port();
        let options = format!(
            "{OPTIONS} -c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={}",
            own.folder.display()
        );
        let log = own.folder.join("log");
        // Its output goes to the log: the server would hold our pipe open for as long as it runs.
        output(
            own.program("pg_ctl")
                .args(["start", "--wait", "--silent", "--options", &options, "--log"])
                .arg(&log)
                .arg("--pgdata")
                .arg(&data),
        )?;
        Ok(Server { url: format!("postgres://postgres@127.0.0.1:{port}/postgres"), own: Some(own) })
    }

    /// One of PostgreSQL's programs, as the user that they agree to run as: root is refused.
    fn program(&self, name: &str) -> Command {
        let program = self.programs.join(name);
        let mut command = if debian::is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(program);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let stopped = output(
            self.program("pg_ctl")
                .args(["stop", "--mode=immediate", "--silent", "--pgdata"])
                .arg(self.folder.join("data")),
        );
        let removed = fs::remove_dir_all(&self.folder);
        if let (Err(error), _) = (stopped, removed) {
            println!("PostgreSQL of the tests could not be stopped: {error}");
        }
    }
}

/// The folder of the newest PostgreSQL: Debian does not put it on PATH.
fn programs() -> Option<PathBuf> {
    let debians = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = debians
        .filter_map(|folder| Some((folder.file_name().to_str()?.parse::<u32>().ok()?, folder.path().join("bin"))))
        .max();
    if let Some((_, folder)) = newest.filter(|(version, folder)| *version >= OLDEST && folder.join("initdb").exists()) {
        return Some(folder);
    }
    let initdb = find("initdb")?;
    let said = output(Command::new(&initdb).arg("--version")).ok()?;
    (major(&said)? >= OLDEST).then(|| initdb.parent().map(Path::to_path_buf))?
}

/// Reads `initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn major(said: &str) -> Option<u32> {
    said.split_whitespace().nth(2)?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_what_initdb_says() {
        assert_eq!(major("initdb (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major("initdb (PostgreSQL) 17.0"), Some(17));
        assert_eq!(major("initdb"), None);
    }
}
