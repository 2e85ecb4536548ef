//! What server functions and pages find in their context.

use app::Assets;
use axum::extract::FromRef;
use backend::Backend;
use leptos::{config::LeptosOptions, nonce::use_nonce, prelude::*};
use leptos_axum::ResponseOptions;

use crate::{security_headers, webhooks::Notifiers};

/// The state of the router.
#[derive(Clone, FromRef)]
pub(crate) struct AppState {
    pub(crate) backend: Backend,
    pub(crate) assets: Assets,
    pub(crate) leptos: LeptosOptions,
    pub(crate) notifiers: Notifiers,
}

impl AppState {
    /// Gives a page or a server function the use cases, and a page its content security policy:
    /// the nonce is made anew by leptos for each page.
    pub(crate) fn provide(&self) {
        provide_context(self.backend.clone());
        if let (Some(nonce), Some(options)) = (use_nonce(), use_context::<ResponseOptions>()) {
            let (name, value) = security_headers::page_policy(&nonce, &self.backend.config().acquirer_page_origin);
            options.insert_header(name, value);
        }
    }
}
