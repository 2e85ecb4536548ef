//! `cargo xtask run`: the demonstration, from nothing to an address to open.
use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    process::Command,
};

use crate::{
    children::{Children, Ended},
    command,
    error::{Failure, Result},
    setup::{self, BuildTools},
    site, workspace,
};

/// Where the cabinet listens.
pub(crate) const CABINET: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 3000);
/// Where the simulator listens: acquirer, SMS gateway and inbox, credit bureau.
pub(crate) const SIMULATOR: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 3200);

/// How the servers are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Release,
    Development,
}

/// Builds everything, makes the database ready, starts both servers and stays until Ctrl-C.
pub(crate) fn run() -> Result<()> {
    ports_must_be_free()?;
    let tools = setup::for_building()?;
    site::build(&tools, site::Kind::Release)?;
    build_servers(&tools, Profile::Release)?;
    server(Profile::Release, &["migrate"])?;
    server(Profile::Release, &["seed"])?;

    let mut children = Children::new()?;
    start_simulator(&mut children, Profile::Release)?;
    start_server(&mut children, Profile::Release)?;
    print_addresses();
    match children.wait() {
        Ended::Asked => Ok(()),
        Ended::Itself(name, status) => Err(Failure::new(format!("the {name} stopped by itself ({status})"))),
    }
}

/// Builds what is missing and runs one command of the server, such as `migrate` or `seed`.
pub(crate) fn server_command(arguments: &[&str]) -> Result<()> {
    let tools = setup::for_building()?;
    build_servers(&tools, Profile::Release)?;
    server(Profile::Release, arguments)
}

/// Compiles the server and the simulator.
pub(crate) fn build_servers(tools: &BuildTools, profile: Profile) -> Result<()> {
    println!("servers: compiling (several minutes the first time)");
    let mut cargo = tools.toolchain.cargo();
    cargo.args(["build", "--package=server", "--package=simulator"]);
    if profile == Profile::Release {
        cargo.arg("--release");
    }
    command::run(&mut cargo)
}

/// Starts the simulator and waits until it answers.
pub(crate) fn start_simulator(children: &mut Children, profile: Profile) -> Result<()> {
    children.start("simulator", &mut program(profile, "simulator"))?;
    children.wait_for("simulator", SIMULATOR)
}

/// Starts the server and waits until it answers.
pub(crate) fn start_server(children: &mut Children, profile: Profile) -> Result<()> {
    children.start("server", program(profile, "server").arg("serve"))?;
    children.wait_for("server", CABINET)
}

/// Runs one command of the server to its end.
pub(crate) fn server(profile: Profile, arguments: &[&str]) -> Result<()> {
    command::run(program(profile, "server").args(arguments))
}

/// Says where to look.
pub(crate) fn print_addresses() {
    println!();
    println!("  cabinet    http://{CABINET}");
    println!("  SMS inbox  http://{SIMULATOR}/inbox");
    println!("  acquirer   http://{SIMULATOR}");
    println!();
    println!("Ctrl-C stops both; the data stay in data/cabinet.db");
}

/// Says early, before minutes of compiling, that a port is taken.
pub(crate) fn ports_must_be_free() -> Result<()> {
    for (address, what) in [(CABINET, "the cabinet"), (SIMULATOR, "the simulator")] {
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

/// A program of ours with the settings of the demonstration; what the environment sets already is left as it is.
fn program(profile: Profile, name: &str) -> Command {
    let folder = match profile {
        Profile::Release => "release",
        Profile::Development => "debug",
    };
    let mut command = Command::new(workspace::target().join(folder).join(name));
    command.current_dir(workspace::root());
    let settings = [
        ("CABINET_MODE", "demonstration".to_owned()),
        ("CABINET_ADDRESS", CABINET.to_string()),
        ("CABINET_SITE", workspace::site().display().to_string()),
        ("DATABASE_URL", "sqlite://data/cabinet.db?mode=rwc".to_owned()),
        ("SIMULATOR_PORT", SIMULATOR.port().to_string()),
        ("SIMULATOR_WEBHOOK_URL", format!("http://{CABINET}/webhooks/yookassa")),
    ];
    for (key, value) in settings {
        if std::env::var_os(key).is_none() {
            command.env(key, value);
        }
    }
    command
}
