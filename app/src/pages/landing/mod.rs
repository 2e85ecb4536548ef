//! The first page: what a loan costs, before anything is asked.

pub mod api;
pub mod form;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::{
    api::{ChooseLoan, LoadCalculator},
    form::ChoiceForm,
};
use crate::{
    components::{
        calculator::{Calculator, CalculatorData},
        form::{Form, Submit},
        form_action::{Check, FormAction},
        load,
    },
    texts::texts,
};

/// The page.
#[component]
pub fn LandingPage() -> impl IntoView {
    let query = use_query_map();
    let typed = move || query.with(|query| query.get("amount").map(|_| ChoiceForm::from_query(query)));
    let data = load::data(move || LoadCalculator { typed: typed() });
    let landing = &texts().landing;
    let steps = landing.steps.map(|step| view! { <li>{step}</li> }).collect_view();
    view! {
        <Title text=landing.title />
        <div class="page columns columns--hero">
            <div class="hero">
                <h1>{landing.title}</h1>
                <p class="lead">{landing.lead}</p>
            </div>
            <section class="card">{load::show(data, |data| view! { <CalculatorForm data /> })}</section>
            <section class="stack">
                <h2>{landing.how}</h2>
                <ol>{steps}</ol>
            </section>
        </div>
    }
}

#[component]
fn CalculatorForm(data: CalculatorData) -> impl IntoView {
    let landing = &texts().landing;
    let choose = FormAction::new::<ChooseLoan>();
    let check = Check::parsing(ChoiceForm::parse);
    view! {
        <Form action=choose check>
            <Calculator data />
            <Submit label=landing.get_money />
            <button type="submit" class="button until-hydrated" formaction="/" formmethod="get">
                {landing.calculate}
            </button>
        </Form>
    }
}
