//! The browser's program comes in pieces: sign-in with what every page needs, and for each group of other pages what only
//! they need, loaded when one of them is asked for. On the server they are functions like any other.
//!
//! What a page consists of is loaded before the page is hydrated (`load`), therefore hydration stays synchronous.

#![allow(unsafe_code, reason = "the macro's functions are joined by the linker, by their names")]
#![allow(clippy::unnecessary_wraps, reason = "what fails is loading the piece, which the macro adds")]

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::{ChooseView, hooks::use_url, location::Url};

use crate::{
    components::layout::{CabinetFrame, PublicFrame},
    pages::{
        account::AccountPage, application::ApplicationPage, apply::ApplyPage, closed_loans::ClosedLoansPage,
        holiday::HolidayPage, home::HomePage, landing::LandingPage, loan::LoanPage, options::OptionsPage, pay::PayPage,
        payment::PaymentPage, prolong::ProlongPage, register::RegisterPage, schedule::SchedulePage,
    },
    texts::errors::bring_all_words,
};

/// A piece beside the main one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// From the first page to a cabinet of one's own.
    Joining,
    /// On the way to a loan.
    Borrowing,
    /// What there is once there is a loan.
    Owing,
    /// Ways out when money is short.
    Relief,
}

impl Piece {
    /// The piece that the page at an address needs; None where the main one is enough.
    pub fn of(path: &str) -> Option<Self> {
        let mut steps = path.split('/').filter(|step| !step.is_empty());
        match (steps.next(), steps.next()) {
            (None | Some("register"), None) => Some(Self::Joining),
            (Some("cabinet"), Some("apply" | "applications")) => Some(Self::Borrowing),
            (Some("cabinet"), Some("loans")) if matches!(steps.nth(1), Some("options" | "prolong" | "holiday")) => {
                Some(Self::Relief)
            }
            (Some("cabinet"), _) => Some(Self::Owing),
            _ => None,
        }
    }

    /// What the build calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Joining => "joining",
            Self::Borrowing => "borrowing",
            Self::Owing => "owing",
            Self::Relief => "relief",
        }
    }
}

/// A page on the way to a cabinet.
#[derive(Clone, Copy)]
pub(crate) enum Joining {
    Landing,
    Register,
}

#[wasm_split(joining, wasm_split_path = leptos::wasm_split, fallible, preload(load_joining))]
fn joining(page: Joining) -> Result<AnyView, SplitLoaderError> {
    bring_all_words();
    Ok(match page {
        Joining::Landing => public(LandingPage),
        Joining::Register => public(RegisterPage),
    })
}

/// A page on the way to a loan.
#[derive(Clone, Copy)]
pub(crate) enum Borrowing {
    Apply,
    Application,
}

#[wasm_split(borrowing, wasm_split_path = leptos::wasm_split, fallible, preload(load_borrowing))]
fn borrowing(page: Borrowing) -> Result<AnyView, SplitLoaderError> {
    bring_all_words();
    Ok(match page {
        Borrowing::Apply => cabinet(ApplyPage),
        Borrowing::Application => cabinet(ApplicationPage),
    })
}

/// A page of one who has or had a loan.
#[derive(Clone, Copy)]
pub(crate) enum Owing {
    Home,
    ClosedLoans,
    Schedule,
    Loan,
    Pay,
    Payment,
    Account,
}

#[wasm_split(owing, wasm_split_path = leptos::wasm_split, fallible, preload(load_owing))]
fn owing(page: Owing) -> Result<AnyView, SplitLoaderError> {
    bring_all_words();
    Ok(match page {
        Owing::Home => cabinet(HomePage),
        Owing::ClosedLoans => cabinet(ClosedLoansPage),
        Owing::Schedule => cabinet(SchedulePage),
        Owing::Loan => cabinet(LoanPage),
        Owing::Pay => cabinet(PayPage),
        Owing::Payment => cabinet(PaymentPage),
        Owing::Account => cabinet(AccountPage),
    })
}

/// A page of one whose money is short.
#[derive(Clone, Copy)]
pub(crate) enum Relief {
    Options,
    Prolong,
    Holiday,
}

#[wasm_split(relief, wasm_split_path = leptos::wasm_split, fallible, preload(load_relief))]
fn relief(page: Relief) -> Result<AnyView, SplitLoaderError> {
    bring_all_words();
    Ok(match page {
        Relief::Options => cabinet(OptionsPage),
        Relief::Prolong => cabinet(ProlongPage),
        Relief::Holiday => cabinet(HolidayPage),
    })
}

/// A page that needs no sign-in, in its frame.
pub(crate) fn public<V: IntoView + 'static>(page: fn() -> V) -> AnyView {
    view! { <PublicFrame>{page()}</PublicFrame> }.into_any()
}

/// A signed-in borrower's page, in its frame.
fn cabinet<V: IntoView + 'static>(page: fn() -> V) -> AnyView {
    view! { <CabinetFrame>{page()}</CabinetFrame> }.into_any()
}

/// Loads what the page at an address needs beside the main piece.
pub async fn load(path: &str) -> Result<(), SplitLoaderError> {
    match Piece::of(path) {
        Some(Piece::Joining) => load_joining().await,
        Some(Piece::Borrowing) => load_borrowing().await,
        Some(Piece::Owing) => load_owing().await,
        Some(Piece::Relief) => load_relief().await,
        None => Ok(()),
    }
}

impl ChooseView for Joining {
    async fn choose(self) -> AnyView {
        or_whole_page(joining(self)).await
    }

    async fn preload(&self) {}
}

impl ChooseView for Borrowing {
    async fn choose(self) -> AnyView {
        or_whole_page(borrowing(self)).await
    }

    async fn preload(&self) {}
}

impl ChooseView for Owing {
    async fn choose(self) -> AnyView {
        or_whole_page(owing(self)).await
    }

    async fn preload(&self) {}
}

impl ChooseView for Relief {
    async fn choose(self) -> AnyView {
        or_whole_page(relief(self)).await
    }

    async fn preload(&self) {}
}

/// A piece that can't be had (the network is gone, or the program is of an old build) leads to the page as a whole, as the
/// server writes it: a link is never dead.
async fn or_whole_page(page: impl Future<Output = Result<AnyView, SplitLoaderError>>) -> AnyView {
    let address = use_url();
    if let Ok(page) = page.await {
        return page;
    }
    go_to(address);
    std::future::pending().await
}

/// Asks the server for the page as a whole: it may lead elsewhere, to sign-in and back.
pub(crate) fn whole_page() {
    if cfg!(feature = "hydrate") {
        go_to(use_url());
    }
}

fn go_to(address: ReadSignal<Url>) {
    let address = address.with_untracked(|address| match address.search() {
        "" => address.path().to_owned(),
        search => format!("{}?{search}", address.path()),
    });
    // Where the browser can't go there, it says so itself.
    let _ = window().location().assign(&address);
}

#[cfg(test)]
mod tests {
    use super::Piece;

    #[test]
    fn each_page_has_its_piece() {
        for path in ["/", "/register"] {
            assert_eq!(Piece::of(path), Some(Piece::Joining), "{path}");
        }
        for path in ["/cabinet/apply", "/cabinet/applications/1"] {
            assert_eq!(Piece::of(path), Some(Piece::Borrowing), "{path}");
        }
        for path in
            ["/cabinet", "/cabinet/loans", "/cabinet/loans/1", "/cabinet/loans/1/pay", "/cabinet/loans/1/payments/2"]
        {
            assert_eq!(Piece::of(path), Some(Piece::Owing), "{path}");
        }
        for way in ["options", "prolong", "holiday"] {
            let path = format!("/cabinet/loans/1/{way}");
            assert_eq!(Piece::of(&path), Some(Piece::Relief), "{path}");
        }
        for path in ["/login", "/nothing", "/register/nothing", "/cabinets"] {
            assert_eq!(Piece::of(path), None, "{path}");
        }
    }
}
