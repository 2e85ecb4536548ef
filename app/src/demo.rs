//! The demonstration's page of people. Written by the server, and no part of the product: it has no program.

use backend::seed::Situation;
use leptos::prelude::*;

use crate::{
    components::{demo_bar::DemoBar, footer::Footer},
    request,
    shell::{Assets, OWN_FAVICON, OWN_STYLE},
    texts::demonstration::DemonstrationTexts,
};

/// The document: everybody by situation, each with a button to be that person.
pub fn demo_page(assets: &Assets, situations: &[Situation]) -> impl IntoView + use<> {
    let language = request::language();
    let texts = DemonstrationTexts::from(language);
    let backend = request::backend();
    let brand = backend.config().lender.brand.clone();
    let own_style = backend.config().brand_folder.is_some();
    let css = assets.css.clone();
    let favicon = if own_style { OWN_FAVICON.to_owned() } else { assets.favicon.to_string() };
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
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{texts.people()}</title>
                <link rel="stylesheet" href=css.to_string() />
                {own_style.then(|| view! { <link rel="stylesheet" href=OWN_STYLE /> })}
                <link rel="icon" href=favicon r#type="image/svg+xml" />
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
