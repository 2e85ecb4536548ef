//! Days and hours are Moscow's. That is said wherever one matters, and a browser in another zone is shown its own hour beside.

use jiff::civil::Date;
use leptos::prelude::*;

use crate::{
    figures::marked,
    local_time::LocalTime,
    texts::{MoscowTexts, texts},
};

/// Says when a day ends.
#[component]
pub fn MoscowDays(
    /// The last day of a term, for its end by the browser's own clock.
    until: Date,
) -> impl IntoView {
    let texts = texts::<MoscowTexts>();
    view! { <p class="small quiet"><span inner_html=marked(texts.day_ends())></span> <OwnTime at=LocalTime::end_of(until) /></p> }
}

/// A moment by the browser's own clock, where that is not Moscow's. The server does not know the zone: it comes with
/// hydration, as an element of its own, so that no text of the page is changed.
#[component]
pub fn OwnTime(
    /// The moment in Moscow.
    at: LocalTime,
) -> impl IntoView {
    let texts = texts::<MoscowTexts>();
    let own = RwSignal::new(None::<LocalTime>);
    #[cfg(feature = "hydrate")]
    Effect::new(move || own.set(in_own_zone(at)));
    let words = move |own: LocalTime| {
        let time = format!("{:02}:{:02}", own.hour, own.minute);
        if own.date == at.date { texts.own_time(&time) } else { texts.own_day(&time, &texts.date(own.date)) }
    };
    move || own.get().map(|own| view! { <span translate="no">" " {words(own)}</span> })
}

/// The moment by the browser's clock; none if it shows what Moscow's does.
#[cfg(feature = "hydrate")]
fn in_own_zone(at: LocalTime) -> Option<LocalTime> {
    use web_sys::js_sys;

    let minutes = i32::try_from(at.minutes_since_1970()).ok()?;
    let own = js_sys::Date::new(&(f64::from(minutes) * 60_000.0).into());
    let part = |number: u32| i8::try_from(number).ok();
    let year = i16::try_from(own.get_full_year()).ok()?;
    let date = Date::new(year, part(own.get_month() + 1)?, part(own.get_date())?).ok()?;
    let own = LocalTime { date, hour: part(own.get_hours())?, minute: part(own.get_minutes())? };
    (own != at).then_some(own)
}
