//! What a visitor loads first must not grow unnoticed.
use super::count::Count;
use crate::{
    error::{Failure, Result},
    setup::{BuildTools, std_for_size},
    site,
};

/// What `/login` loads beside the page itself, by its names in the list of the site's files.
const LOADED: [&str; 5] = ["css", "font", "favicon", "cabinet start", "cabinet main"];
/// How many bytes that was when somebody last looked. Whoever makes it more says in the commit what for.
const RECORDED: u64 = 217_700;
/// How much more it is with the standard library as it comes with the compiler.
const NOT_FOR_SIZE: u64 = 13_000;
/// What may come and go with a word or a compiler.
const ROOM: u64 = 2_000;

/// Compares the site as built with what was recorded.
pub(super) fn check(tools: &BuildTools) -> Result<Count> {
    let files = site::listed_files()?;
    let mut loaded = 0;
    for name in LOADED {
        let url =
            files.get(name).ok_or_else(|| Failure::new(format!("the site has no file that is called `{name}`")))?;
        loaded += site::transferred(url)?;
    }
    let recorded = RECORDED + if std_for_size(&tools.toolchain)?.is_some() { 0 } else { NOT_FOR_SIZE };
    println!("/login loads {loaded} bytes beside the page itself; {recorded} are recorded");
    if loaded > recorded + ROOM {
        println!("that is too much more: see xtask/src/test/budget.rs, and `cargo xtask bench` for what is large");
        return Ok(Count { passed: 0, failed: 1 });
    }
    Ok(Count { passed: 1, failed: 0 })
}
