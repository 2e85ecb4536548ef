//! Days: how many lie between two dates, and which of them are working days in Russia.

use jiff::civil::{Date, Weekday, date};
use jiff::{SignedDuration, Span};

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

/// What the production calendar of a year has beside weekends at rest and other days at work.
struct Year {
    number: i16,
    /// Since when its calendar is counted by. What followed from events of earlier days stays as it was.
    known_since: Date,
    /// Days off that are not a Saturday or a Sunday, as month and day: the holidays of Labour Code art. 112, those that it
    /// moves from a weekend, and those that the Government moved.
    weekdays_off: &'static [(i8, i8)],
    /// Saturdays and Sundays that the Government made working days.
    weekends_at_work: &'static [(i8, i8)],
}

/// The years whose calendars are published, one after another without a gap. A new one is a new entry, once the Government
/// has decided; `server verify-books` asks for it a quarter before the last of these ends.
///
/// 2026: decree 1466 of 24.09.2025, consultant.ru/document/cons_doc_LAW_515170; tvzvezda.ru/news/20259241717-euA9P.html.
/// 2027: consultant.ru/document/cons_doc_LAW_544706, read through PyPI `holidays` 0.109, which agrees on 2026 too.
const YEARS: &[Year] = &[
    Year {
        number: 2026,
        known_since: date(2025, 9, 24),
        weekdays_off: &[
            (1, 1),
            (1, 2),
            (1, 5),
            (1, 6),
            (1, 7),
            (1, 8),
            (1, 9),
            (2, 23),
            (3, 9),
            (5, 1),
            (5, 11),
            (6, 12),
            (11, 4),
            (12, 31),
        ],
        weekends_at_work: &[],
    },
    Year {
        number: 2027,
        known_since: date(2026, 10, 1),
        weekdays_off: &[
            (1, 1),
            (1, 4),
            (1, 5),
            (1, 6),
            (1, 7),
            (1, 8),
            (2, 22),
            (2, 23),
            (3, 8),
            (5, 3),
            (5, 10),
            (6, 14),
            (11, 4),
            (11, 5),
            (12, 31),
        ],
        weekends_at_work: &[(2, 20)],
    },
];

/// The first and the last day of the years whose calendars are known.
pub(crate) fn known_days() -> (Date, Date) {
    let first = YEARS.first().map_or(Date::MIN, |year| date(year.number, 1, 1));
    (first, calendar_ends_on())
}

/// The last day of the last year whose calendar is known. After it days off that the Government moves are not known.
pub fn calendar_ends_on() -> Date {
    YEARS.last().map_or(Date::MIN, |year| date(year.number, 12, 31))
}

/// Whether the calendar of the next year is due: from a quarter before the last known year ends.
pub fn calendar_runs_out(today: Date) -> bool {
    today >= calendar_ends_on().first_of_month().checked_sub(Span::new().months(2)).unwrap_or(Date::MIN)
}

/// Whether it is a working day by the production calendar. In years without one every Monday to Friday is, but for the
/// non-working holidays of Labour Code art. 112.
pub fn is_working_day(day: Date) -> bool {
    is_working_day_known_on(Date::MAX, day)
}

fn is_working_day_known_on(known_on: Date, day: Date) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let month_and_day = (day.month(), day.day());
    match YEARS.iter().find(|year| year.number == day.year() && year.known_since <= known_on) {
        Some(year) if weekend => year.weekends_at_work.contains(&month_and_day),
        Some(year) => !year.weekdays_off.contains(&month_and_day),
        None => !weekend && !matches!(month_and_day, (1, 1..=8) | (2, 23) | (3, 8) | (5, 1 | 9) | (6, 12) | (11, 4)),
    }
}

/// The last day of a term of so many days that begins the day after (Civil Code art. 191); the next working day if that is
/// a day off (art. 193). Nothing beyond the end of the calendar.
pub fn term_ends_on(from: Date, days: u32) -> Option<Date> {
    add_days(from, days).map(working_day_from)
}

/// The day itself if it is a working day, else the next one (Civil Code art. 193).
pub fn working_day_from(day: Date) -> Date {
    working_day_known_on(Date::MAX, day)
}

/// As [`working_day_from`], by the calendars that were known on another day: one that is published later moves nothing.
pub(crate) fn working_day_known_on(known_on: Date, day: Date) -> Date {
    let mut day = day;
    while !is_working_day_known_on(known_on, day) {
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
    fn a_calendar_that_is_published_later_moves_nothing() {
        // Tuesday, 23 February 2027 is off in any case, Monday the 22nd by the Government's decision only
        let monday = date(2027, 2, 22);
        assert_eq!(working_day_known_on(date(2026, 9, 30), monday), monday);
        assert_eq!(working_day_known_on(date(2026, 10, 1), monday), date(2027, 2, 24));
        assert_eq!(working_day_known_on(date(2026, 9, 30), date(2027, 2, 23)), date(2027, 2, 24));
    }

    #[test]
    fn a_term_that_ends_on_a_day_off_ends_on_the_next_working_day() {
        let saturday = date(2026, 11, 28);
        assert_eq!(term_ends_on(saturday, 14), Some(date(2026, 12, 14)));
        assert_eq!(term_ends_on(saturday, 12), Some(date(2026, 12, 10)));
        // into the holidays of the New Year
        assert_eq!(term_ends_on(saturday, 34), Some(date(2027, 1, 11)));
        // a Saturday at work
        assert_eq!(term_ends_on(date(2027, 2, 10), 10), Some(date(2027, 2, 20)));
        assert_eq!(term_ends_on(Date::MAX, 1), None);
    }

    #[test]
    fn the_calendar_runs_out_a_quarter_before_its_end() {
        assert_eq!(calendar_ends_on(), date(2027, 12, 31));
        assert!(!calendar_runs_out(date(2027, 9, 30)) && calendar_runs_out(date(2027, 10, 1)));
        let years: Vec<i16> = YEARS.iter().map(|year| year.number).collect();
        assert!(years.windows(2).all(|pair| pair[1] == pair[0] + 1), "{years:?}");
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
