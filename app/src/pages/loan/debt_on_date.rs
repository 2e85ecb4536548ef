//! «Сколько я должен на дату»: computed where the page is. Without JavaScript the date is asked
//! for in the address, and the server computes the same.

use jiff::civil::Date;
use lending::{Loan, add_days, days_between, iso_date};
use leptos::{ev::SubmitEvent, html, prelude::*};
use leptos_router::hooks::use_query_map;

use super::explained::ExplainedDebt;
use crate::{
    components::money::LargeMoney,
    figures::marked,
    texts::{ExplainedTexts, LoanTexts, texts},
};

/// The slider ends so many days after the last payment's day, or after today.
const DAYS_BEYOND: u32 = 90;

/// A date to choose, and the debt on it.
#[component]
pub fn DebtOnDate(
    /// The loan.
    loan: Loan,
    /// The lender's today, chosen at first.
    today: Date,
) -> impl IntoView {
    let texts = texts::<LoanTexts>();
    let asked = use_query_map().with_untracked(|query| query.get("date"));
    let day = RwSignal::new(asked.and_then(|date| iso_date::parse(&date)).unwrap_or(today));
    let from = loan.terms().disbursed_on;
    let until = add_days(loan.due_on(today).max(today), DAYS_BEYOND).unwrap_or(Date::MAX);
    view! {
        <section class="card" aria-labelledby="on-date">
            <h2 id="on-date">{texts.debt_on_date()}</h2>
            <DayChoice from until day />
            <DebtOf loan=StoredValue::new(loan) today day />
        </section>
    }
}

/// A day to choose: typed, or moved by a slider. They follow one another, and neither is written to while it is moved
/// itself. The slider sends nothing, so it shows where scripts run only.
#[component]
fn DayChoice(from: Date, until: Date, day: RwSignal<Date>) -> impl IntoView {
    let slider_texts = texts::<ExplainedTexts>();
    let texts = texts::<LoanTexts>();
    let typed = NodeRef::<html::Input>::new();
    let slider = NodeRef::<html::Input>::new();
    let first = day.get_untracked();
    let choose = move |date: Date| {
        if let Some(slider) = slider.get_untracked() {
            slider.set_value(&days_between(from, date).to_string());
        }
        day.set(date);
    };
    // What was typed before the page was hydrated counts.
    Effect::new(move || {
        let date = typed.get().and_then(|typed| iso_date::parse(&typed.value()));
        if let Some(date) = date.filter(|date| *date != day.get_untracked()) {
            choose(date);
        }
    });
    let on_typed = move |event| {
        // A date that is being typed is not one yet.
        if let Some(date) = iso_date::parse(&event_target_value(&event)) {
            choose(date);
        }
    };
    let on_moved = move |event| {
        let Some(date) = event_target_value(&event).parse().ok().and_then(|days| add_days(from, days)) else { return };
        if let Some(typed) = typed.get_untracked() {
            typed.set_value(&date.to_string());
        }
        day.set(date);
    };
    view! {
        <form class="stack" method="get" on:submit=|event: SubmitEvent| event.prevent_default()>
            <div class="cluster">
                <div class="field">
                    <label for="date">{texts.day()}</label>
                    <input
                        node_ref=typed
                        id="date"
                        name="date"
                        type="date"
                        min=from.to_string()
                        value=first.to_string()
                        on:input=on_typed
                    />
                </div>
                <button type="submit" class="button until-hydrated">{texts.show()}</button>
            </div>
            <div class="range once-hydrated">
                <input
                    node_ref=slider
                    type="range"
                    aria-label=slider_texts.day_slider()
                    aria-valuetext=move || texts.date(day.get())
                    translate="no"
                    min="0"
                    max=days_between(from, until).to_string()
                    value=days_between(from, first).to_string()
                    on:input=on_moved
                />
                <div class="range-ends" translate="no">
                    <span>{texts.date(from)}</span>
                    <span>{texts.date(until)}</span>
                </div>
            </div>
        </form>
    }
}

#[component]
fn DebtOf(loan: StoredValue<Loan>, today: Date, day: RwSignal<Date>) -> impl IntoView {
    let texts = texts::<LoanTexts>();
    let from = loan.with_value(|loan| loan.terms().disbursed_on);
    let is_lent = Memo::new(move |_| day.get() >= from);
    let total = move || match day.get() {
        day if day < from => view! { <p class="note">{texts.before_disbursement()}</p> }.into_any(),
        day => view! { <TotalOf loan day /> }.into_any(),
    };
    let parts = move || {
        is_lent.get().then(|| {
            view! {
                <ExplainedDebt loan today day />
                <p class="small quiet">{texts.if_nothing_else()}</p>
            }
        })
    };
    view! {
        <div class="stack" role="status">{total}</div>
        {parts}
    }
}

#[component]
fn TotalOf(loan: StoredValue<Loan>, day: Date) -> impl IntoView {
    let texts = texts::<LoanTexts>();
    let (debt, due_on) = loan.with_value(|loan| (loan.debt_on(day), loan.due_on(day)));
    let late = u32::try_from(days_between(due_on, day)).ok().filter(|days| *days > 0 && debt.is_overdue);
    view! {
        <p class="quiet" translate="no">{texts.date(day)}</p>
        <LargeMoney amount=debt.total() />
        {late.map(|days| view! { <p class="note note--warn" inner_html=marked(&texts.late(&texts.days(days)))></p> })}
    }
}
