//! All closed loans.

pub mod api;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use self::api::{ClosedLoans, ListClosedLoans};
use crate::{
    components::{closed_loans::ClosedLoanList, load, pager::Pager},
    texts::{ClosedLoansTexts, CommonTexts, texts},
};

/// The page.
#[component]
pub fn ClosedLoansPage() -> impl IntoView {
    let common = texts::<CommonTexts>();
    let texts = texts::<ClosedLoansTexts>();
    let query = use_query_map();
    let after = Memo::new(move |_| query.with(|query| query.get("after").unwrap_or_default()));
    let page = load::data(move || ListClosedLoans { after: after.get() });
    view! {
        <Title text=texts.title() />
        <div class="page-narrow">
            <div class="page-head">
                <a href="/cabinet" class="back">{common.cabinet()}</a>
                <h1>{texts.title()}</h1>
            </div>
            {load::show(page, move |ClosedLoans { loans, next }| {
                let none = loans.is_empty().then(|| view! { <p>{texts.none()}</p> });
                let is_later = !after.get_untracked().is_empty();
                view! {
                    {none}
                    <ClosedLoanList loans />
                    <Pager path="/cabinet/loans" is_later next />
                }
            })}
        </div>
    }
    .into_any()
}
