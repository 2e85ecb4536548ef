//! Who may call which server function. Each is a public address: a new one without its case here
//! fails the test.

use std::collections::BTreeMap;

use crate::support::{TestServer, borrower::Owned};
use app::doors::{Door, FUNCTIONS};
use axum::http::StatusCode;

/// Who may call a server function.
enum Case {
    /// Anybody: it gives nothing away and belongs to nobody.
    Anybody,
    /// A signed-in borrower, about things that the session alone names.
    Oneself,
    /// A signed-in borrower, about something of one's own: a form that names somebody else's.
    Owner(fn(&Owned) -> String),
}

use Case::{Anybody, Oneself, Owner};

fn cases() -> BTreeMap<&'static str, Case> {
    BTreeMap::from([
        ("/api/load_calculator", Anybody),
        ("/api/choose_loan", Anybody),
        ("/api/load_registration", Anybody),
        ("/api/save_loan_choice", Anybody),
        ("/api/save_person", Anybody),
        ("/api/save_password", Anybody),
        ("/api/resend_registration_code", Anybody),
        ("/api/confirm_registration", Anybody),
        ("/api/load_sign_in", Anybody),
        ("/api/send_sign_in_code", Anybody),
        ("/api/resend_sign_in_code", Anybody),
        ("/api/sign_in_with_code", Anybody),
        ("/api/sign_in_with_password", Anybody),
        ("/api/sign_in_with_birth_date", Anybody),
        ("/api/ask_for_number", Anybody),
        ("/api/sign_out", Anybody),
        ("/api/load_home", Oneself),
        ("/api/list_closed_loans", Oneself),
        ("/api/load_schedule", Oneself),
        ("/api/make_calendar_feed", Oneself),
        ("/api/show_sums_in_calendar", Oneself),
        ("/api/end_calendar_feed", Oneself),
        ("/api/load_apply_page", Oneself),
        ("/api/list_cards", Oneself),
        ("/api/keep_application", Oneself),
        ("/api/send_application", Oneself),
        ("/api/load_account", Oneself),
        ("/api/start_top_up", Oneself),
        ("/api/return_from_account", Oneself),
        ("/api/keep_surplus", Oneself),
        ("/api/load_application", Owner(|owned| format!("id={}", owned.application))),
        ("/api/send_signing_code", Owner(|owned| format!("id={}", owned.application))),
        (
            "/api/sign_application",
            Owner(|owned| format!("id={}&conditions_hash={}&code=123456", owned.application, "0".repeat(64))),
        ),
        ("/api/withdraw_application", Owner(|owned| format!("id={}", owned.application))),
        ("/api/choose_another_card", Owner(|owned| format!("id={}&card={}", owned.application, owned.card))),
        ("/api/link_another_card", Owner(|owned| format!("id={}&card_key=key", owned.application))),
        ("/api/load_loan", Owner(|owned| format!("id={}", owned.loan))),
        ("/api/load_pay_page", Owner(|owned| format!("loan={}", owned.loan))),
        ("/api/start_payment", Owner(|owned| format!("loan={}&idempotency_key=theirs&how_much=full", owned.loan))),
        ("/api/load_options", Owner(|owned| format!("loan={}", owned.loan))),
        ("/api/load_prolong_page", Owner(|owned| format!("loan={}", owned.loan))),
        ("/api/offer_prolongation", Owner(|owned| format!("loan={}&days=7", owned.loan))),
        ("/api/resend_prolongation_code", Owner(|owned| format!("loan={}", owned.loan))),
        (
            "/api/sign_prolongation",
            Owner(|owned| {
                let hash = "0".repeat(64);
                format!("loan={}&document_hash={hash}&idempotency_key=theirs&code=123456", owned.loan)
            }),
        ),
        ("/api/pay_prolongation", Owner(|owned| format!("loan={}&idempotency_key=theirs", owned.loan))),
        ("/api/load_holiday_page", Owner(|owned| format!("loan={}", owned.loan))),
        ("/api/draft_holiday_request", Owner(|owned| format!("loan={}&ground=emergency&months=3", owned.loan))),
        ("/api/resend_holiday_code", Owner(|owned| format!("loan={}", owned.loan))),
        (
            "/api/sign_holiday_request",
            Owner(|owned| format!("loan={}&document_hash={}&code=123456", owned.loan, "0".repeat(64))),
        ),
        ("/api/load_payment", Owner(|owned| format!("loan={}&payment={}", owned.loan, owned.payment))),
    ])
}

#[tokio::test]
async fn every_server_function_gives_nothing_away() {
    let server = TestServer::start().await;
    let owner = server.register("79001110001").await;
    let things = server.lend_to(&owner).await;
    let stranger = server.register("79001110002").await;
    let mut cases = cases();

    for (path, _) in leptos::server_fn::axum::server_fn_paths() {
        let case = cases.remove(path).unwrap_or_else(|| panic!("{path} has no case: who may call it?"));
        let door = if matches!(case, Anybody) { Door::Visitor } else { Door::Borrower };
        assert!(FUNCTIONS.contains(&(path, door)), "{path} has another door");
        let Some(form) = (match &case {
            Anybody => None,
            Oneself => Some(String::new()),
            Owner(form) => Some(form(&things)),
        }) else {
            continue;
        };
        for signed_out in ["", "__Host-session=nonsense", &format!("__Host-session={}", "A".repeat(43))] {
            let answer = server.call(path, &form, signed_out).await;
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{path} signed out: {}", answer.body);
            assert_eq!(answer.body, "\"sign_in_required\"", "{path} signed out");
        }
        if let Owner(form) = case {
            let answer = server.call(path, &form(&things), &stranger.cookies).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path} by a stranger: {}", answer.body);
            assert_eq!(answer.body, "\"not_found\"", "{path} by a stranger");
            for nonsense in ["", "1", "00000000-0000-4000-8000-000000000000", "%00", "../x"] {
                let form = form(&things);
                let (field, rest) = form.split_once('&').unwrap_or((form.as_str(), ""));
                let field = field.split('=').next().unwrap();
                let form = format!("{field}={nonsense}&{rest}");
                let answer = server.call(path, &form, &stranger.cookies).await;
                assert!(answer.status.is_client_error(), "{path} {form}: {} {}", answer.status, answer.body);
            }
        }
    }
    let gone: Vec<_> = cases.keys().collect();
    assert!(gone.is_empty(), "cases without a server function: {gone:?}");
    assert!(server.backend.operator().verify_books().await.unwrap().is_clean());
}

#[tokio::test]
async fn nothing_secret_is_on_a_page_or_in_the_database() {
    let server = TestServer::start().await;
    let borrower = server.register("79001110003").await;
    let owned = server.lend_to(&borrower).await;
    for path in [
        "/cabinet".to_owned(),
        "/cabinet/apply".to_owned(),
        format!("/cabinet/applications/{}", owned.application),
        format!("/cabinet/loans/{}", owned.loan),
        "/cabinet/account".to_owned(),
    ] {
        let page = server.get(&path, &borrower.cookies).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        for secret in ["4510123456", "4510 123456", "2200000000000004", "long-password"] {
            assert!(!page.body.contains(secret), "{path} shows {secret}");
        }
    }
    let Some(stored) = server.database_bytes() else { return };
    for secret in ["4510123456", "2200000000000004", "long-password", "улица Лесная"] {
        let found = stored.windows(secret.len()).any(|window| window == secret.as_bytes());
        assert!(!found, "the database holds {secret} in clear");
    }
}
