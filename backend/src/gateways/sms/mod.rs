//! SMS.

use async_trait::async_trait;
use lending::Phone;

mod sms_aero;

pub(crate) use sms_aero::SmsAero;

/// Takes an SMS for delivery.
#[async_trait]
pub(crate) trait SmsGateway: Send + Sync {
    /// Hands a text over.
    async fn send(&self, phone: &Phone, text: &str) -> HandOver;
}

/// How handing over ended.
#[derive(Debug)]
pub(crate) enum HandOver {
    /// The gateway took it.
    Taken,
    /// Nobody knows: it may be on its way. Sending again may send it twice.
    Unknown(String),
    /// The gateway did not take it, and may later: it was not reached, or is too busy.
    NotYet(String),
    /// The gateway will not take it: the number, the text or our account.
    Refused(String),
}
