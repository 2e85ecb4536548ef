//! Dates of a person's papers.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::iso_date;

use super::FieldError;
use super::text::clean;

/// Nobody younger borrows (Civil Code art. 21).
const MIN_AGE_YEARS: u8 = 18;
/// Nobody older is expected.
const MAX_AGE_YEARS: i16 = 100;

/// The day of birth of someone between 18 and 100 years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BirthDate(#[serde(with = "iso_date")] Date);

impl BirthDate {
    /// Reads `2000-01-31` or `31.01.2000`. The age is that on `today`; the birthday itself counts.
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
    /// Reads `2000-01-31` or `31.01.2000`: not in the future and not before the holder was 14.
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
        // a day 90 days ago by which the birthday had come: the time to replace is over
        let deadline =
            today.checked_sub(jiff::SignedDuration::from_hours(90 * 24)).map_err(|_| FieldError::NotADate)?;
        let age_by_deadline = birth.age_on(deadline);
        let outlived = |years| age_then < years && age_by_deadline >= years;
        if outlived(20) || outlived(45) {
            return Err(FieldError::PassportExpired);
        }
        Ok(IssueDate(date))
    }

    /// The day.
    pub const fn date(self) -> Date {
        self.0
    }
}

/// `2000-01-31`, `31.01.2000` or `31/01/2000`.
fn parse_date(raw: &str) -> Result<Date, FieldError> {
    let text = clean(raw, 10)?;
    let year_first = text.contains('-');
    let mut parts = text.split(['-', '.', '/']);
    let (Some(one), Some(two), Some(three), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(FieldError::NotADate);
    };
    let (year, month, day) = if year_first { (one, two, three) } else { (three, two, one) };
    let number = |part: &str, most_digits: usize| {
        let digits = (1..=most_digits).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse::<i16>().ok() } else { None }
    };
    let date = match (number(year, 4), number(month, 2), number(day, 2)) {
        (Some(year), Some(month), Some(day)) if year >= 1000 => {
            let (month, day) = (i8::try_from(month), i8::try_from(day));
            month.ok().zip(day.ok()).and_then(|(month, day)| Date::new(year, month, day).ok())
        }
        _ => None,
    };
    date.ok_or(FieldError::NotADate)
}
