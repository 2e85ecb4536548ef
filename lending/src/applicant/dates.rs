//! Dates of a person's papers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::iso_date;

use super::FieldError;
use super::text::{clean_words, is_separator, no_letters};

/// Nobody younger borrows (Civil Code art. 21).
const MIN_AGE_YEARS: u8 = 18;
/// Nobody older is expected.
const MAX_AGE_YEARS: i16 = 100;

/// The day of birth of someone between 18 and 100 years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BirthDate(#[serde(with = "iso_date")] Date);

impl BirthDate {
    /// Reads a day in every form that people write. The age is that on `today`; the birthday itself counts.
    pub fn parse(raw: &str, today: Date) -> Result<BirthDate, FieldError> {
        let date = parse_date(raw)?;
        if date > today {
            return Err(FieldError::InTheFuture);
        }
        let birth = BirthDate(date);
        let age = birth.age_on(today);
        if age < i16::from(MIN_AGE_YEARS) {
            return Err(FieldError::TooYoung { min_years: MIN_AGE_YEARS });
        }
        if age > MAX_AGE_YEARS {
            return Err(FieldError::TooLongAgo);
        }
        Ok(birth)
    }

    /// The day.
    pub const fn date(self) -> Date {
        self.0
    }

    /// Full years on a day. Someone born on 29 February turns a year older on 1 March of other years.
    pub fn age_on(self, today: Date) -> i16 {
        let had_birthday = (today.month(), today.day()) >= (self.0.month(), self.0.day());
        today.year() - self.0.year() - i16::from(!had_birthday)
    }

    /// The same as a number for the scorecard; 0 for a day before birth.
    pub fn age_years(self, today: Date) -> u32 {
        u32::try_from(self.age_on(today)).unwrap_or(0)
    }
}

/// The day on which a passport was issued, checked against the holder's birthday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct IssueDate(#[serde(with = "iso_date")] Date);

impl IssueDate {
    /// Reads a day in every form that people write: not in the future and not before the holder was 14.
    ///
    /// A passport is to be replaced at 20 and at 45 years, within 90 days (Regulation 2267 of 23.12.2023); one that
    /// was not is refused.
    pub fn parse(raw: &str, birth: BirthDate, today: Date) -> Result<IssueDate, FieldError> {
        let date = parse_date(raw)?;
        if date > today {
            return Err(FieldError::InTheFuture);
        }
        let age_then = birth.age_on(date);
        if age_then < 14 {
            return Err(FieldError::TooLongAgo);
        }
        let issued = IssueDate(date);
        if issued.is_outlived(birth.date(), today) {
            return Err(FieldError::PassportExpired);
        }
        Ok(issued)
    }

    /// The day.
    pub const fn date(self) -> Date {
        self.0
    }
}

/// A number of days: `14`, «14 дней».
///
/// # Errors
/// `NotDays` for anything else.
pub fn parse_days(raw: &str) -> Result<u32, FieldError> {
    let text = clean_words(raw, 20)?.to_lowercase();
    let end = text.find(|character: char| !character.is_ascii_digit()).unwrap_or(text.len());
    let (number, word) = text.split_at(end);
    let is_days = matches!(word.trim_matches([' ', '.']), "" | "дней" | "день" | "дня" | "дн" | "д" | "days" | "day");
    number.parse().ok().filter(|_| is_days).ok_or(FieldError::NotDays)
}

/// A day in every form that people write: `31.01.1990` with any sign between, `31011990`, `1990-01-31`, «31 января 1990 г.».
/// The day stands before the month unless the year comes first.
fn parse_date(raw: &str) -> Result<Date, FieldError> {
    let text = clean_words(raw, 40)?.to_lowercase();
    let mut numbers: Vec<&str> = Vec::new();
    let mut named_month = None;
    for part in text.split(is_between).flat_map(digits_and_letters) {
        if part.starts_with(|character: char| character.is_ascii_digit()) {
            numbers.push(part);
        } else if let Some(month) = month_named(part).filter(|_| named_month.is_none()) {
            named_month = Some(month);
        } else if !WORDS.contains(&part) {
            no_letters(part)?;
            return Err(FieldError::NotADate);
        }
    }
    let (year, month, day) = match (numbers.as_slice(), named_month) {
        ([all], None) if all.len() == 8 => in_one_number(all)?,
        ([year, month, day], None) if year.len() > 2 => (*year, *month, *day),
        ([day, month, year], None) => (*year, *month, *day),
        ([year, day], Some(month)) if year.len() > 2 => (*year, month, *day),
        ([day, year], Some(month)) => (*year, month, *day),
        _ => return Err(FieldError::NotADate),
    };
    civil_date(year, month, day)
}

/// What people put between the parts of a date.
fn is_between(character: char) -> bool {
    is_separator(character) || matches!(character, '\'' | '"' | '|' | '\\')
}

/// Words beside the day or the year.
const WORDS: [&str; 10] = ["г", "год", "года", "р", "рождения", "of", "st", "nd", "rd", "th"];

/// The months as people begin them, in both languages; in the order of the year.
const MONTHS: [[&str; 3]; 12] = [
    ["янв", "jan", "jan"],
    ["фев", "feb", "feb"],
    ["мар", "mar", "mar"],
    ["апр", "apr", "apr"],
    ["мая", "май", "may"],
    ["июн", "jun", "jun"],
    ["июл", "jul", "jul"],
    ["авг", "aug", "aug"],
    ["сен", "sep", "sep"],
    ["окт", "oct", "oct"],
    ["ноя", "nov", "nov"],
    ["дек", "dec", "dec"],
];
/// Their numbers, as they are typed.
const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

fn month_named(word: &str) -> Option<&'static str> {
    let months = MONTHS.iter().zip(NUMBERS);
    months.into_iter().find(|(names, _)| names.iter().any(|name| word.starts_with(name))).map(|(_, number)| number)
}

/// «31января1990» has three parts.
fn digits_and_letters(part: &str) -> Vec<&str> {
    let is_digit = |character: char| character.is_ascii_digit();
    let (mut parts, mut rest) = (Vec::new(), part);
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|character| is_digit(character) != is_digit(first)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        parts.push(part);
        rest = after;
    }
    parts
}

/// Eight digits: the year is last, or first where it could not be a year otherwise.
fn in_one_number(digits: &str) -> Result<(&str, &str, &str), FieldError> {
    let part = |range| digits.get(range).ok_or(FieldError::NotADate);
    let year_last = part(4..8)?;
    if year_last.starts_with("19") || year_last.starts_with("20") {
        return Ok((year_last, part(2..4)?, part(0..2)?));
    }
    Ok((part(0..4)?, part(4..6)?, part(6..8)?))
}

fn civil_date(year: &str, month: &str, day: &str) -> Result<Date, FieldError> {
    let number = |part: &str, most_digits: usize| {
        let digits = (1..=most_digits).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<i16>().ok() } else { None }
    };
    let (Some(month), Some(day)) = (number(month, 2), number(day, 2)) else { return Err(FieldError::NotADate) };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else { return Err(FieldError::NotADate) };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return Err(FieldError::NotADate);
    }
    if year.len() == 2 {
        return Err(FieldError::ShortYear);
    }
    let year = number(year, 4).filter(|year| *year >= 1000).ok_or(FieldError::NotADate)?;
    let first = Date::new(year, month, 1).map_err(|_| FieldError::NotADate)?;
    Date::new(year, month, day).map_err(|_| FieldError::NoSuchDay(first.days_in_month().unsigned_abs()))
}
