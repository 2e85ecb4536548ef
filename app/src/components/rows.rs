//! Figures with their names: a list of terms for screen readers, rows for the eye.

use leptos::prelude::*;

use crate::figures::marked;

/// The list around [`Row`]s.
#[component]
pub fn Rows(
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! { <dl class="rows">{children()}</dl> }
}

/// A figure and its name.
#[component]
pub fn Row(
    /// What the figure is.
    #[prop(into)]
    name: String,
    /// The figure.
    #[prop(into)]
    value: String,
    /// How the figure came about.
    #[prop(optional, into)]
    derivation: String,
    /// The line that the others add up to.
    #[prop(optional)]
    sum: bool,
) -> impl IntoView {
    let derivation = (!derivation.is_empty()).then(|| view! { <small inner_html=marked(&derivation)></small> });
    view! {
        <div class:rows-sum=sum>
            <dt>{name}{derivation}</dt>
            <dd inner_html=marked(&value)></dd>
        </div>
    }
}
