//! Days as text, in JSON and in fields of a form: `2026-11-23`.
//!
//! For `#[serde(with = "lending::iso_date")]`. The form is the one that jiff itself writes and reads, but jiff's reader
//! takes every form of ISO 8601 and RFC 9557 and has words for all that can be wrong with them: 40 kB more for the browser
//! to load.

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, Error, Unexpected};
use serde::ser::{Serialize, Serializer};

/// Reads `2026-11-23`; a year before year 0 has a minus sign and six digits.
pub fn parse(text: &str) -> Option<Date> {
    let mut parts = text.rsplitn(3, '-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year = match year.strip_prefix('-') {
        Some(year) => -number(year, 6)?,
        None => number(year, 4)?,
    };
    let (month, day) = (i8::try_from(number(month, 2)?).ok()?, i8::try_from(number(day, 2)?).ok()?);
    Date::new(year, month, day).ok()
}

fn number(text: &str, digits: usize) -> Option<i16> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// Writes a day.
pub fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// Reads a day.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse(&text).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &"a day like 2026-11-23"))
}

/// A day that there may be, for `#[serde(default, with = "lending::iso_date::optional")]`.
pub mod optional {
    use super::{Date, Deserialize, Deserializer, Serialize, Serializer};

    #[derive(serde::Serialize, serde::Deserialize)]
    #[serde(transparent)]
    struct Day(#[serde(with = "super")] Date);

    /// Writes a day, or nothing.
    // serde gives a reference to the field
    #[allow(clippy::ref_option)]
    pub fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(Day).serialize(serializer)
    }

    /// Reads a day, or nothing.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        Ok(Option::<Day>::deserialize(deserializer)?.map(|day| day.0))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Days {
        #[serde(with = "super")]
        one: Date,
        #[serde(default, with = "super::optional")]
        other: Option<Date>,
    }

    #[test]
    fn reads_what_jiff_writes() {
        for day in [Date::MIN, date(-1, 2, 28), Date::ZERO, date(2024, 2, 29), date(2026, 11, 23), Date::MAX] {
            assert_eq!(parse(&day.to_string()), Some(day));
        }
    }

    #[test]
    fn a_text_that_is_no_day_is_refused() {
        for text in [
            "",
            "-",
            "--",
            "2026",
            "2026-11",
            "2026-11-31",
            "2026-13-01",
            "2026-00-10",
            "2026-1-01",
            "2026-01-1",
            "26-01-01",
            "02026-01-01",
            "+2026-01-01",
            "-2026-01-01",
            "2026-+1-01",
            "2026-01-+1",
            "2026-01-01T00:00",
            "2026-01-01 ",
            "20260101",
            "２０２６-01-01",
            "2026-11--3",
            "-010000-01-01",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn in_json_a_day_is_its_text() {
        let days = Days { one: date(2026, 11, 23), other: Some(date(2026, 12, 7)) };
        let json = r#"{"one":"2026-11-23","other":"2026-12-07"}"#;
        assert_eq!(serde_json::to_string(&days).unwrap(), json);
        assert_eq!(serde_json::from_str::<Days>(json).unwrap(), days);
        let without = Days { other: None, ..days };
        assert_eq!(serde_json::to_string(&without).unwrap(), r#"{"one":"2026-11-23","other":null}"#);
        for json in [r#"{"one":"2026-11-23","other":null}"#, r#"{"one":"2026-11-23"}"#] {
            assert_eq!(serde_json::from_str::<Days>(json).unwrap(), without);
        }
        let refusal = serde_json::from_str::<Days>(r#"{"one":"2026-11-31"}"#).unwrap_err().to_string();
        assert!(
            refusal.starts_with(r#"invalid value: string "2026-11-31", expected a day like 2026-11-23"#),
            "{refusal}"
        );
    }
}
