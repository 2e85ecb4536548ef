//! What is shown when something was refused or failed.

use leptos::prelude::*;

use crate::{
    error::AppError,
    figures::marked,
    pieces::whole_page,
    texts::{CommonTexts, errors, texts},
};

/// A refusal inside a page: beside the form that was sent.
#[component]
pub fn Refused(
    /// The error, if there is one.
    error: Signal<Option<AppError>>,
) -> impl IntoView {
    move || {
        error.get().map(|error| {
            let words = marked(&errors::failure(&error));
            // The server leads from this very page to sign-in, and back.
            let sign_in = (error == AppError::SignInRequired)
                .then(|| view! { <a href="" rel="external">{texts::<CommonTexts>().sign_in()}</a> });
            view! { <div class="note note--danger" role="alert"><p inner_html=words></p>{sign_in}</div> }
        })
    }
}

/// What a step left in the browser's cookies did not come back.
#[component]
pub fn CookiesGone() -> impl IntoView {
    let texts = texts::<CommonTexts>();
    view! { <div class="note note--warn" role="alert"><p>{texts.cookies_gone()}</p></div> }
}

/// A page that could not be loaded.
#[component]
pub fn Failure(
    /// Why.
    error: AppError,
) -> impl IntoView {
    let texts = texts::<CommonTexts>();
    match error {
        AppError::SignInRequired => {
            whole_page();
            ().into_any()
        }
        AppError::NotFound => view! {
            <section class="empty">
                <h1>{texts.not_found()}</h1>
                <p>{texts.not_found_hint()}</p>
                <a class="button" href="/">{texts.to_start()}</a>
            </section>
        }
        .into_any(),
        error => view! {
            <section class="empty" role="alert">
                <h1>{texts.trouble()}</h1>
                <p inner_html=marked(&errors::failure(&error))></p>
                <a class="button" href="/cabinet">{texts.cabinet()}</a>
            </section>
        }
        .into_any(),
    }
}
