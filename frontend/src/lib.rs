//! The browser's entry: takes over the page that the server wrote. `start.js` calls both functions, one after the other.

use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Loads what the page needs beside the main piece; fails where that can't be had.
#[wasm_bindgen]
pub async fn load() -> Result<(), JsError> {
    let path = leptos::prelude::window().location().pathname().unwrap_or_default();
    Ok(app::pieces::load(&path).await?)
}

/// Hydrates the page and says so on `<html data-hydrated>`, for styles and for tests.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(app::App);
    if let Some(root) = leptos::prelude::document().document_element() {
        // It can fail on a name that is not valid only, and this one is.
        let _ = root.set_attribute("data-hydrated", "");
    }
}
