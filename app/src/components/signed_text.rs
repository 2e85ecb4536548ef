//! A text that is signed by code, as a document.

use leptos::prelude::*;

use crate::figures::marked;

/// The document. It is in Russian in every language of the page.
#[component]
pub fn SignedText(
    /// The first line is the title; each line after it a name, a tab and what it contains.
    text: String,
    /// What the two columns are called.
    columns: [&'static str; 2],
) -> impl IntoView {
    let [name, content] = columns;
    let (title, rows) = text.split_once('\n').unwrap_or((&text, ""));
    let title = marked(title);
    let rows = rows
        .lines()
        .filter_map(|row| row.split_once('\t'))
        .map(|(name, content)| {
            view! {
                <tr>
                    <th scope="row" inner_html=marked(name)></th>
                    <td inner_html=marked(content)></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <article class="document" lang="ru">
            <h2 inner_html=title></h2>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{name}</th>
                        <th scope="col">{content}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </article>
    }
}
