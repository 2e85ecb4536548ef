//! The credit bureau. Its interface is ours, JSON over HTTP: whoever connects a bureau puts an adapter before it.
//!
//! `POST {BUREAU_URL}/reports` with Basic credentials and
//! `{"surname", "given_name", "patronymic"?, "birth_date", "passport_number", "consent_id"}` is answered by 200 with
//! `{"self_ban": bool, "score": number or null, "active_overdue": bool, "monthly_payments": "12000.00",
//! "expensive_loans": number}`. Any other status means that there is no report now. Asking again is harmless.

use std::time::Duration;

use async_trait::async_trait;
use jiff::civil::Date;
use lending::{BureauAnswer, Money};
use reqwest::StatusCode;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

use super::{http, http_client};
use crate::{Config, Result, config::Account, error::Outside};

const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(20);

/// Whom a report is about, and on what ground it is asked for (218-ФЗ ст. 6).
#[derive(Serialize)]
pub(crate) struct Question {
    pub(crate) surname: String,
    pub(crate) given_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) patronymic: Option<String>,
    pub(crate) birth_date: Date,
    /// Ten digits.
    pub(crate) passport_number: String,
    /// Our record of the person's consent.
    pub(crate) consent_id: String,
}

/// A credit bureau.
#[async_trait]
pub(crate) trait CreditBureau: Send + Sync {
    /// A report; the error is text for the log, and means that there is none now.
    async fn report(&self, question: &Question) -> std::result::Result<BureauAnswer, String>;
}

/// The bureau over HTTP.
pub(crate) struct HttpBureau {
    http: reqwest::Client,
    account: Account,
}

#[derive(Deserialize)]
struct Report {
    self_ban: bool,
    score: Option<u16>,
    active_overdue: bool,
    monthly_payments: String,
    expensive_loans: u32,
}

impl HttpBureau {
    pub(crate) fn new(config: &Config) -> Result<Self> {
        Ok(Self { http: http_client(CONNECT_TIMEOUT, TOTAL_TIMEOUT)?, account: config.bureau.clone() })
    }
}

#[async_trait]
impl CreditBureau for HttpBureau {
    async fn report(&self, question: &Question) -> std::result::Result<BureauAnswer, String> {
        let request = self
            .http
            .post(format!("{}/reports", self.account.url))
            .basic_auth(&self.account.login, Some(self.account.key.expose_secret()))
            .json(question);
        let (status, body) = http::exchange(Outside::Bureau, request).await.map_err(|why| why.to_string())?;
        if status != StatusCode::OK {
            return Err(format!("status {}", status.as_u16()));
        }
        // An error of serde_json may quote what it read.
        let report: Report = serde_json::from_slice(&body).map_err(|_| "a report that can't be read".to_owned())?;
        let monthly_payments: Money =
            report.monthly_payments.parse().map_err(|_| "an amount that can't be read".to_owned())?;
        if monthly_payments < Money::ZERO {
            return Err("an amount below zero".to_owned());
        }
        Ok(BureauAnswer {
            self_ban: report.self_ban,
            score: report.score,
            active_overdue: report.active_overdue,
            monthly_payments,
            expensive_loans: report.expensive_loans,
        })
    }
}
