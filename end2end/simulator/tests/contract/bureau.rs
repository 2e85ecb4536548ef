//! The credit bureau.

use serde_json::{Value, json};

use crate::client::{Answer, Client, answer};

async fn ask(client: &Client, passport: &str) -> Answer {
    let body = json!({
        "surname": "Иванова", "given_name": "Анна", "patronymic": "Петровна", "birth_date": "1990-12-31",
        "passport_number": passport, "inn": null, "consent_id": "c-1",
    });
    let request = client.http.post(format!("{}/reports", client.simulator.bureau_url()));
    answer(request.bearer_auth("bureau-secret").json(&body)).await
}

#[tokio::test]
async fn the_passport_decides() {
    let client = Client::new();
    for (passport, field, value) in [
        ("4512 000001", "self_ban", json!(true)),
        ("4512000002", "active_overdue", json!(true)),
        ("4512000003", "score", json!(350)),
        ("4512000004", "monthly_payments", json!("45000.00")),
        ("4512000006", "score", Value::Null),
        ("4512000007", "expensive_loans", json!(2)),
    ] {
        let (status, report) = ask(&client, passport).await;
        assert_eq!((status, &report[field]), (200, &value), "{passport}");
    }
    assert_eq!(ask(&client, "4512000005").await.0, 503);
    let (_, mut good) = ask(&client, "4512345678").await;
    assert!(good["report_id"].take().is_string());
    assert_eq!(
        good,
        json!({
            "report_id": null, "self_ban": false, "score": 720, "active_overdue": false,
            "monthly_payments": "0.00", "expensive_loans": 0,
        })
    );
}

#[tokio::test]
async fn strangers_and_nonsense_are_refused() {
    let client = Client::new();
    let url = format!("{}/reports", client.simulator.bureau_url());
    assert_eq!(answer(client.http.post(&url).json(&json!({}))).await.0, 401);
    assert_eq!(answer(client.http.post(&url).bearer_auth("wrong").json(&json!({}))).await.0, 401);
    let request = client.http.post(&url).basic_auth("lender", Some("bureau-secret"));
    assert_eq!(answer(request.json(&json!({"surname": 1}))).await.0, 400);
    assert_eq!(ask(&client, "12345").await.0, 400);
}
