//! That an SMS with a code was sent once more: said aloud, each time anew.

use leptos::prelude::*;

use crate::{
    components::code_field::CodeOnItsWay,
    texts::{CommonTexts, texts},
};

/// The line. It stands there before there is anything to say, so that a screen reader hears what comes.
#[component]
pub fn CodeAgain(
    /// The code that is on its way.
    code: CodeOnItsWay,
) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let words = match code {
        CodeOnItsWay { sendings: ..=1, .. } => String::new(),
        CodeOnItsWay { sendings, same_code: true, .. } => common.same_code_again(sendings),
        CodeOnItsWay { sendings, .. } => common.new_code(sendings),
    };
    view! { <p class="status-live" role="status">{words}</p> }
}
