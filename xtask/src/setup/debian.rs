//! Packages of Debian, for a machine where a tool's own way of installing cannot be had.
use std::{fs, process::Command};

use crate::{
    command::{self, find, output},
    error::Result,
};

/// Whether packages can be installed without asking anybody: Debian, as root.
pub(super) fn can_install() -> bool {
    is_debian() && is_root() && find("apt-get").is_some()
}

/// Debian itself: its derivatives name packages otherwise (Ubuntu's `chromium` is a snap).
fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

/// Whether this runs as root: some servers (PostgreSQL, Chromium's sandbox) refuse to.
pub(crate) fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Installs packages; the list of what there is is fetched anew first.
pub(super) fn install(packages: &[&str]) -> Result<()> {
    eprintln!("set-up: installing Debian's {}", packages.join(", "));
    command::run(apt_get().args(["update", "--quiet=2"]))?;
    command::run(apt_get().args(["install", "--quiet=2", "--yes", "--no-install-recommends"]).args(packages))
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
