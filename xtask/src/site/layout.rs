//! Where things lie in a compiled program, in bytes: its sections, its functions with their names, and the list that tells
//! which places of the code stand for other things (`reloc.CODE`), without which the program can't be split.
use std::{collections::HashMap, ops::Range};

use wasmparser::{BinaryReader, KnownCustom, Name, Parser, Payload};

use crate::error::{Failure, Result, While};

/// Length of what a program begins with: its mark and the version of the format.
pub(super) const HEADER: usize = 8;

/// One section.
pub(super) struct Section {
    pub(super) id: u8,
    pub(super) content: Range<usize>,
}

/// One function that the program brings.
pub(super) struct Function<'a> {
    /// As the compiler calls it; empty where nothing is called so.
    pub(super) name: &'a str,
    /// Declarations of its variables, then instructions.
    pub(super) body: Range<usize>,
}

/// The list of places in the code that stand for other things.
pub(super) struct Relocations {
    /// The section that it is, by its place among all.
    pub(super) section: usize,
    /// The list itself, after the section's name.
    pub(super) list: Range<usize>,
}

/// Where things lie.
pub(super) struct Layout<'a> {
    pub(super) sections: Vec<Section>,
    pub(super) functions: Vec<Function<'a>>,
    /// Where the code's section begins: places in the list are told from here.
    pub(super) code: usize,
    /// None where the linker left none.
    pub(super) relocations: Option<Relocations>,
}

impl<'a> Layout<'a> {
    /// Reads a program.
    pub(super) fn read(program: &'a [u8]) -> Result<Self> {
        let mut layout = Self { sections: Vec::new(), functions: Vec::new(), code: 0, relocations: None };
        let mut called = HashMap::new();
        let (mut imported, mut bodies) = (0_u32, Vec::new());
        for payload in Parser::new(0).parse_all(program) {
            let payload = payload.while_doing(READING)?;
            if let Some((id, content)) = payload.as_section() {
                layout.sections.push(Section { id, content: bytes(&content)? });
            }
            match payload {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import.while_doing(READING)?.ty, wasmparser::TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => layout.code = bytes(&range)?.start,
                Payload::CodeSectionEntry(body) => bodies.push(bytes(&body.range())?),
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Name(found) => {
                        for subsection in found {
                            let Name::Function(map) = subsection.while_doing(READING)? else { continue };
                            for naming in map {
                                let naming = naming.while_doing(READING)?;
                                called.insert(naming.index, naming.name);
                            }
                        }
                    }
                    _ if section.name() == "reloc.CODE" => {
                        let list = bytes(&section.data_range())?;
                        layout.relocations = Some(Relocations { section: layout.sections.len() - 1, list });
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        let named = (imported..).zip(bodies);
        layout.functions = named
            .map(|(index, body)| Function { name: called.get(&index).copied().unwrap_or_default(), body })
            .collect();
        Ok(layout)
    }
}

const READING: &str = "reading the compiled program";

/// The reader tells places in 64 bits, as files may be large; a program in memory is not.
fn bytes(range: &Range<u64>) -> Result<Range<usize>> {
    let of = |place: u64| usize::try_from(place).while_doing(READING);
    Ok(of(range.start)?..of(range.end)?)
}

/// A program with another list of relocations; all else stays as it is.
pub(super) fn with_relocations(program: &[u8], layout: &Layout<'_>, entries: &[&[u8]]) -> Result<Vec<u8>> {
    let Some(relocations) = &layout.relocations else {
        return Err(Failure::new("site: the linker left no relocations in the program"));
    };
    let mut written = program[..HEADER].to_vec();
    for (number, Section { id, content }) in layout.sections.iter().enumerate() {
        let content = if number == relocations.section {
            let of_section =
                BinaryReader::new(&program[relocations.list.clone()], 0).read_var_u32().while_doing(READING)?;
            let mut content = program[content.start..relocations.list.start].to_vec();
            content.extend(leb128(of_section));
            content.extend(leb128(u32::try_from(entries.len()).while_doing(READING)?));
            content.extend(entries.concat());
            content
        } else {
            program[content.clone()].to_vec()
        };
        written.push(*id);
        written.extend(leb128(u32::try_from(content.len()).while_doing(READING)?));
        written.extend(content);
    }
    Ok(written)
}

/// A number as WebAssembly writes it: seven bits a byte, the lowest first.
fn leb128(mut number: u32) -> Vec<u8> {
    let mut written = Vec::new();
    loop {
        let [lowest, ..] = number.to_le_bytes();
        number >>= 7;
        if number == 0 {
            written.push(lowest & 0x7f);
            return written;
        }
        written.push(lowest | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::leb128;

    #[test]
    fn numbers_of_any_length() {
        assert_eq!(leb128(0), [0]);
        assert_eq!(leb128(127), [127]);
        assert_eq!(leb128(624_485), [0xe5, 0x8e, 0x26]);
        assert_eq!(leb128(u32::MAX), [0xff, 0xff, 0xff, 0xff, 0x0f]);
    }
}
