//! For browsers without scripts: a page that moves by itself elsewhere is loaded again.

use leptos::prelude::*;

use crate::texts::{CommonTexts, texts};

/// Reloads the page every few seconds and offers to do so by hand. Its content is markup for
/// those browsers only: where scripts run it is never parsed, so there is nothing to hydrate. A page that goes without
/// the program there has it as it is.
#[component]
pub fn NoScriptRefresh(
    /// The page's own path.
    #[prop(into)]
    path: String,
    /// Seconds between two looks.
    #[prop(default = 5)]
    every_s: u32,
) -> impl IntoView {
    let refresh = texts::<CommonTexts>().refresh();
    let markup = format!(
        r#"<meta http-equiv="refresh" content="{every_s}"><a class="button" href="{}">{refresh}</a>"#,
        path.replace(['"', '<', '>', '&'], "")
    );
    #[cfg(feature = "ssr")]
    if use_context::<crate::shell::Plain>().is_some_and(|plain| plain.0) {
        return view! { <div inner_html=markup></div> }.into_any();
    }
    view! { <noscript inner_html=markup></noscript> }.into_any()
}
