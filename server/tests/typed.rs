//! What people and programs send in forms: read in every writing, and never more than the database has a place for.

use crate::support::TestServer;
use axum::http::{Request, StatusCode, header};

#[tokio::test]
async fn a_phone_as_an_address_book_copies_it_is_read() {
    let server = TestServer::start().await;
    for phone in
        ["%E2%80%AA%2B7%20900%20111-00-01%E2%80%AC", "%E2%81%A8%2B79001110001%E2%81%A9", "%2B7%C2%AD9001110001"]
    {
        let answer = server.call("/api/send_sign_in_code", &format!("phone={phone}"), "").await;
        assert_eq!(answer.status, StatusCode::OK, "{phone}: {}", answer.body);
    }
    let refused = server.call("/api/send_sign_in_code", "phone=8%20900%20111-00-0%D0%9E", "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("letter_for_digit"), "{}", refused.body);
}

#[tokio::test]
async fn an_amount_between_the_steps_is_told_the_nearest() {
    let server = TestServer::start().await;
    let answer = server.call("/api/choose_loan", "product=until-payday&amount=10%20250&term=14", "").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("amount_off_step"), "{}", answer.body);
    let page = server.get("/?product=until-payday&amount=10250&term=14", "").await.body;
    let told = "Сумма кратна 500\u{a0}₽: 10\u{a0}000 или 10\u{a0}500";
    // figures stand in elements of their own
    let words: String = page.split('<').filter_map(|part| part.split_once('>')).map(|(_, words)| words).collect();
    assert!(words.contains(told), "{words}");
}

#[tokio::test]
async fn a_form_without_a_key_of_ours_is_refused() {
    let server = TestServer::start().await;
    let cookies = server.sign_in().await;
    let nobodys = "00000000-0000-4000-8000-000000000000";
    let endless = "k".repeat(3_000);
    for key in ["", "%00", "key%00", "a%20b", "%E2%80%8B", endless.as_str()] {
        for (path, form) in [
            ("/api/start_payment", format!("loan={nobodys}&how_much=full&idempotency_key={key}")),
            ("/api/send_application", format!("intent=link_card&card_key={key}")),
            ("/api/link_another_card", format!("id={nobodys}&card_key={key}")),
        ] {
            let answer = server.call(path, &form, &cookies).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {key}: {}", answer.body);
        }
    }
    let missing = server.call("/api/start_payment", &format!("loan={nobodys}&how_much=full"), &cookies).await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", missing.body);
    let foreign = format!("loan={nobodys}&how_much=full&idempotency_key=a-key");
    assert_eq!(server.call("/api/start_payment", &foreign, &cookies).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn nothing_that_a_database_has_no_place_for_gets_there() {
    let server = TestServer::start().await;
    let cookies = server.sign_in().await;
    let endless = "%D1%8F".repeat(1_500);
    for typed in ["%00", "a%00b", endless.as_str()] {
        let person = format!("surname={typed}&given_name={typed}&email={typed}&phone={typed}");
        let answer = server.call("/api/save_person", &person, "").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
        let profile = format!("product={typed}&amount=10000&term=14&with_profile=yes&employer={typed}&issuer={typed}");
        let answer = server.call("/api/keep_application", &profile, &cookies).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let choice = format!("product={typed}&amount=10000&term=14");
        let answer = server.call("/api/choose_loan", &choice, "").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    }
    for id in ["", "\\u0000", "a\\u0000b", " ", "платёж"] {
        let body = format!(
            r#"{{"type":"notification","event":"payment.succeeded","object":{{"id":"{id}","status":"succeeded"}}}}"#
        );
        let request = Request::post("/webhooks/yookassa").header(header::CONTENT_TYPE, "application/json");
        assert_eq!(server.send(request, body).await.status, StatusCode::BAD_REQUEST, "{id}");
    }
}

#[tokio::test]
async fn a_high_burden_is_told_without_scripts_too() {
    let server = TestServer::start().await;
    let borrower = server.register("79001110077").await;
    // 30 000 ₽ for 30 days and more are above half of 60 000 ₽ a month
    let form = "product=until-payday&amount=30000&term=30&with_profile=yes&passport_number=4510123456&issuer=ОВД Центра\
        &issued_on=2012-06-01&division_code=770-001&birth_place=Москва&address=Москва, улица Лесная, дом 1\
        &employer=Завод&position=Инженер&education=higher&monthly_income=60 тыс. руб.&monthly_payments=0&inn=";
    let card = server.link_card(&borrower, form).await;
    let send = format!("{form}&card={card}&idempotency_key=send");
    let refused = server.submit("/api/send_application", &send, &borrower.cookies, "/cabinet/apply").await;
    let back = refused.header("location").to_owned();
    let path = &back[back.find("/cabinet/apply").unwrap()..];
    let page = server.get(path, &borrower.cookies).await.body;
    assert!(page.contains("Высокая долговая нагрузка") && page.contains("name=\"burden_notice\""), "{page}");
    let known = format!("{send}&burden_notice=shown");
    let taken = server.submit("/api/send_application", &known, &borrower.cookies, "/cabinet/apply").await;
    assert!(taken.header("location").contains("/cabinet/applications/"), "{}", taken.header("location"));
}
