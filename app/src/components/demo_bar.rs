//! The bar that moves the clock of the demonstration. Written by the server outside of the
//! hydrated part: it is no part of the product.

use leptos::prelude::*;

use crate::{request, texts::demonstration::DemonstrationTexts};

/// The bar; nothing outside of the demonstration.
#[component]
pub fn DemoBar() -> impl IntoView {
    let texts = DemonstrationTexts::from(request::language());
    let backend = request::backend();
    backend.config().is_demonstration().then(|| {
        let date = texts.date(backend.clock().today());
        let buttons = [1, 10, 30]
            .map(|days| {
                view! {
                    <button type="submit" class="button button--small" name="advance_days" value=days>
                        {texts.advance(days)}
                    </button>
                }
            })
            .collect_view();
        view! {
            <details class="demo-bar">
                <summary>{texts.title()} ". " {texts.today(&date)}</summary>
                <p class="demo-controls">
                    // No page of the program's: the router leaves it to the browser.
                    <a href="/demo" rel="external">
                        {texts.people()}
                    </a>
                </p>
                <form class="demo-controls" method="post" action="/demo/clock">{buttons}</form>
            </details>
        }
    })
}
