//! The browser's half: WASM, its JavaScript, styles, fonts and pictures, under names that carry a hash of the content,
//! so that a browser may keep them for ever. A program's files call each other by name: they lie in a folder, which carries
//! the hash of them all.
//!
//! What lies in `target/site` afterwards: `pkg/…` with `.br` and `.gz` beside each text, also of the builds before this one,
//! for pages that are open; and `assets.json`, which tells the server the names.
mod layout;
pub(crate) mod names;
mod publish;
pub(crate) mod share;
mod split;
mod style;
mod trim;
mod wasm;

use std::{collections::BTreeMap, fs, time::Instant};

use serde_json::{Value, json};

use self::{names::Asset, publish::publish, wasm::Program};
use crate::{
    error::{Failure, InFile, Result, While},
    setup::BuildTools,
    workspace,
};

/// How the site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// For people: as small as can be.
    Release,
    /// For `run`: soon there, and quick enough.
    Demonstration,
    /// For `watch`: as fast as can be.
    Development,
}

/// Builds the site; what did not change is taken as it is.
pub(crate) fn build(tools: &BuildTools, kind: Kind) -> Result<()> {
    let begun = Instant::now();
    let program = wasm::build(tools, kind)?;
    let font = only_font()?;
    let icons = style_file("icons", "svg")?;
    let favicon = style_file("favicon", "svg")?;
    let sheet = style::bundle(&tools.site.lightningcss)?;
    let css = Asset::new("cabinet", "css", style::with_hashed_urls(&sheet, &[&font, &favicon])?.into_bytes());
    let (cabinet, mut assets) = listed(program);
    let names = json!({
        "css": css.url(),
        "font": font.url(),
        "icons": icons.url(),
        "favicon": favicon.url(),
        "cabinet": cabinet,
    });
    assets.extend([css, font, icons, favicon]);
    publish(&assets, &names, kind)?;
    println!("site: built in {:.1} s", begun.elapsed().as_secs_f64());
    Ok(())
}

/// A program as the server has to know it, and its files.
fn listed(program: Program) -> (Value, Vec<Asset>) {
    let assets = Asset::in_one_folder(program.files);
    let url = |name: &str| assets.iter().find(|asset| asset.source_name == name).map(Asset::url);
    let pieces: serde_json::Map<_, _> = program
        .pieces
        .iter()
        .map(|(piece, files)| (piece.clone(), files.iter().filter_map(|file| url(&format!("{file}.wasm"))).collect()))
        .collect();
    (json!({ "start": url(Program::START), "main": url(Program::MAIN), "pieces": pieces }), assets)
}

/// The files that the last build lists for the server, each once: what it is, and its address.
pub(crate) fn listed_files() -> Result<BTreeMap<String, String>> {
    let list = workspace::site().join("assets.json");
    let names: Value = serde_json::from_slice(&fs::read(&list).in_file(&list)?).while_doing("reading assets.json")?;
    let mut files = BTreeMap::new();
    collect("", &names, &mut files);
    Ok(files)
}

/// Names what stands deeper in the list by its way there, and a piece that several need by the first of them.
fn collect(way: &str, names: &Value, files: &mut BTreeMap<String, String>) {
    let below = |key: &str| if way.is_empty() { key.to_owned() } else { format!("{way} {key}") };
    match names {
        Value::String(url) if !files.values().any(|known| known == url) => {
            files.insert(way.to_owned(), url.clone());
        }
        Value::Object(fields) => fields.iter().for_each(|(key, value)| collect(&below(key), value, files)),
        Value::Array(items) => {
            (1..).zip(items).for_each(|(number, value)| collect(&below(&number.to_string()), value, files));
        }
        _ => {}
    }
}

/// How many bytes of a file of the site are transferred: of its copy in brotli, where it has one.
pub(crate) fn transferred(url: &str) -> Result<u64> {
    let file = workspace::site().join(url.trim_start_matches('/'));
    let compressed = file.with_added_extension("br");
    let file = if compressed.exists() { compressed } else { file };
    Ok(fs::metadata(&file).in_file(&file)?.len())
}

/// A file of `style/`.
fn style_file(name: &str, extension: &str) -> Result<Asset> {
    let path = workspace::root().join("style").join(format!("{name}.{extension}"));
    Ok(Asset::new(name, extension, fs::read(&path).in_file(&path)?))
}

/// The one font: a second would be a second download before the first text stands.
fn only_font() -> Result<Asset> {
    let folder = workspace::root().join("style/fonts");
    let files = fs::read_dir(&folder).in_file(&folder)?;
    let mut fonts =
        files.flatten().map(|file| file.path()).filter(|path| path.extension().is_some_and(|e| e == "woff2"));
    match (fonts.next(), fonts.next()) {
        (Some(path), None) => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok(Asset::new(&name, "woff2", fs::read(&path).in_file(&path)?))
        }
        _ => Err(Failure::new(format!("{} must hold exactly one .woff2", folder.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, wasm::Program};

    #[test]
    fn server_is_told_the_files_of_each_piece() {
        let files = ["cabinet_bg.wasm", "chunk_1.wasm", "split_owing.wasm", "start.js"];
        let program = Program {
            files: files.map(|name| (name.to_owned(), name.into())).to_vec(),
            pieces: [("owing".to_owned(), vec!["chunk_1".to_owned(), "split_owing".to_owned()])].into(),
        };
        let (list, assets) = listed(program);
        let folder = list["start"].as_str().and_then(|url| url.strip_suffix("/start.js")).unwrap_or_default();
        assert!(folder.starts_with("/pkg/"));
        assert_eq!(list["main"], format!("{folder}/cabinet_bg.wasm"));
        assert_eq!(list["pieces"]["owing"][0], format!("{folder}/chunk_1.wasm"));
        assert_eq!(list["pieces"]["owing"][1], format!("{folder}/split_owing.wasm"));
        assert_eq!(assets.len(), 4);
    }
}
