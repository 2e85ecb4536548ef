//! The frame around the pages.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    brand::brand,
    components::sign_out::SignOutButton,
    texts::{CommonTexts, texts},
};

/// The frame of the pages that need no sign-in.
#[component]
pub fn PublicFrame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let texts = texts::<CommonTexts>();
    view! {
        <SkipLink />
        <header class="topbar">
            <a href="/" class="brand">{brand()}</a>
            <nav aria-label=texts.navigation()>
                <A href="/login">{texts.sign_in()}</A>
            </nav>
        </header>
        <main id="content">{children()}</main>
    }
}

/// The frame of a signed-in borrower's pages.
#[component]
pub fn CabinetFrame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let texts = texts::<CommonTexts>();
    view! {
        <SkipLink />
        <header class="topbar">
            <a href="/cabinet" class="brand">{brand()}</a>
            <nav class="cabinet-nav" aria-label=texts.navigation()>
                <A href="/cabinet" exact=true>{texts.cabinet()}</A>
                <A href="/cabinet/apply">{texts.new_loan()}</A>
                <SignOutButton />
            </nav>
        </header>
        <main id="content">{children()}</main>
    }
}

#[component]
fn SkipLink() -> impl IntoView {
    let common = texts::<CommonTexts>();
    view! { <a class="skip-link" href="#content">{common.skip_to_content()}</a> }
}
