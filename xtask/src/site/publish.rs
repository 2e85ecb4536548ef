//! Putting the site where the server finds it.
use std::{fs, path::Path, process::Command};

use super::{Kind, names::Asset};
use crate::{
    command,
    error::{InFile, Result, While},
    workspace,
};

/// Extensions of what gets smaller by compression; a font is compressed already.
const TEXTS: [&str; 4] = ["wasm", "js", "css", "svg"];
/// What compressed copies are called.
const COPIES: [&str; 2] = ["br", "gz"];

/// Writes the files, their compressed copies and the list of names; removes what is no longer named.
pub(super) fn publish(assets: &[(&str, &Asset)], kind: Kind) -> Result<()> {
    let site = workspace::site();
    let folder = site.join("pkg");
    let mut kept = Vec::new();
    let mut to_compress = Vec::new();
    for (_, asset) in assets {
        let file = folder.join(&asset.name);
        // The name tells the content: a file that is there is the right one.
        if !file.exists() {
            write_whole(&file, &asset.content)?;
        }
        kept.push(asset.name.clone());
        kept.extend(COPIES.map(|copy| format!("{}.{copy}", asset.name)));
        let is_text = TEXTS.iter().any(|extension| asset.name.ends_with(&format!(".{extension}")));
        let is_compressed = COPIES.iter().all(|copy| folder.join(format!("{}.{copy}", asset.name)).exists());
        if is_text && !is_compressed && kind == Kind::Release {
            to_compress.push(file);
        }
    }
    if !to_compress.is_empty() {
        let script = workspace::root().join("xtask/compress.mjs");
        command::run(Command::new("node").arg(script).args(&to_compress))?;
    }
    // The server reads this list when it starts: it is written when all that it names is there.
    let names: serde_json::Map<_, _> =
        assets.iter().map(|(key, asset)| ((*key).to_owned(), asset.url().into())).collect();
    let list = serde_json::to_vec_pretty(&names).while_doing("assets.json")?;
    write_whole(&site.join("assets.json"), &list)?;
    remove_others(&folder, &kept)
}

/// A file is either there as a whole or not at all.
fn write_whole(file: &Path, content: &[u8]) -> Result<()> {
    let unfinished = file.with_extension("unfinished");
    workspace::write(&unfinished, content)?;
    fs::rename(&unfinished, file).in_file(file)
}

fn remove_others(folder: &Path, kept: &[String]) -> Result<()> {
    for file in fs::read_dir(folder).in_file(folder)?.flatten() {
        if !kept.contains(&file.file_name().to_string_lossy().into_owned()) {
            fs::remove_file(file.path()).in_file(&file.path())?;
        }
    }
    Ok(())
}
