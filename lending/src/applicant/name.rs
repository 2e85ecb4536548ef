//! Names of people.

use super::FieldError;
use super::text::{clean, text_value};

/// The longest name, in characters.
const LONGEST: u16 = 60;

text_value! {
    /// A surname, given name or patronymic: Cyrillic or Latin letters with hyphens, apostrophes and spaces between
    /// them. The first letter of each part is made a capital if the name was typed all in one case.
    PersonName, |raw| {
        let text = clean(raw, LONGEST)?.replace(['\u{2019}', '`', '\u{02bc}'], "'").replace(['\u{2010}', '\u{2011}'], "-");
        if !text.chars().all(|character| is_letter(character) || is_joint(character)) {
            return Err(FieldError::ForbiddenCharacters);
        }
        let starts = text.starts_with(is_letter);
        let ends = text.ends_with(is_letter);
        let doubled = text.as_bytes().windows(2).any(|pair| is_joint(pair[0].into()) && is_joint(pair[1].into()));
        if !starts || !ends || doubled {
            return Err(FieldError::ForbiddenCharacters);
        }
        Ok(with_capitals(&text))
    }
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
        || matches!(character, 'А'..='я' | 'Ё' | 'ё' | '\u{00c0}'..='\u{024f}')
            && !matches!(character, '\u{00d7}' | '\u{00f7}')
}

fn is_joint(character: char) -> bool {
    matches!(character, ' ' | '-' | '\'')
}

/// Mends a name typed all small or all large: «ИВАНОВА-ПЕТРОВА» → «Иванова-Петрова». Mixed case is left as typed.
fn with_capitals(text: &str) -> String {
    let letters = || text.chars().filter(|character| is_letter(*character));
    let one_case = letters().all(char::is_lowercase) || letters().all(char::is_uppercase);
    if !one_case {
        return text.to_owned();
    }
    let mut mended = String::with_capacity(text.len());
    let mut begins = true;
    for character in text.chars() {
        if begins {
            mended.extend(character.to_uppercase());
        } else {
            mended.extend(character.to_lowercase());
        }
        begins = is_joint(character);
    }
    mended
}
