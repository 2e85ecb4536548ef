//! The name that borrowers know the lender by.

use std::sync::Arc;

use leptos::prelude::*;

/// In every component's context.
#[derive(Clone)]
struct Brand(Arc<str>);

/// Finds the name out once: the server by its settings, the browser by the document.
pub(crate) fn provide_brand() {
    #[cfg(feature = "ssr")]
    // None where the routes are only listed.
    let name =
        use_context::<backend::Backend>().map(|backend| backend.config().lender.brand.clone()).unwrap_or_default();
    #[cfg(not(feature = "ssr"))]
    let name = document()
        .query_selector("meta[name=application-name]")
        .ok()
        .flatten()
        .and_then(|meta| meta.get_attribute("content"))
        .unwrap_or_default();
    provide_context(Brand(name.into()));
}

/// The name.
pub(crate) fn brand() -> Arc<str> {
    use_context::<Brand>().map(|brand| brand.0).unwrap_or_default()
}
