//! Places.

use super::FieldError;
use super::text::{clean_words, text_value};

text_value! {
    /// Where someone was born, as the passport says.
    kept BirthPlace, |raw| worded(raw, 2, 200)
}

text_value! {
    /// A postal address in one line.
    kept Address, |raw| worded(raw, 10, 300)
}

/// A text with letters in it.
fn worded(raw: &str, min: u16, max: u16) -> Result<String, FieldError> {
    let text = clean_words(raw, max)?;
    if text.chars().count() < usize::from(min) {
        return Err(FieldError::TooShort { min });
    }
    if !text.chars().any(char::is_alphabetic) {
        return Err(FieldError::ForbiddenCharacters);
    }
    Ok(text)
}
