//! Putting the site where the server finds it.
use std::{collections::BTreeSet, fs, path::Path, process::Command};

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

/// How many builds stay, the newest among them: pages that were loaded from an older one may still ask for a piece.
const KEPT_BUILDS: usize = 3;

/// Writes the files, their compressed copies and the list of names; removes what none of the last builds names.
pub(super) fn publish(assets: &[Asset], names: &serde_json::Value, kind: Kind) -> Result<()> {
    let site = workspace::site();
    let folder = site.join("pkg");
    let mut to_compress = Vec::new();
    for asset in assets {
        let file = folder.join(&asset.name);
        // The name tells the content: a file that is there is the right one.
        if !file.exists() {
            write_whole(&file, &asset.content)?;
        }
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
    let list = serde_json::to_vec_pretty(names).while_doing("assets.json")?;
    write_whole(&site.join("assets.json"), &list)?;
    let this: BTreeSet<String> = assets.iter().map(|asset| asset.kept_as().to_owned()).collect();
    let builds = with_newest(read_builds(&site.join(BUILDS)), this);
    write_whole(&site.join(BUILDS), &serde_json::to_vec_pretty(&builds).while_doing(BUILDS)?)?;
    remove_others(&folder, &builds)
}

/// What the last builds consist of, the newest first: names in `pkg`.
type Builds = Vec<BTreeSet<String>>;

/// Where that is written down.
const BUILDS: &str = "builds.json";

/// Without a list that can be read, no older build is known.
fn read_builds(list: &Path) -> Builds {
    fs::read(list).ok().and_then(|list| serde_json::from_slice(&list).ok()).unwrap_or_default()
}

/// The builds that stay once this one is there.
fn with_newest(mut builds: Builds, this: BTreeSet<String>) -> Builds {
    builds.retain(|earlier| *earlier != this);
    builds.insert(0, this);
    builds.truncate(KEPT_BUILDS);
    builds
}

/// A file is either there as a whole or not at all.
fn write_whole(file: &Path, content: &[u8]) -> Result<()> {
    let unfinished = file.with_extension("unfinished");
    workspace::write(&unfinished, content)?;
    fs::rename(&unfinished, file).in_file(file)
}

fn remove_others(folder: &Path, builds: &Builds) -> Result<()> {
    for file in fs::read_dir(folder).in_file(folder)?.flatten() {
        let (path, name) = (file.path(), file.file_name().to_string_lossy().into_owned());
        let source = COPIES.iter().find_map(|copy| name.strip_suffix(&format!(".{copy}"))).unwrap_or(&name);
        if builds.iter().any(|build| build.contains(source)) {
            continue;
        }
        if path.is_dir() {
            fs::remove_dir_all(&path).in_file(&path)?;
        } else {
            fs::remove_file(&path).in_file(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn build(name: &str) -> BTreeSet<String> {
        [name.to_owned(), "font.woff2".to_owned()].into()
    }

    #[test]
    fn last_builds_stay() {
        let mut builds = Builds::new();
        for name in ["1", "2", "3", "4"] {
            builds = with_newest(builds, build(name));
        }
        assert_eq!(builds, [build("4"), build("3"), build("2")]);
    }

    #[test]
    fn same_build_again_pushes_none_out() {
        let builds = with_newest(vec![build("2"), build("1")], build("1"));
        assert_eq!(builds, [build("1"), build("2")]);
    }

    #[test]
    fn copies_stay_with_their_files() -> Result<()> {
        let folder = workspace::notes().join("test-publish");
        for name in ["a.css", "a.css.br", "b.css", "b.css.gz", "1/start.js", "2/start.js"] {
            workspace::write(&folder.join(name), b"")?;
        }
        remove_others(&folder, &vec![["a.css".to_owned(), "2".to_owned()].into()])?;
        let left: BTreeSet<String> = fs::read_dir(&folder)
            .in_file(&folder)?
            .flatten()
            .map(|file| file.file_name().to_string_lossy().into_owned())
            .collect();
        fs::remove_dir_all(&folder).in_file(&folder)?;
        assert_eq!(left, ["2", "a.css", "a.css.br"].map(str::to_owned).into());
        Ok(())
    }
}
