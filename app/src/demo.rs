//! The demonstration's page of people. Written by the server, and no part of the product: it has no program.

use backend::seed::Situation;
use leptos::prelude::*;

use crate::{
    components::{demo_bar::DemoBar, footer::Footer},
    request,
    shell::{Assets, head},
    texts::{Language, demonstration::DemonstrationTexts},
};

/// The document: everybody by situation, each with a button to be that person.
pub fn demo_page(assets: &Assets, situations: &[Situation]) -> impl IntoView + use<> {
    let language = request::language();
    let texts = DemonstrationTexts::from(language);
    let backend = request::backend();
    let brand = backend.config().lender.brand.clone();
    let today = texts.date(backend.clock().today());
    let people = situations
        .iter()
        .map(|situation| {
            view! {
                <section class="card">
                    <h2>{texts.situation(*situation)}</h2>
                    <p>{texts.about(*situation)}</p>
                    <form method="post" action="/demo/enter">
                        <button type="submit" class="button button--main" name="situation" value=situation.code()>
                            {texts.enter(*situation)}
                        </button>
                    </form>
                </section>
            }
        })
        .collect_view();
    view! {
        <!DOCTYPE html>
        <html lang=language.code()>
            <head>
                {head(assets)}
                <title>{texts.people()}</title>
            </head>
            <body>
                <header class="topbar">
                    <a href="/" class="brand">{brand}</a>
                </header>
                <main id="content">
                    <div class="page-narrow">
                        <div class="page-head">
                            <h1>{texts.people()}</h1>
                            <p class="lead">{texts.lead()}</p>
                            <p>{texts.clock(&today)}</p>
                        </div>
                        {people}
                    </div>
                </main>
                <Footer />
                <DemoBar />
            </body>
        </html>
    }
}

/// Why the demonstration's clock is not moved further.
pub fn clock_goes_no_further(language: Language) -> &'static str {
    DemonstrationTexts::from(language).no_further()
}
