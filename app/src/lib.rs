//! What people see. Compiled twice: for the server (`ssr`) and for the browser (`hydrate`).
//! This file holds the routes and nothing else.

#![recursion_limit = "256"]
#![allow(missing_docs, reason = "server functions make public structs of their arguments")]
#![allow(clippy::needless_pass_by_value, reason = "components take their props by value")]

mod brand;
mod call;
pub mod components;
pub mod doors;
pub mod error;
pub mod loan_record;
pub mod local_time;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
mod shell;
pub mod texts;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};

use components::layout::{CabinetFrame, PublicFrame};
use pages::{
    application::ApplicationPage, apply::ApplyPage, closed_loans::ClosedLoansPage, home::HomePage,
    landing::LandingPage, loan::LoanPage, login::LoginPage, not_found::NotFoundPage, pay::PayPage,
    payment::PaymentPage, register::RegisterPage,
};

/// The whole cabinet. Pages are rendered when all their data are there (`SsrMode::Async`): they
/// are complete without JavaScript.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    texts::provide_language();
    brand::provide_brand();
    components::focus::provide_focus();
    view! {
        <Router>
            <FlatRoutes fallback=NotFoundPage>
                <Route ssr=SsrMode::Async path=path!("/") view=|| public(LandingPage) />
                <Route ssr=SsrMode::Async path=path!("/register") view=|| public(RegisterPage) />
                <Route ssr=SsrMode::Async path=path!("/login") view=|| public(LoginPage) />
                <Route ssr=SsrMode::Async path=path!("/cabinet") view=|| cabinet(HomePage) />
                <Route ssr=SsrMode::Async path=path!("/cabinet/apply") view=|| cabinet(ApplyPage) />
                <Route ssr=SsrMode::Async path=path!("/cabinet/applications/:id") view=|| cabinet(ApplicationPage) />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans") view=|| cabinet(ClosedLoansPage) />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id") view=|| cabinet(LoanPage) />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id/pay") view=|| cabinet(PayPage) />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id/payments/:payment") view=|| cabinet(PaymentPage) />
            </FlatRoutes>
        </Router>
    }
}

/// A page that needs no sign-in, in its frame.
fn public<V: IntoView + 'static>(page: fn() -> V) -> AnyView {
    view! { <PublicFrame>{page()}</PublicFrame> }.into_any()
}

/// A signed-in borrower's page, in its frame.
fn cabinet<V: IntoView + 'static>(page: fn() -> V) -> AnyView {
    view! { <CabinetFrame>{page()}</CabinetFrame> }.into_any()
}
