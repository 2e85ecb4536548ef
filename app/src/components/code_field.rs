//! The field for a code from an SMS, and the button for another code with its countdown.

use leptos::prelude::*;

use crate::{components::field::Field, texts::texts};

/// «Код из СМС».
#[component]
pub fn CodeField(
    /// Under the label: where the code was sent.
    #[prop(into)]
    hint: String,
) -> impl IntoView {
    view! {
        <Field
            label=texts().common.sms_code
            name="code"
            hint
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength=12
            class="code-input"
        />
    }
}

/// The button that asks for another code. It stands in a form of its own and counts down as soon
/// as the page is hydrated; before, and without JavaScript, the server says when it is too soon.
#[component]
pub fn ResendButton(
    /// Seconds until another code may be asked for.
    after_s: u32,
) -> impl IntoView {
    let left = RwSignal::new(after_s);
    let counting = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        counting.set(true);
        leptos::task::spawn_local(async move {
            while left.try_get_untracked().is_some_and(|left| left > 0) {
                gloo_timers::future::TimeoutFuture::new(1000).await;
                // The page may have been left meanwhile.
                let _ = left.try_update(|left| *left = left.saturating_sub(1));
            }
        });
    });
    let waits = move || counting.get() && left.get() > 0;
    view! {
        <button type="submit" class="link-button" disabled=waits>{texts().common.resend}</button>
        <p class="countdown" role="timer">
            {move || (left.get() > 0).then(|| (texts().common.resend_in)(left.get()))}
        </p>
    }
}
