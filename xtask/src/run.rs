//! `cargo xtask run`: the demonstration, from nothing to an address to open.
use crate::{
    children::{Children, Ended},
    command,
    demonstration::{Demonstration, Profile},
    error::Result,
    setup, site,
};

/// Builds everything, makes the database ready, starts both servers and stays until Ctrl-C.
pub(crate) fn run(profile: Profile, fresh: bool) -> Result<()> {
    let demonstration = Demonstration::usual(profile);
    demonstration.ports_must_be_free()?;
    let tools = setup::for_building()?;
    let kind = if profile == Profile::Release { site::Kind::Release } else { site::Kind::Demonstration };
    println!(
        "Two things are compiled: 1. what runs in the browser, 2. the servers. The first time takes some minutes."
    );
    site::build(&tools, kind)?;
    demonstration.build(&tools)?;
    if fresh {
        demonstration.forget()?;
    }
    demonstration.prepare()?;

    let mut children = Children::default();
    demonstration.start_simulator(&mut children)?;
    demonstration.start_server(&mut children)?;
    demonstration.print_addresses();
    match children.wait() {
        Ended::Asked => Ok(()),
        by_itself @ Ended::Itself(..) => by_itself.into_result(),
    }
}

/// Runs one command of the server on the usual database, such as `migrate`.
pub(crate) fn server_command(subcommand: &str) -> Result<()> {
    let demonstration = Demonstration::usual(Profile::Demonstration);
    demonstration.build(&setup::for_building()?)?;
    command::run(&mut demonstration.server(subcommand))
}
