//! Lists: order, parts, filters.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::client::{Client, WITH_CODE, WITHOUT_CODE, rub};

fn ids(list: &Value) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn payments_come_newest_first_and_in_parts() {
    let client = Client::new();
    let mut made = Vec::new();
    for _ in 0..12 {
        made.insert(0, client.new_payment(json!({})).await["id"].as_str().unwrap().to_owned());
    }
    let (_, first) = client.get("/payments").await;
    assert_eq!(first["type"], "list");
    assert_eq!(ids(&first), made[..10]);
    let cursor = first["next_cursor"].as_str().unwrap();
    let (_, second) = client.get(&format!("/payments?cursor={cursor}")).await;
    assert_eq!(ids(&second), made[10..]);
    assert!(second.get("next_cursor").is_none());
    assert_eq!(ids(&client.get("/payments?limit=100").await.1), made);
    for query in [
        "limit=0",
        "limit=101",
        "limit=x",
        "cursor=unknown",
        "status=paid",
        "created_at.gte=yesterday",
        "created_at.lt=",
        "payment_method=x",
    ] {
        assert_eq!(client.get(&format!("/payments?{query}")).await.0, 400, "{query}");
    }
}

#[tokio::test]
async fn payments_are_filtered_by_time_status_and_method() {
    let client = Client::new();
    let old = client.paid_by(WITHOUT_CODE, json!({})).await;
    client.simulator.advance_clock(SignedDuration::from_mins(10));
    let new = client.new_payment(json!({})).await;
    let time = new["created_at"].as_str().unwrap();
    for (query, wanted) in [
        (format!("created_at.gte={time}"), vec![&new]),
        (format!("created_at.gt={time}"), vec![]),
        (format!("created_at.lt={time}"), vec![&old]),
        (format!("created_at.lte={time}"), vec![&new, &old]),
        (format!("captured_at.lte={time}"), vec![&old]),
        ("status=succeeded".to_owned(), vec![&old]),
        ("payment_method=bank_card".to_owned(), vec![&old]),
        ("payment_method=sbp&unknown=1".to_owned(), vec![]),
    ] {
        let (status, list) = client.get(&format!("/payments?{query}")).await;
        assert_eq!(status, 200);
        let wanted: Vec<&str> = wanted.iter().map(|payment| payment["id"].as_str().unwrap()).collect();
        assert_eq!(ids(&list), wanted, "{query}");
    }
}

#[tokio::test]
async fn refunds_are_listed_by_payment() {
    let client = Client::new();
    let mut refunds = Vec::new();
    for _ in 0..2 {
        let payment = client.paid_by(WITHOUT_CODE, json!({})).await;
        let body = json!({"payment_id": payment["id"], "amount": rub("1.00")});
        refunds.push(client.post("/refunds", &body).await.1);
    }
    let query = format!("/refunds?payment_id={}", refunds[0]["payment_id"].as_str().unwrap());
    assert_eq!(ids(&client.get(&query).await.1), [refunds[0]["id"].as_str().unwrap()]);
    assert_eq!(ids(&client.get("/refunds?status=pending").await.1), [""; 0]);
    assert_eq!(ids(&client.get("/refunds").await.1).len(), 2);
    assert_eq!(client.get("/refunds?payment_id=short").await.0, 400);
}

#[tokio::test]
async fn payouts_are_found_by_one_pair_of_metadata() {
    let client = Client::new();
    let payout = client.payout_to(WITH_CODE, "100.00").await;
    client.post("/payouts", &json!({"amount": rub("7.00"), "payout_token": WITH_CODE})).await;
    for query in ["metadata[disbursement_id]=d-1", "metadata%5Bdisbursement_id%5D=d-1"] {
        let (status, found) = client.get(&format!("/payouts/search?{query}")).await;
        assert_eq!((status, ids(&found)), (200, vec![payout["id"].as_str().unwrap().to_owned()]));
    }
    assert_eq!(ids(&client.get("/payouts/search?metadata[disbursement_id]=d").await.1), [""; 0]);
    assert_eq!(client.get("/payouts/search?metadata[a]=1&metadata[b]=2").await.0, 400);
    assert_eq!(ids(&client.get("/payouts").await.1).len(), 2);
    assert_eq!(ids(&client.get("/payouts?payout_destination.type=sbp").await.1).len(), 0);
    client.simulator.advance_clock(SignedDuration::from_hours(24 * 100));
    assert_eq!(ids(&client.get("/payouts/search?metadata[disbursement_id]=d-1").await.1).len(), 0, "three months");
    assert_eq!(ids(&client.get("/payouts?status=pending").await.1).len(), 2);
}
