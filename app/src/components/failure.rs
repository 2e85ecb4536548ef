//! What is shown when something was refused or failed.

use leptos::prelude::*;
use leptos_router::components::Redirect;

use crate::{
    error::AppError,
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
            view! { <div class="note note--danger" role="alert"><p>{errors::failure(&error)}</p></div> }
        })
    }
}

/// A page that could not be loaded.
#[component]
pub fn Failure(
    /// Why.
    error: AppError,
) -> impl IntoView {
    let texts = texts::<CommonTexts>();
    match error {
        AppError::SignInRequired => view! { <Redirect path="/login" /> }.into_any(),
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
                <p>{errors::failure(&error)}</p>
                <a class="button" href="/cabinet">{texts.cabinet()}</a>
            </section>
        }
        .into_any(),
    }
}
