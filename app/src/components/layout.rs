//! The frame around the pages.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
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
            <a href="/" class="brand">{texts.brand()}</a>
            <nav aria-label=texts.navigation()>
                <A href="/login">{texts.sign_in()}</A>
            </nav>
        </header>
        <main id="content">{children()}</main>
        <Footer />
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
            <a href="/cabinet" class="brand">{texts.brand()}</a>
            <nav class="cabinet-nav" aria-label=texts.navigation()>
                <A href="/cabinet" exact=true>{texts.cabinet()}</A>
                <A href="/cabinet/apply">{texts.new_loan()}</A>
                <SignOutButton />
            </nav>
        </header>
        <main id="content">{children()}</main>
        <Footer />
    }
}

#[component]
fn SkipLink() -> impl IntoView {
    let common = texts::<CommonTexts>();
    view! { <a class="skip-link" href="#content">{common.skip_to_content()}</a> }
}

#[component]
fn Footer() -> impl IntoView {
    let texts = texts::<CommonTexts>();
    let other = texts.other();
    view! {
        <footer class="footer">
            <p>{texts.warning()}</p>
            <p>{texts.legal()}</p>
            <form class="language" method="post" action="/language" aria-label=texts.language()>
                <button type="submit" class="link-button" name="to" value=other.code() lang=other.code()>
                    {other.own_name()}
                </button>
            </form>
        </footer>
    }
}
