//! A part of a page that needs data from the server.

use std::{marker::PhantomData, pin::Pin, sync::Arc};

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::value::RawValue;

use crate::{
    call::{self, Answer},
    components::{failure::Failure, focus::content_has_come},
    door::Behind,
    error::AppError,
    texts::{CommonTexts, texts},
};

/// The data of a page: loaded before the page is sent, and again when they are fetched again.
///
/// Kept as they came over the wire and read when the page is made of them, so that all that lies between is compiled once
/// and not for every kind of data.
pub struct Loaded<T> {
    /// What is asked, as it goes over the wire.
    asked: Signal<String>,
    answer: Resource<Answer>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

/// Loads what a server function tells, and loads it again when what it is asked changes.
pub fn data<F>(input: impl Fn() -> F + Send + Sync + 'static) -> Loaded<F::Output>
where
    F: Behind + Serialize + DeserializeOwned + 'static,
    F::Output: Serialize,
{
    data_again(|| 0, input)
}

/// Loads as [`data`] does, and again whenever `version` changes.
pub fn data_again<F>(
    version: impl Fn() -> usize + Send + Sync + 'static,
    input: impl Fn() -> F + Send + Sync + 'static,
) -> Loaded<F::Output>
where
    F: Behind + Serialize + DeserializeOwned + 'static,
    F::Output: Serialize,
{
    let asked = Signal::derive(move || serde_qs::to_string(&input()).unwrap_or_default());
    let answer =
        resource(Box::new(move || (version(), asked.get())), Box::new(|fields| Box::pin(call::call::<F>(fields))));
    Loaded { asked, answer, kind: PhantomData }
}

type FutureAnswer = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// Apart from [`data_again`], so that it is compiled once and not for every server function.
fn resource(
    asked: Box<dyn Fn() -> (usize, String) + Send + Sync>,
    call: Box<dyn Fn(String) -> FutureAnswer + Send + Sync>,
) -> Resource<Answer> {
    Resource::new_blocking(asked, move |(_, fields)| call(fields))
}

/// Shows the data, or why they could not be had. While they are fetched again, what stood there
/// stays; also when that fails for a while, which the page then says below them.
pub fn show<T, V>(data: Loaded<T>, view: impl Fn(T) -> V + Send + Sync + 'static) -> AnyView
where
    T: DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    show_answer(
        data.asked,
        data.answer,
        Arc::new(move |answer| match answer.and_then(|answer| call::read(&answer)) {
            Ok(data) => view(data).into_any(),
            Err(error) => view! { <Failure error /> }.into_any(),
        }),
    )
}

/// Apart from [`show`], so that it is compiled once and not for every kind of data.
fn show_answer(
    asked: Signal<String>,
    answer: Resource<Answer>,
    view: Arc<dyn Fn(Answer) -> AnyView + Send + Sync>,
) -> AnyView {
    let texts = texts::<CommonTexts>();
    let last = StoredValue::new(None);
    let is_old = RwSignal::new(false);
    view! {
        <Transition fallback=|| view! { <div aria-busy="true"><span class="skeleton"></span></div> }>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    let (shown, kept) = newest(last, asked.get_untracked(), answer.await);
                    if let Some(after_ms) = shown.as_ref().err().and_then(passes_after_ms).or(kept) {
                        refetch_after(answer, after_ms);
                    }
                    let _ = is_old.try_set(kept.is_some());
                    content_has_come();
                    view(shown)
                })
            }}
        </Transition>
        <div role="status">
            {move || is_old.get().then(|| view! { <p class="status-live">{texts.no_connection()}</p> })}
        </div>
    }
    .into_any()
}

/// What was asked last, and the data that answered it.
type Last = StoredValue<Option<(String, Box<RawValue>)>>;

/// The answer. Where it could not be had for now it is the last one to the same question, with the milliseconds after which
/// it may be otherwise.
fn newest(last: Last, asked: String, now: Answer) -> (Answer, Option<u32>) {
    match now {
        Ok(data) => {
            let _ = last.try_set_value(Some((asked, data.clone())));
            (Ok(data), None)
        }
        Err(error) => {
            let known = last.try_get_value().flatten().filter(|(question, _)| *question == asked);
            match known.zip(passes_after_ms(&error)) {
                Some(((_, data), after_ms)) => (Ok(data), Some(after_ms)),
                None => (Err(error), None),
            }
        }
    }
}

/// After how many milliseconds a failure may be over; none of an answer that stays one.
fn passes_after_ms(error: &AppError) -> Option<u32> {
    match error {
        AppError::Offline => Some(3_000),
        AppError::Unavailable | AppError::Internal { .. } => Some(10_000),
        AppError::TooMany { retry_after_s } => Some(retry_after_s.saturating_mul(1000).max(1000)),
        _ => None,
    }
}

/// Asks again, later. In the browser only.
fn refetch_after(answer: Resource<Answer>, ms: u32) {
    #[cfg(feature = "hydrate")]
    leptos::task::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(ms).await;
        // The page may have been left meanwhile.
        if !answer.is_disposed() {
            answer.refetch();
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (answer, ms);
}

/// Fetches the data again every `every_ms` as long as `unsettled` says so. In the browser only:
/// on the server it does nothing. After a failure [`show`] goes on asking.
pub fn refetch_while<T>(data: Loaded<T>, every_ms: u32, unsettled: impl Fn(&T) -> bool + Send + Sync + 'static)
where
    T: DeserializeOwned + 'static,
{
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        let again = data
            .answer
            .with(|answer| matches!(answer, Some(Ok(data)) if call::read(data).is_ok_and(|data| unsettled(&data))));
        if again {
            refetch_after(data.answer, every_ms);
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (data, every_ms, unsettled);
}
