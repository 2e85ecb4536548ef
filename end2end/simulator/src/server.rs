//! Starts the simulator and lets tests hold it.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use jiff::SignedDuration;
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc;

use crate::checkout::Step;
use crate::config::SimulatorConfig;
use crate::connection::{CuttableListener, Cutter};
use crate::faults::{Channel, Fault};
use crate::inbox::{self, Message, normal_phone};
use crate::money::Money;
use crate::objects::EnteredCard;
use crate::world::{App, Call};
use crate::{acquirer, bureau, cards, control, faults, pages, sms, webhooks};

/// How often what is due happens although nobody calls.
const TICK: Duration = Duration::from_millis(50);

/// The simulator, before it runs.
#[derive(Debug)]
pub struct Simulator;

impl Simulator {
    /// Starts a simulator on a runtime of its own; it stops when its handle is dropped.
    ///
    /// # Errors
    /// If the address can't be listened on.
    pub fn start(config: SimulatorConfig) -> io::Result<SimulatorHandle> {
        // whoever came first has installed one: that is as good
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .timeout(Duration::from_secs(10))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(io::Error::other)?;
        let listener = std::net::TcpListener::bind(config.bind)?;
        listener.set_nonblocking(true)?;
        let addr = listener.local_addr()?;
        let public_url = config.public_url.clone().unwrap_or_else(|| format!("http://{addr}"));
        let (sender, receiver) = mpsc::unbounded_channel();
        let app = App::new(config, public_url, sender);
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("simulator").enable_all().build()?;
        let listener = {
            let _guard = runtime.enter();
            CuttableListener(tokio::net::TcpListener::from_std(listener)?)
        };
        let service = router(&app).into_make_service_with_connect_info::<Cutter>();
        runtime.spawn(async move { axum::serve(listener, service).await });
        runtime.spawn(webhooks::deliver_all(app.clone(), client, receiver));
        let ticking = app.clone();
        runtime.spawn(async move {
            let mut ticks = tokio::time::interval(TICK);
            loop {
                ticks.tick().await;
                drop(ticking.world());
            }
        });
        Ok(SimulatorHandle { addr, app, runtime: Some(runtime) })
    }
}

fn router(app: &App) -> Router {
    Router::new()
        .nest("/v3", acquirer::router(app))
        .nest("/v2", sms::router(app))
        .nest("/bureau", bureau::router(app))
        .merge(pages::router())
        .route("/inbox", get(inbox::for_people))
        .route("/inbox.json", get(inbox::json))
        .merge(
            Router::new()
                .route("/faults", get(faults::show).post(faults::set))
                .route("/control/state", get(control::state))
                .route("/control/webhook-url", post(control::webhook_url))
                .route("/control/clock", get(control::clock).post(control::advance_clock))
                .route("/control/payouts/{id}/finish", post(control::finish_payout))
                .route("/control/payments/{id}/chargeback", post(control::charge_back))
                .route_layer(from_fn(control::not_from_other_pages)),
        )
        .with_state(app.clone())
}

/// A running simulator. Objects are given as the JSON that the acquirer's API shows.
#[derive(Debug)]
pub struct SimulatorHandle {
    addr: SocketAddr,
    app: App,
    runtime: Option<Runtime>,
}

impl SimulatorHandle {
    /// The address listened on.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// `http://127.0.0.1:port`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Base of the acquirer's API, ending in `/v3`.
    pub fn acquirer_url(&self) -> String {
        format!("{}/v3", self.url())
    }

    /// Base of SMS Aero's API, ending in `/v2`.
    pub fn sms_url(&self) -> String {
        format!("{}/v2", self.url())
    }

    /// Base of the credit bureau's interface, ending in `/bureau/v1`.
    pub fn bureau_url(&self) -> String {
        format!("{}/bureau/v1", self.url())
    }

    /// Stops it at once: the port is free, open connections are closed.
    pub fn stop(self) {
        drop(self);
    }

    /// Everything, as `GET /control/state` shows it.
    pub fn state(&self) -> Value {
        self.app.world().as_json()
    }

    /// Payments, oldest first.
    pub fn payments(&self) -> Vec<Value> {
        self.list("payments")
    }

    /// Refunds, oldest first.
    pub fn refunds(&self) -> Vec<Value> {
        self.list("refunds")
    }

    /// Payouts, oldest first.
    pub fn payouts(&self) -> Vec<Value> {
        self.list("payouts")
    }

    /// Linked cards, oldest first.
    pub fn payment_methods(&self) -> Vec<Value> {
        self.list("payment_methods")
    }

    /// Notifications, oldest first, with `event`, `object_id`, `status`, `attempts` and `last_answer`.
    pub fn webhooks(&self) -> Vec<Value> {
        self.list("webhooks")
    }

    fn list(&self, name: &str) -> Vec<Value> {
        self.state()[name].as_array().cloned().unwrap_or_default()
    }

    /// The last thousand calls of the simulated interfaces, oldest first.
    pub fn calls(&self) -> Vec<Call> {
        self.app.world().calls.iter().cloned().collect()
    }

    /// Messages to a phone (`bank` for the bank's codes) or to everyone, newest first.
    pub fn messages(&self, phone: Option<&str>) -> Vec<Message> {
        let phone = phone.map(normal_phone);
        self.app.world().messages(phone.as_deref())
    }

    /// Switches a fault on, for so many strikes if a count is given; `None` switches off what is on.
    pub fn set_fault(&self, channel: Channel, fault: Option<Fault>, count: Option<u32>) {
        self.app.world().faults.set(channel, fault, count);
    }

    /// Sends notifications to this address from now on, waiting ones too.
    pub fn set_webhook_url(&self, url: Option<String>) {
        self.app.world().webhook_url = url;
    }

    /// Moves the simulator's clock.
    pub fn advance_clock(&self, span: SignedDuration) {
        self.app.world().clock.advance(span);
    }

    /// Brings a payout to its end; false if there is none of this id.
    pub fn finish_payout(&self, id: &str) -> bool {
        self.app.world().finish_payout(id).is_some()
    }

    /// Brings a held refund to its end: refused for this reason, or done. False if none is held under this id.
    pub fn finish_refund(&self, id: &str, refusal: Option<&'static str>) -> bool {
        self.app.world().finish_refund(id, refusal)
    }

    /// The payer's bank takes so much of a payment back: the acquirer writes a letter, its interface shows only that less of
    /// the payment is left. False if there is no such payment.
    pub fn charge_back(&self, payment: &str, kopecks: i64) -> bool {
        self.app.world().charge_back(payment, Money(kopecks))
    }

    /// The acquirer knows nothing of a payment any more. False if there is none of this id.
    pub fn forget_payment(&self, payment: &str) -> bool {
        self.app.world().forget_payment(payment)
    }

    /// Does what a person does on the acquirer's page of a payment or of a card's linking: enters this test card
    /// and, if the bank asks, the right code; confirms a payment by the fast payment system.
    ///
    /// False if nothing waits under this id or the card is not a test card.
    pub fn confirm(&self, id: &str, card_number: &str) -> bool {
        let mut world = self.app.world();
        let Some(card) = cards::find(card_number) else {
            return false;
        };
        let step = |world: &crate::world::World| world.confirmations.get(id).map(|waiting| waiting.step.clone());
        match step(&world) {
            None => return false,
            Some(Step::Sbp) => world.confirm_sbp(id),
            Some(_) => world.enter_card(id, EnteredCard { card, expiry_year: 2099, expiry_month: 12 }),
        }
        if let Some(Step::Code { code, .. }) = step(&world) {
            world.enter_code(id, &code);
        }
        true
    }

    /// Does what «Отменить» on the acquirer's page does.
    pub fn abandon(&self, id: &str) {
        self.app.world().abandon(id);
    }
}

impl Drop for SimulatorHandle {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
