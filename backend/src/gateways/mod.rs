//! The outside services: for each a trait in our words and an adapter for a public API.

use std::{sync::Arc, time::Duration};

use crate::{Config, Error, Result};

pub(crate) mod acquirer;
pub(crate) mod bureau;
pub(crate) mod calls;
mod http;
pub(crate) mod sms;

/// One gateway of each kind, as the settings name them.
pub(crate) struct Gateways {
    pub(crate) sms: Arc<dyn sms::SmsGateway>,
    pub(crate) acquirer: Arc<dyn acquirer::Acquirer>,
    pub(crate) bureau: Arc<dyn bureau::CreditBureau>,
}

impl Gateways {
    pub(crate) fn new(config: &Config) -> Result<Self> {
        Ok(Self {
            sms: Arc::new(sms::SmsAero::new(config)?),
            acquirer: Arc::new(acquirer::YooKassa::new(config)?),
            bureau: Arc::new(bureau::HttpBureau::new(config)?),
        })
    }
}

/// A client for a gateway: bounded in time; it follows no redirect and repeats nothing by itself.
fn http_client(connect: Duration, total: Duration) -> Result<reqwest::Client> {
    // The only TLS provider in the build; an error means that it is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .connect_timeout(connect)
        .timeout(total)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .tcp_nodelay(true)
        .build()
        .map_err(Error::internal)
}
