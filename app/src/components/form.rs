//! A form that works the same with and without JavaScript.
//!
//! Without it, the browser posts to the server function, which answers with a redirect; mistakes
//! come back in the address. With it, the same rules run first in the browser, and mistakes show
//! without a round trip. Fields inside tell their labels and find their mistakes through [`FormState`].

use leptos::{ev::SubmitEvent, form::form_data_from_event, html, prelude::*, web_sys};
use leptos_meta::Title;

use crate::{
    components::{
        failure::Refused,
        focus::Focus,
        form_action::{Check, FormAction},
    },
    error::{AppError, FieldErrors},
    texts::{CommonTexts, errors, texts},
};

/// What the fields and the button of a form need to know.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The mistakes to show beside the fields.
    pub errors: Signal<FieldErrors>,
    /// The request is under way.
    pub pending: Signal<bool>,
    labels: StoredValue<Vec<(&'static str, &'static str)>>,
}

impl FormState {
    /// Notes a field's label, by which the list of mistakes names it.
    pub fn note_label(self, name: &'static str, label: &'static str) {
        self.labels.update_value(|labels| {
            if labels.iter().all(|(known, _)| *known != name) {
                labels.push((name, label));
            }
        });
    }

    fn label_of(self, name: &str) -> Option<&'static str> {
        self.labels.with_value(|labels| labels.iter().find(|(known, _)| *known == name).map(|(_, label)| *label))
    }
}

/// The form. `check` runs in the browser before anything is sent.
#[component]
pub fn Form(
    /// What the form does.
    action: FormAction,
    /// The rules of the form; the server runs the same.
    #[prop(optional)]
    check: Option<Check>,
    /// Its classes.
    #[prop(default = "form")]
    class: &'static str,
    /// The form's parts.
    children: Children,
) -> AnyView {
    let in_browser = RwSignal::new(FieldErrors::none());
    let errors = Signal::derive(move || {
        let found = in_browser.get();
        match action.error() {
            Some(AppError::Invalid(errors)) if found.is_empty() => errors,
            _ => found,
        }
    });
    let refused = Signal::derive(move || match action.error() {
        Some(AppError::Invalid(errors)) if !errors.is_empty() => None,
        error => error.filter(|_| in_browser.with(FieldErrors::is_empty)),
    });
    let state =
        FormState { errors, pending: Signal::derive(move || action.is_pending()), labels: StoredValue::default() };
    provide_context(state);

    let form = NodeRef::<html::Form>::new();
    let on_submit = move |event: SubmitEvent| {
        let Ok(fields) = form_data_from_event(&event) else { return };
        event.prevent_default();
        let found = check.as_ref().map(|check| check.mistakes(&fields)).unwrap_or_default();
        let is_fine = found.is_empty();
        in_browser.set(found);
        if is_fine {
            action.send(&fields);
        }
    };
    Effect::new(move || {
        if let Some(form) = form.get() {
            begin_anew(&form, action.path());
        }
    });
    // Focus goes to the first wrong field as soon as its mistake is on the page.
    Effect::new(move || {
        if errors.with(FieldErrors::is_empty) {
            return;
        }
        if let Some(form) = form.get() {
            focus_first_invalid(&form);
        }
    });
    let focus = use_context::<Focus>();
    Effect::new(move || {
        if let Some(focus) = focus.filter(|_| action.answers() > 0 && action.error().is_none()) {
            focus.owe();
        }
    });
    let prefix = texts::<CommonTexts>().title_error();
    view! {
        <form method="post" action=action.path() class=class novalidate=true node_ref=form on:submit=on_submit>
            <Title formatter=move |title: String| {
                // The formatter outlives its form: it is still there for the title of the next page.
                let is_fine = errors.try_with(FieldErrors::is_empty).unwrap_or(true);
                if is_fine { title } else { format!("{prefix}{title}") }
            } />
            <Refused error=refused />
            <ErrorSummary state />
            {children()}
        </form>
    }
    .into_any()
}

/// The mistakes in one place, for those who don't see the whole form at once.
#[component]
fn ErrorSummary(state: FormState) -> impl IntoView {
    let common = texts::<CommonTexts>();
    move || {
        let found = state.errors.get();
        (found.iter().count() > 1).then(|| {
            let items = found
                .iter()
                .map(|(field, error)| {
                    let href = format!("#{field}");
                    let words = errors::field(error);
                    let text = state.label_of(field).map_or(words.clone(), |label| format!("{label}: {words}"));
                    view! { <li><a href=href>{text}</a></li> }
                })
                .collect_view();
            view! {
                <div class="error-summary" role="alert">
                    <h2>{common.check_fields()}</h2>
                    <ul>{items}</ul>
                </div>
            }
        })
    }
}

/// Where a form takes another's place, its elements may have been the other's, and still hold what was typed there.
fn begin_anew(form: &web_sys::HtmlFormElement, path: &str) {
    const WAS: &str = "was";
    if form.dataset().get(WAS).is_some_and(|was| was != path) {
        form.reset();
    }
    // It can fail on a name that is not valid only, and this one is.
    let _ = form.dataset().set(WAS, path);
}

fn focus_first_invalid(form: &web_sys::HtmlFormElement) {
    use leptos::wasm_bindgen::JsCast;
    if let Ok(Some(field)) = form.query_selector("[aria-invalid=true]")
        && let Some(field) = field.dyn_ref::<web_sys::HtmlElement>()
    {
        // It can fail on a field that has just left the page only.
        let _ = field.focus();
    }
}

/// The button that sends the form. Disabled while the request is under way, as a courtesy: that
/// a second click does nothing is the server's work.
#[component]
pub fn Submit(
    /// What it says.
    label: &'static str,
    /// Its classes.
    #[prop(default = "button button--main button--wide")]
    class: &'static str,
) -> impl IntoView {
    let pending = use_context::<FormState>().map(|state| state.pending);
    let busy = move || pending.is_some_and(|pending| pending.get());
    view! {
        <button type="submit" class=class disabled=busy aria-busy=move || busy().then_some("true")>
            {label}
        </button>
    }
}
