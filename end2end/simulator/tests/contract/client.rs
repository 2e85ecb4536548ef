//! A client of a simulator of its own, and a shop that receives its notifications.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::post;
use axum::{Json, Router};
use reqwest::{Method, RequestBuilder, redirect};
use serde_json::{Value, json};
use simulator::{PayoutTiming, Simulator, SimulatorConfig, SimulatorHandle};

pub(crate) const RETURN_URL: &str = "http://127.0.0.1:9/back?order=1";
pub(crate) const WITH_CODE: &str = "5555555555554477";
pub(crate) const WITHOUT_CODE: &str = "5555555555554444";

/// Status and body of an answer.
pub(crate) type Answer = (u16, Value);

pub(crate) struct Client {
    pub(crate) simulator: SimulatorHandle,
    pub(crate) http: reqwest::Client,
    keys: AtomicU32,
}

/// Short waits, so that tests need not.
pub(crate) fn quick() -> SimulatorConfig {
    SimulatorConfig {
        webhook_retry: Duration::from_millis(20),
        webhook_lateness: Duration::from_millis(300),
        slowness: Duration::from_millis(300),
        payouts: PayoutTiming::Manual,
        ..SimulatorConfig::default()
    }
}

impl Client {
    pub(crate) fn new() -> Self {
        Self::with(quick())
    }

    pub(crate) fn with(config: SimulatorConfig) -> Self {
        let simulator = Simulator::start(config).unwrap();
        let http = reqwest::Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { simulator, http, keys: AtomicU32::new(0) }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.simulator.acquirer_url())).basic_auth("shop", Some("secret"))
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        answer(self.request(Method::GET, path)).await
    }

    /// POST with a key of its own.
    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        let key = format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        self.post_with_key(path, body, &key).await
    }

    pub(crate) async fn post_with_key(&self, path: &str, body: &Value, key: &str) -> Answer {
        answer(self.request(Method::POST, path).header("Idempotence-Key", key).json(body)).await
    }

    /// A payment that waits for its payer.
    pub(crate) async fn new_payment(&self, changes: Value) -> Value {
        let mut body = json!({
            "amount": rub("1500.00"),
            "capture": true,
            "confirmation": {"type": "redirect", "return_url": RETURN_URL},
            "description": "Погашение займа № 42",
            "metadata": {"intent_id": "i-1"},
        });
        for (name, value) in changes.as_object().unwrap() {
            body[name] = value.clone();
        }
        let (status, payment) = self.post("/payments", &body).await;
        assert_eq!(status, 200, "{payment}");
        payment
    }

    /// A payment that was paid by this card, in its last state.
    pub(crate) async fn paid_by(&self, card: &str, changes: Value) -> Value {
        let payment = self.new_payment(changes).await;
        let id = payment["id"].as_str().unwrap();
        assert!(self.simulator.confirm(id, card));
        self.get(&format!("/payments/{id}")).await.1
    }

    /// A card that was linked (or refused), in its last state.
    pub(crate) async fn linked(&self, card: &str) -> Value {
        let body = json!({"type": "bank_card", "confirmation": {"type": "redirect", "return_url": RETURN_URL}});
        let (status, method) = self.post("/payment_methods", &body).await;
        assert_eq!(status, 200, "{method}");
        assert_eq!(method["status"], "pending");
        let id = method["id"].as_str().unwrap();
        assert!(self.simulator.confirm(id, card));
        self.get(&format!("/payment_methods/{id}")).await.1
    }

    /// A payout to a linked card, accepted.
    pub(crate) async fn payout_to(&self, card: &str, amount: &str) -> Value {
        let method = self.linked(card).await;
        let body = json!({
            "amount": rub(amount),
            "payment_method_id": method["id"],
            "metadata": {"disbursement_id": "d-1"},
        });
        let (status, payout) = self.post("/payouts", &body).await;
        assert_eq!(status, 200, "{payout}");
        payout
    }

    /// The text of a page.
    pub(crate) async fn page(&self, path: &str) -> (u16, String) {
        let response = self.http.get(format!("{}{path}", self.simulator.url())).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    }

    /// Posts a form; status, `Location` and text.
    pub(crate) async fn form(&self, path: &str, body: &str) -> (u16, String, String) {
        let request = self.http.post(format!("{}{path}", self.simulator.url()));
        let request = request.header("Content-Type", "application/x-www-form-urlencoded").body(body.to_owned());
        let response = request.send().await.unwrap();
        let location = response.headers().get("location").map_or("", |value| value.to_str().unwrap()).to_owned();
        (response.status().as_u16(), location, response.text().await.unwrap())
    }

    /// The bank's last code.
    pub(crate) fn bank_code(&self) -> String {
        self.simulator.messages(Some("bank")).first().unwrap().text.chars().take(6).collect()
    }
}

pub(crate) async fn answer(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    (status, response.json().await.unwrap())
}

pub(crate) fn rub(value: &str) -> Value {
    json!({"value": value, "currency": "RUB"})
}

/// Waits until it holds; fails after ten seconds.
pub(crate) async fn eventually(what: &str, holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waiting).await.unwrap_or_else(|_| panic!("never: {what}"));
}

/// A shop that receives notifications and answers as it was told, then by 200.
#[derive(Clone)]
pub(crate) struct Shop {
    pub(crate) url: String,
    received: Arc<Mutex<Vec<Value>>>,
    answers: Arc<Mutex<Vec<u16>>>,
}

impl Shop {
    pub(crate) async fn open(answers: &[u16]) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let shop = Self {
            url: format!("http://{}/hook", listener.local_addr().unwrap()),
            received: Arc::default(),
            answers: Arc::new(Mutex::new(answers.to_vec())),
        };
        let router = Router::new().route("/hook", post(receive)).with_state(shop.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        shop
    }

    /// What came, oldest first.
    pub(crate) fn received(&self) -> Vec<Value> {
        self.received.lock().unwrap().clone()
    }

    pub(crate) fn events(&self) -> Vec<String> {
        self.received().iter().map(|body| body["event"].as_str().unwrap().to_owned()).collect()
    }
}

async fn receive(State(shop): State<Shop>, Json(body): Json<Value>) -> StatusCode {
    shop.received.lock().unwrap().push(body);
    let mut answers = shop.answers.lock().unwrap();
    let status = if answers.is_empty() { 200 } else { answers.remove(0) };
    StatusCode::from_u16(status).unwrap()
}
