//! Moments on pages.

use std::fmt;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// A moment as the clock on the wall of the lender's office shows it, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalTime {
    /// The day.
    #[serde(with = "lending::iso_date")]
    pub date: Date,
    /// The hour, from 0.
    pub hour: i8,
    /// The minute, from 0.
    pub minute: i8,
}

impl LocalTime {
    /// The last minute of a day.
    pub fn end_of(date: Date) -> Self {
        Self { date, hour: 23, minute: 59 }
    }

    /// The instant, in minutes since 1970: Moscow is three hours ahead of UTC.
    pub fn minutes_since_1970(self) -> i64 {
        let days = lending::days_between(jiff::civil::date(1970, 1, 1), self.date);
        days * 24 * 60 + (i64::from(self.hour) - 3) * 60 + i64::from(self.minute)
    }
}

impl From<DateTime> for LocalTime {
    fn from(time: DateTime) -> Self {
        Self { date: time.date(), hour: time.hour(), minute: time.minute() }
    }
}

/// `2026-11-23T14:05`, as the element `time` wants it.
impl fmt::Display for LocalTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}T{:02}:{:02}", self.date, self.hour, self.minute)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_end_of_a_day_in_moscow() {
        // 20:59 UTC
        let minutes = LocalTime::end_of(date(1970, 1, 2)).minutes_since_1970();
        assert_eq!(minutes, 24 * 60 + 20 * 60 + 59);
    }
}
