//! How much of the browser's program comes from which crates.
use std::fs;

use walrus::Module;

use super::wasm::compiled_for_people;
use crate::error::{InFile, Result, While};

/// The share of functions whose names tell of one of the crates, counted in instructions, in the program as compiled:
/// afterwards no names are left.
pub(crate) fn share_of(crates: &[&str]) -> Result<f64> {
    let path = compiled_for_people();
    let module = Module::from_buffer(&fs::read(&path).in_file(&path)?).while_doing("reading the compiled program")?;
    let (mut all, mut theirs) = (0_u64, 0_u64);
    for (id, function) in module.funcs.iter_local() {
        let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
        all += function.size();
        if crates.iter().any(|of| name.contains(of)) {
            theirs += function.size();
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a share to be printed")]
    Ok(theirs as f64 / all.max(1) as f64)
}
