//! What is to come as a calendar: days, contracts and reminders. No sums unless its owner wants them: calendars are seen by
//! others, too.

use backend::{
    cabinet::{ComingDates, ComingPayment, Right},
    calendar_feed::FeedSecret,
    clock::local_time,
};
use chrono::{Duration, NaiveDate};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Trigger};
use jiff::civil::Date;

use crate::texts::{Language, calendar_file::CalendarFileTexts};

/// Where calendars at an address of their own are.
pub const FEEDS: &str = "/calendar/";
/// Programs that read them are asked to come back after so many hours.
const AGAIN_AFTER_H: i64 = 12;
const SUFFIX: &str = ".ics";

/// The calendar. An event keeps its name: a file that is taken again makes no second of it.
pub fn calendar(dates: &ComingDates, with_sums: bool, language: Language, public_url: &str) -> String {
    let texts = CalendarFileTexts::from(language);
    let mut calendar = Calendar::new();
    calendar.name(texts.title()).ttl(&Duration::hours(AGAIN_AFTER_H));
    for ComingPayment { loan, number, date, payment, .. } in &dates.payments {
        let words = if with_sums { texts.event_with_sum(number, &texts.rubles(*payment)) } else { texts.event(number) };
        let page = format!("{public_url}/cabinet/loans/{loan}");
        calendar.extend(event(&format!("{date}-{loan}"), *date, &words, &page));
    }
    for right in &dates.rights {
        calendar.extend(match right {
            Right::Return { loan, number, until } => {
                let page = format!("{public_url}/cabinet/loans/{loan}");
                event(&format!("return-{loan}"), *until, &texts.may_return(number), &page)
            }
            Right::Refuse { application, until } => {
                let until = local_time(*until);
                let words = texts.may_refuse(&texts.date_time(until.into()));
                let page = format!("{public_url}/cabinet/applications/{application}");
                event(&format!("refuse-{application}"), until.date(), &words, &page)
            }
            Right::Sign { application, until } => {
                let page = format!("{public_url}/cabinet/applications/{application}");
                event(&format!("sign-{application}"), *until, texts.may_sign(), &page)
            }
        });
    }
    calendar.to_string()
}

/// A whole day, with a reminder at noon of the day before.
fn event(name: &str, date: Date, words: &str, page: &str) -> Option<Event> {
    let (year, month, day) = (date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs());
    let day = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
    let mut event = Event::new();
    event
        .uid(name)
        .all_day(day)
        .summary(words)
        .url(page)
        .alarm(Alarm::display(words, Trigger::before_start(Duration::hours(12))));
    Some(event.done())
}

/// The path of a calendar, in a language: whoever asks for it brings no cookie that says so.
pub fn feed_path(secret: &FeedSecret, language: Language) -> String {
    let code = if language == Language::default() { String::new() } else { format!(".{}", language.code()) };
    format!("{FEEDS}{}{code}{SUFFIX}", secret.as_text())
}

/// The secret and the language in the last step of such a path.
pub fn parse_feed(file: &str) -> Option<(FeedSecret, Language)> {
    let name = file.strip_suffix(SUFFIX)?;
    let (secret, language) = match name.split_once('.') {
        Some((secret, code)) => (secret, Language::parse(code)?),
        None => (name, Language::default()),
    };
    Some((FeedSecret::from_text(secret)?, language))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_path_leads_back_to_its_secret_and_language() {
        let secret = FeedSecret::from_text(&"A".repeat(43)).unwrap();
        for language in [Language::Russian, Language::English] {
            let path = feed_path(&secret, language);
            let (parsed, spoken) = parse_feed(path.strip_prefix(FEEDS).unwrap()).unwrap();
            assert_eq!((parsed.as_text(), spoken), (secret.as_text(), language), "{path}");
        }
        for wrong in ["", ".ics", "A.ics", "A", &format!("{}.fr.ics", "A".repeat(43)), &"A".repeat(43)] {
            assert!(parse_feed(wrong).is_none(), "{wrong}");
        }
    }
}
