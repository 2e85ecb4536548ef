//! How values of ours stand in a column, alike on SQLite and PostgreSQL.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use lending::Money;
use sea_orm::DeriveValueType;

/// Money as whole kopecks (BIGINT).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, DeriveValueType)]
pub(crate) struct Kopecks(i64);

impl From<Money> for Kopecks {
    fn from(money: Money) -> Self {
        Self(money.kopecks())
    }
}

impl From<Kopecks> for Money {
    fn from(kopecks: Kopecks) -> Self {
        Self::from_kopecks(kopecks.0)
    }
}

/// A calendar day as ISO 8601 text, which sorts as days do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, DeriveValueType)]
#[sea_orm(value_type = "String")]
pub(crate) struct Day(pub(crate) Date);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Day {
    type Err = jiff::Error;

    fn from_str(raw: &str) -> Result<Self, Self::Err> {
        raw.parse().map(Self)
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        day.0
    }
}

// sea-orm asks it of every primary key, for databases that count their rows; ours never do.
impl sea_orm::TryFromU64 for Day {
    fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
        Err(sea_orm::DbErr::ConvertFromU64("Day"))
    }
}
