//! Faults, and that a client that repeats with the same key comes through each of them with one effect.

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};
use simulator::{Channel, Fault};

use crate::client::{Answer, Client, WITH_CODE, answer, rub};

fn payout() -> Value {
    json!({"amount": rub("100.00"), "payout_token": WITH_CODE, "metadata": {"disbursement_id": "d-1"}})
}

async fn set(client: &Client, body: Value) -> Answer {
    answer(client.http.post(format!("{}/faults", client.simulator.url())).json(&body)).await
}

#[tokio::test]
async fn an_error_may_hide_a_thing_done() {
    for (fault, done) in [("500_done", 1), ("500_not_done", 0)] {
        let client = Client::new();
        assert_eq!(set(&client, json!({"acquirer": fault, "count": 1})).await.0, 200);
        let (status, error) = client.post_with_key("/payouts", &payout(), "k").await;
        assert_eq!((status, &error["code"]), (500, &json!("internal_server_error")));
        assert_eq!(client.simulator.payouts().len(), done);
        let (status, found) = client.get("/payouts/search?metadata[disbursement_id]=d-1").await;
        assert_eq!((status, found["items"].as_array().unwrap().len()), (200, done), "it can be asked for");
        assert_eq!(client.post_with_key("/payouts", &payout(), "k").await.0, 200);
        assert_eq!(client.simulator.payouts().len(), 1);
        let calls = client.simulator.calls();
        assert_eq!(calls[0].fault.as_deref(), Some(fault));
        assert_eq!(calls[0].path, "/v3/payouts");
    }
}

#[tokio::test]
async fn the_connection_is_reset_before_or_after() {
    for (fault, done) in [("reset", 1), ("reset_done", 1), ("reset_not_done", 0)] {
        let client = Client::new();
        set(&client, json!({"acquirer": fault, "count": 1})).await;
        let request = client.request(Method::POST, "/payouts").header("Idempotence-Key", "k").json(&payout());
        let error = request.send().await.unwrap_err();
        assert!(error.is_request(), "no answer: {error:?}");
        assert_eq!(client.simulator.payouts().len(), done, "{fault}");
        assert_eq!(client.simulator.calls()[0].status, None);
        assert_eq!(client.post_with_key("/payouts", &payout(), "k").await.0, 200);
        assert_eq!(client.simulator.payouts().len(), 1);
    }
}

#[tokio::test]
async fn the_answer_may_never_come_or_come_slowly() {
    let client = Client::new();
    set(&client, json!({"acquirer": "hang", "count": 1})).await;
    let request = client.request(Method::POST, "/payouts").header("Idempotence-Key", "k").json(&payout());
    let error = request.timeout(Duration::from_millis(300)).send().await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(client.simulator.payouts().len(), 1);

    set(&client, json!({"acquirer": "slow"})).await;
    let before = Instant::now();
    assert_eq!(client.get("/payouts").await.0, 200);
    assert!(before.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn a_fault_stays_until_switched_off_and_never_touches_the_pages() {
    let client = Client::new();
    let payment = client.new_payment(json!({})).await;
    set(&client, json!({"acquirer": "down"})).await;
    for _ in 0..3 {
        assert_eq!(client.get("/me").await.0, 500);
    }
    let id = payment["id"].as_str().unwrap();
    assert_eq!(client.page(&format!("/confirm/{id}")).await.0, 200);
    assert_eq!(client.page("/inbox").await.0, 200);
    let (_, shown) = set(&client, json!({"acquirer": "none"})).await;
    assert_eq!(shown["acquirer"], Value::Null);
    assert_eq!(client.get("/me").await.0, 200);
}

#[tokio::test]
async fn sms_and_bureau_fail_too() {
    let client = Client::new();
    set(&client, json!({"sms": "500_done", "bureau": "500_not_done"})).await;
    let sms = client.http.post(format!("{}/sms/send", client.simulator.sms_url()));
    let sms = sms.basic_auth("demo@example.com", Some("k".repeat(32)));
    let body = json!({"number": "79001234567", "sign": "SMS Aero", "text": "Код 1"});
    let (status, error) = answer(sms.json(&body)).await;
    assert_eq!((status, &error["success"]), (500, &json!(false)));
    assert_eq!(client.simulator.messages(Some("79001234567")).len(), 1);
    let bureau = client.http.post(format!("{}/reports", client.simulator.bureau_url())).bearer_auth("bureau-secret");
    assert_eq!(answer(bureau.json(&json!({}))).await.0, 500);
}

#[tokio::test]
async fn faults_are_named_as_documented() {
    let client = Client::new();
    for (name, shown) in [
        ("slow", "slow"),
        ("down", "down"),
        ("500 but done", "500_done"),
        ("500 not done", "500_not_done"),
        ("reset", "reset_done"),
        ("lost webhook", "lost_webhook"),
        ("doubled", "doubled_webhook"),
        ("late", "late_webhook"),
        ("timeout", "hang"),
    ] {
        let (status, faults) = set(&client, json!({"acquirer": name})).await;
        assert_eq!((status, &faults["acquirer"]["fault"]), (200, &json!(shown)), "{name}");
    }
    let (_, faults) = answer(client.http.get(format!("{}/faults", client.simulator.url()))).await;
    assert_eq!(faults, json!({"acquirer": {"fault": "hang"}, "sms": null, "bureau": null}));
    for wrong in [
        json!({}),
        json!({"acquirer": "fire"}),
        json!({"acquirer": 5}),
        json!({"mail": "slow"}),
        json!({"acquirer": "slow", "count": 0}),
        json!({"sms": "lost_webhook"}),
    ] {
        assert_eq!(set(&client, wrong.clone()).await.0, 400, "{wrong}");
    }
    client.simulator.set_fault(Channel::Acquirer, None, None);
    client.simulator.set_fault(Channel::Sms, Some(Fault::Slow), None);
    let state = client.simulator.state();
    assert_eq!(state["faults"]["acquirer"], Value::Null);
}

#[tokio::test]
async fn no_other_page_sets_faults() {
    let client = Client::new();
    let url = format!("{}/faults", client.simulator.url());
    let from = |origin: String| {
        let request = client.http.post(&url).header("Origin", origin).header("Content-Type", "text/plain");
        answer(request.body(r#"{"acquirer": "down"}"#))
    };
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
        assert_eq!(from(origin.to_owned()).await.0, 403, "{origin}");
    }
    assert_eq!(from(client.simulator.url()).await.0, 200);
}
