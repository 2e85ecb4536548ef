//! The way out.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{asked, request};
use crate::{
    components::{form::Form, form_action::FormAction},
    error::AppError,
    texts::{CommonTexts, texts},
};

/// Ends the session on the server.
#[server]
pub async fn sign_out() -> Result<(), AppError> {
    if let Some((token, _)) = request::session() {
        request::backend().visitor().sign_out(&token).await?;
    }
    request::set_cookie(request::SESSION_COOKIE, "", 0);
    asked::forget();
    request::redirect("/login");
    Ok(())
}

/// The button.
#[component]
pub fn SignOutButton() -> impl IntoView {
    let common = texts::<CommonTexts>();
    let action = FormAction::new::<SignOut>();
    view! {
        <Form action class="">
            <button type="submit" class="link-button">{common.sign_out()}</button>
        </Form>
    }
}
