//! Where the keyboard stands when other content takes the place of what was there.
//!
//! A browser that loads a page begins at its top. Here the content is exchanged instead, and what had the focus may be
//! gone with it: then the focus goes to the code to be typed, if the page waits for one, else to the page's heading.

use leptos::prelude::*;

/// What is known about the focus.
#[derive(Clone, Copy)]
pub struct Focus {
    address: StoredValue<String>,
    owed: StoredValue<bool>,
}

/// Begins to watch. What the server answered with needs nothing.
pub fn provide_focus() {
    provide_context(Focus { address: StoredValue::new(address()), owed: StoredValue::new(false) });
}

impl Focus {
    /// The borrower did something that brings other content, at the same address perhaps.
    pub fn owe(self) {
        let _ = self.owed.try_set_value(true);
    }

    /// Whether the focus has to be looked at now that content has come; each time once.
    fn is_due(self) -> bool {
        let now = address();
        let moved = self.address.try_with_value(|last| *last != now).unwrap_or(false);
        let owed = self.owed.try_get_value().unwrap_or(false);
        let _ = self.address.try_set_value(now);
        let _ = self.owed.try_set_value(false);
        moved || owed
    }
}

/// Called where content has come.
pub fn content_has_come() {
    let Some(focus) = use_context::<Focus>() else { return };
    // Runs in the browser only, when the content stands on the page.
    Effect::new(move || {
        if focus.is_due() && is_lost() {
            move_to("main [autocomplete=one-time-code]").or_else(|| move_to("main h1"));
        }
    });
}

fn address() -> String {
    if cfg!(feature = "ssr") { String::new() } else { window().location().href().unwrap_or_default() }
}

fn is_lost() -> bool {
    // What was clicked beside everything is the page's main part.
    document().active_element().is_none_or(|element| matches!(element.tag_name().as_str(), "BODY" | "MAIN"))
}

fn move_to(selector: &str) -> Option<()> {
    use leptos::{wasm_bindgen::JsCast, web_sys::HtmlElement};
    let element = document().query_selector(selector).ok()??;
    let element = element.dyn_ref::<HtmlElement>()?;
    if element.tab_index() < 0 {
        // A heading can have the focus, but is no stop on the way through the page.
        element.set_tab_index(-1);
    }
    element.focus().ok()
}
