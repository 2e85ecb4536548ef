//! What server functions and pages find in their context.

use std::{ops::Deref, pin::Pin, sync::Arc};

use app::{Assets, Shell};
use axum::{
    extract::{FromRef, Request},
    response::Response,
};
use backend::Backend;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_axum::{ResponseOptions, render_app_async_with_context};

use crate::{notifiers::Notifiers, plain_pages::count_elements, security_headers};

/// A page on its way.
type PageAnswer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// The state of the router. Each layer has its own, so copying it costs next to nothing.
#[derive(Clone)]
pub(crate) struct AppState(Arc<Parts>);

/// What the state consists of.
pub(crate) struct Parts {
    pub(crate) backend: Backend,
    pub(crate) assets: Assets,
    pub(crate) shell: Shell,
    pub(crate) notifiers: Notifiers,
}

impl From<Parts> for AppState {
    fn from(parts: Parts) -> Self {
        Self(Arc::new(parts))
    }
}

impl Deref for AppState {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

impl FromRef<AppState> for Backend {
    fn from_ref(state: &AppState) -> Self {
        state.backend.clone()
    }
}

impl AppState {
    /// Renders the page that is asked for, or the one that says that there is none.
    pub(crate) fn page(&self) -> impl Fn(Request) -> PageAnswer + Clone + Send + Sync + 'static {
        let state = self.clone();
        let rendered = self.render(move || state.shell.document());
        move |request| {
            let page = rendered(request);
            Box::pin(async move { count_elements(page.await).await })
        }
    }

    /// Renders a document.
    pub(crate) fn render<V: IntoView + 'static>(
        &self,
        document: impl Fn() -> V + Clone + Send + Sync + 'static,
    ) -> impl Fn(Request) -> PageAnswer + Clone + Send + Sync + 'static {
        render_app_async_with_context(self.provider(), document)
    }

    /// What gives pages and server functions their context.
    pub(crate) fn provider(&self) -> impl Fn() + Clone + Send + Sync + 'static {
        let state = self.clone();
        move || state.provide()
    }

    /// Gives a page or a server function the use cases, and a page its content security policy:
    /// the nonce is made anew by leptos for each page.
    fn provide(&self) {
        provide_context(self.backend.clone());
        if let (Some(nonce), Some(options)) = (use_nonce(), use_context::<ResponseOptions>()) {
            let (name, value) = security_headers::page_policy(&nonce, &self.backend.config().acquirer_page_origin);
            options.insert_header(name, value);
        }
    }
}
