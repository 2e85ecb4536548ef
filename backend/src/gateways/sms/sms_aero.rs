//! SMS Aero's HTTP API, version 2.

use std::time::Duration;

use async_trait::async_trait;
use lending::Phone;
use reqwest::StatusCode;
use secrecy::ExposeSecret;
use serde::Deserialize;

use super::{HandOver, SmsGateway};
use crate::{
    Config, Result,
    config::Account,
    error::Outside,
    gateways::{
        http::{self, NoAnswer},
        http_client,
    },
};

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
        let request = self
            .http
            .post(format!("{}/sms/send", self.account.url))
            .basic_auth(&self.account.login, Some(self.account.key.expose_secret()))
            .json(&serde_json::json!({ "number": phone.digits(), "sign": self.sign, "text": text }));
        let (status, body) = match http::exchange(Outside::Sms, request).await {
            Ok(answer) => answer,
            Err(NoAnswer::NotReached(why)) => return HandOver::NotYet(why),
            Err(NoAnswer::Lost(why)) => return HandOver::Unknown(why),
        };
        match status {
            // it has not taken the request in
            StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                return HandOver::NotYet(status.to_string());
            }
            status if status.is_server_error() => return HandOver::Unknown(status.to_string()),
            status if status.is_client_error() => return HandOver::Refused(status.to_string()),
            _ => {}
        }
        match serde_json::from_slice::<Answer>(&body) {
            Ok(answer) if answer.success => HandOver::Taken,
            Ok(answer) if answer.result.as_deref() == Some("accepted") => HandOver::Taken,
            Ok(answer) => {
                HandOver::Refused(answer.message.or(answer.reason).unwrap_or_else(|| "no reason given".to_owned()))
            }
            Err(_) => HandOver::Unknown("an answer that can't be read".to_owned()),
        }
    }
}
