//! The acquirer's pages, as a browser without scripts uses them.

use serde_json::json;

use crate::client::{Client, RETURN_URL, WITH_CODE, WITHOUT_CODE};

const CARD: &str = "number=5555+5555+5555+4477&expiry=12%2F90&cvc=123";

async fn payment_page(client: &Client) -> (String, String) {
    let payment = client.new_payment(json!({})).await;
    let id = payment["id"].as_str().unwrap().to_owned();
    (format!("/confirm/{id}"), format!("/payments/{id}"))
}

#[tokio::test]
async fn card_code_and_back_to_the_shop() {
    let client = Client::new();
    let (page, payment) = payment_page(&client).await;
    let (status, html) = client.page(&page).await;
    assert_eq!(status, 200);
    for text in [
        "<html lang=\"ru\">",
        "Номер карты",
        "Срок действия",
        ">CVC<",
        "Продолжить",
        "Отменить",
        "1\u{a0}500,00\u{a0}₽",
    ] {
        assert!(html.contains(text), "{text}");
    }
    assert!(!html.contains("<script") && !html.contains("style="));
    assert_eq!(client.form(&format!("{page}/card"), CARD).await.1, page);
    let (_, html) = client.page(&page).await;
    for text in ["Код из СМС", "Подтвердить", "Отменить", "autocomplete=\"one-time-code\""] {
        assert!(html.contains(text), "{text}");
    }
    let code = client.bank_code();
    assert!(!html.contains(&code));
    let (status, location, _) = client.form(&format!("{page}/code"), &format!("code={code}")).await;
    assert_eq!((status, location.as_str()), (303, RETURN_URL));
    assert_eq!(client.get(&payment).await.1["status"], "succeeded");
    let (_, html) = client.page(&page).await;
    assert!(html.contains("Оплачено") && html.contains("Вернуться на сайт"));
}

#[tokio::test]
async fn forms_posted_twice_act_once() {
    let client = Client::new();
    let (page, payment) = payment_page(&client).await;
    for _ in 0..2 {
        assert_eq!(client.form(&format!("{page}/card"), CARD).await.1, page);
    }
    assert_eq!(client.simulator.messages(Some("bank")).len(), 1, "one code");
    let code = client.bank_code();
    for _ in 0..2 {
        assert_eq!(client.form(&format!("{page}/code"), &format!("code={code}")).await.1, RETURN_URL);
    }
    assert_eq!(client.form(&format!("{page}/cancel"), "").await.1, RETURN_URL);
    assert_eq!(client.get(&payment).await.1["status"], "succeeded", "too late to cancel");
}

#[tokio::test]
async fn a_card_without_code_pays_at_once() {
    let client = Client::new();
    let (page, payment) = payment_page(&client).await;
    let body = format!("number={WITHOUT_CODE}&expiry=1290&cvc=123");
    assert_eq!(client.form(&format!("{page}/card"), &body).await.1, RETURN_URL);
    assert_eq!(client.get(&payment).await.1["status"], "succeeded");
    assert!(client.simulator.messages(Some("bank")).is_empty());
}

#[tokio::test]
async fn what_was_typed_wrongly_is_said_beside_its_field() {
    let client = Client::new();
    let (page, payment) = payment_page(&client).await;
    let card = format!("{page}/card");
    for (body, field, message) in [
        ("", "number", "Введите номер карты."),
        ("number=5555555555554478&expiry=12%2F90&cvc=123", "number", "В номере ошибка."),
        ("number=4242424242424242&expiry=12%2F90&cvc=123", "number", "только тестовые карты"),
        ("number=5555555555554477&expiry=13%2F90&cvc=123", "expiry", "Срок действия прошёл или указан неверно."),
        ("number=5555555555554477&expiry=12%2F20&cvc=123", "expiry", "Срок действия прошёл или указан неверно."),
        ("number=5555555555554477&expiry=&cvc=123", "expiry", "Введите месяц и год"),
        ("number=5555555555554477&expiry=12%2F90&cvc=12", "cvc", "Введите три цифры"),
        ("number=5555555555554477&expiry=12%2F90&cvc=%22%3E%3Cb", "cvc", "Введите три цифры"),
    ] {
        let (status, _, html) = client.form(&card, body).await;
        assert_eq!(status, 200, "{body}");
        assert!(html.contains(message), "{body}: {message}");
        assert!(html.contains(&format!("id=\"{field}-error\"")), "{body}");
        assert!(html.contains(&format!("aria-describedby=\"{field}-hint {field}-error\" aria-invalid=\"true\"")));
    }
    let (_, _, html) = client.form(&card, "number=%22%3E%3Cb%3E&expiry=12%2F90&cvc=123").await;
    assert!(html.contains("value=\"&quot;&gt;&lt;b&gt;\""), "typed text is kept and harmless");
    let (_, _, html) = client.form(&card, "number=5555555555554477&expiry=&cvc=987").await;
    assert!(html.contains("value=\"5555555555554477\"") && !html.contains("\"987\""), "the CVC is never sent back");
    assert_eq!(client.get(&payment).await.1["status"], "pending");
}

#[tokio::test]
async fn three_wrong_codes_end_the_payment() {
    let client = Client::new();
    let (page, payment) = payment_page(&client).await;
    client.form(&format!("{page}/card"), CARD).await;
    let code = format!("{page}/code");
    let wrong = if client.bank_code() == "000000" { "code=000001" } else { "code=000000" };
    assert!(client.form(&code, "code=").await.2.contains("Введите код"), "an empty code is no try");
    for left in ["Осталось попыток: 2.", "Осталась 1 попытка."] {
        let (status, _, html) = client.form(&code, wrong).await;
        assert_eq!(status, 200);
        assert!(html.contains(left) && html.contains("aria-invalid"));
    }
    assert_eq!(client.form(&code, wrong).await.1, RETURN_URL);
    let (_, payment) = client.get(&payment).await;
    assert_eq!(payment["status"], "canceled");
    assert_eq!(payment["cancellation_details"]["reason"], "3d_secure_failed");
}

#[tokio::test]
async fn cancelling_ends_the_payment() {
    let client = Client::new();
    for (at_code, reason) in [(false, "expired_on_confirmation"), (true, "3d_secure_failed")] {
        let (page, payment) = payment_page(&client).await;
        if at_code {
            client.form(&format!("{page}/card"), CARD).await;
        }
        let (status, location, _) = client.form(&format!("{page}/cancel"), "").await;
        assert_eq!((status, location.as_str()), (303, RETURN_URL));
        assert_eq!(client.get(&payment).await.1["cancellation_details"]["reason"], reason);
        assert!(client.page(&page).await.1.contains("Платёж не прошёл"));
    }
}

#[tokio::test]
async fn linking_a_card_goes_the_same_way() {
    let client = Client::new();
    let body = json!({"type": "bank_card", "confirmation": {"type": "redirect", "return_url": RETURN_URL}});
    let (_, method) = client.post("/payment_methods", &body).await;
    let url = method["confirmation"]["confirmation_url"].as_str().unwrap();
    let page = url.strip_prefix(&client.simulator.url()).unwrap();
    assert!(client.page(page).await.1.contains("Привязка карты"));
    assert_eq!(client.form(&format!("{page}/card"), CARD).await.1, page);
    let code = client.bank_code();
    assert_eq!(client.form(&format!("{page}/code"), &format!("code={code}")).await.1, RETURN_URL);
    let (_, method) = client.get(&format!("/payment_methods/{}", method["id"].as_str().unwrap())).await;
    assert_eq!(method["status"], "active");
    assert!(client.page(page).await.1.contains("Карта привязана"));
}

#[tokio::test]
async fn unknown_payments_and_forms_reopened_lead_somewhere() {
    let client = Client::new();
    assert_eq!(client.page("/confirm/unknown").await.0, 404);
    assert_eq!(client.form("/confirm/unknown/card", CARD).await.0, 404);
    assert_eq!(client.form("/confirm/unknown/cancel", "").await.0, 404);
    let (page, _) = payment_page(&client).await;
    let response = client.http.get(format!("{}{page}/code", client.simulator.url())).send().await.unwrap();
    assert_eq!(response.headers()["location"], page.as_str());
    assert_eq!(client.page("/assets/simulator.css").await.0, 200);
    assert_eq!(client.page("/").await.0, 200);
    assert!(!client.simulator.confirm("unknown", WITH_CODE));
}
