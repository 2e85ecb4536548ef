//! The full cost worked out anew where the page is, from the flows that the document's was made of.

use jiff::civil::Date;
use lending::{Flow, FullCost, add_days, full_cost};
use leptos::prelude::*;

use crate::{
    components::rows::{Row, Rows},
    figures::marked,
    texts::{FullCostTexts, texts},
};

/// «Как посчитана ПСК»: the flows, what they come to, and what the document says.
#[component]
pub fn FullCostExplained(
    /// The day on which the money is lent.
    start: Date,
    /// The flows.
    flows: Vec<Flow>,
    /// What the document says, where that is known.
    in_document: Option<FullCost>,
    /// Where the flows are downloaded.
    file: String,
) -> impl IntoView {
    let texts = texts::<FullCostTexts>();
    let opened = RwSignal::new(false);
    let table = view! { <FlowTable start flows=flows.clone() /> };
    // Whoever opens it sees what this very browser makes of the flows.
    let outcome = move || {
        opened.track();
        view! { <Outcome flows=flows.clone() in_document /> }
    };
    view! {
        <details class="disclosure" on:toggle=move |_| opened.update(|opened| *opened = !*opened)>
            <summary>{texts.title()}</summary>
            <p class="small quiet" inner_html=marked(texts.lead())></p>
            {table}
            {outcome}
            // Not the program's to follow: it is a file.
            <p><a href=file rel="external" download="flows.csv">{texts.download()}</a></p>
        </details>
    }
}

#[component]
fn FlowTable(start: Date, flows: Vec<Flow>) -> impl IntoView {
    let texts = texts::<FullCostTexts>();
    let rows = flows
        .into_iter()
        .map(|Flow { day, amount }| {
            let date = add_days(start, day).unwrap_or(start);
            view! {
                <tr role="row">
                    <th scope="row" role="rowheader" translate="no">{texts.date(date)}</th>
                    <td role="cell" class="number" data-label=texts.day() translate="no">{day}</td>
                    <td role="cell" class="number" data-label=texts.sum() translate="no">{texts.rubles(amount)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="table" role="table" aria-label=texts.flows()>
            <thead role="rowgroup">
                <tr role="row">
                    <th scope="col">{texts.date_head()}</th>
                    <th scope="col" class="number">{texts.day()}</th>
                    <th scope="col" class="number">{texts.sum()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

#[component]
fn Outcome(flows: Vec<Flow>, in_document: Option<FullCost>) -> impl IntoView {
    let texts = texts::<FullCostTexts>();
    let Ok(result) = full_cost(&flows) else { return ().into_any() };
    let a_year = move |full_cost| texts.a_year(&texts.percent(full_cost));
    let compared = in_document.map(|named| {
        let words = if named == result.full_cost { texts.same() } else { texts.differs() };
        view! { <Row name=texts.in_document() value=a_year(named) derivation=words /> }
    });
    view! {
        <Rows>
            <Row name=texts.base_period() value=texts.days(result.base_period_days) />
            <Row name=texts.in_rubles() value=texts.rubles(result.amount) />
            <Row name=texts.recomputed() value=a_year(result.full_cost) sum=true />
            {compared}
        </Rows>
    }
    .into_any()
}
