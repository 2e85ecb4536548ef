//! What is to come: the payments of all loans by date and by month, the rights that end, and the calendars that tell it.

pub mod api;
pub mod feed;
pub mod month;
pub mod rights;

use jiff::civil::Date;
use leptos::prelude::*;
use leptos_meta::Title;

use self::{
    api::{ComingPayment, LoadSchedule, SchedulePageData},
    feed::{Actions, FeedCard, NewFeed},
    month::{Mark, MonthCard},
    rights::RightsCard,
};
use crate::{
    components::load,
    figures::marked,
    texts::{CommonTexts, ScheduleTexts, texts},
};

/// The page.
#[component]
pub fn SchedulePage() -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ScheduleTexts>();
    let actions = Actions::begin();
    let data = load::data_again(move || actions.answers(), || LoadSchedule {});
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">
            <div class="page-head">
                <a href="/cabinet" class="back">{common.cabinet()}</a>
                <h1>{texts.title()}</h1>
            </div>
            {load::show(data, move |data| view! { <ScheduleView data actions /> })}
        </div>
    }
    .into_any()
}

#[component]
fn ScheduleView(data: SchedulePageData, actions: Actions) -> impl IntoView {
    let new = data.feed.as_ref().and_then(|feed| feed.address.clone());
    let marks = marks(&data);
    let month = (!marks.is_empty()).then(|| view! { <MonthCard marks today=data.today /> });
    let has_rights = !data.rights.is_empty() || data.complaint.is_some();
    let rights = has_rights.then(|| view! { <RightsCard rights=data.rights complaint=data.complaint /> });
    view! {
        {new.map(|address| view! { <NewFeed address /> })}
        <Coming payments=data.payments />
        {month}
        {rights}
        <FeedCard feed=data.feed actions />
    }
    .into_any()
}

/// What is marked on its day, by date, with where the page tells more of it.
fn marks(data: &SchedulePageData) -> Vec<Mark> {
    let mut marks: Vec<Mark> = data
        .payments
        .iter()
        .map(|payment| Mark { date: payment.date, is_payment: true, place: place_of(payment.date) })
        .collect();
    // of payments on one day the list's first entry is found
    marks.dedup();
    let rights = data.rights.iter();
    marks.extend(rights.map(|right| Mark { date: right.day(), is_payment: false, place: right.place() }));
    marks.sort_by_key(|mark| mark.date);
    marks
}

/// The place of a day's payments in the list.
fn place_of(date: Date) -> String {
    format!("day-{date}")
}

#[component]
fn Coming(payments: Vec<ComingPayment>) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ScheduleTexts>();
    if payments.is_empty() {
        return view! {
            <section class="empty">
                <p>{texts.none()}</p>
                <a href="/cabinet/apply" class="button">{common.new_loan()}</a>
            </section>
        }
        .into_any();
    }
    let mut last = None;
    let items = payments
        .into_iter()
        .map(|ComingPayment { loan, number, date, payment, is_overdue }| {
            let overdue = is_overdue.then(|| view! { " " <span class="tag tag--danger">{texts.overdue()}</span> });
            let place = (last.replace(date) != Some(date)).then(|| place_of(date));
            view! {
                <li id=place tabindex="-1">
                    <span class="timeline-what">
                        <a href=format!("/cabinet/loans/{loan}") inner_html=marked(&texts.contract(&number))></a>
                        {overdue}
                    </span>
                    <span class="timeline-sum" translate="no">{texts.rubles(payment)}</span>
                    <time datetime=date.to_string() translate="no">{texts.date(date)}</time>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card">
            <h2>{texts.coming()}</h2>
            <ol class="timeline">{items}</ol>
            <p class="small quiet">{texts.as_planned()}</p>
            // Not the program's to follow: it is a file.
            <a href="/cabinet/schedule.ics" class="button" rel="external" download="schedule.ics">
                {texts.to_calendar()}
            </a>
            <p class="small quiet">{texts.calendar_hint()}</p>
        </section>
    }
    .into_any()
}
