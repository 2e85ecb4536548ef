//! How much of the browser's program comes from which crates.
use std::fs;

use super::{layout::Layout, wasm::compiled_for_people};
use crate::error::{InFile, Result};

/// The share of functions whose names tell of one of the crates, counted in bytes, in the program as compiled: afterwards no
/// names are left.
pub(crate) fn share_of(crates: &[&str]) -> Result<f64> {
    let path = compiled_for_people();
    let program = fs::read(&path).in_file(&path)?;
    let (mut all, mut theirs) = (0, 0);
    for function in Layout::read(&program)?.functions {
        all += function.body.len();
        if crates.iter().any(|of| function.name.contains(of)) {
            theirs += function.body.len();
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a share to be printed")]
    Ok(theirs as f64 / all.max(1) as f64)
}
