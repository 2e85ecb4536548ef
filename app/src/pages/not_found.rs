//! For addresses that lead nowhere.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{
    components::{failure::Failure, layout::PublicFrame},
    error::AppError,
    texts::texts,
};

/// The page. On the server it also sets the status.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::request::set_error_status(http::StatusCode::NOT_FOUND);
    view! {
        <Title text=texts().common.not_found />
        <PublicFrame>
            <div class="page-narrow"><Failure error=AppError::NotFound /></div>
        </PublicFrame>
    }
}
