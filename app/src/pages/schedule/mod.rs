//! The payments to come of all loans, by date.

pub mod api;

use leptos::prelude::*;
use leptos_meta::Title;

use self::api::{ComingPayment, ListComingPayments};
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
    let coming = load::data(|| ListComingPayments {});
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">
            <div class="page-head">
                <a href="/cabinet" class="back">{common.cabinet()}</a>
                <h1>{texts.title()}</h1>
            </div>
            {load::show(coming, |coming| view! { <Coming coming /> })}
        </div>
    }
    .into_any()
}

#[component]
fn Coming(coming: Vec<ComingPayment>) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ScheduleTexts>();
    if coming.is_empty() {
        return view! {
            <section class="empty">
                <p>{texts.none()}</p>
                <a href="/cabinet/apply" class="button">{common.new_loan()}</a>
            </section>
        }
        .into_any();
    }
    let items = coming
        .into_iter()
        .map(|ComingPayment { loan, number, date, payment, is_overdue }| {
            let overdue = is_overdue.then(|| view! { " " <span class="tag tag--danger">{texts.overdue()}</span> });
            view! {
                <li>
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
