//! What people see. Compiled twice: for the server (`ssr`) and for the browser (`hydrate`).
//! This file holds the document's shell, the routes, and nothing else.

#![recursion_limit = "256"]
#![allow(missing_docs, reason = "server functions make public structs of their arguments")]
#![allow(clippy::needless_pass_by_value, reason = "components take their props by value")]

mod call;
pub mod components;
pub mod error;
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
    components::{ParentRoute, Route, Router, Routes},
    path,
};

#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};

use components::layout::{CabinetLayout, PublicLayout};
use pages::{
    application::ApplicationPage, apply::ApplyPage, home::HomePage, landing::LandingPage, loan::LoanPage,
    login::LoginPage, not_found::NotFoundPage, pay::PayPage, payment::PaymentPage, register::RegisterPage,
};

/// The whole cabinet. Pages are rendered when all their data are there (`SsrMode::Async`): they
/// are complete without JavaScript.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    texts::provide_texts();
    components::focus::provide_focus();
    view! {
        <Router>
            <Routes fallback=NotFoundPage>
                <ParentRoute path=path!("") view=PublicLayout ssr=SsrMode::Async>
                    <Route path=path!("/") view=LandingPage />
                    <Route path=path!("/register") view=RegisterPage />
                    <Route path=path!("/login") view=LoginPage />
                </ParentRoute>
                <ParentRoute path=path!("/cabinet") view=CabinetLayout ssr=SsrMode::Async>
                    <Route path=path!("") view=HomePage />
                    <Route path=path!("/apply") view=ApplyPage />
                    <Route path=path!("/applications/:id") view=ApplicationPage />
                    <Route path=path!("/loans/:id") view=LoanPage />
                    <Route path=path!("/loans/:id/pay") view=PayPage />
                    <Route path=path!("/loans/:id/payments/:payment") view=PaymentPage />
                </ParentRoute>
            </Routes>
        </Router>
    }
}
