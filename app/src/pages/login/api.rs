//! Signing in.

#[cfg(feature = "ssr")]
use lending::Refusal;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::form::{BirthDateForm, PasswordForm, PhoneForm};
#[cfg(feature = "ssr")]
use crate::{asked, request};
use crate::{
    asked::Asked,
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
    /// The code was right, and the day of birth is asked for.
    pub needs_birth_date: bool,
    /// What it will lead to.
    pub asked: Asked,
}

/// What this browser began, as far as the step needs it.
#[server]
pub async fn load_sign_in(step: String) -> Result<SignInBegun, AppError> {
    let begun = SignInBegun { asked: Asked::remembered(), ..SignInBegun::default() };
    let Some(phone) = remembered_phone() else { return Ok(begun) };
    let begun = SignInBegun { phone: phone.digits().to_owned(), ..begun };
    let (backend, client) = (request::backend(), request::client()?);
    Ok(match step.as_str() {
        "code" => {
            let code = backend.visitor().find_sign_in_code(phone, &client).await?;
            SignInBegun { code: code.map(Into::into), ..begun }
        }
        "birth-date" => {
            SignInBegun { needs_birth_date: backend.visitor().awaits_birth_date(phone, &client).await?, ..begun }
        }
        _ => begun,
    })
}

/// Sends a code to the phone. Says the same whether the phone is known or not.
#[server]
pub async fn send_sign_in_code(#[server(flatten)] form: PhoneForm) -> Result<(), AppError> {
    let phone = form.parse()?;
    remember_phone(&phone);
    let client = request::client()?;
    request::keep_browser(&client.browser);
    request::backend().visitor().send_sign_in_code(phone, &client).await?;
    request::redirect("/login?step=code");
    Ok(())
}

/// Sends the code to the same phone again.
#[server]
pub async fn resend_sign_in_code() -> Result<(), AppError> {
    if let Some(phone) = remembered_phone() {
        let client = request::client()?;
        request::keep_browser(&client.browser);
        request::backend().visitor().send_sign_in_code(phone, &client).await?;
    }
    request::redirect("/login?step=code");
    Ok(())
}

/// Signs in with the code. Sent again by a browser that is signed in by now, it leads on.
#[server]
pub async fn sign_in_with_code(#[server(flatten)] form: CodeForm) -> Result<(), AppError> {
    let code = form.parse()?;
    let tried = match remembered_phone() {
        Some(phone) => request::backend().visitor().sign_in_with_code(phone, code, &request::client()?).await,
        // It is forgotten once it has signed in.
        None => Err(Refusal::CodeUsed.into()),
    };
    match tried {
        Err(backend::Error::Refused(Refusal::BirthDateNeeded)) => request::redirect("/login?step=birth-date"),
        Err(backend::Error::Refused(Refusal::CodeUsed)) if request::session().is_some() => asked::go_back(),
        tried => enter(&tried?).await?,
    }
    Ok(())
}

/// Signs in whose code was right and who was not here for long.
#[server]
pub async fn sign_in_with_birth_date(#[server(flatten)] form: BirthDateForm) -> Result<(), AppError> {
    let backend = request::backend();
    let birth_date = form.parse(backend.clock().today())?;
    let phone = remembered_phone().ok_or(Refusal::CodeExpired)?;
    let token = backend.visitor().sign_in_with_birth_date(phone, birth_date, &request::client()?).await?;
    enter(&token).await
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
    enter(&tried?).await
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
async fn enter(token: &backend::sign_in::SessionToken) -> Result<(), AppError> {
    request::begin_session(token).await?;
    request::set_cookie(request::PHONE_COOKIE, "", 0);
    asked::go_back();
    Ok(())
}
