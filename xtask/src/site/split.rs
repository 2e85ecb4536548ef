//! Cuts the browser's program into the pieces that `app/src/pieces.rs` names.
use std::{collections::BTreeMap, path::Path};

use wasm_split_cli_support::{Options, transform};

use crate::error::{Failure, Result, While};

/// For each piece the files that it needs beside the main one, without their extension. What several pieces share is a file
/// of its own.
pub(super) type Pieces = BTreeMap<String, Vec<String>>;

/// Writes the main piece to `main.wasm`, the others and the JavaScript that loads them beside it.
///
/// `main` is the name of the module that wasm-bindgen will make of the main piece.
pub(super) fn split(program: &[u8], folder: &Path, main: &str) -> Result<Pieces> {
    let main_piece = folder.join("main.wasm");
    let main_module = format!("./{main}.js");
    let mut options = Options::new(program);
    options.output_dir = folder;
    options.main_out_path = &main_piece;
    options.main_module = &main_module;
    let split = transform(options).while_doing("splitting the program")?;
    if split.split_modules.is_empty() {
        return Err(Failure::new(
            "site: the program has no pieces to be split off. Either app/src/pieces.rs is not part of it any more, or the \
             splitter does not find what the macro marks",
        ));
    }
    Ok(split.prefetch_map.into_iter().collect())
}
