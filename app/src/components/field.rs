//! A field of a form: label, hint, input and what is wrong with it, tied together.

use leptos::prelude::*;

use crate::{
    components::form::FormState,
    figures::marked,
    texts::{CommonTexts, errors, texts},
};

/// Makes a field known to its form: the mistake of it, as the form knows it now.
pub fn error_of(name: &'static str, label: &'static str) -> Signal<Option<String>> {
    let Some(state) = use_context::<FormState>() else { return Signal::stored(None) };
    state.note_label(name, label);
    Signal::derive(move || state.errors.with(|errors| errors.of(name).map(errors::field)))
}

/// A one-line input. What stands in it before the page is hydrated stays there: the input is
/// never written to from here.
#[component]
pub fn Field(
    /// The visible label, which is also the accessible name.
    label: &'static str,
    /// The name under which it is sent; also its id.
    name: &'static str,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: String,
    /// May stay empty.
    #[prop(optional)]
    optional: bool,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard that a phone shows.
    #[prop(default = "text")]
    inputmode: &'static str,
    /// What the browser may fill in by itself.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// The most characters.
    #[prop(default = 200)]
    maxlength: u32,
    /// More classes of the input.
    #[prop(default = "")]
    class: &'static str,
) -> impl IntoView {
    let common = texts::<CommonTexts>();
    let error = error_of(name, label);
    let hint = match (hint.is_empty(), optional) {
        (true, true) => common.optional().to_owned(),
        (false, true) => format!("{hint}, {}", common.optional()),
        _ => hint,
    };
    let has_hint = !hint.is_empty();
    let invalid = move || error.with(Option::is_some);
    view! {
        <div class="field" class:field--error=invalid>
            <label for=name>{label}</label>
            {has_hint.then(|| view! { <p class="hint" id=format!("{name}-hint") inner_html=marked(&hint)></p> })}
            <input
                id=name
                name=name
                type=kind
                inputmode=inputmode
                autocomplete=autocomplete
                maxlength=room_for_pasting(maxlength)
                class=class
                value=value
                required=!optional
                aria-invalid=move || invalid().then_some("true")
                aria-describedby=described_by(name, has_hint, error)
            />
            <FieldMistake name error />
        </div>
    }
}

/// How much the browser lets in. It would cut what is pasted, marks that nobody sees and words around a code included: the
/// rules of the field drop those, and say what is too long.
fn room_for_pasting(longest: u32) -> u32 {
    longest.saturating_mul(8).max(500)
}

/// A choice from a list.
#[component]
pub fn Select(
    /// The visible label.
    label: &'static str,
    /// The name under which it is sent; also its id.
    name: &'static str,
    /// The value that is chosen at first; an empty one means none.
    #[prop(optional, into)]
    value: String,
    /// Value and text of each option.
    options: Vec<(&'static str, &'static str)>,
    /// What stands there while nothing is chosen.
    empty: &'static str,
) -> impl IntoView {
    let error = error_of(name, label);
    let options = options
        .into_iter()
        .map(|(code, text)| view! { <option value=code selected=code == value>{text}</option> })
        .collect_view();
    view! {
        <div class="field" class:field--error=move || error.with(Option::is_some)>
            <label for=name>{label}</label>
            <select
                id=name
                name=name
                class="select"
                required=true
                aria-invalid=move || error.with(Option::is_some).then_some("true")
                aria-describedby=described_by(name, false, error)
            >
                <option value="">{empty}</option>
                {options}
            </select>
            <FieldMistake name error />
        </div>
    }
}

/// A box to tick. Never ticked beforehand (152-ФЗ; 353-ФЗ ст. 7 ч. 2).
#[component]
pub fn Checkbox(
    /// The visible label.
    label: &'static str,
    /// The name under which it is sent; also its id.
    name: &'static str,
    /// The borrower ticked it before, and comes back to the page.
    #[prop(optional)]
    checked: bool,
    /// Must be ticked to go on.
    #[prop(optional)]
    required: bool,
    /// What stands under the label, a link to the document mostly.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let error = error_of(name, label);
    view! {
        <div class="stack stack--tight" class:field--error=move || error.with(Option::is_some)>
            <label class="checkbox">
                <input
                    type="checkbox"
                    id=name
                    name=name
                    value="yes"
                    checked=checked
                    required=required
                    aria-invalid=move || error.with(Option::is_some).then_some("true")
                    aria-describedby=described_by(name, false, error)
                />
                <span>{label}</span>
            </label>
            {children.map(|children| children())}
            <FieldMistake name error />
        </div>
    }
}

fn described_by(
    name: &'static str,
    has_hint: bool,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone {
    move || match (has_hint, error.with(Option::is_some)) {
        (true, true) => Some(format!("{name}-hint {name}-error")),
        (true, false) => Some(format!("{name}-hint")),
        (false, true) => Some(format!("{name}-error")),
        (false, false) => None,
    }
}

/// What is wrong with a field, and how to mend it.
#[component]
pub fn FieldMistake(
    /// The field.
    name: &'static str,
    /// The text, if something is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || error.get().map(|text| view! { <p class="error" id=format!("{name}-error") inner_html=marked(&text)></p> })
}
