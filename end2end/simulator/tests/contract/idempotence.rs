//! One key, one operation.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;

use crate::client::{Client, RETURN_URL, WITH_CODE, answer, rub};

#[tokio::test]
async fn a_repeated_request_gets_the_first_answer() {
    let client = Client::new();
    let body = json!({
        "amount": rub("100.00"), "capture": true, "confirmation": {"type": "redirect", "return_url": RETURN_URL},
    });
    let (_, first) = client.post_with_key("/payments", &body, "pay-1").await;
    assert!(client.simulator.confirm(first["id"].as_str().unwrap(), WITH_CODE));
    let (status, again) = client.post_with_key("/payments", &body, "pay-1").await;
    assert_eq!((status, &again), (200, &first));
    assert_eq!(client.simulator.payments().len(), 1);
    let (_, other) = client.post_with_key("/payments", &body, "pay-2").await;
    assert_ne!(other["id"], first["id"], "another key is another operation");
}

#[tokio::test]
async fn twenty_at_once_are_one_payout() {
    let client = Client::new();
    let method = client.linked(WITH_CODE).await;
    let body = json!({"amount": rub("100.00"), "payment_method_id": method["id"]});
    let mut requests = tokio::task::JoinSet::new();
    for _ in 0..20 {
        let request = client.request(Method::POST, "/payouts").header("Idempotence-Key", "once").json(&body);
        requests.spawn(answer(request));
    }
    let answers = requests.join_all().await;
    assert!(answers.iter().all(|(status, payout)| *status == 200 && payout == &answers[0].1));
    assert_eq!(client.simulator.payouts().len(), 1);
}

#[tokio::test]
async fn the_same_key_with_another_request_is_refused() {
    let client = Client::new();
    let method = client.linked(WITH_CODE).await;
    let body = json!({"amount": rub("100.00"), "payment_method_id": method["id"]});
    assert_eq!(client.post_with_key("/payouts", &body, "k").await.0, 200);
    let other = json!({"amount": rub("100.01"), "payment_method_id": method["id"]});
    for (path, body) in [("/payouts", other), ("/payments", body)] {
        let (status, error) = client.post_with_key(path, &body, "k").await;
        assert_eq!(status, 400);
        assert_eq!(error["parameter"], "Idempotence-Key");
        assert_eq!(error["description"], "Idempotence key duplicated");
    }
}

/// The danger that the acquirer's documentation warns of.
#[tokio::test]
async fn after_a_day_the_same_key_pays_again() {
    let client = Client::new();
    let method = client.linked(WITH_CODE).await;
    let body = json!({"amount": rub("100.00"), "payment_method_id": method["id"]});
    let (_, first) = client.post_with_key("/payouts", &body, "old").await;
    client.simulator.advance_clock(SignedDuration::from_hours(23));
    assert_eq!(client.post_with_key("/payouts", &body, "old").await.1["id"], first["id"]);
    client.simulator.advance_clock(SignedDuration::from_mins(61));
    assert_ne!(client.post_with_key("/payouts", &body, "old").await.1["id"], first["id"]);
}

#[tokio::test]
async fn every_operation_needs_a_well_formed_key() {
    let client = Client::new();
    for path in [
        "/payments",
        "/payments/x/capture",
        "/payments/x/cancel",
        "/refunds",
        "/payouts",
        "/payment_methods",
        "/webhooks",
    ] {
        let (status, error) = answer(client.request(Method::POST, path).json(&json!({}))).await;
        assert_eq!((status, &error["parameter"]), (400, &json!("Idempotence-Key")), "{path}");
    }
    for key in ["with space", "", &"k".repeat(65), "ключ"] {
        let request = client.request(Method::POST, "/payments").header("Idempotence-Key", key.as_bytes());
        let (status, error) = answer(request.json(&json!({}))).await;
        assert_eq!((status, &error["parameter"]), (400, &json!("Idempotence-Key")), "{key}");
    }
}

#[tokio::test]
async fn a_refused_request_leaves_its_key_free() {
    let client = Client::new();
    assert_eq!(client.post_with_key("/payouts", &json!({}), "k").await.0, 400);
    let body = json!({"amount": rub("10.00"), "payout_token": WITH_CODE});
    assert_eq!(client.post_with_key("/payouts", &body, "k").await.0, 200);
}
