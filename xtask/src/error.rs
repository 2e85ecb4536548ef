//! The one error of xtask: a sentence for the person who typed the command.
use std::{fmt::Display, io, path::Path};

/// Why a command could not be carried out, said so that a person can act on it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Failure(String);

/// What every fallible function here returns.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

/// Names the file in an I/O error, which by itself says only "not found".
pub(crate) trait InFile<T> {
    fn in_file(self, path: &Path) -> Result<T>;
}

impl<T> InFile<T> for io::Result<T> {
    fn in_file(self, path: &Path) -> Result<T> {
        self.map_err(|error| Failure(format!("{}: {error}", path.display())))
    }
}

/// Says what was being done when an error of another library came.
pub(crate) trait While<T> {
    fn while_doing(self, what: &str) -> Result<T>;
}

impl<T, E: Display> While<T> for std::result::Result<T, E> {
    fn while_doing(self, what: &str) -> Result<T> {
        self.map_err(|error| Failure(format!("{what}: {error:#}")))
    }
}
