//! The way through a long list: plain links.

use leptos::prelude::*;

use crate::texts::{CommonTexts, texts};

/// On to the next page, and back to the first. The page before is where the browser's own way back leads.
#[component]
pub fn Pager(
    /// The list's path; its page is named by `after`.
    path: &'static str,
    /// This is not the first page.
    is_later: bool,
    /// What the next page is named by, if there is one.
    next: Option<String>,
) -> impl IntoView {
    let texts = texts::<CommonTexts>();
    (is_later || next.is_some()).then(|| {
        let first = is_later.then(|| view! { <a class="button" href=path>{texts.first_page()}</a> });
        let next = next.map(|next| {
            view! { <a class="button" rel="next" href=format!("{path}?after={next}")>{texts.next_page()}</a> }
        });
        view! { <nav class="pager" aria-label=texts.pages()>{first} {next}</nav> }
    })
}
