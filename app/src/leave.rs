//! The way to the acquirer's page for a form that the browser itself has posted. Written by the server: it has no program.
//!
//! Browsers hold each step that follows such a form to its page's policy (`form-action`), and the acquirer may lead on to a
//! bank that we don't know. From here the browser goes as by a link, which no policy holds.

use leptos::prelude::*;

use crate::{
    request,
    shell::{Assets, head},
    texts::document::DocumentTexts,
};

/// The document that leads to an address.
pub fn leave_page(assets: &Assets, to: &str) -> impl IntoView + use<> {
    let language = request::language();
    let texts = DocumentTexts::from(language);
    let at_once = format!("0;url={to}");
    let to = to.to_owned();
    view! {
        <!DOCTYPE html>
        <html lang=language.code()>
            <head>
                {head(assets)}
                <meta http-equiv="refresh" content=at_once />
                <title>{texts.leaving()}</title>
            </head>
            <body>
                <main id="content">
                    <div class="page-narrow stack">
                        <h1>{texts.leaving()}</h1>
                        <p>
                            <a class="button button--main" href=to>
                                {texts.go_there()}
                            </a>
                        </p>
                    </div>
                </main>
            </body>
        </html>
    }
}
