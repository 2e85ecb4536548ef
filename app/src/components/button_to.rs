//! A button that leads to another page.

use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Looks and speaks as a button, because to the borrower it begins something; it is a form that gets its page, so it works
/// without JavaScript.
#[component]
pub fn ButtonTo(
    /// The page.
    #[prop(into)]
    href: String,
    /// What it says.
    label: &'static str,
    /// Its classes.
    #[prop(default = "button button--main button--wide")]
    class: &'static str,
) -> impl IntoView {
    let navigate = use_navigate();
    let to = href.clone();
    let on_submit = move |event: SubmitEvent| {
        event.prevent_default();
        navigate(&to, NavigateOptions::default());
    };
    view! {
        <form method="get" action=href on:submit=on_submit>
            <button type="submit" class=class>
                {label}
            </button>
        </form>
    }
}
