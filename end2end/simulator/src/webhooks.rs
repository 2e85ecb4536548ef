//! The acquirer's notifications: sent until the shop answers 200.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::sync::mpsc;

use crate::faults::WebhookFault;
use crate::world::{App, World};

/// Events that a shop can be told of.
pub(crate) const EVENTS: [&str; 7] = [
    "payment.waiting_for_capture",
    "payment.succeeded",
    "payment.canceled",
    "refund.succeeded",
    "payout.succeeded",
    "payout.canceled",
    "payment_method.active",
];

/// How long after its event a notification is sent again and again.
const DELIVERY_LIFE: SignedDuration = SignedDuration::from_hours(24);

/// An address that wants one event.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Subscription {
    pub(crate) id: String,
    pub(crate) event: String,
    pub(crate) url: String,
}

/// Where a notification goes.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Target {
    /// The shop's address, as it is at the moment of sending.
    Shop,
    /// The address of a subscription.
    Url(String),
}

/// How far a notification has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DeliveryStatus {
    /// Being sent.
    Pending,
    /// Answered by 200.
    Delivered,
    /// Never sent: the fault `lost_webhook`.
    Lost,
    /// Not answered by 200 for 24 hours.
    GivenUp,
}

/// One notification on its way.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Delivery {
    pub(crate) event: String,
    pub(crate) object_id: String,
    pub(crate) status: DeliveryStatus,
    /// How often it was sent.
    pub(crate) attempts: u32,
    /// What the last attempt was answered by, if it was answered.
    pub(crate) last_answer: Option<u16>,
    pub(crate) target: Target,
    pub(crate) created_at: Timestamp,
    #[serde(skip)]
    body: Value,
    #[serde(skip)]
    held_back: Duration,
}

impl World {
    /// Tells the shop, and those who subscribed, of an event.
    pub(crate) fn notify(&mut self, event: &str, object: Value) {
        let shop = self.webhook_url.is_some().then_some(Target::Shop);
        let subscribed = self.subscriptions.iter().filter(|subscription| subscription.event == event);
        let targets: Vec<Target> =
            shop.into_iter().chain(subscribed.map(|subscription| Target::Url(subscription.url.clone()))).collect();
        if targets.is_empty() {
            return;
        }
        let fault = self.faults.strike_webhook();
        let copies = if fault == Some(WebhookFault::Doubled) { 2 } else { 1 };
        let object_id = object["id"].as_str().unwrap_or_default().to_owned();
        let mut body = json!({"type": "notification", "event": event});
        body["object"] = object;
        for target in targets.iter().cycle().take(targets.len() * copies) {
            let lost = fault == Some(WebhookFault::Lost);
            self.deliveries.push(Delivery {
                event: event.to_owned(),
                object_id: object_id.clone(),
                status: if lost { DeliveryStatus::Lost } else { DeliveryStatus::Pending },
                attempts: 0,
                last_answer: None,
                target: target.clone(),
                created_at: self.now(),
                body: body.clone(),
                held_back: if fault == Some(WebhookFault::Late) { self.webhook_lateness } else { Duration::ZERO },
            });
            if !lost {
                // the receiver only goes away when the simulator stops
                let _ = self.new_delivery.send(self.deliveries.len() - 1);
            }
        }
    }
}

/// Sends each new delivery, each by a task of its own.
pub(crate) async fn deliver_all(app: App, client: reqwest::Client, mut new: mpsc::UnboundedReceiver<usize>) {
    while let Some(index) = new.recv().await {
        tokio::spawn(deliver(app.clone(), client.clone(), index));
    }
}

/// Sends one notification until it is answered by 200; the wait between attempts doubles.
async fn deliver(app: App, client: reqwest::Client, index: usize) {
    let Some(delivery) = app.world().deliveries.get(index).cloned() else {
        return;
    };
    tokio::time::sleep(delivery.held_back).await;
    let mut wait = app.config.webhook_retry;
    loop {
        let url = match &delivery.target {
            Target::Shop => app.world().webhook_url.clone(),
            Target::Url(url) => Some(url.clone()),
        };
        let answer = match url {
            Some(url) => client.post(url).json(&delivery.body).send().await.ok(),
            None => None,
        };
        let answer = answer.map(|answer| answer.status().as_u16());
        if app.world().record_attempt(index, answer) != DeliveryStatus::Pending {
            return;
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(app.config.webhook_retry * 60);
    }
}

impl World {
    fn record_attempt(&mut self, index: usize, answer: Option<u16>) -> DeliveryStatus {
        let now = self.now();
        let Some(delivery) = self.deliveries.get_mut(index) else {
            return DeliveryStatus::GivenUp;
        };
        delivery.attempts += 1;
        delivery.last_answer = answer;
        if answer == Some(200) {
            delivery.status = DeliveryStatus::Delivered;
        } else if now.duration_since(delivery.created_at) > DELIVERY_LIFE {
            delivery.status = DeliveryStatus::GivenUp;
        }
        delivery.status
    }
}
