//! One of several, as cards with a radio button each.

use leptos::prelude::*;

use crate::components::field::{FieldMistake, error_of};

/// The group around the options; says what is wrong with the choice.
#[component]
pub fn Choice(
    /// What is chosen.
    legend: &'static str,
    /// The name under which it is sent; also the group's id.
    name: &'static str,
    /// The legend is for screen readers only.
    #[prop(optional)]
    quiet: bool,
    /// The options.
    children: Children,
) -> impl IntoView {
    let error = error_of(name, legend);
    view! {
        <fieldset
            class="choice"
            id=name
            tabindex="-1"
            aria-invalid=move || error.with(Option::is_some).then_some("true")
            aria-describedby=move || error.with(Option::is_some).then(|| format!("{name}-error"))
        >
            <legend class:visually-hidden=quiet>{legend}</legend>
            {children()}
            <FieldMistake name error />
        </fieldset>
    }
}
