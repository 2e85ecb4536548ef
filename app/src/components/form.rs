//! A form that works the same with and without JavaScript.
//!
//! Without it, the browser posts to the server function, which answers with a redirect; mistakes
//! come back in the address. With it, the same rules run first in the browser, and mistakes show
//! without a round trip. Fields inside find the mistakes through [`FormState`].

use leptos::{
    ev::SubmitEvent,
    form::{ActionForm, FromFormData},
    html,
    prelude::*,
    server_fn::{Http, ServerFn, client::Client, codec::PostUrl, request::ClientReq},
    web_sys::{self, FormData},
};
use leptos_meta::Title;
use serde::de::DeserializeOwned;

use crate::{
    components::failure::Refused,
    error::{AppError, FieldErrors},
    texts::{errors, texts},
};

/// What the fields and the button of a form need to know.
#[derive(Clone, Copy)]
pub struct FormState {
    /// The mistakes to show beside the fields.
    pub errors: Signal<FieldErrors>,
    /// The request is under way.
    pub pending: Signal<bool>,
}

/// The rules of a form, over what its server function takes.
pub struct Check<F>(Box<dyn Fn(&F) -> FieldErrors + Send + Sync>);

impl<F, Rules: Fn(&F) -> FieldErrors + Send + Sync + 'static> From<Rules> for Check<F> {
    fn from(rules: Rules) -> Self {
        Self(Box::new(rules))
    }
}

/// The form. `check` runs in the browser before anything is sent.
#[component]
pub fn Form<F, Output>(
    /// What the form does.
    action: ServerAction<F>,
    /// The rules of the form; the server runs the same.
    #[prop(optional, into)]
    check: Option<Check<F>>,
    /// The form's parts.
    children: Children,
) -> impl IntoView
where
    F: DeserializeOwned + ServerFn<Protocol = Http<PostUrl, Output>, Error = AppError> + Clone + Send + Sync + 'static,
    F::Client: Client<AppError>,
    <<F::Client as Client<AppError>>::Request as ClientReq<AppError>>::FormData: From<FormData>,
    F::Output: Clone + Send + Sync + 'static,
    Output: 'static,
{
    let in_browser = RwSignal::new(FieldErrors::none());
    let value = action.value();
    let errors = Signal::derive(move || {
        let found = in_browser.get();
        if !found.is_empty() {
            return found;
        }
        match value.get() {
            Some(Err(AppError::Invalid(errors))) => errors,
            _ => FieldErrors::none(),
        }
    });
    let refused = Signal::derive(move || match value.get() {
        Some(Err(error)) if in_browser.with(FieldErrors::is_empty) => match error {
            AppError::Invalid(errors) if !errors.is_empty() => None,
            error => Some(error),
        },
        _ => None,
    });
    provide_context(FormState { errors, pending: action.pending().into() });

    let form = NodeRef::<html::Form>::new();
    let on_submit = move |event: SubmitEvent| {
        let found = match (&check, F::from_event(&event)) {
            (Some(Check(rules)), Ok(input)) => rules(&input),
            _ => FieldErrors::none(),
        };
        if !found.is_empty() {
            event.prevent_default();
        }
        in_browser.set(found);
    };
    // Focus goes to the first wrong field as soon as its mistake is on the page.
    Effect::new(move || {
        if errors.with(FieldErrors::is_empty) {
            return;
        }
        if let Some(form) = form.get() {
            focus_first_invalid(&form);
        }
    });
    let prefix = texts().common.title_error;
    view! {
        <ActionForm action node_ref=form on:submit:capture=on_submit attr:novalidate="" attr:class="form">
            <Title formatter=move |title: String| {
                // The formatter outlives its form: it is still there for the title of the next page.
                let is_fine = errors.try_with(FieldErrors::is_empty).unwrap_or(true);
                if is_fine { title } else { format!("{prefix}{title}") }
            } />
            <Refused error=refused />
            <ErrorSummary errors />
            {children()}
        </ActionForm>
    }
}

/// The mistakes in one place, for those who don't see the whole form at once.
#[component]
fn ErrorSummary(errors: Signal<FieldErrors>) -> impl IntoView {
    move || {
        let found = errors.get();
        (found.iter().count() > 1).then(|| {
            let items = found
                .iter()
                .map(|(field, error)| {
                    let href = format!("#{field}");
                    let words = errors::field(error);
                    let text = errors::label(field).map_or(words.clone(), |label| format!("{label}: {words}"));
                    view! { <li><a href=href>{text}</a></li> }
                })
                .collect_view();
            view! {
                <div class="error-summary" role="alert">
                    <h2>{texts().common.check_fields}</h2>
                    <ul>{items}</ul>
                </div>
            }
        })
    }
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
