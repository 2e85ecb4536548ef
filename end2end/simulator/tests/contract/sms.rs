//! SMS Aero's API and the inbox.

use serde_json::{Value, json};

use crate::client::{Answer, Client, answer};

async fn call(client: &Client, path: &str, body: &Value) -> Answer {
    let request = client.http.post(format!("{}{path}", client.simulator.sms_url()));
    answer(request.basic_auth("demo@example.com", Some("k".repeat(32))).json(body)).await
}

async fn inbox(client: &Client, query: &str) -> Vec<Value> {
    let (_, messages) = answer(client.http.get(format!("{}/inbox.json{query}", client.simulator.url()))).await;
    messages.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_message_is_sent_and_asked_for() {
    let client = Client::new();
    let body = json!({"number": 79_001_234_567_u64, "sign": "SMS Aero", "text": "Код 111111", "callbackUrl": null});
    let (status, sent) = call(&client, "/sms/send", &body).await;
    assert_eq!((status, &sent["success"], &sent["message"]), (200, &json!(true), &Value::Null));
    assert_eq!(sent["data"]["status"], 0);
    assert_eq!(sent["data"]["extendStatus"], "queue");
    assert_eq!(sent["data"]["number"], "79001234567");
    let (_, state) = call(&client, "/sms/status", &json!({"id": sent["data"]["id"]})).await;
    assert_eq!((&state["data"]["status"], &state["data"]["extendStatus"]), (&json!(1), &json!("delivery")));
    assert_eq!(call(&client, "/sms/status", &json!({"id": 1})).await.0, 404);
}

#[tokio::test]
async fn the_inbox_is_newest_first_and_by_phone() {
    let client = Client::new();
    for (number, text) in [("79001234567", "Первое"), ("+7 900 123-45-67", "Второе"), ("79990000000", "<b>Чужое</b>")]
    {
        let body = json!({"number": number, "sign": "SMS Aero", "text": text});
        assert_eq!(call(&client, "/sms/send", &body).await.0, 200);
    }
    let texts = |messages: Vec<Value>| -> Vec<String> {
        messages.iter().map(|message| message["text"].as_str().unwrap().to_owned()).collect()
    };
    let mine = inbox(&client, "?phone=79001234567").await;
    assert!(mine.iter().all(|message| message["phone"] == "79001234567" && message["sent_at"].is_string()));
    assert_eq!(texts(mine), ["Второе", "Первое"]);
    assert_eq!(inbox(&client, "?phone=%2B79001234567").await.len(), 2);
    assert_eq!(inbox(&client, "").await.len(), 3);
    assert_eq!(inbox(&client, "?phone=bank").await.len(), 0);
    let (status, html) = client.page("/inbox").await;
    assert_eq!(status, 200);
    assert!(html.contains("&lt;b&gt;Чужое&lt;/b&gt;") && html.contains("<html lang=\"ru\">"));
}

#[tokio::test]
async fn several_receivers_and_a_test_message() {
    let client = Client::new();
    let body = json!({"numbers": ["79001111111", "79002222222"], "sign": "SMS Aero", "text": "Всем"});
    let (_, sent) = call(&client, "/sms/send", &body).await;
    assert_eq!(sent["data"].as_array().unwrap().len(), 2);
    let body = json!({"number": "79003333333", "sign": "SMS Aero", "text": "Проба"});
    let (_, sent) = call(&client, "/sms/testsend", &body).await;
    assert_eq!(call(&client, "/sms/teststatus", &json!({"id": sent["data"]["id"]})).await.0, 200);
    assert_eq!(inbox(&client, "").await.len(), 2, "a test message reaches nobody");
}

#[tokio::test]
async fn account_and_errors() {
    let client = Client::new();
    let (_, auth) = call(&client, "/auth", &json!({})).await;
    assert_eq!((&auth["success"], &auth["data"]), (&json!(true), &Value::Null));
    assert!(call(&client, "/balance", &json!({})).await.1["data"]["balance"].is_number());
    for body in [
        json!({"sign": "SMS Aero", "text": "Код"}),
        json!({"number": "79001234567", "text": "Код"}),
        json!({"number": "79001234567", "sign": "SMS Aero"}),
        json!({"number": "123", "sign": "SMS Aero", "text": "Код"}),
        json!([]),
    ] {
        let (status, error) = call(&client, "/sms/send", &body).await;
        assert_eq!((status, &error["success"]), (400, &json!(false)), "{body}");
    }
    let url = format!("{}/sms/send", client.simulator.sms_url());
    let request = client.http.post(url).basic_auth("demo@example.com", Some("wrong"));
    let (status, error) = answer(request.json(&json!({}))).await;
    assert_eq!((status, &error["success"]), (401, &json!(false)));
    assert_eq!(call(&client, "/viber/send", &json!({})).await.0, 404);
    assert!(inbox(&client, "").await.is_empty());
}
