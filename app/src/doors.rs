//! Who may come in where: through the doors that stand here, and through no other.
//!
//! A server function without a door can't be called by a page or a form: it does not compile. An address without a door,
//! a page's or a server function's, keeps the server from starting.

#[cfg(feature = "ssr")]
use server_fn::ServerFn;

use crate::{
    components::sign_out::SignOut,
    pages::{
        account::api::{KeepSurplus, LoadAccount, ReturnFromAccount, StartTopUp},
        application::api::{
            ChooseAnotherCard, LinkAnotherCard, LoadApplication, SendSigningCode, SignApplication, WithdrawApplication,
        },
        apply::api::{KeepApplication, ListCards, LoadApplyPage, SendApplication},
        closed_loans::api::ListClosedLoans,
        holiday::api::{DraftHolidayRequest, LoadHolidayPage, ResendHolidayCode, SignHolidayRequest},
        home::api::LoadHome,
        landing::api::{ChooseLoan, LoadCalculator},
        loan::api::LoadLoan,
        login::api::{
            LoadSignIn, ResendSignInCode, SendSignInCode, SignInWithBirthDate, SignInWithCode, SignInWithPassword,
        },
        options::api::LoadOptions,
        pay::api::{LoadPayPage, StartPayment},
        payment::api::LoadPayment,
        prolong::api::{LoadProlongPage, OfferProlongation, PayProlongation, ResendProlongationCode, SignProlongation},
        register::api::{
            AskForNumber, ConfirmRegistration, LoadRegistration, ResendRegistrationCode, SaveLoanChoice, SavePassword,
            SavePerson,
        },
        schedule::api::{EndCalendarFeed, LoadSchedule, MakeCalendarFeed, ShowSumsInCalendar},
    },
};

pub use crate::door::{Behind, Door};

macro_rules! doors {
    ($($door:ident { pages: $($page:literal)+; functions: $($function:ident)+; })+) => {
        $($(
            impl Behind for $function {
                const DOOR: Door = Door::$door;
            }
        )+)+

        /// The pages' addresses, as axum writes them.
        #[cfg(feature = "ssr")]
        pub const PAGES: &[(&str, Door)] = &[$($(($page, Door::$door),)+)+];

        /// The server functions' addresses.
        #[cfg(feature = "ssr")]
        pub const FUNCTIONS: &[(&str, Door)] =
            &[$($((<$function as ServerFn>::PATH, <$function as Behind>::DOOR),)+)+];
    };
}

doors! {
    Visitor {
        pages: "/" "/register" "/login";
        functions:
            LoadCalculator ChooseLoan
            LoadRegistration SaveLoanChoice SavePerson SavePassword ResendRegistrationCode ConfirmRegistration
            AskForNumber
            LoadSignIn SendSignInCode ResendSignInCode SignInWithCode SignInWithBirthDate SignInWithPassword
            SignOut;
    }
    Borrower {
        pages:
            "/cabinet"
            "/cabinet/apply"
            "/cabinet/schedule"
            "/cabinet/loans"
            "/cabinet/applications/{id}"
            "/cabinet/loans/{id}"
            "/cabinet/loans/{id}/pay"
            "/cabinet/loans/{id}/options"
            "/cabinet/loans/{id}/prolong"
            "/cabinet/loans/{id}/holiday"
            "/cabinet/loans/{id}/payments/{payment}"
            "/cabinet/account"
            "/cabinet/account/payments/{payment}";
        functions:
            LoadHome
            LoadSchedule MakeCalendarFeed ShowSumsInCalendar EndCalendarFeed
            LoadApplyPage ListCards KeepApplication SendApplication
            LoadApplication SendSigningCode SignApplication WithdrawApplication ChooseAnotherCard LinkAnotherCard
            ListClosedLoans LoadLoan
            LoadPayPage StartPayment LoadPayment
            LoadAccount StartTopUp ReturnFromAccount KeepSurplus
            LoadOptions
            LoadProlongPage OfferProlongation ResendProlongationCode SignProlongation PayProlongation
            LoadHolidayPage DraftHolidayRequest ResendHolidayCode SignHolidayRequest;
    }
}

/// Functions that pages call by themselves, again and again, to see whether something has moved.
#[cfg(feature = "ssr")]
pub const POLLED: &[&str] =
    &[<LoadApplication as ServerFn>::PATH, <ListCards as ServerFn>::PATH, <LoadPayment as ServerFn>::PATH];
