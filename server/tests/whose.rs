//! Whose a number and a passport are, over HTTP.

use crate::support::{DEMO_PHONE, TestServer};
use axum::http::StatusCode;

/// A registration with the demonstration's number up to its end; the draft's cookie and the answer's place and cookies.
async fn register_as(server: &TestServer, surname: &str, name: &str, born: &str) -> (String, crate::support::Answer) {
    let mut draft = String::new();
    let before = server.simulator.messages(Some(DEMO_PHONE)).len();
    for (path, form) in [
        ("/api/save_loan_choice", "product=until-payday&amount=12000&term=14".to_owned()),
        (
            "/api/save_person",
            format!(
                "surname={surname}&given_name={name}&patronymic=&birth_date={born}&phone={DEMO_PHONE}\
                 &consent_personal_data=yes&consent_credit_bureau=yes&consent_signing_by_code=yes"
            ),
        ),
        ("/api/save_password", "password=new-password-9&password_repeat=new-password-9".to_owned()),
    ] {
        let answer = server.call(path, &form, &draft).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        if let Some(token) = answer.cookie("__Host-registration") {
            draft = format!("__Host-registration={token}");
        }
    }
    let code = format!("code={}", server.read_code_after(DEMO_PHONE, before).await);
    let answer = server.submit("/api/confirm_registration", &code, &draft, "/register?step=4").await;
    (draft, answer)
}

#[tokio::test]
async fn a_recycled_number_opens_nobodys_cabinet() {
    let server = TestServer::start().await;
    let (draft, confirmed) = register_as(&server, "Петров", "Пётр", "1985-02-01").await;
    assert_eq!((confirmed.status, confirmed.header("location")), (StatusCode::FOUND, "/register?step=number"));
    assert_eq!(confirmed.cookie("__Host-session"), None);
    let page = server.get("/register?step=number", &draft).await.body;
    assert!(page.contains("Этот номер записан за другим клиентом") && page.contains("Номер теперь мой"), "{page}");
    assert!(!page.contains("Анна") && !page.contains("Петровна"), "{page}");
    for _ in 0..2 {
        let asked = server.submit("/api/ask_for_number", "", &draft, "/register?step=number").await;
        assert_eq!(asked.header("location"), "/register?step=number");
    }
    let page = server.get("/register?step=4", &draft).await.body;
    assert!(page.contains("Заявка принята") && !page.contains("Код из СМС"), "{page}");
    assert_eq!(server.count("SELECT COUNT(*) FROM number_requests").await, 1);
    let stranger = server.submit("/api/ask_for_number", "", "", "/register").await;
    assert!(stranger.header("location").contains("__err="), "without the draft nobody asks");
}

#[tokio::test]
async fn who_registers_again_is_told_what_became_of_the_password_and_the_loan() {
    let server = TestServer::start().await;
    let (_, confirmed) = register_as(&server, "Образцова", "Анна", "1990-05-14").await;
    assert_eq!((confirmed.status, confirmed.header("location")), (StatusCode::FOUND, "/cabinet/apply"));
    let session = format!("__Host-session={}", confirmed.cookie("__Host-session").unwrap());
    let told = format!("{session}; __Host-notice={}", confirmed.cookie("__Host-notice").unwrap());
    let page = server.get("/cabinet/apply", &told).await.body;
    assert!(page.contains("Кабинет у вас уже был") && page.contains("Пароль остался прежним"), "{page}");
    assert!(
        ["12000", "12\u{a0}000", "12\u{202f}000"].iter().any(|sum| page.contains(&format!("value=\"{sum}\""))),
        "{page}"
    );
    let page = server.get("/cabinet/apply", &session).await.body;
    assert!(!page.contains("Кабинет у вас уже был"));
    let new = format!("phone={DEMO_PHONE}&password=new-password-9");
    assert_eq!(server.call("/api/sign_in_with_password", &new, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_on_file_is_shown_to_be_corrected_and_not_before() {
    let server = TestServer::start().await;
    let borrower = server.register("79001110031").await;
    server.lend_to(&borrower).await;
    let page = server.get("/cabinet/apply", &borrower.cookies).await.body;
    assert!(page.contains("вводить их снова не нужно") && page.contains("/cabinet/apply?profile=edit"), "{page}");
    assert!(!page.contains("4510 123456"));
    let edited = server.get("/cabinet/apply?profile=edit", &borrower.cookies).await.body;
    for value in ["4510 123456", "01.06.2012", "770-001", "Москва, улица Лесная, дом 1", "Инженер", "90\u{a0}000"]
    {
        assert!(edited.contains(&format!("value=\"{value}\"")), "{value}: {edited}");
    }
    assert!(edited.contains("name=\"with_profile\""), "{edited}");
    server.backend.clock().advance_days(91);
    let signed_in = server.call("/api/sign_in_with_password", "phone=79001110031&password=long-password", "").await;
    let session = format!("__Host-session={}", signed_in.cookie("__Host-session").unwrap());
    let page = server.get("/cabinet/apply", &session).await.body;
    assert!(page.contains("Эти данные записаны давно") && page.contains("value=\"4510 123456\""), "{page}");
}

#[tokio::test]
async fn after_a_long_absence_the_page_asks_for_the_birth_date() {
    let server = TestServer::start().await;
    server.backend.clock().advance_days(181);
    let asked = server.call("/api/send_sign_in_code", &format!("phone={DEMO_PHONE}"), "").await;
    let cookies = format!(
        "__Host-phone={}; __Host-browser={}",
        asked.cookie("__Host-phone").unwrap(),
        asked.cookie("__Host-browser").unwrap()
    );
    let code = format!("code={}", server.read_code(DEMO_PHONE).await);
    let right = server.submit("/api/sign_in_with_code", &code, &cookies, "/login?step=code").await;
    assert_eq!((right.header("location"), right.cookie("__Host-session")), ("/login?step=birth-date", None));
    let page = server.get("/login?step=birth-date", &cookies).await.body;
    assert!(page.contains("Дата рождения") && page.contains("Вы давно не заходили"), "{page}");
    assert!(!server.get("/login?step=birth-date", "").await.body.contains("Дата рождения"));
    let wrong = server.call("/api/sign_in_with_birth_date", "birth_date=1990-05-15", &cookies).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let entered = server.call("/api/sign_in_with_birth_date", "birth_date=1990-05-14", &cookies).await;
    assert_eq!((entered.status, entered.header("location")), (StatusCode::OK, "/cabinet"), "{}", entered.body);
}
