//! What a form does: it sends what was typed to a server function.

use leptos::{prelude::*, server::ServerActionError, web_sys::FormData};
use serde::de::DeserializeOwned;
use server_fn::error::ServerFnUrlError;

use crate::{
    door::Behind,
    error::{AppError, FieldErrors},
    typed,
};

/// A server function as a form calls it.
#[derive(Clone, Copy)]
pub struct FormAction {
    path: &'static str,
    under_way: RwSignal<u32>,
    answers: RwSignal<usize>,
    error: RwSignal<Option<AppError>>,
}

impl FormAction {
    /// Calls `F`. Begins with the error of the form posted last, where the page was asked for without JavaScript.
    pub fn new<F: Behind>() -> Self {
        Self::to(F::PATH)
    }

    fn to(path: &'static str) -> Self {
        let error = use_context::<ServerActionError>()
            .filter(|error| error.path() == path)
            .map(|error| ServerFnUrlError::<AppError>::decode_err(error.err()));
        Self { path, under_way: RwSignal::new(0), answers: RwSignal::new(0), error: RwSignal::new(error) }
    }

    /// Where the form is posted to.
    pub fn path(self) -> &'static str {
        self.path
    }

    /// Whether a request is under way.
    pub fn is_pending(self) -> bool {
        self.under_way.get() > 0
    }

    /// Why the last request was not met.
    pub fn error(self) -> Option<AppError> {
        self.error.get()
    }

    /// How many requests have been answered: changes whenever what the page shows may be old.
    pub fn answers(self) -> usize {
        self.answers.get()
    }

    /// Sends what was typed. In the browser only: elsewhere forms are posted.
    pub fn send(self, fields: &FormData) {
        #[cfg(feature = "hydrate")]
        {
            let fields = web_sys::UrlSearchParams::new_with_str_sequence_sequence(fields);
            let fields = fields.map(|fields| String::from(fields.to_string())).unwrap_or_default();
            self.under_way.update(|count| *count += 1);
            leptos::task::spawn_local(async move {
                let error = crate::call::post(self.path, fields).await.err();
                // The page may have been left meanwhile.
                let _ = self.error.try_set(error);
                let _ = self.under_way.try_update(|count| *count -= 1);
                let _ = self.answers.try_update(|count| *count += 1);
            });
        }
        #[cfg(not(feature = "hydrate"))]
        let _ = fields;
    }
}

/// The rules of a form, as far as the browser can check them before anything is sent; the server checks them all.
pub struct Check(Box<dyn Fn(&FormData) -> FieldErrors + Send + Sync>);

impl Check {
    /// Rules that tell the mistakes of what was typed.
    pub fn new<T: DeserializeOwned>(mistakes: impl Fn(&T) -> FieldErrors + Send + Sync + 'static) -> Self {
        Self(Box::new(move |fields| typed::read(fields).as_ref().map(&mistakes).unwrap_or_default()))
    }

    /// Rules that make a value of what was typed.
    pub fn parsing<T: DeserializeOwned, V>(
        parse: impl Fn(&T) -> Result<V, FieldErrors> + Send + Sync + 'static,
    ) -> Self {
        Self::new(move |typed| parse(typed).err().unwrap_or_default())
    }

    /// What is wrong with the fields of a form.
    pub fn mistakes(&self, fields: &FormData) -> FieldErrors {
        (self.0)(fields)
    }
}
