//! A month of what is to come. Which one stands in the address, so that its links work without JavaScript.

use jiff::civil::Date;
use lending::{is_working_day, iso_date};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::{
    figures::marked,
    texts::{ScheduleTexts, texts},
};

const DAYS_OF_WEEK: i8 = 7;

/// Something on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub date: Date,
    /// A payment; else the last day of a right.
    pub is_payment: bool,
    /// The id of what tells more on this page.
    pub place: String,
}

/// The month that the address asks for, within those of the marks.
#[component]
pub fn MonthCard(
    /// By date; at least one.
    marks: Vec<Mark>,
    /// The lender's today.
    today: Date,
) -> impl IntoView {
    let texts = texts::<ScheduleTexts>();
    let query = use_query_map();
    let (first, last) = (month_of(marks.first(), today), month_of(marks.last(), today));
    let asked = Memo::new(move |_| query.with(|query| query.get("month").as_deref().and_then(parse)));
    let month = move || asked.get().unwrap_or(first).clamp(first, last);
    let before = move || Some(month()).filter(|month| *month > first).and_then(|month| month.yesterday().ok());
    let after =
        move || Some(month()).filter(|month| *month < last).and_then(|month| month.last_of_month().tomorrow().ok());
    view! {
        <section class="card" id="month" tabindex="-1">
            <h2>{texts.by_month()}</h2>
            {move || {
                let month = month();
                let rows = weeks(month).into_iter().map(|week| row(week, &marks, today)).collect_view();
                view! {
                    <table class="month">
                        <caption aria-live="polite" inner_html=name_of(month)></caption>
                        <thead>
                            <tr>{(0..DAYS_OF_WEEK).map(weekday).collect_view()}</tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                }
            }}
            <p class="small quiet month-legend">
                <span><span class="month-mark month-mark--payment" aria-hidden="true"></span>{texts.legend_payment()}</span>
                <span><span class="month-mark month-mark--right" aria-hidden="true"></span>{texts.legend_right()}</span>
                <span><span class="month-mark month-mark--off" aria-hidden="true"></span>{texts.day_off()}</span>
            </p>
            {move || view! { <Others before=before() after=after() /> }}
        </section>
    }
    .into_any()
}

/// The links to the months before and after.
#[component]
fn Others(before: Option<Date>, after: Option<Date>) -> impl IntoView {
    let texts = texts::<ScheduleTexts>();
    let link = |day: Date, rel: &'static str| {
        view! { <a class="button" rel=rel href=address(day) inner_html=name_of(day)></a> }
    };
    let (before, after) = (before.map(|day| link(day, "prev")), after.map(|day| link(day, "next")));
    (before.is_some() || after.is_some()).then(|| {
        view! { <nav class="pager" aria-label=texts.months()>{before} {after}</nav> }
    })
}

fn weekday(number: i8) -> impl IntoView {
    let texts = texts::<ScheduleTexts>();
    view! { <th scope="col"><abbr title=texts.name_of_weekday(number)>{texts.weekday(number)}</abbr></th> }
}

fn row(week: Vec<Option<Date>>, marks: &[Mark], today: Date) -> AnyView {
    let days = week
        .into_iter()
        .map(|day| day.map_or_else(|| view! { <td></td> }.into_any(), |day| cell(day, marks, today)))
        .collect_view();
    view! { <tr>{days}</tr> }.into_any()
}

fn cell(day: Date, marks: &[Mark], today: Date) -> AnyView {
    let texts = texts::<ScheduleTexts>();
    let off = (!is_working_day(day)).then(|| view! { <span class="visually-hidden">", " {texts.day_off()}</span> });
    let class = if off.is_some() { "month-day month-day--off" } else { "month-day" };
    let marks = marks
        .iter()
        .filter(|mark| mark.date == day)
        .map(|Mark { is_payment, place, .. }| {
            let (class, words) = if *is_payment {
                ("month-mark month-mark--payment", texts.payment_mark())
            } else {
                ("month-mark month-mark--right", texts.right_mark())
            };
            view! {
                <a class=class href=format!("#{place}")>
                    <span class="month-words">{words}</span>
                    <span class="visually-hidden" translate="no">" " {texts.date(day)}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <td class=class>
            <time datetime=day.to_string() translate="no" aria-current=(day == today).then_some("date")>
                {day.day()}
            </time>
            {off}
            {marks}
        </td>
    }
    .into_any()
}

/// What the month of a day is called.
fn name_of(day: Date) -> String {
    let texts = texts::<ScheduleTexts>();
    marked(&texts.month(texts.name_of_month(day.month()), day.year()))
}

/// The first day of the month of something.
fn month_of(mark: Option<&Mark>, today: Date) -> Date {
    mark.map_or(today, |mark| mark.date).first_of_month()
}

/// The address of a day's month. It leads back to the month also where the page is loaded anew.
fn address(day: Date) -> String {
    format!("/cabinet/schedule?month={:04}-{:02}#month", day.year(), day.month())
}

/// The first day of a month like `2026-12`.
fn parse(month: &str) -> Option<Date> {
    iso_date::parse(&format!("{month}-01"))
}

/// The weeks of a month from Monday to Sunday; nothing stands where the days of other months would.
fn weeks(first: Date) -> Vec<Vec<Option<Date>>> {
    let before = first.weekday().to_monday_zero_offset();
    let days = (1..=first.days_in_month()).map(|day| Date::new(first.year(), first.month(), day).ok());
    let mut cells: Vec<_> = (0..before).map(|_| None).chain(days).collect();
    while cells.len() % 7 > 0 {
        cells.push(None);
    }
    cells.chunks(7).map(<[_]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_is_whole_weeks_from_monday() {
        // 1 December 2026 is a Tuesday, 1 February 2027 a Monday of four weeks
        let december = weeks(date(2026, 12, 1));
        assert_eq!(december.len(), 5);
        assert_eq!(december[0][..2], [None, Some(date(2026, 12, 1))]);
        assert_eq!(december[4][3..], [Some(date(2026, 12, 31)), None, None, None]);
        assert_eq!(weeks(date(2027, 2, 1)).len(), 4);
        for number in 1..=12 {
            let month = weeks(date(2028, number, 1));
            assert!(month.iter().all(|week| week.len() == 7));
            let days: Vec<_> = month.into_iter().flatten().flatten().collect();
            assert_eq!(days.len(), usize::try_from(date(2028, number, 1).days_in_month()).unwrap());
        }
    }

    #[test]
    fn a_month_stands_in_its_address() {
        assert_eq!(address(date(2026, 12, 31)), "/cabinet/schedule?month=2026-12#month");
        assert_eq!(parse("2026-12"), Some(date(2026, 12, 1)));
        for wrong in ["", "2026", "2026-13", "2026-12-01", "12-2026", "x"] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
