//! The simulator's own interface, as people call it by hand: without a content type.

use serde_json::{Value, json};

use crate::client::{Answer, Client, WITH_CODE, answer};

async fn post(client: &Client, path: &str, body: &'static str) -> Answer {
    answer(client.http.post(format!("{}{path}", client.simulator.url())).body(body)).await
}

#[tokio::test]
async fn the_clock_moves() {
    let client = Client::new();
    let now = |answer: &Value| answer["now"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    let (_, before) = answer(client.http.get(format!("{}/control/clock", client.simulator.url()))).await;
    let (status, after) = post(&client, "/control/clock", r#"{"advance_days": 10, "advance_seconds": 5}"#).await;
    assert_eq!(status, 200);
    let moved = now(&after).duration_since(now(&before));
    assert_eq!(moved.as_hours(), 240);
    assert_eq!(post(&client, "/control/clock", "x").await.0, 400);
}

#[tokio::test]
async fn a_payout_is_ended_and_everything_is_shown() {
    let client = Client::new();
    let payout = client.payout_to(WITH_CODE, "100.00").await;
    let path = format!("/control/payouts/{}/finish", payout["id"].as_str().unwrap());
    for _ in 0..2 {
        let (status, ended) = post(&client, &path, "").await;
        assert_eq!((status, &ended["status"]), (200, &json!("succeeded")));
    }
    assert_eq!(post(&client, "/control/payouts/unknown/finish", "").await.0, 404);
    let (_, state) = answer(client.http.get(format!("{}/control/state", client.simulator.url()))).await;
    assert_eq!(state["payouts"][0]["status"], "succeeded");
    assert_eq!(state["payouts"][0]["metadata"]["disbursement_id"], "d-1");
    assert_eq!(state["idempotence_keys"].as_array().unwrap().len(), 2);
    assert_eq!(state["calls"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn settings_are_taken_without_a_content_type() {
    let client = Client::new();
    assert_eq!(post(&client, "/faults", r#"{"sms": "slow", "count": 2}"#).await.1["sms"]["count"], 2);
    assert_eq!(post(&client, "/control/webhook-url", r#"{"url": null}"#).await.0, 200);
    assert_eq!(post(&client, "/control/webhook-url", r#"{"url": "nowhere"}"#).await.0, 400);
}
