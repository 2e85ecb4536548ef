//! Payments and refunds by the API.

use jiff::SignedDuration;
use reqwest::Method;
use serde_json::json;

use crate::client::{Client, RETURN_URL, WITH_CODE, WITHOUT_CODE, answer, rub};

#[tokio::test]
async fn a_payment_waits_for_its_payer_and_then_succeeds() {
    let client = Client::new();
    let payment = client.new_payment(json!({"merchant_customer_id": "b-7"})).await;
    assert_eq!(payment["id"].as_str().unwrap().len(), 36);
    assert_eq!(payment["status"], "pending");
    assert_eq!(payment["amount"], rub("1500.00"));
    assert_eq!(payment["paid"], false);
    assert_eq!(payment["metadata"], json!({"intent_id": "i-1"}));
    assert_eq!(payment["merchant_customer_id"], "b-7");
    assert_eq!(payment["confirmation"]["return_url"], RETURN_URL);
    let page = payment["confirmation"]["confirmation_url"].as_str().unwrap();
    assert!(page.starts_with(&client.simulator.url()), "{page}");

    let id = payment["id"].as_str().unwrap();
    assert!(client.simulator.confirm(id, WITH_CODE));
    let (status, paid) = client.get(&format!("/payments/{id}")).await;
    assert_eq!(status, 200);
    assert_eq!(paid["status"], "succeeded");
    assert_eq!(paid["paid"], true);
    assert_eq!(paid["income_amount"], rub("1458.00"));
    assert_eq!(paid["payment_method"]["card"]["last4"], "4477");
    assert_eq!(paid["authorization_details"]["three_d_secure"]["applied"], true);
    assert!(paid.get("confirmation").is_none());
    assert!(!client.simulator.confirm(id, WITH_CODE), "paid once");
}

/// Every test card of the acquirer and what comes of it.
#[tokio::test]
async fn each_test_card_is_answered_as_documented() {
    let network: &[(&str, &[&str])] = &[
        ("3d_secure_failed", &["5555555555554592", "4839665499603842", "2200000000000012"]),
        ("call_issuer", &["5555555555554535", "4926946416239025", "2200000000000020"]),
        ("card_expired", &["5555555555554543", "4141435412630840", "2200000000000038"]),
        ("fraud_suspected", &["5555555555554568", "4483274282299972", "2200000000000046"]),
        ("general_decline", &["5555555555554527", "4889971706588753", "2202202212312379"]),
        ("insufficient_funds", &["5555555555554600", "4562265587712390", "2200000000000053"]),
        ("invalid_csc", &["5555555555554626"]),
        ("issuer_unavailable", &["5555555555554501"]),
        ("payment_method_limit_exceeded", &["5555555555554576"]),
        ("payment_method_restricted", &["5555555555554550"]),
    ];
    let acquirer: &[(&str, &[&str])] =
        &[("country_forbidden", &["5555555555554584"]), ("fraud_suspected", &["5555555555554634"])];
    let client = Client::new();
    for (party, refusals) in [("payment_network", network), ("yoo_money", acquirer)] {
        for (reason, cards) in refusals {
            for card in *cards {
                let payment = client.paid_by(card, json!({})).await;
                assert_eq!(payment["status"], "canceled", "{card}");
                assert_eq!(payment["cancellation_details"], json!({"party": party, "reason": reason}), "{card}");
                assert_eq!(payment["paid"], false);
            }
        }
    }
    for (card, network, applied) in [
        (WITH_CODE, "MasterCard", true),
        (WITHOUT_CODE, "MasterCard", false),
        ("4793128161644804", "Visa", true),
        ("4111111111111111", "Visa", false),
        ("2200000000000004", "Mir", true),
        ("2202474301322987", "Mir", false),
    ] {
        let payment = client.paid_by(card, json!({})).await;
        assert_eq!(payment["status"], "succeeded", "{card}");
        assert_eq!(payment["payment_method"]["card"]["card_type"], network);
        assert_eq!(payment["authorization_details"]["three_d_secure"]["applied"], applied, "{card}");
    }
}

#[tokio::test]
async fn a_two_stage_payment_is_captured_in_part_or_canceled() {
    let client = Client::new();
    let held = client.paid_by(WITH_CODE, json!({"capture": false})).await;
    assert_eq!(held["status"], "waiting_for_capture");
    assert_eq!(held["paid"], true);
    let path = format!("/payments/{}", held["id"].as_str().unwrap());
    let capture = format!("{path}/capture");
    assert_eq!(client.post(&capture, &json!({"amount": rub("1500.01")})).await.0, 400);
    let (status, captured) = client.post(&capture, &json!({"amount": rub("1000.00")})).await;
    assert_eq!((status, &captured["status"]), (200, &json!("succeeded")));
    assert_eq!(captured["amount"], rub("1000.00"));
    assert_eq!(client.post(&capture, &json!({})).await.0, 400, "captured already");

    let held = client.paid_by(WITH_CODE, json!({"capture": false})).await;
    let cancel = format!("/payments/{}/cancel", held["id"].as_str().unwrap());
    // the official client sends no body at all
    let request = client.request(Method::POST, &cancel).header("Idempotence-Key", "cancel-1");
    let (status, canceled) = answer(request.header("Content-Type", "application/json")).await;
    assert_eq!((status, &canceled["status"]), (200, &json!("canceled")));
    assert_eq!(canceled["cancellation_details"], json!({"party": "merchant", "reason": "canceled_by_merchant"}));
}

#[tokio::test]
async fn what_nobody_confirms_or_captures_lapses() {
    let client = Client::new();
    let pending = client.new_payment(json!({})).await;
    let held = client.paid_by(WITHOUT_CODE, json!({"capture": false})).await;
    client.simulator.advance_clock(SignedDuration::from_mins(61));
    let (_, lapsed) = client.get(&format!("/payments/{}", pending["id"].as_str().unwrap())).await;
    assert_eq!(lapsed["cancellation_details"]["reason"], "expired_on_confirmation");
    client.simulator.advance_clock(SignedDuration::from_hours(7 * 24));
    let (_, lapsed) = client.get(&format!("/payments/{}", held["id"].as_str().unwrap())).await;
    assert_eq!(lapsed["cancellation_details"]["reason"], "expired_on_capture");
}

#[tokio::test]
async fn a_kept_card_is_charged_without_its_holder() {
    let client = Client::new();
    let first = client.paid_by(WITH_CODE, json!({"save_payment_method": true})).await;
    assert_eq!(first["payment_method"]["saved"], true);
    let linked = client.linked("5555555555554600").await;
    let charge = async |method: &serde_json::Value| {
        client.post("/payments", &json!({"amount": rub("10.00"), "capture": true, "payment_method_id": method})).await
    };
    let (_, charged) = charge(&first["payment_method"]["id"]).await;
    assert_eq!(charged["status"], "succeeded");
    assert_eq!(charged["payment_method"]["id"], first["payment_method"]["id"]);
    assert_eq!(charged["authorization_details"]["three_d_secure"]["applied"], false);
    let (_, refused) = charge(&linked["id"]).await;
    assert_eq!(refused["cancellation_details"]["reason"], "insufficient_funds");
    let (status, error) = charge(&json!("no-such-card")).await;
    assert_eq!((status, &error["parameter"]), (400, &json!("payment_method_id")));
}

#[tokio::test]
async fn refunds_never_exceed_the_payment() {
    let client = Client::new();
    let payment = client.paid_by(WITHOUT_CODE, json!({})).await;
    let refund = async |amount: &str| {
        client
            .post("/refunds", &json!({"payment_id": payment["id"], "amount": rub(amount), "description": "Ошибка"}))
            .await
    };
    let (status, first) = refund("1000.00").await;
    assert_eq!((status, &first["status"]), (200, &json!("succeeded")));
    assert_eq!(refund("500.01").await.0, 400);
    assert_eq!(refund("500.00").await.0, 200);
    let (_, payment) = client.get(&format!("/payments/{}", payment["id"].as_str().unwrap())).await;
    assert_eq!(payment["refunded_amount"], rub("1500.00"));
    assert_eq!(payment["refundable"], false);
    let (_, shown) = client.get(&format!("/refunds/{}", first["id"].as_str().unwrap())).await;
    assert_eq!(shown, first);
    let pending = client.new_payment(json!({})).await;
    let (status, error) = client.post("/refunds", &json!({"payment_id": pending["id"], "amount": rub("1.00")})).await;
    assert_eq!((status, &error["parameter"]), (400, &json!("payment_id")));
}

#[tokio::test]
async fn a_card_or_a_bank_may_come_with_the_request() {
    let client = Client::new();
    let card =
        |number| json!({"type": "bank_card", "card": {"number": number, "expiry_year": "2090", "expiry_month": "01"}});
    let body = json!({"amount": rub("5.00"), "capture": true, "payment_method_data": card(WITHOUT_CODE)});
    let (_, paid) = client.post("/payments", &body).await;
    assert_eq!(paid["status"], "succeeded", "{paid}");
    let asks = client.new_payment(json!({"payment_method_data": card(WITH_CODE)})).await;
    assert_eq!(asks["status"], "pending");
    let id = asks["id"].as_str().unwrap();
    let code = client.bank_code();
    assert_eq!(client.form(&format!("/confirm/{id}/code"), &format!("code={code}")).await.1, RETURN_URL);
    assert_eq!(client.get(&format!("/payments/{id}")).await.1["status"], "succeeded");

    let sbp = client.paid_by(WITH_CODE, json!({"payment_method_data": {"type": "sbp"}})).await;
    assert_eq!(sbp["status"], "succeeded");
    assert_eq!(sbp["payment_method"]["type"], "sbp");
    assert!(sbp["payment_method"]["payer_bank_details"]["bic"].is_string());
}

#[tokio::test]
async fn wrong_requests_are_refused_with_the_parameter() {
    let client = Client::new();
    let good = json!({
        "amount": rub("100.00"),
        "capture": true,
        "confirmation": {"type": "redirect", "return_url": RETURN_URL},
    });
    let long = "я".repeat(129);
    for (field, value, parameter) in [
        ("amount", json!(null), "amount"),
        ("amount", json!(100), "amount"),
        ("amount", rub("0.00"), "amount.value"),
        ("amount", rub("-1.00"), "amount.value"),
        ("amount", rub("1,00"), "amount.value"),
        ("amount", rub("350000.01"), "amount.value"),
        ("amount", json!({"value": 100, "currency": "RUB"}), "amount.value"),
        ("amount", json!({"value": "1.00", "currency": "USD"}), "amount.currency"),
        ("capture", json!("yes"), "capture"),
        ("confirmation", json!(null), "confirmation"),
        ("confirmation", json!({"type": "redirect"}), "confirmation.return_url"),
        ("confirmation", json!({"type": "redirect", "return_url": "javascript:alert(1)"}), "confirmation.return_url"),
        ("confirmation", json!({"type": "embedded"}), "confirmation.type"),
        ("description", json!(long), "description"),
        ("metadata", json!({"k": {"nested": 1}}), "metadata.k"),
        ("metadata", json!({"k": "v".repeat(513)}), "metadata.k"),
        ("metadata", json!("text"), "metadata"),
        ("payment_method_data", json!({"type": "cash"}), "payment_method_data.type"),
        ("payment_token", json!("t"), "payment_token"),
    ] {
        let mut body = good.clone();
        body[field] = value.clone();
        let (status, error) = client.post("/payments", &body).await;
        assert_eq!(status, 400, "{field} {value}: {error}");
        assert_eq!(error["type"], "error");
        assert_eq!(error["code"], "invalid_request");
        assert_eq!(error["parameter"], parameter, "{field} {value}");
        assert!(error["id"].is_string() && error["description"].is_string());
    }
    assert!(client.simulator.payments().is_empty(), "nothing was half done");
}

/// The official Python client adds such fields.
#[tokio::test]
async fn unknown_and_empty_fields_are_ignored() {
    let client = Client::new();
    let payment = client
        .new_payment(json!({
            "statements": [], "transfers": [], "receipt": {}, "airline": null, "description": "",
            "payment_method_id": "", "metadata": {"cms_name": "x", "order": 37, "none": null}, "brand_new": [1],
        }))
        .await;
    assert_eq!(payment["metadata"], json!({"cms_name": "x", "order": "37"}));
}

#[tokio::test]
async fn without_the_right_key_nothing_is_told() {
    let client = Client::new();
    let url = format!("{}/payments", client.simulator.acquirer_url());
    let requests = [
        client.http.get(&url),
        client.http.get(&url).basic_auth("shop", Some("wrong")),
        client.http.get(&url).bearer_auth("secret"),
        client.http.get(&url).header("Authorization", "Basic ???"),
        client.http.post(&url).header("Idempotence-Key", "k").json(&json!({})),
        client.http.get(format!("{}/nothing", client.simulator.acquirer_url())),
    ];
    for request in requests {
        let (status, error) = answer(request).await;
        assert_eq!((status, &error["code"]), (401, &json!("invalid_credentials")));
    }
}

#[tokio::test]
async fn unknown_paths_methods_and_bodies_get_errors_of_the_same_shape() {
    let client = Client::new();
    let post = |path| client.request(Method::POST, path).header("Idempotence-Key", "k");
    let json_type = ("Content-Type", "application/json");
    for (request, status, code) in [
        (client.request(Method::GET, "/nothing"), 404, "not_found"),
        (client.request(Method::GET, "/payments/unknown"), 404, "not_found"),
        (client.request(Method::GET, "/refunds/unknown"), 404, "not_found"),
        (client.request(Method::GET, "/payouts/unknown"), 404, "not_found"),
        (client.request(Method::GET, "/payment_methods/unknown"), 404, "not_found"),
        (post("/payments/unknown/capture"), 400, "invalid_request"),
        (client.request(Method::PUT, "/payments"), 405, "method_not_allowed"),
        (post("/payments").body("{}"), 415, "unsupported_media_type"),
        (post("/payments").header(json_type.0, json_type.1).body("{"), 400, "invalid_request"),
        (post("/payments").header(json_type.0, json_type.1).body("[]"), 400, "invalid_request"),
        (post("/payments").header(json_type.0, json_type.1).body(vec![0xff, 0x00]), 400, "invalid_request"),
    ] {
        let (found, error) = answer(request).await;
        assert_eq!((found, &error["code"], &error["type"]), (status, &json!(code), &json!("error")), "{error}");
    }
}
