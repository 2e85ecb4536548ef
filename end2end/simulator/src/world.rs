//! Everything the simulator remembers, in memory.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use serde::Serialize;
use tokio::sync::mpsc;

use crate::acquirer::operation::Remembered;
use crate::checkout::Confirmation;
use crate::clock::Clock;
use crate::config::SimulatorConfig;
use crate::faults::Faults;
use crate::inbox::Message;
use crate::objects::{Payment, Payout, PersonalData, Refund, SavedMethod};
use crate::sms::Sms;
use crate::webhooks::{Delivery, Subscription};

/// How many of the last calls are remembered.
const REMEMBERED_CALLS: usize = 1000;

/// What every handler is given.
#[derive(Debug, Clone)]
pub(crate) struct App {
    world: Arc<Mutex<World>>,
    pub(crate) config: Arc<SimulatorConfig>,
}

impl App {
    pub(crate) fn new(config: SimulatorConfig, public_url: String, sender: mpsc::UnboundedSender<usize>) -> Self {
        let world = World::new(&config, public_url, sender);
        Self { world: Arc::new(Mutex::new(world)), config: Arc::new(config) }
    }

    /// The state, after everything whose time has come has happened.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        world.settle();
        world
    }
}

/// A call of one of the simulated interfaces, for tests to look at.
#[derive(Debug, Clone, Serialize)]
pub struct Call {
    /// When it arrived.
    pub at: Timestamp,
    /// HTTP method.
    pub method: String,
    /// Path with its query.
    pub path: String,
    /// Value of `Idempotence-Key`, if it was sent.
    pub idempotence_key: Option<String>,
    /// Status answered; none if the caller got no answer.
    pub status: Option<u16>,
    /// The fault that struck it.
    pub fault: Option<String>,
}

/// The whole state.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) clock: Clock,
    /// Address of the acquirer's pages, without a slash at the end.
    pub(crate) public_url: String,
    pub(crate) payout_timing: crate::config::PayoutTiming,
    pub(crate) hold_refunds: bool,
    pub(crate) webhook_lateness: std::time::Duration,
    /// The objects, oldest first.
    pub(crate) payments: Vec<Payment>,
    pub(crate) refunds: Vec<Refund>,
    pub(crate) payouts: Vec<Payout>,
    pub(crate) personal_data: Vec<PersonalData>,
    pub(crate) methods: Vec<SavedMethod>,
    /// What waits on the acquirer's pages, by id of the payment or of the linked card.
    pub(crate) confirmations: HashMap<String, Confirmation>,
    /// Where the acquirer's pages lead back to, by the same id; kept after the end.
    pub(crate) return_urls: HashMap<String, String>,
    /// Answers by idempotence key.
    pub(crate) answered: HashMap<String, Remembered>,
    pub(crate) webhook_url: Option<String>,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) deliveries: Vec<Delivery>,
    /// Tells the sender which delivery is new.
    pub(crate) new_delivery: mpsc::UnboundedSender<usize>,
    pub(crate) sms: BTreeMap<u64, Sms>,
    inbox: Vec<Message>,
    pub(crate) faults: Faults,
    pub(crate) calls: VecDeque<Call>,
}

impl World {
    fn new(config: &SimulatorConfig, public_url: String, new_delivery: mpsc::UnboundedSender<usize>) -> Self {
        Self {
            clock: Clock::default(),
            public_url,
            payout_timing: config.payouts,
            hold_refunds: config.hold_refunds,
            webhook_lateness: config.webhook_lateness,
            payments: Vec::new(),
            refunds: Vec::new(),
            payouts: Vec::new(),
            personal_data: Vec::new(),
            methods: Vec::new(),
            confirmations: HashMap::new(),
            return_urls: HashMap::new(),
            answered: HashMap::new(),
            webhook_url: config.webhook_url.clone(),
            subscriptions: Vec::new(),
            deliveries: Vec::new(),
            new_delivery,
            sms: BTreeMap::new(),
            inbox: Vec::new(),
            faults: Faults::default(),
            calls: VecDeque::new(),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Does everything whose time has come: payouts end, unconfirmed and uncaptured payments lapse.
    fn settle(&mut self) {
        let now = self.now();
        self.settle_payouts(now);
        self.lapse_payments(now);
    }

    pub(crate) fn payment(&mut self, id: &str) -> Option<&mut Payment> {
        self.payments.iter_mut().find(|payment| payment.id == id)
    }

    pub(crate) fn method(&mut self, id: &str) -> Option<&mut SavedMethod> {
        self.methods.iter_mut().find(|method| method.id == id)
    }

    pub(crate) fn receive(&mut self, phone: &str, text: String) {
        let sent_at = self.now();
        self.inbox.push(Message { phone: phone.to_owned(), text, sent_at });
    }

    /// Messages to this phone, or to every phone, newest first.
    pub(crate) fn messages(&self, phone: Option<&str>) -> Vec<Message> {
        let wanted = |message: &&Message| phone.is_none_or(|phone| message.phone == phone);
        self.inbox.iter().rev().filter(wanted).cloned().collect()
    }

    pub(crate) fn remember_call(&mut self, call: Call) {
        if self.calls.len() == REMEMBERED_CALLS {
            self.calls.pop_front();
        }
        self.calls.push_back(call);
    }
}
