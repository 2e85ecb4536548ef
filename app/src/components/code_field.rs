//! A code from an SMS: that it is on its way, the field for it, and the button for another code with its countdown.

use lending::SmsCode;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::{
    components::field::Field,
    error::FieldErrors,
    figures::marked,
    texts::{CommonTexts, texts},
};

/// A code that is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodeOnItsWay {
    /// The phone with its middle hidden.
    pub phone_masked: String,
    /// Seconds until another code may be asked for.
    pub resend_after_s: u32,
    /// The how-manieth SMS it is.
    pub sendings: u32,
    /// It is the code of the SMS before.
    pub same_code: bool,
}

#[cfg(feature = "ssr")]
impl From<backend::sms_code::CodeSent> for CodeOnItsWay {
    fn from(sent: backend::sms_code::CodeSent) -> Self {
        Self {
            phone_masked: sent.phone_masked,
            resend_after_s: sent.resend_after_s,
            sendings: sent.sendings,
            same_code: sent.same_code,
        }
    }
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeForm {
    code: String,
}

impl CodeForm {
    /// The code, or what is wrong with it.
    pub fn parse(&self) -> Result<SmsCode, FieldErrors> {
        SmsCode::parse(&self.code).map_err(|error| FieldErrors::one("code", error))
    }
}

/// «Код из СМС».
#[component]
pub fn CodeField(
    /// Under the label: where the code was sent.
    #[prop(into)]
    hint: String,
) -> impl IntoView {
    let common = texts::<CommonTexts>();
    view! {
        <Field
            label=common.sms_code()
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
/// as the page is hydrated; before, and without JavaScript, the server says when it is too soon. It counts to a moment,
/// not by ticks: those stop while a phone sleeps.
#[component]
pub fn ResendButton(
    /// Seconds until another code may be asked for.
    after_s: u32,
) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let left = RwSignal::new(after_s);
    let counting = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        counting.set(true);
        let end_ms = now_ms() + 1000.0 * f64::from(after_s);
        leptos::task::spawn_local(async move {
            while left.try_get_untracked().is_some_and(|left| left > 0) {
                gloo_timers::future::TimeoutFuture::new(1000).await;
                // The page may have been left meanwhile.
                let _ = left.try_set(seconds_until(end_ms));
            }
        });
    });
    let waits = move || counting.get() && left.get() > 0;
    view! {
        <button type="submit" class="link-button" disabled=waits>{common.resend()}</button>
        <p
            class="countdown"
            role="timer"
            inner_html=move || match left.get() {
                0 => String::new(),
                left => marked(&common.resend_in(left)),
            }
        ></p>
    }
}

#[cfg(feature = "hydrate")]
use leptos::web_sys::js_sys::Date;

/// By the browser's clock, which goes on while the page sleeps.
#[cfg(feature = "hydrate")]
fn now_ms() -> f64 {
    Date::now()
}

#[cfg(feature = "hydrate")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number beyond the limits is made the limit"
)]
fn seconds_until(end_ms: f64) -> u32 {
    ((end_ms - now_ms()) / 1000.0).ceil() as u32
}
