//! Codes and limits belong to the browser that asks: strangers hurt themselves only.

use crate::support::{
    TestLender, another_code, client, client_at, fast_simulator, money::choice, password, random_phone, stranger,
};
use backend::{Client, Error, client::Browser};
use lending::{BirthDate, Password, Phone, Refusal, SmsCode};

fn refused<T>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => panic!("not refused: {error:?}"),
        Ok(_) => panic!("not refused"),
    }
}

async fn ask(lender: &TestLender, phone: &Phone, client: &Client) -> Result<(), Error> {
    lender.backend.visitor().send_sign_in_code(phone.clone(), client).await.map(drop)
}

/// A browser in which the borrower signed in before.
async fn known_browser(lender: &TestLender, phone: &Phone, client: Client) -> Client {
    let session = lender.backend.visitor().sign_in_with_password(phone.clone(), password(), &client).await.unwrap();
    let browser = lender.backend.visitor().know_browser(&session).await.unwrap();
    // as its cookie brings it back
    Client { browser: Browser::from_cookie(&browser.as_cookie()).unwrap(), ..client }
}

#[tokio::test]
async fn a_strangers_wrong_codes_leave_the_owner_all_tries() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    ask(&lender, &phone, &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&phone);
    // From the same address, with and without a code of their own, as often as they like.
    let with_code = stranger();
    ask(&lender, &phone, &with_code).await.unwrap();
    for browser in [with_code, stranger()] {
        for _ in 0..50 {
            let guess = another_code(&code);
            assert!(lender.backend.visitor().sign_in_with_code(phone.clone(), guess, &browser).await.is_err());
        }
    }
    let wrong = lender.backend.visitor().sign_in_with_code(phone.clone(), another_code(&code), &client()).await;
    assert_eq!(refused(wrong), Refusal::CodeWrong { tries_left: 4 });
    lender.backend.visitor().sign_in_with_code(phone, code, &client()).await.unwrap();
}

#[tokio::test]
async fn a_code_is_good_in_the_browser_that_asked_and_in_no_other() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    ask(&lender, &phone, &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&phone);
    let elsewhere = lender.backend.visitor().sign_in_with_code(phone.clone(), code.clone(), &stranger()).await;
    assert_eq!(refused(elsewhere), Refusal::CodeExpired);
    assert_eq!(lender.backend.visitor().find_sign_in_code(phone.clone(), &stranger()).await.unwrap(), None);
    lender.backend.visitor().sign_in_with_code(phone, code, &client()).await.unwrap();
}

#[tokio::test]
async fn who_guesses_is_slowed_down_by_address() {
    let lender = TestLender::start_with(fast_simulator(), &[("WRONG_CODES_A_MINUTE", "10")]).await;
    let phone = lender.registered_borrower().await.phone;
    let guess = || SmsCode::parse("000000").unwrap();
    for _ in 0..10 {
        let guessed = lender.backend.visitor().sign_in_with_code(phone.clone(), guess(), &stranger()).await;
        assert_eq!(refused(guessed), Refusal::CodeExpired);
    }
    let guessed = lender.backend.visitor().sign_in_with_code(phone.clone(), guess(), &stranger()).await;
    assert!(matches!(guessed, Err(Error::TooMany { retry_after_s: 60 })));
    // There is nothing to guess any more: no further codes for a minute, whatever the phone.
    assert!(matches!(ask(&lender, &random_phone(), &stranger()).await, Err(Error::TooMany { retry_after_s: 60 })));
    // Someone else, and somebody known from the same address, don't notice.
    let elsewhere = client_at([198, 51, 100, 1].into());
    ask(&lender, &phone, &elsewhere).await.unwrap();
    let known = known_browser(&lender, &phone, stranger()).await;
    ask(&lender, &phone, &known).await.unwrap();
    lender.clock.advance_ms(60_000);
    ask(&lender, &random_phone(), &stranger()).await.unwrap();
}

#[tokio::test]
async fn a_stranger_uses_up_what_strangers_have() {
    let lender = TestLender::start_with(fast_simulator(), &[("SMS_A_DAY", "2")]).await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    lender.settle().await;
    let known = known_browser(&lender, &borrower.phone, client()).await;
    for _ in 0..2 {
        ask(&lender, &borrower.phone, &stranger()).await.unwrap();
        lender.settle().await;
        lender.clock.advance_ms(60_000);
    }
    assert!(matches!(ask(&lender, &borrower.phone, &stranger()).await, Err(Error::TooMany { .. })));
    // The owner signs in, in the browser that knows them, and signs.
    ask(&lender, &borrower.phone, &known).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    lender.backend.visitor().sign_in_with_code(borrower.phone.clone(), code, &known).await.unwrap();
    lender.sign(&borrower, id).await;
}

#[tokio::test]
async fn strangers_at_one_address_do_not_lock_out_who_is_known() {
    let lender = TestLender::start_with(fast_simulator(), &[("CODES_A_MINUTE", "20")]).await;
    let phone = lender.registered_borrower().await.phone;
    let known = known_browser(&lender, &phone, client()).await;
    lender.clock.advance_ms(60_000);
    for _ in 0..20 {
        ask(&lender, &random_phone(), &stranger()).await.unwrap();
    }
    lender.clock.advance_ms(15_000);
    let refused = ask(&lender, &phone, &stranger()).await;
    assert!(matches!(refused, Err(Error::TooMany { retry_after_s: 45 })), "{refused:?}");
    ask(&lender, &phone, &known).await.unwrap();
    // Slowed down, not closed.
    lender.clock.advance_ms(45_000);
    ask(&lender, &phone, &stranger()).await.unwrap();
}

#[tokio::test]
async fn a_subscribers_whole_network_is_one_address() {
    let lender = TestLender::start_with(fast_simulator(), &[("CODES_A_MINUTE", "5")]).await;
    let at = |ip: &str| Client { ip: ip.parse().unwrap(), ..stranger() };
    for host in 1..=5 {
        ask(&lender, &random_phone(), &at(&format!("2001:db8:0:7::{host}"))).await.unwrap();
    }
    let further = ask(&lender, &random_phone(), &at("2001:db8:0:7:ffff:1:2:3")).await;
    assert!(matches!(further, Err(Error::TooMany { .. })));
    ask(&lender, &random_phone(), &at("2001:db8:0:8::1")).await.unwrap();
}

#[tokio::test]
async fn a_strangers_wrong_passwords_leave_the_known_browser_alone() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    let known = known_browser(&lender, &phone, client()).await;
    let wrong = || Password::parse("incorrect horse", None).unwrap();
    for _ in 0..8 {
        let by_stranger = lender.backend.visitor().sign_in_with_password(phone.clone(), wrong(), &stranger()).await;
        assert!(by_stranger.is_err());
    }
    let by_stranger = lender.backend.visitor().sign_in_with_password(phone.clone(), password(), &stranger()).await;
    assert!(matches!(by_stranger, Err(Error::TooMany { .. })));
    lender.backend.visitor().sign_in_with_password(phone, password(), &known).await.unwrap();
}

#[tokio::test]
async fn a_browser_is_given_another_token_when_somebody_signs_in() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    let known = known_browser(&lender, &phone, client()).await;
    let token = |client: &Client| client.browser.as_cookie().split('.').next().unwrap().to_owned();
    assert_ne!(token(&known), token(&client()));
    assert!(lender.backend.visitor().knows(&known.browser));
    assert!(!lender.backend.visitor().knows(&client().browser));
}

fn born(day: &str) -> BirthDate {
    BirthDate::parse(day, "2026-11-23".parse().unwrap()).unwrap()
}

#[tokio::test]
async fn after_a_long_absence_a_code_needs_the_birth_date_too() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    let visitor = lender.backend.visitor();
    lender.clock.advance_days(180);
    ask(&lender, &phone, &client()).await.unwrap();
    lender.settle().await;
    visitor.sign_in_with_code(phone.clone(), lender.read_code(&phone), &client()).await.unwrap();

    lender.clock.advance_days(181);
    ask(&lender, &phone, &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&phone);
    let early = visitor.sign_in_with_birth_date(phone.clone(), born("1991-03-08"), &client()).await;
    assert_eq!(refused(early), Refusal::CodeExpired, "before the code");
    let by_code = visitor.sign_in_with_code(phone.clone(), code, &client()).await;
    assert_eq!(refused(by_code), Refusal::BirthDateNeeded);
    assert!(visitor.awaits_birth_date(phone.clone(), &client()).await.unwrap());
    assert!(!visitor.awaits_birth_date(phone.clone(), &stranger()).await.unwrap());
    let elsewhere = visitor.sign_in_with_birth_date(phone.clone(), born("1991-03-08"), &stranger()).await;
    assert_eq!(refused(elsewhere), Refusal::CodeExpired);
    let wrong = visitor.sign_in_with_birth_date(phone.clone(), born("1991-03-09"), &client()).await;
    assert_eq!(refused(wrong), Refusal::BirthDateWrong);
    visitor.sign_in_with_birth_date(phone.clone(), born("1991-03-08"), &client()).await.unwrap();
    let again = visitor.sign_in_with_birth_date(phone, born("1991-03-08"), &client()).await;
    assert_eq!(refused(again), Refusal::CodeExpired);
}

#[tokio::test]
async fn who_has_the_number_only_does_not_guess_the_birth_date() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    let visitor = lender.backend.visitor();
    lender.clock.advance_days(200);
    ask(&lender, &phone, &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&phone);
    assert!(visitor.sign_in_with_code(phone.clone(), code, &client()).await.is_err());
    for day in ["1980-01-01", "1980-01-02", "1980-01-03"] {
        let wrong = visitor.sign_in_with_birth_date(phone.clone(), born(day), &client()).await;
        assert_eq!(refused(wrong), Refusal::BirthDateWrong);
    }
    let right = visitor.sign_in_with_birth_date(phone.clone(), born("1991-03-08"), &client()).await;
    assert!(matches!(right, Err(Error::TooMany { .. })));
    // The owner has the password.
    visitor.sign_in_with_password(phone, password(), &stranger()).await.unwrap();
}
