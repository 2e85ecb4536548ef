//! Every object has the fields that the acquirer's OpenAPI description requires, and none that it does not know.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::client::{Client, WITH_CODE, WITHOUT_CODE, rub};

/// Fields of an object of the description: required, and optional.
struct Shape {
    required: &'static [&'static str],
    optional: &'static [&'static str],
}

const PAYMENT: Shape = Shape {
    required: &["id", "status", "amount", "created_at", "paid", "test", "refundable", "recipient"],
    optional: &[
        "income_amount",
        "description",
        "payment_method",
        "captured_at",
        "expires_at",
        "confirmation",
        "refunded_amount",
        "receipt_registration",
        "metadata",
        "cancellation_details",
        "authorization_details",
        "transfers",
        "deal",
        "merchant_customer_id",
        "invoice_details",
    ],
};
const REFUND: Shape = Shape {
    required: &["id", "payment_id", "amount", "status", "created_at"],
    optional: &[
        "cancellation_details",
        "receipt_registration",
        "description",
        "sources",
        "deal",
        "refund_method",
        "refund_authorization_details",
        "metadata",
    ],
};
const PAYOUT: Shape = Shape {
    required: &["id", "amount", "status", "payout_destination", "created_at", "test"],
    optional: &["description", "succeeded_at", "deal", "self_employed", "receipt", "cancellation_details", "metadata"],
};
const SAVED_METHOD: Shape =
    Shape { required: &["id", "type", "saved", "status", "holder"], optional: &["title", "confirmation", "card"] };
const METHOD_OF_PAYMENT: Shape = Shape {
    required: &["type", "id", "saved", "status"],
    optional: &["title", "card", "sbp_operation_id", "payer_bank_details"],
};
const CARD: Shape = Shape {
    required: &["last4", "expiry_year", "expiry_month", "card_type"],
    optional: &["first6", "card_product", "issuer_country", "issuer_name", "source"],
};
const CARD_OF_PAYOUT: Shape =
    Shape { required: &["first6", "last4", "card_type"], optional: &["issuer_country", "issuer_name"] };
const AMOUNT: Shape = Shape { required: &["value", "currency"], optional: &[] };
const CANCELLATION: Shape = Shape { required: &["party", "reason"], optional: &[] };
const CONFIRMATION: Shape = Shape { required: &["type", "confirmation_url"], optional: &["enforce", "return_url"] };
const ME: Shape = Shape {
    required: &["account_id", "test", "status"],
    optional: &[
        "fiscalization",
        "fiscalization_enabled",
        "payment_methods",
        "itn",
        "payout_methods",
        "name",
        "payout_balance",
    ],
};
const BANK: Shape = Shape { required: &["bank_id", "name", "bic"], optional: &[] };

fn check(name: &str, shape: &Shape, object: &Value) {
    let found: BTreeSet<&str> = object.as_object().unwrap().keys().map(String::as_str).collect();
    for field in shape.required {
        assert!(found.contains(field), "{name} lacks {field}: {object}");
    }
    for field in &found {
        assert!(shape.required.contains(field) || shape.optional.contains(field), "{name} has {field}: {object}");
    }
    assert!(object.as_object().unwrap().values().all(|value| !value.is_null()), "{name} has a null: {object}");
    for (field, shape) in [
        ("amount", &AMOUNT),
        ("income_amount", &AMOUNT),
        ("refunded_amount", &AMOUNT),
        ("payout_balance", &AMOUNT),
        ("cancellation_details", &CANCELLATION),
        ("confirmation", &CONFIRMATION),
        ("payment_method", &METHOD_OF_PAYMENT),
    ] {
        if let Some(inner) = object.get(field) {
            check(&format!("{name}.{field}"), shape, inner);
        }
    }
    if let Some(card) = object.get("card") {
        check(&format!("{name}.card"), &CARD, card);
    }
    if let Some(card) = object.pointer("/payout_destination/card") {
        check(&format!("{name}.payout_destination.card"), &CARD_OF_PAYOUT, card);
    }
}

#[tokio::test]
async fn every_object_has_the_described_shape() {
    let client = Client::new();
    let payment = client.paid_by(WITHOUT_CODE, json!({"merchant_customer_id": "b", "save_payment_method": true})).await;
    client.post("/refunds", &json!({"payment_id": payment["id"], "amount": rub("1.00")})).await;
    client.new_payment(json!({})).await;
    client.paid_by(WITH_CODE, json!({"capture": false})).await;
    client.paid_by("5555555555554600", json!({})).await;
    client.paid_by(WITH_CODE, json!({"payment_method_data": {"type": "sbp"}})).await;
    for card in [WITH_CODE, "5555555555554527"] {
        let payout = client.payout_to(card, "100.00").await;
        check("payout", &PAYOUT, &payout);
        client.simulator.finish_payout(payout["id"].as_str().unwrap());
    }
    client.linked("5555555555554592").await;
    for (name, shape, path) in [
        ("payment", &PAYMENT, "/payments"),
        ("refund", &REFUND, "/refunds"),
        ("payout", &PAYOUT, "/payouts"),
        ("bank", &BANK, "/sbp_banks"),
    ] {
        let (_, list) = client.get(path).await;
        assert_eq!(list["type"], "list");
        let items = list["items"].as_array().unwrap();
        assert!(!items.is_empty());
        for item in items {
            check(name, shape, item);
        }
    }
    for method in client.simulator.payment_methods() {
        check("payment_method", &SAVED_METHOD, &method);
    }
    check("me", &ME, &client.get("/me").await.1);
}
