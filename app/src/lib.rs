//! What people see. Compiled twice: for the server (`ssr`) and for the browser (`hydrate`).
//! This file holds the routes and nothing else.

#![recursion_limit = "256"]
#![allow(missing_docs, reason = "server functions make public structs of their arguments")]
#![allow(clippy::needless_pass_by_value, reason = "components take their props by value")]

pub mod asked;
mod brand;
#[cfg(feature = "ssr")]
pub mod calendar;
mod call;
pub mod components;
#[cfg(feature = "ssr")]
mod demo;
mod door;
pub mod doors;
pub mod error;
mod figures;
#[cfg(feature = "ssr")]
mod leave;
pub mod loan_record;
pub mod local_time;
pub mod pages;
pub mod pieces;
#[cfg(feature = "ssr")]
pub mod request;
#[cfg(feature = "ssr")]
mod shell;
pub mod texts;
mod typed;

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

#[cfg(feature = "ssr")]
pub use demo::{clock_goes_no_further, demo_page};
#[cfg(feature = "ssr")]
pub use leave::leave_page;
#[cfg(feature = "ssr")]
pub use shell::{Assets, Program, Shell};

use pages::{login::LoginPage, not_found::NotFoundPage};
use pieces::{Borrowing, Joining, Owing, Relief, public};

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
                <Route ssr=SsrMode::Async path=path!("/") view=Joining::Landing />
                <Route ssr=SsrMode::Async path=path!("/register") view=Joining::Register />
                <Route ssr=SsrMode::Async path=path!("/login") view=|| public(LoginPage) />
                <Route ssr=SsrMode::Async path=path!("/cabinet") view=Owing::Home />
                <Route ssr=SsrMode::Async path=path!("/cabinet/apply") view=Borrowing::Apply />
                <Route ssr=SsrMode::Async path=path!("/cabinet/applications/:id") view=Borrowing::Application />
                <Route ssr=SsrMode::Async path=path!("/cabinet/schedule") view=Owing::Schedule />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans") view=Owing::ClosedLoans />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id") view=Owing::Loan />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id/pay") view=Owing::Pay />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id/options") view=Relief::Options />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id/prolong") view=Relief::Prolong />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id/holiday") view=Relief::Holiday />
                <Route ssr=SsrMode::Async path=path!("/cabinet/loans/:id/payments/:payment") view=Owing::Payment />
                <Route ssr=SsrMode::Async path=path!("/cabinet/account") view=Owing::Account />
                <Route ssr=SsrMode::Async path=path!("/cabinet/account/payments/:payment") view=Owing::Payment />
            </FlatRoutes>
        </Router>
    }
}
