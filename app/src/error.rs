//! What can go wrong, as a page can tell it. Typed on both sides of the wire; never carries the
//! text of an inner error or what the user typed.

use std::borrow::Cow;

use lending::{FieldError, Refusal};
use serde::{Deserialize, Serialize};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};

/// What is wrong with which field of a form. Travels in the address when there is no JavaScript,
/// so it never holds what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldErrors(Vec<(Cow<'static, str>, FieldError)>);

impl FieldErrors {
    /// Nothing is wrong.
    pub fn none() -> Self {
        Self::default()
    }

    /// One field is wrong.
    pub fn one(field: &'static str, error: FieldError) -> Self {
        Self(vec![(Cow::Borrowed(field), error)])
    }

    /// Keeps the value, or notes what is wrong with the field and goes on.
    pub fn check<T>(&mut self, field: &'static str, parsed: Result<T, FieldError>) -> Option<T> {
        parsed.map_err(|error| self.0.push((Cow::Borrowed(field), error))).ok()
    }

    /// Adds the mistakes of another part of the form.
    pub fn extend(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<FieldError> {
        self.0.iter().find(|(name, _)| name == field).map(|(_, error)| *error)
    }

    /// Field by field, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (&str, FieldError)> {
        self.0.iter().map(|(field, error)| (field.as_ref(), *error))
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Why a server function did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AppError {
    /// The form has mistakes.
    Invalid(FieldErrors),
    /// A rule says no.
    Refused(Refusal),
    /// The session is over.
    SignInRequired,
    /// It is not there, or not yours.
    NotFound,
    /// It changed meanwhile.
    Conflict,
    /// Too many tries.
    TooMany {
        /// Seconds until another try makes sense.
        retry_after_s: u32,
    },
    /// An outside service does not answer; the work goes on when it does.
    Unavailable,
    /// A fault of ours, written down under this number.
    Internal {
        /// What the borrower tells support.
        incident: String,
    },
    /// The server was not reached.
    Offline,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn de(data: server_fn::Bytes) -> Self {
        std::str::from_utf8(&data).map_or(Self::Offline, Self::read)
    }

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        let error = match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => Self::Offline,
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Invalid(FieldErrors::none()),
            // On the server it is the request that can't be read: cut off, or longer than anybody needs.
            #[cfg(feature = "ssr")]
            ServerFnErrorErr::Deserialization(_) => Self::Invalid(FieldErrors::none()),
            other => Self::fault(&other),
        };
        #[cfg(feature = "ssr")]
        let error = error.answered();
        error
    }
}

impl std::fmt::Display for AppError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Invalid(_) => "the form has mistakes",
            Self::Refused(_) => "a rule says no",
            Self::SignInRequired => "sign-in required",
            Self::NotFound => "not found",
            Self::Conflict => "changed meanwhile",
            Self::TooMany { .. } => "too many tries",
            Self::Unavailable => "an outside service does not answer",
            Self::Internal { .. } => "a fault of ours",
            Self::Offline => "the server was not reached",
        })
    }
}

impl std::error::Error for AppError {}

impl AppError {
    /// Reads an error as it comes over the wire. What is none comes from something between us and the server.
    pub(crate) fn read(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or(Self::Offline)
    }

    /// In the browser nothing is written down.
    #[cfg(not(feature = "ssr"))]
    fn fault(_error: &dyn std::error::Error) -> Self {
        Self::Internal { incident: String::new() }
    }

    /// Writes a fault down under a new number, and gives the borrower the number only.
    #[cfg(feature = "ssr")]
    pub(crate) fn fault(error: &dyn std::error::Error) -> Self {
        let incident = backend::id::incident_number();
        let chain: Vec<String> = std::iter::successors(Some(error), |e| e.source()).map(ToString::to_string).collect();
        tracing::error!(incident, error = chain.join(": "), "a request failed");
        Self::Internal { incident }
    }
}

/// Every error made on the server marks the answer with its status.
#[cfg(feature = "ssr")]
mod server {
    use backend::Error;

    use super::{AppError, FieldErrors};
    use crate::request;

    impl AppError {
        /// This error as the answer to the request: sets its status.
        #[must_use]
        pub fn answered(self) -> Self {
            if let Self::TooMany { retry_after_s } = self {
                request::set_retry_after(retry_after_s);
            }
            request::set_error_status(match &self {
                Self::Invalid(_) | Self::Refused(_) => http::StatusCode::UNPROCESSABLE_ENTITY,
                Self::SignInRequired => http::StatusCode::UNAUTHORIZED,
                Self::NotFound => http::StatusCode::NOT_FOUND,
                Self::Conflict => http::StatusCode::CONFLICT,
                Self::TooMany { .. } => http::StatusCode::TOO_MANY_REQUESTS,
                Self::Unavailable | Self::Offline => http::StatusCode::SERVICE_UNAVAILABLE,
                Self::Internal { .. } => http::StatusCode::INTERNAL_SERVER_ERROR,
            });
            self
        }
    }

    impl From<Error> for AppError {
        fn from(error: Error) -> Self {
            match error {
                Error::Refused(refusal) => {
                    tracing::info!(?refusal, "refused");
                    Self::Refused(refusal)
                }
                Error::NotFound => Self::NotFound,
                Error::Conflict => Self::Conflict,
                Error::TooMany { retry_after_s } => {
                    tracing::info!(retry_after_s, "too many tries");
                    Self::TooMany { retry_after_s }
                }
                Error::Unavailable(outside) => {
                    tracing::warn!(%outside, "an outside service does not answer");
                    Self::Unavailable
                }
                Error::Internal(source) => Self::fault(source.as_ref()),
            }
            .answered()
        }
    }

    impl From<FieldErrors> for AppError {
        fn from(errors: FieldErrors) -> Self {
            Self::Invalid(errors).answered()
        }
    }

    impl From<lending::Refusal> for AppError {
        fn from(refusal: lending::Refusal) -> Self {
            Self::Refused(refusal).answered()
        }
    }
}
