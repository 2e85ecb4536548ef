//! A schedule of payments as a table: of an offer, of the calculator, of a loan.

use lending::{Instalment, PlannedPayment, PlannedState};
use leptos::prelude::*;

use crate::texts::{PaymentScheduleTexts, texts};

/// The table.
#[component]
pub fn PaymentSchedule(
    /// The payments, and what has become of each where that is known.
    rows: Vec<(Instalment, Option<PlannedState>)>,
) -> impl IntoView {
    let texts = texts::<PaymentScheduleTexts>();
    let with_states = rows.iter().any(|(_, state)| state.is_some());
    let state_head = with_states.then(|| view! { <th scope="col">{texts.state()}</th> });
    let rows = rows
        .into_iter()
        .map(|(Instalment { date, payment, interest, principal, balance }, state)| {
            let class = match state {
                Some(PlannedState::Paid) => "past",
                Some(PlannedState::Overdue) => "overdue",
                _ => "",
            };
            let state = state.map(|state| view! { <td role="cell" data-label=texts.state()>{texts.state_of(state)}</td> });
            view! {
                <tr role="row" class=class>
                    <th scope="row" role="rowheader" translate="no">{texts.date(date)}</th>
                    <td role="cell" class="number" data-label=texts.payment() translate="no">{texts.rubles(payment)}</td>
                    <td role="cell" class="number" data-label=texts.interest() translate="no">{texts.rubles(interest)}</td>
                    <td role="cell" class="number" data-label=texts.principal() translate="no">{texts.rubles(principal)}</td>
                    <td role="cell" class="number" data-label=texts.balance() translate="no">{texts.rubles(balance)}</td>
                    {state}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table" role="table" aria-label=texts.title()>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col">{texts.day()}</th>
                    <th scope="col" class="number">{texts.payment()}</th>
                    <th scope="col" class="number">{texts.interest()}</th>
                    <th scope="col" class="number">{texts.principal()}</th>
                    <th scope="col" class="number">{texts.balance()}</th>
                    {state_head}
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// A schedule as it stands on a day, for the table.
pub fn with_states(planned: Vec<PlannedPayment>) -> Vec<(Instalment, Option<PlannedState>)> {
    planned.into_iter().map(|PlannedPayment { instalment, state }| (instalment, Some(state))).collect()
}
