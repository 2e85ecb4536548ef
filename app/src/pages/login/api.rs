//! Signing in.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{PasswordForm, PhoneForm};
#[cfg(feature = "ssr")]
use crate::request;
use crate::{
    components::code_field::{CodeForm, CodeOnItsWay},
    error::AppError,
};

/// Seconds for which the phone is remembered between the two steps.
#[cfg(feature = "ssr")]
const PHONE_REMEMBERED_S: u32 = 600;

/// What this browser began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignInBegun {
    /// The phone that was typed last.
    pub phone: String,
    /// The code that was sent to it.
    pub code: Option<CodeOnItsWay>,
}

/// What this browser began, as far as the step needs it.
#[server]
pub async fn load_sign_in(step: String) -> Result<SignInBegun, AppError> {
    let Some(phone) = remembered_phone() else { return Ok(SignInBegun::default()) };
    let typed = phone.digits().to_owned();
    let code = if step == "code" { request::backend().visitor().find_sign_in_code(phone).await? } else { None };
    Ok(SignInBegun { phone: typed, code: code.map(Into::into) })
}

/// Sends a code to the phone. Says the same whether the phone is known or not.
#[server]
pub async fn send_sign_in_code(#[server(flatten)] form: PhoneForm) -> Result<(), AppError> {
    let phone = form.parse()?;
    remember_phone(&phone);
    request::backend().visitor().send_sign_in_code(phone, &request::client()?).await?;
    request::redirect("/login?step=code");
    Ok(())
}

/// Sends another code to the same phone.
#[server]
pub async fn resend_sign_in_code() -> Result<(), AppError> {
    if let Some(phone) = remembered_phone() {
        request::backend().visitor().send_sign_in_code(phone, &request::client()?).await?;
    }
    request::redirect("/login?step=code");
    Ok(())
}

/// Signs in with the code.
#[server]
pub async fn sign_in_with_code(#[server(flatten)] form: CodeForm) -> Result<(), AppError> {
    let code = form.parse()?;
    let phone = remembered_phone().ok_or(lending::Refusal::CodeExpired)?;
    let token = request::backend().visitor().sign_in_with_code(phone, code, &request::client()?).await?;
    enter(&token);
    Ok(())
}

/// Signs in with the password.
#[server]
pub async fn sign_in_with_password(#[server(flatten)] form: PasswordForm) -> Result<(), AppError> {
    let (phone, password) = form.parse()?;
    let tried = request::backend().visitor().sign_in_with_password(phone.clone(), password, &request::client()?).await;
    if tried.is_err() {
        // It stands in the form again.
        remember_phone(&phone);
    }
    enter(&tried?);
    Ok(())
}

#[cfg(feature = "ssr")]
fn remember_phone(phone: &lending::Phone) {
    request::set_cookie(request::PHONE_COOKIE, phone.digits(), PHONE_REMEMBERED_S);
}

#[cfg(feature = "ssr")]
fn remembered_phone() -> Option<lending::Phone> {
    lending::Phone::parse(&request::cookie(request::PHONE_COOKIE)?).ok()
}

#[cfg(feature = "ssr")]
fn enter(token: &backend::sign_in::SessionToken) {
    request::set_session(token);
    request::set_cookie(request::PHONE_COOKIE, "", 0);
    request::redirect("/cabinet");
}
