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
