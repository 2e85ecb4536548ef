//! Ways in: password, codes, mail.

use std::fmt;

use super::text::{clean, clean_words, is_separator, no_letters, text_value};
use super::{FieldError, Phone};
use crate::typed::{is_cyrillic, is_mixed, latin_twin};

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

/// How many digits a code has.
const CODE_DIGITS: u8 = 6;

/// A code from an SMS: six digits, with what people put between them, or the whole message that has them.
#[derive(Clone, PartialEq, Eq)]
pub struct SmsCode(String);

impl SmsCode {
    /// Reads what was typed or pasted. Of a whole message the one number of six digits is taken.
    pub fn parse(raw: &str) -> Result<SmsCode, FieldError> {
        let text = clean(raw, 500)?;
        let digits: String = text.chars().filter(|character| !is_separator(*character)).collect();
        if is_code(&digits) {
            return Ok(SmsCode(digits));
        }
        no_letters(&digits)?;
        code_in(&text).map(SmsCode).ok_or(FieldError::NotDigits { count: CODE_DIGITS })
    }

    /// The six digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_code(digits: &str) -> bool {
    digits.len() == usize::from(CODE_DIGITS) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The code in a message: its one number of six digits, which may be written in two halves. A number that goes on after a
/// dash, a point or the like is another one, such as that of a contract.
fn code_in(message: &str) -> Option<String> {
    let (mut whole, mut halves, mut first_half) = (None::<&str>, None, "");
    let is_of_number = |character: char| character.is_ascii_digit() || matches!(character, '-' | '.' | ',' | '/' | ':');
    for number in message.split(|character| !is_of_number(character)) {
        let number = number.trim_matches(|character: char| !character.is_ascii_digit());
        if is_code(number) {
            // the line for the browser repeats it
            if whole.is_some_and(|known| known != number) {
                return None;
            }
            whole = Some(number);
        } else if number.len() == 3 || number.len() == 7 {
            let both = format!("{first_half}{number}").replace('-', "");
            halves = halves.or(Some(both).filter(|both| is_code(both)));
        }
        if !number.is_empty() {
            first_half = if number.len() == 3 { number } else { "" };
        }
    }
    whole.map(str::to_owned).or(halves)
}

impl fmt::Debug for SmsCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("***")
    }
}

text_value! {
    /// An address of electronic mail; the part after the @ in small letters.
    kept Email, |raw| {
        let text = clean_words(raw, 254)?;
        let (local, domain) = address_in(&text).rsplit_once('@').ok_or(FieldError::NotAnEmail)?;
        let (local, domain) = (local.trim_end(), domain.trim_start().to_lowercase());
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
        // a Russian name at a Latin domain is a slip of the keyboard; browsers send Russian domains in their ASCII form
        let is_slip = local.chars().any(is_cyrillic) && domain.is_ascii() && !domain.contains("xn--");
        if is_slip || is_mixed(local) || domain.split('.').any(is_mixed) {
            return Err(FieldError::MixedAlphabets);
        }
        Ok(format!("{local}@{domain}"))
    }
}

/// The address out of what surrounds it where it is copied from: «Анна <anna@example.ru>», `mailto:anna@example.ru`.
fn address_in(text: &str) -> &str {
    let within = text.rsplit_once('<').and_then(|(_, rest)| rest.strip_suffix('>'));
    let address = within.unwrap_or(text).trim();
    let address = address.strip_prefix("mailto:").unwrap_or(address);
    address.trim_end_matches(['.', ',', ';', ' '])
}

text_value! {
    /// A friend's invitation: 4 to 16 Latin letters and digits, in capitals.
    InvitationCode, |raw| {
        let text = clean(raw, 40)?.to_uppercase();
        let code: String = text
            .chars()
            .filter(|character| !is_separator(*character))
            .map(|character| latin_twin(character).unwrap_or(character))
            .collect();
        if let Some(found) = code.chars().find(|character| !character.is_ascii_alphanumeric()) {
            return Err(FieldError::Unexpected(found));
        }
        match code.len() {
            0..=3 => Err(FieldError::TooShort { min: 4 }),
            4..=16 => Ok(code),
            _ => Err(FieldError::TooLong { max: 16 }),
        }
    }
}
