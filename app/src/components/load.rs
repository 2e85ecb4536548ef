//! A part of a page that needs data from the server.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use crate::{components::failure::Failure, error::AppError};

/// The data of a page: loaded before the page is sent, and again when it is refetched.
pub type Loaded<T> = Resource<Result<T, AppError>>;

/// Shows the data, or why they could not be had. While they are fetched again, what stood there
/// stays.
pub fn show<T, V>(data: Loaded<T>, view: impl Fn(T) -> V + Clone + Send + Sync + 'static) -> impl IntoView
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
    V: IntoView + 'static,
{
    view! {
        <Transition fallback=|| view! { <div aria-busy="true"><span class="skeleton"></span></div> }>
            {move || {
                let view = view.clone();
                Suspend::new(async move {
                    match data.await {
                        Ok(data) => view(data).into_any(),
                        Err(error) => view! { <Failure error /> }.into_any(),
                    }
                })
            }}
        </Transition>
    }
}

/// Fetches the data again every `every_ms` as long as `unsettled` says so. In the browser only:
/// on the server it does nothing.
pub fn refetch_while<T>(data: Loaded<T>, every_ms: u32, unsettled: impl Fn(&T) -> bool + Send + Sync + 'static)
where
    T: Clone + Send + Sync + Serialize + DeserializeOwned + 'static,
{
    #[cfg(feature = "hydrate")]
    Effect::new(move || {
        let again = data.with(|data| match data {
            Some(Ok(data)) => unsettled(data),
            // A poor network: what stands on the page may be old, so go on asking.
            Some(Err(AppError::Offline | AppError::Unavailable)) => true,
            _ => false,
        });
        if again {
            leptos::task::spawn_local(async move {
                gloo_timers::future::TimeoutFuture::new(every_ms).await;
                // The page may have been left meanwhile.
                if !data.is_disposed() {
                    data.refetch();
                }
            });
        }
    });
    #[cfg(not(feature = "hydrate"))]
    let _ = (data, every_ms, unsettled);
}
