//! The first page: what a loan costs, before anything is asked.

pub mod api;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::api::{ChooseLoan, LoadCalculator};
use crate::{
    components::{
        calculator::{Calculator, CalculatorData, ChoiceForm},
        form::{Form, Submit},
        form_action::{Check, FormAction},
        load,
    },
    texts::{LandingTexts, texts},
};

/// The page.
#[component]
pub fn LandingPage() -> impl IntoView {
    let texts = texts::<LandingTexts>();
    let query = use_query_map();
    let typed = move || {
        query.with(|query| query.get("amount").or_else(|| query.get("product")).map(|_| ChoiceForm::from_query(query)))
    };
    let data = load::data(move || LoadCalculator { typed: typed() });
    let steps = texts.steps().map(|step| view! { <li>{step}</li> }).collect_view();
    view! {
        <Title text=texts.title() />
        <div class="page columns columns--hero">
            <div class="hero">
                <h1>{texts.title()}</h1>
                <p class="lead">{texts.lead()}</p>
            </div>
            <section class="card">{load::show(data, |data| view! { <CalculatorForm data /> })}</section>
            <section class="stack">
                <h2>{texts.how()}</h2>
                <ol>{steps}</ol>
            </section>
        </div>
    }
}

#[component]
fn CalculatorForm(data: CalculatorData) -> impl IntoView {
    let texts = texts::<LandingTexts>();
    let choose = FormAction::new::<ChooseLoan>();
    let check = Check::parsing(ChoiceForm::parse);
    view! {
        <Form action=choose check>
            <Calculator data in_address=true />
            <Submit label=texts.get_money() />
            <button type="submit" class="button until-hydrated" formaction="/" formmethod="get">
                {texts.calculate()}
            </button>
        </Form>
    }
}
