//! `cargo xtask watch`: the demonstration, rebuilt when a source changes.
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

use crate::{
    children::{Children, Ended},
    demonstration::{Demonstration, Profile},
    error::Result,
    setup::{self, BuildTools},
    site, workspace,
};

/// How often sources are looked at.
const LOOK: Duration = Duration::from_millis(300);
/// The folders that a running cabinet is made of.
const SOURCES: [&str; 6] = ["lending", "backend", "app", "server", "frontend", "style"];

/// Builds fast instead of small, starts both servers, and starts anew what was rebuilt.
pub(crate) fn watch() -> Result<()> {
    let demonstration = Demonstration::usual(Profile::Development);
    demonstration.ports_must_be_free()?;
    let tools = setup::for_building()?;
    let mut seen = sources();
    build(&tools, &demonstration)?;
    let mut children = Children::default();
    demonstration.start_simulator(&mut children)?;
    demonstration.start_server(&mut children)?;
    demonstration.print_addresses();

    let mut server_runs = true;
    loop {
        match children.look() {
            Some(Ended::Asked) => return Ok(()),
            Some(Ended::Itself("server", status)) if server_runs => {
                println!("watch: the server stopped by itself ({status}); it starts anew after the next change");
                children.stop("server");
                server_runs = false;
            }
            Some(by_itself) => return by_itself.into_result(),
            None => thread::sleep(LOOK),
        }
        let now = sources();
        if now == seen {
            continue;
        }
        if let Some(changed) = changed(&seen, &now) {
            println!("\nwatch: {} changed", changed.display());
        }
        seen = now;
        // What does not compile leaves the running server as it is.
        match build(&tools, &demonstration) {
            Ok(()) => {
                children.stop("server");
                server_runs = match demonstration.start_server(&mut children) {
                    Ok(()) => true,
                    Err(failure) => {
                        println!("watch: {failure}");
                        children.stop("server");
                        false
                    }
                };
                if server_runs {
                    println!("watch: ready; open pages load again by themselves");
                }
            }
            Err(failure) => println!("watch: {failure}"),
        }
    }
}

fn build(tools: &BuildTools, demonstration: &Demonstration) -> Result<()> {
    site::build(tools, site::Kind::Development)?;
    demonstration.build(tools)?;
    demonstration.prepare()
}

/// When each source was last written.
fn sources() -> BTreeMap<PathBuf, SystemTime> {
    let mut found = BTreeMap::new();
    for folder in SOURCES {
        collect(&workspace::root().join(folder), &mut found);
    }
    found
}

/// A file that vanishes while it is looked at will be missed at the next look.
fn collect(folder: &Path, found: &mut BTreeMap<PathBuf, SystemTime>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.metadata() {
            Ok(data) if data.is_dir() => collect(&path, found),
            Ok(data) => {
                if let Ok(written) = data.modified() {
                    found.insert(path, written);
                }
            }
            Err(_) => {}
        }
    }
}

/// A source that is new, gone or written anew.
fn changed<'a>(before: &'a BTreeMap<PathBuf, SystemTime>, now: &'a BTreeMap<PathBuf, SystemTime>) -> Option<&'a Path> {
    let written = now.iter().find(|(path, time)| before.get(*path) != Some(time)).map(|(path, _)| path);
    written.or_else(|| before.keys().find(|path| !now.contains_key(*path))).map(PathBuf::as_path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_what_changed() {
        let (early, late) = (SystemTime::UNIX_EPOCH, SystemTime::UNIX_EPOCH + Duration::from_secs(1));
        let files =
            |files: &[(&str, SystemTime)]| files.iter().map(|(path, time)| (PathBuf::from(path), *time)).collect();
        let before: BTreeMap<_, _> = files(&[("a", early), ("b", early)]);
        assert_eq!(changed(&before, &before), None);
        assert_eq!(changed(&before, &files(&[("a", early), ("b", late)])), Some(Path::new("b")));
        assert_eq!(changed(&before, &files(&[("a", early), ("b", early), ("c", early)])), Some(Path::new("c")));
        assert_eq!(changed(&before, &files(&[("b", early)])), Some(Path::new("a")));
    }
}
