//! SMS Aero's HTTP API, version 2.

use std::time::Duration;

use async_trait::async_trait;
use lending::Phone;
use reqwest::StatusCode;
use secrecy::ExposeSecret;
use serde::Deserialize;

use super::{HandOver, SmsGateway};
use crate::{Config, Result, config::Account, gateways::http_client};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(15);

pub(crate) struct SmsAero {
    http: reqwest::Client,
    account: Account,
    sign: String,
}

/// The answer to any request; `result` and `reason` stand in its older form.
#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    success: bool,
    message: Option<String>,
    result: Option<String>,
    reason: Option<String>,
}

impl SmsAero {
    pub(crate) fn new(config: &Config) -> Result<Self> {
        let http = http_client(CONNECT_TIMEOUT, TOTAL_TIMEOUT)?;
        Ok(Self { http, account: config.sms.clone(), sign: config.sms_sign.clone() })
    }
}

#[async_trait]
impl SmsGateway for SmsAero {
    async fn send(&self, phone: &Phone, text: &str) -> HandOver {
        let sent = self
            .http
            .post(format!("{}/sms/send", self.account.url))
            .basic_auth(&self.account.login, Some(self.account.key.expose_secret()))
            .json(&serde_json::json!({ "number": phone.digits(), "sign": self.sign, "text": text }))
            .send()
            .await;
        let response = match sent {
            Ok(response) => response,
            Err(error) if error.is_connect() => return HandOver::NotYet(error.without_url().to_string()),
            Err(error) => return HandOver::Unknown(error.without_url().to_string()),
        };
        let status = response.status();
        match status {
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                return HandOver::NotYet(status.to_string());
            }
            status if status.is_server_error() => return HandOver::Unknown(status.to_string()),
            status if status.is_client_error() => return HandOver::Refused(status.to_string()),
            _ => {}
        }
        match response.json::<Answer>().await {
            Ok(answer) if answer.success => HandOver::Taken,
            Ok(answer) if answer.result.as_deref() == Some("accepted") => HandOver::Taken,
            Ok(answer) => {
                HandOver::Refused(answer.message.or(answer.reason).unwrap_or_else(|| "no reason given".to_owned()))
            }
            Err(error) => HandOver::Unknown(error.without_url().to_string()),
        }
    }
}
