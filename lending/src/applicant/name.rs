//! Names of people.

use super::FieldError;
use super::text::{clean_words, text_value};
use crate::typed::{cyrillic_twin, is_cyrillic, is_latin, latin_twin};

/// The longest name, in characters.
const LONGEST: u16 = 60;

text_value! {
    /// A surname, given name or patronymic: Cyrillic or Latin letters with hyphens, apostrophes and spaces between
    /// them. The first letter of each part is made a capital if the name was typed all in one case.
    kept PersonName, |raw| {
        // spaces around a hyphen are those of a dash
        let text = clean_words(raw, LONGEST)?.replace(" -", "-").replace("- ", "-");
        if let Some(found) = text.chars().find(|character| !is_letter(*character) && !is_joint(*character)) {
            return Err(FieldError::Unexpected(found));
        }
        let starts = text.starts_with(is_letter);
        let ends = text.ends_with(is_letter);
        let doubled = text.as_bytes().windows(2).any(|pair| is_joint(pair[0].into()) && is_joint(pair[1].into()));
        if !starts || !ends || doubled {
            return Err(FieldError::ForbiddenCharacters);
        }
        Ok(with_capitals(&in_one_alphabet(text)?))
    }
}

/// Mends letters typed in the other alphabet that look alike: «Ивaнов» with a Latin «a». Where either alphabet would do,
/// or neither, nobody can tell what was meant.
fn in_one_alphabet(text: String) -> Result<String, FieldError> {
    if !(text.chars().any(is_latin) && text.chars().any(is_cyrillic)) {
        return Ok(text);
    }
    let all = |of: fn(char) -> bool, twin: fn(char) -> Option<char>| {
        let letters = text.chars().map(|letter| if of(letter) { twin(letter) } else { Some(letter) });
        letters.collect::<Option<String>>()
    };
    match (all(is_latin, cyrillic_twin), all(is_cyrillic, latin_twin)) {
        (Some(one), None) | (None, Some(one)) => Ok(one),
        _ => Err(FieldError::MixedAlphabets),
    }
}

fn is_letter(character: char) -> bool {
    is_latin(character) || matches!(character, 'А'..='я' | 'Ё' | 'ё')
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
        mended.push(if begins { large(character) } else { small(character) });
        begins = is_joint(character);
    }
    mended
}

/// The capital of a letter; one whose capital is two letters, as that of «ß», or none that names have, stays.
fn large(letter: char) -> char {
    let mut capital = letter.to_uppercase();
    match (capital.next(), capital.next()) {
        (Some(capital), None) if is_letter(capital) => capital,
        _ => letter,
    }
}

/// The small letter of one; what would stand over it besides, as the dot of «İ», is dropped.
fn small(letter: char) -> char {
    letter.to_lowercase().next().filter(|small| is_letter(*small)).unwrap_or(letter)
}
