//! Signing in, and the sessions that follow.

use crate::support::{TestLender, client, client_at, password, random_phone};
use backend::{Error, sign_in::SessionToken};
use lending::{Password, Refusal, SmsCode};

const MINUTE_MS: i64 = 60_000;

fn wrong_password() -> Password {
    Password::parse("incorrect horse", None).unwrap()
}

fn refused<T>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => panic!("not refused: {error:?}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn an_unknown_phone_is_answered_like_a_known_one() {
    let lender = TestLender::start().await;
    let (known, unknown) = (lender.registered_borrower().await.phone, random_phone());
    let before = lender.count_messages(&known);
    let mut answers = Vec::new();
    for phone in [&known, &unknown] {
        let mut sent = lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
        let mut found = lender.backend.visitor().find_sign_in_code(phone.clone(), &client()).await.unwrap().unwrap();
        lender.settle().await;
        assert_eq!(sent.phone_masked, phone.masked());
        sent.phone_masked.clear();
        found.phone_masked.clear();
        let mut refusals = Vec::new();
        for _ in 0..6 {
            let guess = SmsCode::parse("000000").unwrap();
            refusals.push(refused(lender.backend.visitor().sign_in_with_code(phone.clone(), guess, &client()).await));
        }
        let by_password =
            lender.backend.visitor().sign_in_with_password(phone.clone(), wrong_password(), &client()).await;
        answers.push((sent, found, refusals, refused(by_password)));
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!((lender.count_messages(&known) - before, lender.count_messages(&unknown)), (1, 0));
}

#[tokio::test]
async fn a_password_signs_in() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let token =
        lender.backend.visitor().sign_in_with_password(borrower.phone.clone(), password(), &client()).await.unwrap();
    assert_eq!(lender.backend.visitor().find_session(&token).await.unwrap().unwrap().borrower, borrower.id);
    assert_ne!(token.as_cookie(), borrower.session.as_cookie(), "each sign-in has a token of its own");
    let wrong = lender.backend.visitor().sign_in_with_password(borrower.phone, wrong_password(), &client()).await;
    assert_eq!(refused(wrong), Refusal::SignInFailed);
}

#[tokio::test]
async fn the_sixth_password_in_a_quarter_of_an_hour_is_not_looked_at() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    for _ in 0..5 {
        let wrong = lender.backend.visitor().sign_in_with_password(phone.clone(), wrong_password(), &client()).await;
        assert_eq!(refused(wrong), Refusal::SignInFailed);
    }
    lender.clock.advance_ms(5 * MINUTE_MS);
    let right = lender.backend.visitor().sign_in_with_password(phone.clone(), password(), &client()).await;
    assert!(matches!(right, Err(Error::TooMany { retry_after_s: 600 })));
    // The owner, somewhere else, is not locked out by it.
    let elsewhere = client_at([198, 51, 100, 1].into());
    lender.backend.visitor().sign_in_with_password(phone.clone(), password(), &elsewhere).await.unwrap();
    lender.clock.advance_ms(10 * MINUTE_MS);
    lender.backend.visitor().sign_in_with_password(phone, password(), &client()).await.unwrap();
}

#[tokio::test]
async fn right_passwords_use_up_nothing() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    for _ in 0..8 {
        lender.backend.visitor().sign_in_with_password(phone.clone(), password(), &client()).await.unwrap();
    }
}

#[tokio::test]
async fn a_session_ends_after_half_an_hour_without_use() {
    let lender = TestLender::start().await;
    let session = lender.registered_borrower().await.session;
    for _ in 0..4 {
        lender.clock.advance_ms(30 * MINUTE_MS - 1);
        assert!(lender.backend.visitor().find_session(&session).await.unwrap().is_some());
    }
    lender.clock.advance_ms(30 * MINUTE_MS);
    assert!(lender.backend.visitor().find_session(&session).await.unwrap().is_none());
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_in_any_case() {
    let lender = TestLender::start().await;
    let session = lender.registered_borrower().await.session;
    let began = lender.clock.now();
    for _ in 0..(12 * 60 / 20 - 1) {
        lender.clock.advance_ms(20 * MINUTE_MS);
        let found = lender.backend.visitor().find_session(&session).await.unwrap().unwrap();
        assert_eq!(found.expires_at.as_millisecond() - began.as_millisecond(), 12 * 60 * MINUTE_MS);
    }
    lender.clock.advance_ms(20 * MINUTE_MS);
    assert!(lender.backend.visitor().find_session(&session).await.unwrap().is_none());
}

#[tokio::test]
async fn use_is_written_down_once_a_minute() {
    let lender = TestLender::start().await;
    let session = lender.registered_borrower().await.session;
    let began = lender.clock.now_ms();
    let last_seen = "SELECT MAX(last_seen_at_ms) FROM sessions";
    lender.clock.advance_ms(MINUTE_MS - 1);
    lender.backend.visitor().find_session(&session).await.unwrap();
    assert_eq!(lender.count(last_seen).await, began);
    lender.clock.advance_ms(1);
    lender.backend.visitor().find_session(&session).await.unwrap();
    assert_eq!(lender.count(last_seen).await, began + MINUTE_MS);
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server_and_no_other() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let other = lender.backend.visitor().sign_in_with_password(borrower.phone, password(), &client()).await.unwrap();
    lender.backend.visitor().sign_out(&borrower.session).await.unwrap();
    assert!(lender.backend.visitor().find_session(&borrower.session).await.unwrap().is_none());
    assert!(lender.backend.visitor().find_session(&other).await.unwrap().is_some());
    lender.backend.visitor().sign_out(&borrower.session).await.unwrap();
}

#[tokio::test]
async fn a_token_is_random_and_only_its_hash_is_kept() {
    let lender = TestLender::start().await;
    let token = lender.registered_borrower().await.session;
    let text = token.as_cookie();
    assert_eq!(text.len(), 43, "256 bits in base64");
    assert_eq!(lender.count(&format!("SELECT COUNT(*) FROM sessions WHERE token_hash = '{text}'")).await, 0);
    let unknown = SessionToken::from_cookie(&"A".repeat(43)).unwrap();
    assert!(lender.backend.visitor().find_session(&unknown).await.unwrap().is_none());
    for nonsense in ["", "A", &"A".repeat(42), &"A".repeat(44), &"!".repeat(43), &"я".repeat(43), &"B".repeat(43)] {
        assert!(SessionToken::from_cookie(nonsense).is_none(), "{nonsense}");
    }
}
