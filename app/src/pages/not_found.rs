//! For addresses that lead nowhere.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{failure::Failure, layout::PublicFrame},
    error::AppError,
    texts::{CommonTexts, texts},
};

/// The page. On the server it also sets the status.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let common = texts::<CommonTexts>();
    #[cfg(feature = "ssr")]
    crate::request::set_error_status(http::StatusCode::NOT_FOUND);
    view! {
        <Title text=common.not_found() />
        <PublicFrame>
            <div class="page-narrow"><Failure error=AppError::NotFound /></div>
        </PublicFrame>
    }
}
