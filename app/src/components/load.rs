//! A part of a page that needs data from the server.

use std::{marker::PhantomData, pin::Pin, sync::Arc};

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    call::{self, Answer},
    components::{failure::Failure, focus::content_has_come},
    door::Behind,
};

/// The data of a page: loaded before the page is sent, and again when they are fetched again.
///
/// Kept as they came over the wire and read when the page is made of them, so that all that lies between is compiled once
/// and not for every kind of data.
pub struct Loaded<T> {
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
    let fields = move || serde_qs::to_string(&input()).unwrap_or_default();
    let answer =
        resource(Box::new(move || (version(), fields())), Box::new(|fields| Box::pin(call::call::<F>(fields))));
    Loaded { answer, kind: PhantomData }
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
/// stays.
pub fn show<T, V>(data: Loaded<T>, view: impl Fn(T) -> V + Send + Sync + 'static) -> AnyView
where
    T: DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    show_answer(
        data.answer,
        Arc::new(move |answer| match answer.and_then(|answer| call::read(&answer)) {
            Ok(data) => view(data).into_any(),
            Err(error) => view! { <Failure error /> }.into_any(),
        }),
    )
}

/// Apart from [`show`], so that it is compiled once and not for every kind of data.
fn show_answer(answer: Resource<Answer>, view: Arc<dyn Fn(Answer) -> AnyView + Send + Sync>) -> AnyView {
    view! {
        <Transition fallback=|| view! { <div aria-busy="true"><span class="skeleton"></span></div> }>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    let answer = answer.await;
                    content_has_come();
                    view(answer)
                })
            }}
        </Transition>
    }
    .into_any()
}

/// Fetches the data again every `every_ms` as long as `unsettled` says so. In the browser only:
/// on the server it does nothing.
pub fn refetch_while<T>(data: Loaded<T>, every_ms: u32, unsettled: impl Fn(&T) -> bool + Send + Sync + 'static)
where
    T: DeserializeOwned + 'static,
{
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        use crate::error::AppError;

        let again = data.answer.with(|answer| match answer {
            Some(Ok(data)) => call::read(data).is_ok_and(|data| unsettled(&data)),
            // A poor network: what stands on the page may be old, so go on asking.
            Some(Err(AppError::Offline | AppError::Unavailable)) => true,
            _ => false,
        });
        if again {
            leptos::task::spawn_local(async move {
                gloo_timers::future::TimeoutFuture::new(every_ms).await;
                // The page may have been left meanwhile.
                if !data.answer.is_disposed() {
                    data.answer.refetch();
                }
            });
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (data, every_ms, unsettled);
}
