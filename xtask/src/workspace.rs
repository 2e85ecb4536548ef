//! Where things lie.
use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::error::{InFile, Result};

/// The repository's root.
pub(crate) fn root() -> PathBuf {
    // The folder of this crate, as cargo knew it when it built this program.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target folder; `CARGO_TARGET_DIR` moves it.
pub(crate) fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The browser's half, as the server serves it.
pub(crate) fn site() -> PathBuf {
    target().join("site")
}

/// xtask's own notes and tools (stamps, virtual environment), made anew when missing.
pub(crate) fn notes() -> PathBuf {
    target().join("xtask")
}

/// The tests in the browser.
pub(crate) fn end2end() -> PathBuf {
    root().join("end2end")
}

/// The tests with payment clients written by others.
pub(crate) fn clients() -> PathBuf {
    end2end().join("clients")
}

/// Writes a file, making its folder first.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).in_file(folder)?;
    }
    fs::write(path, content).in_file(path)
}
