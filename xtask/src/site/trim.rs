//! Takes out of the browser's program what it carries and never runs.
//!
//! For every type of view tachys compiles a second, asynchronous hydration and refers to it from a table, so that no linker
//! can know that it is never called. The cabinet's program begins with `hydrate_body`, which hydrates synchronously: what the
//! page consists of has been loaded by then. See `docs/decisions/0003` and `0010`.
use std::ops::Range;

use wasmparser::{BinaryReader, RelocSectionReader};

use super::layout::{Layout, with_relocations};
use crate::error::{Failure, Result, While};

const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;
const END: u8 = 0x0b;

/// The program without what is never run; what only that needed goes when it is split and made small.
///
/// Lengths and places stay as they are, since the relocations speak of them; those of what is emptied go.
pub(super) fn trim(mut program: Vec<u8>) -> Result<Vec<u8>> {
    let never_run: Vec<Range<usize>> = {
        let functions = Layout::read(&program)?.functions;
        functions.into_iter().filter(|function| hydrates_asynchronously(function.name)).map(|f| f.body).collect()
    };
    if never_run.is_empty() {
        return Err(Failure::new(
            "site: no asynchronous hydration found to be taken out. Either it is gone, and trim.rs with it, or the compiler \
             calls functions otherwise now",
        ));
    }
    for body in &never_run {
        let body = &mut program[body.clone()];
        body.fill(NOP);
        // No variables, and should it be called nevertheless, the program stops at once, and with it every test in the browser.
        body[..2].copy_from_slice(&[0, UNREACHABLE]);
        body[body.len() - 1] = END;
    }
    let layout = Layout::read(&program)?;
    let Some(relocations) = &layout.relocations else {
        return Err(Failure::new("site: the linker left no relocations in the program"));
    };
    let list = &program[relocations.list.clone()];
    let reader = RelocSectionReader::new(BinaryReader::new(list, 0)).while_doing("reading relocations")?;
    let mut entries = Vec::new();
    let mut begins = Vec::new();
    for entry in reader.entries().into_iter_with_offsets() {
        let (begin, entry) = entry.while_doing("reading relocations")?;
        begins.push(usize::try_from(begin).while_doing("reading relocations")?);
        entries.push(layout.code + entry.offset as usize);
    }
    begins.push(list.len());
    let kept: Vec<&[u8]> = entries
        .iter()
        .zip(begins.windows(2))
        .filter(|(place, _)| !never_run.iter().any(|body| body.contains(place)))
        .map(|(_, ends)| &list[ends[0]..ends[1]])
        .collect();
    println!("site: {} functions that are never run are taken out", never_run.len());
    with_relocations(&program, &layout, &kept)
}

/// Whether a function is a state machine of `RenderHtml::hydrate_async`, or boxes one for a table, by its mangled name.
///
/// The compiler gives equal functions one body and the name of any of them, so only these may be taken out: nothing but
/// another asynchronous hydration can be equal to them. What stands inside the state machines, as closures of closures, is
/// used by the synchronous hydration, too.
fn hydrates_asynchronously(name: &str) -> bool {
    const STATE_MACHINE: &str = "13hydrate_async28_$u7b$$u7b$closure$u7d$$u7d$17h";
    const BOXING: &str = "8into_any13hydrate_async17h";
    name.contains(STATE_MACHINE) || name.contains(BOXING)
}

#[cfg(test)]
mod tests {
    use wasmparser::{BinaryReader, RelocSectionReader, Validator};

    use super::{END, Layout, NOP, UNREACHABLE, hydrates_asynchronously, trim};
    use crate::error::{Failure, Result, While};

    fn section(id: u8, content: &[&[u8]]) -> Vec<u8> {
        let content = content.concat();
        [&[id, u8::try_from(content.len()).unwrap_or_default()], content.as_slice()].concat()
    }

    /// Text with its length before it.
    fn text(text: &str) -> Vec<u8> {
        [&[u8::try_from(text.len()).unwrap_or_default()], text.as_bytes()].concat()
    }

    /// Two functions, each of which calls the first, as the linker leaves them.
    fn linked(functions: [&str; 2]) -> Vec<u8> {
        // Its length, no variables, a call by five bytes, the end.
        let body: &[u8] = &[8, 0, 0x10, 0x80, 0x80, 0x80, 0x80, 0, END];
        let named = [&[0], &*text(functions[0]), &[1], &*text(functions[1])].concat();
        let name_map = section(1, &[&[2], &named]);
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, &[&[1, 0x60, 0, 0]]),
            section(3, &[&[2, 0, 0]]),
            section(10, &[&[2], body, body]),
            // Of the third section two places, each of function 0.
            section(0, &[&text("reloc.CODE"), &[2, 2, 0, 4, 0, 0, 13, 0]]),
            section(0, &[&text("name"), &name_map]),
        ]
        .concat()
    }

    #[test]
    fn what_is_emptied_keeps_its_place_and_loses_its_relocations() -> Result<()> {
        let trimmed = trim(linked(["8into_any13hydrate_async17h0E", "kept"]))?;
        Validator::new().validate_all(&trimmed).while_doing("validating")?;
        let layout = Layout::read(&trimmed)?;
        let bodies: Vec<&[u8]> = layout.functions.iter().map(|function| &trimmed[function.body.clone()]).collect();
        assert_eq!(bodies[0], [0, UNREACHABLE, NOP, NOP, NOP, NOP, NOP, END]);
        assert_eq!(bodies[1], [0, 0x10, 0x80, 0x80, 0x80, 0x80, 0, END]);
        let list = layout.relocations.ok_or_else(|| Failure::new("no relocations"))?.list;
        let reader = RelocSectionReader::new(BinaryReader::new(&trimmed[list], 0)).while_doing("reading")?;
        let places: Vec<u32> = reader.entries().into_iter().flatten().map(|entry| entry.offset).collect();
        assert_eq!((reader.section_index(), places), (2, vec![13]));
        Ok(())
    }

    #[test]
    fn state_machines_and_their_boxes_only() {
        let closure = "28_$u7b$$u7b$closure$u7d$$u7d$";
        let hash = "17h7a73a4efa7e18632E";
        assert!(hydrates_asynchronously(&format!("_ZN7IntoAny8into_any13hydrate_async{closure}{hash}")));
        assert!(hydrates_asynchronously(&format!("_ZN7IntoAny8into_any13hydrate_async{hash}")));
        assert!(hydrates_asynchronously(&format!("_ZN10RenderHtml13hydrate_async{closure}{hash}")));
        assert!(!hydrates_asynchronously(&format!("_ZN10RenderHtml13hydrate_async{hash}")));
        assert!(!hydrates_asynchronously(&format!("_ZN10RenderHtml13hydrate_async{closure}{closure}{hash}")));
        assert!(!hydrates_asynchronously(&format!("_ZN8any_view7hydrate{hash}")));
    }

    #[test]
    fn nothing_to_take_out_is_a_failure() {
        let empty = b"\0asm\x01\0\0\0".to_vec();
        assert!(trim(empty).is_err_and(|failure| failure.to_string().contains("no asynchronous hydration")));
    }
}
