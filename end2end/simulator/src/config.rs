//! What a simulator is started with.

use std::net::SocketAddr;
use std::time::Duration;

/// When a payout that the acquirer accepted comes to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayoutTiming {
    /// The answer to the request already carries the end.
    Immediate,
    /// The answer is `pending`; the end comes after this time.
    After(Duration),
    /// The answer is `pending` until [`crate::SimulatorHandle::finish_payout`] or `POST /control/payouts/{id}/finish`.
    Manual,
}

/// What a simulator is started with. The default listens on a free port of 127.0.0.1 and sends no notifications.
#[derive(Debug, Clone)]
pub struct SimulatorConfig {
    /// Where to listen; port 0 takes a free one.
    pub bind: SocketAddr,
    /// How the borrower's browser reaches the acquirer's pages, without a slash at the end; by default the address listened on.
    pub public_url: Option<String>,
    /// Where the acquirer's notifications go.
    pub webhook_url: Option<String>,
    /// The wait before a notification that was not answered by 200 is sent again; it doubles each time, up to sixty-fold.
    pub webhook_retry: Duration,
    /// How long a notification is held back under the fault `late_webhook`.
    pub webhook_lateness: Duration,
    /// How long a call waits under the fault `slow`.
    pub slowness: Duration,
    /// When payouts come to their end.
    pub payouts: PayoutTiming,
    /// Refunds stay `pending` until [`crate::SimulatorHandle::finish_refund`].
    pub hold_refunds: bool,
    /// Shop's id, user name for the acquirer.
    pub shop_id: String,
    /// Shop's secret key, password for the acquirer.
    pub shop_secret: String,
    /// User name for SMS Aero.
    pub sms_email: String,
    /// API key, password for SMS Aero.
    pub sms_api_key: String,
    /// Key of the credit bureau.
    pub bureau_key: String,
}

impl Default for SimulatorConfig {
    fn default() -> Self {
        Self {
            bind: SocketAddr::from(([127, 0, 0, 1], 0)),
            public_url: None,
            webhook_url: None,
            webhook_retry: Duration::from_secs(1),
            webhook_lateness: Duration::from_secs(10),
            slowness: Duration::from_secs(5),
            payouts: PayoutTiming::After(Duration::from_secs(1)),
            hold_refunds: false,
            shop_id: "shop".to_owned(),
            shop_secret: "secret".to_owned(),
            sms_email: "demo@example.com".to_owned(),
            sms_api_key: "k".repeat(32),
            bureau_key: "bureau-secret".to_owned(),
        }
    }
}
