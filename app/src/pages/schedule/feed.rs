//! The calendar at an address of its own: made, changed, ended. Its address is shown once.

use leptos::prelude::*;

use super::api::{EndCalendarFeed, Feed, MakeCalendarFeed, ShowSumsInCalendar};
use crate::{
    components::{
        field::Checkbox,
        form::{Form, Submit},
        form_action::FormAction,
    },
    figures::marked,
    texts::{ScheduleTexts, texts},
};

/// What a ticked box is sent as.
const TICKED: &str = "yes";

/// What the borrower can do. Kept by the page, so that a refusal stays while the data are loaded again.
#[derive(Clone, Copy)]
pub struct Actions {
    make: FormAction,
    sums: FormAction,
    end: FormAction,
}

impl Actions {
    /// Made where the page begins.
    pub fn begin() -> Self {
        Self {
            make: FormAction::new::<MakeCalendarFeed>(),
            sums: FormAction::new::<ShowSumsInCalendar>(),
            end: FormAction::new::<EndCalendarFeed>(),
        }
    }

    /// How many requests have been answered.
    pub fn answers(self) -> usize {
        self.make.answers() + self.sums.answers() + self.end.answers()
    }
}

/// A new calendar's address, at the head of the page: it is not shown again.
#[component]
pub fn NewFeed(
    /// Of https.
    address: String,
) -> impl IntoView {
    let texts = texts::<ScheduleTexts>();
    // Calendars open an address of this kind by themselves.
    let subscribe = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}")).unwrap_or_default();
    view! {
        <section class="card" role="status">
            <h2>{texts.new_feed()}</h2>
            <div class="field">
                <label for="feed-address">{texts.address()}</label>
                <p class="hint" id="feed-address-hint">{texts.new_feed_text()}</p>
                <input
                    id="feed-address"
                    type="url"
                    readonly=true
                    translate="no"
                    autocomplete="off"
                    value=address
                    aria-describedby="feed-address-hint"
                />
            </div>
            <a class="button" href=subscribe rel="external">{texts.subscribe()}</a>
        </section>
    }
    .into_any()
}

/// Whether there is one, and what can be done with it.
#[component]
pub fn FeedCard(
    /// The calendar, if there is one.
    feed: Option<Feed>,
    /// What can be done.
    actions: Actions,
) -> impl IntoView {
    let texts = texts::<ScheduleTexts>();
    let body = match feed {
        Some(feed) => view! { <Existing feed actions /> }.into_any(),
        None => view! {
            <Form action=actions.make>
                <Checkbox label=texts.show_sums() name="with_sums" />
                <Submit label=texts.make_feed() class="button button--wide" />
            </Form>
        }
        .into_any(),
    };
    view! {
        <section class="card">
            <h2>{texts.feed()}</h2>
            <p>{texts.feed_text()}</p>
            {body}
        </section>
    }
    .into_any()
}

#[component]
fn Existing(feed: Feed, actions: Actions) -> impl IntoView {
    let texts = texts::<ScheduleTexts>();
    let since = texts.feed_since(&texts.date_time(feed.since));
    let (now, other) =
        if feed.with_sums { (texts.with_sums(), texts.hide_sums()) } else { (texts.without_sums(), texts.show_sums()) };
    let sent = |ticked: bool| if ticked { TICKED } else { "" };
    view! {
        <p inner_html=marked(&since)></p>
        <p>{now}</p>
        <Form action=actions.sums>
            <input type="hidden" name="with_sums" value=sent(!feed.with_sums) />
            <Submit label=other class="button button--wide" />
        </Form>
        <Form action=actions.make>
            <input type="hidden" name="with_sums" value=sent(feed.with_sums) />
            <Submit label=texts.renew_feed() class="button button--wide" />
        </Form>
        <p class="small quiet">{texts.renew_hint()}</p>
        <Form action=actions.end>
            <Submit label=texts.end_feed() class="button button--wide" />
        </Form>
    }
    .into_any()
}
