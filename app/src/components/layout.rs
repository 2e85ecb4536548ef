//! The frame around the pages.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::{
    components::{form::Form, form_action::FormAction},
    pages::login::api::SignOut,
    texts::{Language, texts},
};

/// The frame of the pages that need no sign-in.
#[component]
pub fn PublicFrame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let common = &texts().common;
    view! {
        <SkipLink />
        <header class="topbar">
            <a href="/" class="brand">{common.brand}</a>
            <nav aria-label=common.navigation>
                <A href="/login">{common.sign_in}</A>
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
    let common = &texts().common;
    let sign_out = FormAction::new::<SignOut>();
    view! {
        <SkipLink />
        <header class="topbar">
            <a href="/cabinet" class="brand">{common.brand}</a>
            <nav class="cabinet-nav" aria-label=common.navigation>
                <A href="/cabinet" exact=true>{common.cabinet}</A>
                <A href="/cabinet/apply">{common.new_loan}</A>
                <Form action=sign_out class="">
                    <button type="submit" class="link-button">{common.sign_out}</button>
                </Form>
            </nav>
        </header>
        <main id="content">{children()}</main>
        <Footer />
    }
}

#[component]
fn SkipLink() -> impl IntoView {
    view! { <a class="skip-link" href="#content">{texts().common.skip_to_content}</a> }
}

#[component]
fn Footer() -> impl IntoView {
    let texts = texts();
    let other = match texts.language {
        Language::Russian => Language::English,
        Language::English => Language::Russian,
    };
    view! {
        <footer class="footer">
            <p>{texts.common.warning}</p>
            <p>{texts.common.legal}</p>
            <form class="language" method="post" action="/language" aria-label=texts.common.language>
                <button type="submit" class="link-button" name="to" value=other.code() lang=other.code()>
                    {other.own_name()}
                </button>
            </form>
        </footer>
    }
}
