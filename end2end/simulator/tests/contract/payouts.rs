//! Linked cards and payouts.

use std::time::Duration;

use serde_json::json;
use simulator::{PayoutTiming, SimulatorConfig};

use crate::client::{Client, WITH_CODE, eventually, quick, rub};

#[tokio::test]
async fn a_card_is_linked_and_paid_out_to() {
    let client = Client::new();
    let method = client.linked(WITH_CODE).await;
    assert_eq!(method["status"], "active");
    assert_eq!(method["saved"], true);
    assert_eq!(method["card"]["first6"], "555555");
    assert_eq!(method["card"]["last4"], "4477");
    assert_eq!(method["holder"]["account_id"], "100500");

    let payout = client.payout_to(WITH_CODE, "10000.00").await;
    let id = payout["id"].as_str().unwrap();
    assert!(id.starts_with("po-"));
    assert_eq!(payout["status"], "pending");
    assert_eq!(payout["payout_destination"]["type"], "bank_card");
    assert_eq!(payout["payout_destination"]["card"]["last4"], "4477");
    assert!(client.simulator.finish_payout(id));
    let (_, done) = client.get(&format!("/payouts/{id}")).await;
    assert_eq!(done["status"], "succeeded");
    assert!(done["succeeded_at"].is_string());
}

#[tokio::test]
async fn cards_refuse_payouts_as_documented() {
    let client = Client::new();
    for (card, party, reason) in [
        ("5555555555554527", "payout_network", "general_decline"),
        ("4889971706588753", "payout_network", "general_decline"),
        ("5555555555554550", "payout_network", "rejected_by_payee"),
        ("5555555555554501", "payout_network", "issuer_unavailable"),
        ("5555555555554568", "yoo_money", "fraud_suspected"),
        ("5555555555554576", "yoo_money", "periodic_limit_exceeded"),
        ("5555555555554600", "yoo_money", "insufficient_funds"),
    ] {
        let payout = client.payout_to(card, "100.00").await;
        assert_eq!(payout["status"], "pending", "it is refused later");
        client.simulator.finish_payout(payout["id"].as_str().unwrap());
        let (_, payout) = client.get(&format!("/payouts/{}", payout["id"].as_str().unwrap())).await;
        assert_eq!(payout["status"], "canceled", "{card}");
        assert_eq!(payout["cancellation_details"], json!({"party": party, "reason": reason}), "{card}");
    }
    let large = client.payout_to(WITH_CODE, "500000.01").await;
    client.simulator.finish_payout(large["id"].as_str().unwrap());
    assert_eq!(client.simulator.payouts().pop().unwrap()["cancellation_details"]["reason"], "one_time_limit_exceeded");
}

#[tokio::test]
async fn some_cards_can_not_be_linked() {
    let client = Client::new();
    for card in ["5555555555554592", "5555555555554535", "5555555555554543", "5555555555554626", "5555555555554584"] {
        let method = client.linked(card).await;
        assert_eq!((&method["status"], &method["saved"]), (&json!("inactive"), &json!(false)), "{card}");
        let body = json!({"amount": rub("10.00"), "payment_method_id": method["id"]});
        assert_eq!(client.post("/payouts", &body).await.0, 400);
    }
}

#[tokio::test]
async fn payouts_end_by_themselves_or_at_once() {
    let after = PayoutTiming::After(Duration::from_millis(50));
    let client = Client::with(SimulatorConfig { payouts: after, ..quick() });
    assert_eq!(client.payout_to(WITH_CODE, "100.00").await["status"], "pending");
    eventually("the payout ends", || client.simulator.payouts()[0]["status"] == "succeeded").await;

    let client = Client::with(SimulatorConfig { payouts: PayoutTiming::Immediate, ..quick() });
    assert_eq!(client.payout_to(WITH_CODE, "100.00").await["status"], "succeeded");
}

#[tokio::test]
async fn other_destinations_are_understood() {
    let client = Client::new();
    let bank = client.get("/sbp_banks").await.1["items"][0]["bank_id"].clone();
    let sbp = json!({"type": "sbp", "phone": "79000000000", "bank_id": bank});
    let wallet = json!({"type": "yoo_money", "account_number": "41001614575714"});
    let card = json!({"type": "bank_card", "card": {"number": WITH_CODE}});
    for data in [sbp, wallet, card] {
        let body = json!({"amount": rub("100.00"), "payout_destination_data": data});
        let (status, payout) = client.post("/payouts", &body).await;
        assert_eq!(status, 200, "{payout}");
        assert_eq!(payout["payout_destination"]["type"], data["type"]);
    }
    let stranger = json!({"type": "sbp", "phone": "79009999999", "bank_id": bank});
    let body = json!({"amount": rub("100.00"), "payout_destination_data": stranger});
    let (_, payout) = client.post("/payouts", &body).await;
    client.simulator.finish_payout(payout["id"].as_str().unwrap());
    let (_, payout) = client.get(&format!("/payouts/{}", payout["id"].as_str().unwrap())).await;
    assert_eq!(payout["cancellation_details"]["reason"], "recipient_not_found");
}

#[tokio::test]
async fn wrong_payouts_are_refused() {
    let client = Client::new();
    let data = json!({"type": "sbp", "phone": "79000000000", "bank_id": "000000000000"});
    for body in [
        json!({"payout_token": WITH_CODE}),
        json!({"amount": rub("100.00")}),
        json!({"amount": rub("4.99"), "payout_token": WITH_CODE}),
        json!({"amount": rub("100.00"), "payout_token": "unknown"}),
        json!({"amount": rub("100.00"), "payment_method_id": "unknown"}),
        json!({"amount": rub("100.00"), "payout_token": WITH_CODE, "payment_method_id": "x"}),
        json!({"amount": rub("100.00"), "payout_destination_data": data}),
        json!({"amount": rub("100.00"), "payout_destination_data": {"type": "cash"}}),
    ] {
        let (status, error) = client.post("/payouts", &body).await;
        assert_eq!((status, &error["code"]), (400, &json!("invalid_request")), "{body}");
    }
    assert!(client.simulator.payouts().is_empty());
}
