//! Calling server functions.
//!
//! One piece of code for all of them; from one to the next only address, fields and the type of the answer differ. What
//! leptos brings (`ServerAction`, `ActionForm`, the functions' own clients) is compiled anew for each server function,
//! which was a quarter of the browser's code.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use server_fn::ServerFn;

use crate::error::AppError;

/// The answer of a server function as it comes over the wire: JSON that nobody has read yet.
pub(crate) type Answer = Result<Box<RawValue>, AppError>;

/// Reads an answer. One that can't be read comes from another version of the program: its pages must be loaded again.
pub(crate) fn read<T: DeserializeOwned>(answer: &RawValue) -> Result<T, AppError> {
    serde_json::from_str(answer.get()).map_err(|_| AppError::Conflict)
}

/// Calls a server function with url-encoded fields, in the process itself.
#[cfg(feature = "ssr")]
pub(crate) async fn call<F>(fields: String) -> Answer
where
    F: ServerFn<Error = AppError> + DeserializeOwned,
    F::Output: serde::Serialize,
{
    let input: F = serde_qs::from_str(&fields).map_err(|error| AppError::fault(&error))?;
    let output = input.run_body().await?;
    serde_json::value::to_raw_value(&output).map_err(|error| AppError::fault(&error))
}

/// Calls a server function with url-encoded fields, over HTTP, as its own client would; follows where the answer leads.
#[cfg(not(feature = "ssr"))]
pub(crate) async fn call<F: ServerFn<Error = AppError>>(fields: String) -> Answer {
    post(F::PATH, fields).await
}

/// Posts url-encoded fields as a server function's own client would, and follows where the answer leads.
#[cfg(feature = "hydrate")]
pub(crate) async fn post(path: &str, fields: String) -> Answer {
    use server_fn::{
        ContentType,
        client::{Client, browser::BrowserClient},
        codec::{Json, PostUrl},
        redirect::call_redirect_hook,
        request::{ClientReq, browser::BrowserRequest},
        response::ClientRes,
    };

    let request =
        <BrowserRequest as ClientReq<AppError>>::try_new_post(path, PostUrl::CONTENT_TYPE, Json::CONTENT_TYPE, fields)?;
    let answer = <BrowserClient as Client<AppError>>::send(request).await?;
    let failed = ClientRes::<AppError>::status(&answer) >= 400;
    let leads_to = ClientRes::<AppError>::has_redirect(&answer).then(|| ClientRes::<AppError>::location(&answer));
    let text = ClientRes::<AppError>::try_into_string(answer).await?;
    if failed {
        return Err(AppError::read(&text));
    }
    if let Some(address) = leads_to {
        call_redirect_hook(&address);
    }
    // Something between us and the server answered instead of it.
    RawValue::from_string(text).map_err(|_| AppError::Offline)
}
