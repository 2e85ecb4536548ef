//! The payments to come as a calendar: days, contracts and reminders. No sums: calendars are seen by others, too.

use chrono::{Duration, NaiveDate};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Trigger};

use crate::{
    pages::schedule::api::ComingPayment,
    texts::{Language, calendar_file::CalendarFileTexts},
};

/// The calendar. An event keeps its name: a file that is taken again makes no second of it.
pub fn calendar(coming: &[ComingPayment], language: Language, public_url: &str) -> String {
    let texts = CalendarFileTexts::from(language);
    let mut calendar = Calendar::new();
    calendar.name(texts.title());
    for ComingPayment { loan, number, date, .. } in coming {
        let day = NaiveDate::from_ymd_opt(
            date.year().into(),
            date.month().unsigned_abs().into(),
            date.day().unsigned_abs().into(),
        );
        let Some(day) = day else { continue };
        let words = texts.event(number);
        let mut event = Event::new();
        event
            .uid(&format!("{date}-{loan}"))
            .all_day(day)
            .summary(&words)
            .url(&format!("{public_url}/cabinet/loans/{loan}"))
            // at noon of the day before
            .alarm(Alarm::display(&words, Trigger::before_start(Duration::hours(12))));
        calendar.push(event.done());
    }
    calendar.to_string()
}
