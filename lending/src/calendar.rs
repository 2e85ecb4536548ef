//! Days: how many lie between two dates, and which of them are working days in Russia.

use jiff::SignedDuration;
use jiff::civil::{Date, Weekday, date};

/// Days from the first date to the second; negative if the second is earlier.
pub fn days_between(from: Date, to: Date) -> i64 {
    to.duration_since(from).as_secs() / (24 * 60 * 60)
}

/// As [`days_between`], zero if the second date is earlier.
pub(crate) fn days_after(from: Date, to: Date) -> u32 {
    // the calendar ends with the year 9999, so the number always fits
    u32::try_from(days_between(from, to)).unwrap_or(0)
}

/// The date so many days later; nothing beyond the end of the calendar (9999-12-31).
pub fn add_days(from: Date, days: u32) -> Option<Date> {
    from.checked_add(SignedDuration::from_hours(24 * i64::from(days))).ok()
}

/// The first and the last year whose days off are known by name.
pub(crate) const CALENDAR_YEARS: (i16, i16) = (2026, 2027);

/// Days off of 2026 and 2027 that are not a Saturday or a Sunday: the holidays of Labour Code art. 112, those that it
/// moves from a weekend, and those that the Government moved.
///
/// 2026: decree 1466 of 24.09.2025, consultant.ru/document/cons_doc_LAW_515170; tvzvezda.ru/news/20259241717-euA9P.html.
/// 2027: consultant.ru/document/cons_doc_LAW_544706, read through PyPI `holidays` 0.109, which agrees on 2026 too.
const WEEKDAYS_OFF: &[Date] = &[
    date(2026, 1, 1),
    date(2026, 1, 2),
    date(2026, 1, 5),
    date(2026, 1, 6),
    date(2026, 1, 7),
    date(2026, 1, 8),
    date(2026, 1, 9),
    date(2026, 2, 23),
    date(2026, 3, 9),
    date(2026, 5, 1),
    date(2026, 5, 11),
    date(2026, 6, 12),
    date(2026, 11, 4),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 1, 4),
    date(2027, 1, 5),
    date(2027, 1, 6),
    date(2027, 1, 7),
    date(2027, 1, 8),
    date(2027, 2, 22),
    date(2027, 2, 23),
    date(2027, 3, 8),
    date(2027, 5, 3),
    date(2027, 5, 10),
    date(2027, 6, 14),
    date(2027, 11, 4),
    date(2027, 11, 5),
    date(2027, 12, 31),
];

/// Saturdays and Sundays that the Government made working days.
const WEEKENDS_AT_WORK: &[Date] = &[date(2027, 2, 20)];

/// Whether it is a working day by the production calendar. Outside 2026 and 2027 every Monday to Friday is one but the
/// non-working holidays of Labour Code art. 112.
pub fn is_working_day(day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    if (CALENDAR_YEARS.0..=CALENDAR_YEARS.1).contains(&day.year()) {
        return if weekend { WEEKENDS_AT_WORK.contains(&day) } else { !WEEKDAYS_OFF.contains(&day) };
    }
    let holiday = matches!((day.month(), day.day()), (1, 1..=8) | (2, 23) | (3, 8) | (5, 1 | 9) | (6, 12) | (11, 4));
    !weekend && !holiday
}

/// The day itself if it is a working day, else the next one (Civil Code art. 193).
pub fn working_day_from(day: Date) -> Date {
    let mut day = day;
    while !is_working_day(day) {
        match day.tomorrow() {
            Ok(next) => day = next,
            Err(_) => break,
        }
    }
    day
}

/// The last of so many working days, the count starting the day after (Civil Code art. 191).
pub fn add_working_days(from: Date, count: u32) -> Date {
    let mut day = from;
    for _ in 0..count {
        match day.tomorrow() {
            Ok(next) => day = working_day_from(next),
            Err(_) => break,
        }
    }
    day
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn working_days(year: i16) -> usize {
        date(year, 1, 1)
            .series(jiff::ToSpan::days(1))
            .take_while(|day| day.year() == year)
            .filter(|day| is_working_day(*day))
            .count()
    }

    #[test]
    fn a_year_has_as_many_working_days_as_published() {
        assert_eq!((working_days(2026), working_days(2027)), (247, 247));
        assert!(is_working_day(date(2027, 2, 20)) && !is_working_day(date(2027, 2, 22)));
    }

    #[test]
    fn years_without_a_published_calendar_have_weekends_and_holidays() {
        // a Saturday, Labour Day on a Monday, a Tuesday
        let days = [date(2028, 4, 29), date(2028, 5, 1), date(2028, 5, 2)];
        assert_eq!(days.map(is_working_day), [false, false, true]);
        // Monday, Saturday; 4 November and 12 June 2025
        let days = [date(2025, 6, 9), date(2025, 6, 14), date(2025, 11, 4), date(2025, 6, 12)];
        assert_eq!(days.map(is_working_day), [true, false, false, false]);
    }

    #[test]
    fn a_day_off_moves_to_the_next_working_day() {
        // the New Year of 2026/27: 31 December to 10 January
        assert_eq!(working_day_from(date(2026, 12, 31)), date(2027, 1, 11));
        assert_eq!(working_day_from(date(2027, 1, 4)), date(2027, 1, 11));
        assert_eq!(working_day_from(date(2026, 11, 23)), date(2026, 11, 23));
    }

    #[test]
    fn counts_days() {
        assert_eq!(days_between(date(2026, 11, 23), date(2026, 12, 23)), 30);
        assert_eq!(days_between(date(2026, 11, 23), date(2026, 11, 22)), -1);
        assert_eq!(days_between(date(2028, 2, 28), date(2028, 3, 1)), 2);
        assert_eq!(add_days(date(9999, 12, 31), 1), None);
        assert_eq!(add_days(date(2026, 1, 1), u32::MAX), None);
        assert_eq!(add_working_days(date(2026, 12, 28), 5), date(2027, 1, 13));
        assert_eq!(add_working_days(date(9999, 12, 31), 5), date(9999, 12, 31));
    }
}
