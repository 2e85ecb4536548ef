//! «Сколько я должен на дату»: computed where the page is. Without JavaScript the date is asked
//! for in the address, and the server computes the same.

use jiff::civil::Date;
use lending::{Loan, days_between, iso_date};
use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::hooks::use_query_map;

use crate::{
    components::{
        debt::{DebtParts, Derivations},
        money::LargeMoney,
        rows::Rows,
    },
    figures::marked,
    texts::{LoanTexts, texts},
};

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
    let on_input = move |event| {
        // A date that is being typed is not one yet.
        if let Some(date) = iso_date::parse(&event_target_value(&event)) {
            day.set(date);
        }
    };
    let disbursed_on = loan.terms().disbursed_on;
    view! {
        <section class="card" aria-labelledby="on-date">
            <h2 id="on-date">{texts.debt_on_date()}</h2>
            <form class="cluster" method="get" on:submit=|event: SubmitEvent| event.prevent_default()>
                <div class="field">
                    <label for="date">{texts.day()}</label>
                    <input
                        id="date"
                        name="date"
                        type="date"
                        min=disbursed_on.to_string()
                        value=day.get_untracked().to_string()
                        on:input=on_input
                    />
                </div>
                <button type="submit" class="button until-hydrated">{texts.show()}</button>
            </form>
            <div class="stack" role="status">{move || view! { <DebtOf loan=loan.clone() day=day.get() /> }}</div>
        </section>
    }
}

#[component]
fn DebtOf(loan: Loan, day: Date) -> impl IntoView {
    let texts = texts::<LoanTexts>();
    let terms = loan.terms();
    if day < terms.disbursed_on {
        return view! { <p class="note">{texts.before_disbursement()}</p> }.into_any();
    }
    let debt = loan.debt_on(day);
    let derivations = Derivations::of(&debt, terms, day);
    let late = u32::try_from(days_between(loan.due_on(day), day)).ok().filter(|days| *days > 0 && debt.is_overdue);
    view! {
        <p class="quiet" translate="no">{texts.date(day)}</p>
        <LargeMoney amount=debt.total() />
        <Rows>
            <DebtParts debt derivations />
        </Rows>
        {late.map(|days| view! { <p class="note note--warn" inner_html=marked(&texts.late(&texts.days(days)))></p> })}
        <p class="small quiet">{texts.if_nothing_else()}</p>
    }
    .into_any()
}
