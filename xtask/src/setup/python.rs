//! A Python with the payment clients that are run against the simulator.
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::debian;
use crate::{
    command::{self, find, output},
    error::{Failure, InFile, Result},
    workspace,
};

/// A Python in a virtual environment of its own that has a folder's `requirements.txt`; at once if it is there already.
pub(super) fn find_or_install(folder: &Path) -> Result<PathBuf> {
    let requirements = folder.join("requirements.txt");
    let wanted = fs::read(&requirements).in_file(&requirements)?;
    let environment = workspace::notes().join("python");
    let python = environment.join("bin/python");
    let stamp = environment.join("installed-requirements.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted)
        && output(Command::new(&python).arg("--version")).is_ok()
    {
        return Ok(python);
    }
    eprintln!("set-up: Python packages of {}", folder.strip_prefix(workspace::root()).unwrap_or(folder).display());
    // Debian keeps `venv` out of Python itself.
    let has_venv =
        find("python3").is_some() && output(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_ok();
    if !has_venv {
        if !debian::can_install() {
            return Err(Failure::new("Python 3 with its module venv is needed. Install it and try again"));
        }
        debian::install(&["python3", "python3-venv"])?;
    }
    command::run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
    command::run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(&requirements))?;
    workspace::write(&stamp, &wanted)?;
    Ok(python)
}
