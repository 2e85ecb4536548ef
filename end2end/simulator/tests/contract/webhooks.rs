//! Notifications.

use jiff::SignedDuration;
use serde_json::json;
use simulator::{Channel, Fault, SimulatorConfig};

use crate::client::{Client, Shop, WITH_CODE, WITHOUT_CODE, answer, eventually, quick, rub};

async fn notified(answers: &[u16]) -> (Client, Shop) {
    let shop = Shop::open(answers).await;
    (Client::with(SimulatorConfig { webhook_url: Some(shop.url.clone()), ..quick() }), shop)
}

#[tokio::test]
async fn each_end_is_told_with_the_whole_object() {
    let (client, shop) = notified(&[]).await;
    let payment = client.paid_by(WITH_CODE, json!({})).await;
    eventually("payment.succeeded", || shop.events() == ["payment.succeeded"]).await;
    assert_eq!(shop.received()[0], json!({"type": "notification", "event": "payment.succeeded", "object": payment}));
    client.post("/refunds", &json!({"payment_id": payment["id"], "amount": rub("1.00")})).await;
    client.paid_by("5555555555554600", json!({})).await;
    client.paid_by(WITHOUT_CODE, json!({"capture": false})).await;
    let payout = client.payout_to(WITH_CODE, "100.00").await;
    client.simulator.finish_payout(payout["id"].as_str().unwrap());
    let refused = client.payout_to("5555555555554527", "100.00").await;
    client.simulator.finish_payout(refused["id"].as_str().unwrap());
    let mut wanted = [
        "payment.canceled",
        "payment.succeeded",
        "payment.waiting_for_capture",
        "payment_method.active",
        "payment_method.active",
        "payout.canceled",
        "payout.succeeded",
        "refund.succeeded",
    ];
    wanted.sort_unstable();
    eventually("all events", || {
        let mut events = shop.events();
        events.sort_unstable();
        events == wanted
    })
    .await;
}

#[tokio::test]
async fn only_200_acknowledges() {
    let (client, shop) = notified(&[500, 201, 204]).await;
    client.paid_by(WITHOUT_CODE, json!({})).await;
    eventually("acknowledged", || client.simulator.webhooks()[0]["status"] == "delivered").await;
    assert_eq!(shop.events().len(), 4);
    assert_eq!(client.simulator.webhooks()[0]["attempts"], 4);
}

#[tokio::test]
async fn a_shop_that_was_down_is_told_when_it_is_back() {
    let closed = SimulatorConfig { webhook_url: Some("http://127.0.0.1:9/hook".to_owned()), ..quick() };
    let client = Client::with(closed);
    client.paid_by(WITHOUT_CODE, json!({})).await;
    eventually("attempts", || client.simulator.webhooks()[0]["attempts"].as_u64() > Some(1)).await;
    let shop = Shop::open(&[]).await;
    let url = format!("{}/control/webhook-url", client.simulator.url());
    assert_eq!(answer(client.http.post(url).json(&json!({"url": shop.url}))).await.0, 200);
    eventually("told", || shop.events() == ["payment.succeeded"]).await;
}

#[tokio::test]
async fn after_a_day_it_is_given_up() {
    let client = Client::with(SimulatorConfig { webhook_url: Some("http://127.0.0.1:9/hook".to_owned()), ..quick() });
    client.paid_by(WITHOUT_CODE, json!({})).await;
    client.simulator.advance_clock(SignedDuration::from_hours(25));
    eventually("given up", || client.simulator.webhooks()[0]["status"] == "given_up").await;
}

#[tokio::test]
async fn notifications_are_lost_doubled_and_late() {
    let (client, shop) = notified(&[]).await;
    client.simulator.set_fault(Channel::Acquirer, Some(Fault::LostWebhook), Some(1));
    client.paid_by(WITHOUT_CODE, json!({})).await;
    assert_eq!(client.simulator.webhooks()[0]["status"], "lost");

    client.simulator.set_fault(Channel::Acquirer, Some(Fault::DoubledWebhook), Some(1));
    let twice = client.paid_by(WITHOUT_CODE, json!({})).await;
    eventually("told twice", || shop.events().len() == 2).await;
    assert!(shop.received().iter().all(|body| body["object"]["id"] == twice["id"]));

    client.simulator.set_fault(Channel::Acquirer, Some(Fault::LateWebhook), Some(1));
    client.paid_by(WITHOUT_CODE, json!({})).await;
    client.paid_by("5555555555554600", json!({})).await;
    eventually("told late", || shop.events().len() == 4).await;
    assert_eq!(shop.events()[2..], ["payment.canceled", "payment.succeeded"], "the later event came first");
}

#[tokio::test]
async fn subscriptions_get_their_event_only() {
    let client = Client::new();
    let shop = Shop::open(&[]).await;
    let (status, subscription) = client.post("/webhooks", &json!({"event": "payment.canceled", "url": shop.url})).await;
    assert_eq!(status, 200);
    assert_eq!(client.post("/webhooks", &json!({"event": "nonsense", "url": shop.url})).await.0, 400);
    assert_eq!(client.get("/webhooks").await.1["items"], json!([subscription]));
    client.paid_by(WITHOUT_CODE, json!({})).await;
    client.paid_by("5555555555554600", json!({})).await;
    eventually("told", || shop.events() == ["payment.canceled"]).await;
    let path = format!("/webhooks/{}", subscription["id"].as_str().unwrap());
    assert_eq!(answer(client.request(reqwest::Method::DELETE, &path)).await, (200, json!({})));
    assert_eq!(answer(client.request(reqwest::Method::DELETE, &path)).await.0, 400);
}
