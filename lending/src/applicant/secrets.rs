//! Ways in: password, codes, mail.

use std::fmt;

use super::text::{clean, digits, text_value};
use super::{FieldError, Phone};

/// The shortest and the longest password, in characters.
const PASSWORD_LENGTH: (u16, u16) = (8, 128);

/// A password that may be chosen. It is never shown and never stored as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Checks a new password: 8 to 128 characters, none a control character, not the phone number in any writing. Spaces
    /// belong to it.
    pub fn parse(raw: &str, phone: Option<&Phone>) -> Result<Password, FieldError> {
        let (min, max) = PASSWORD_LENGTH;
        if raw.is_empty() {
            return Err(FieldError::Required);
        }
        if raw.chars().nth(max.into()).is_some() {
            return Err(FieldError::TooLong { max });
        }
        if raw.chars().any(char::is_control) {
            return Err(FieldError::ForbiddenCharacters);
        }
        if raw.chars().count() < usize::from(min) {
            return Err(FieldError::TooShort { min });
        }
        if phone.is_some_and(|phone| Phone::parse(raw).is_ok_and(|typed| typed == *phone)) {
            return Err(FieldError::PasswordIsPhone);
        }
        Ok(Password(raw.to_owned()))
    }

    /// The password itself, for hashing.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

/// A code from an SMS: six digits, spaces and dashes between them are tolerated.
#[derive(Clone, PartialEq, Eq)]
pub struct SmsCode(String);

impl SmsCode {
    /// Reads what was typed.
    pub fn parse(raw: &str) -> Result<SmsCode, FieldError> {
        digits(raw, 6).map(SmsCode)
    }

    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SmsCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

text_value! {
    /// An address of electronic mail; the part after the @ in small letters.
    Email, |raw| {
        let text = clean(raw, 254)?;
        let (local, domain) = text.rsplit_once('@').ok_or(FieldError::NotAnEmail)?;
        let plain = |text: &str| text.chars().all(|character| !character.is_whitespace() && !matches!(character, '"' | '(' | ')' | ',' | ':' | ';' | '<' | '>' | '@' | '[' | ']' | '\\'));
        let dots = |text: &str| !text.starts_with('.') && !text.ends_with('.') && !text.contains("..");
        let local_fits = !local.is_empty() && local.len() <= 64 && plain(local) && dots(local);
        let labels_fit = domain.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|character| character.is_alphanumeric() || character == '-')
        });
        if !local_fits || !labels_fit || !domain.contains('.') {
            return Err(FieldError::NotAnEmail);
        }
        Ok(format!("{local}@{}", domain.to_lowercase()))
    }
}

text_value! {
    /// A friend's invitation: 4 to 16 Latin letters and digits, in capitals.
    InvitationCode, |raw| {
        let text = clean(raw, 40)?;
        let code: String = text.chars().filter(|character| !super::text::is_separator(*character)).collect();
        if !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(FieldError::ForbiddenCharacters);
        }
        match code.len() {
            0..=3 => Err(FieldError::TooShort { min: 4 }),
            4..=16 => Ok(code.to_ascii_uppercase()),
            _ => Err(FieldError::TooLong { max: 16 }),
        }
    }
}
