//! The frame around the pages.

use leptos::prelude::*;
use leptos_router::hooks::use_url;

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
                <Place href="/login" label=texts.sign_in() />
            </nav>
        </header>
        <main id="content" tabindex="-1">{children()}</main>
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
                <Place href="/cabinet" label=texts.cabinet() />
                <Place href="/cabinet/apply" label=texts.new_loan() />
                <SignOutButton />
            </nav>
        </header>
        <main id="content" tabindex="-1">{children()}</main>
    }
}

/// A link of the navigation; it says where one is.
#[component]
fn Place(href: &'static str, label: &'static str) -> impl IntoView {
    let url = use_url();
    let here = move || url.with(|url| url.path() == href).then_some("page");
    view! { <a href=href aria-current=here>{label}</a> }
}

#[component]
fn SkipLink() -> impl IntoView {
    let common = texts::<CommonTexts>();
    view! { <a class="skip-link" href="#content">{common.skip_to_content()}</a> }
}
