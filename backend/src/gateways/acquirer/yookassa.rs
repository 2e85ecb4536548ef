//! ЮKassa, API v3: <https://yookassa.ru/developers/api>.

use std::{collections::BTreeMap, time::Duration};

use async_trait::async_trait;
use jiff::Timestamp;
use reqwest::{Client, RequestBuilder, StatusCode};
use secrecy::ExposeSecret;
use serde::{Serialize, de::DeserializeOwned};

use super::{Acquirer, Answer, Kind, Listed, Notification, Object, Order, PaymentOrder, SbpAccount, SbpBank, wire};
use crate::{
    Config, Result,
    config::Account,
    error::Outside,
    gateways::{http, http_client},
};

/// The acquirer itself answers within 30 s, so a longer wait is an unknown answer.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const TOTAL_TIMEOUT: Duration = Duration::from_secs(35);

/// The longest list in one answer.
const MOST_LISTED: &str = "100";
/// The acquirer's clock may be so far from ours.
const CLOCKS_DIFFER_MS: i64 = 60 * 60 * 1000;

/// ЮKassa over HTTP.
pub(crate) struct YooKassa {
    http: Client,
    /// The shop: cards and payments.
    shop: Account,
    /// The payout gateway, with credentials of its own.
    payouts: Account,
    config: Config,
}

impl YooKassa {
    pub(crate) fn new(config: &Config) -> Result<Self> {
        let http = http_client(CONNECT_TIMEOUT, TOTAL_TIMEOUT)?;
        let (shop, payouts) = (config.acquirer.clone(), config.payouts.clone());
        Ok(Self { http, shop, payouts, config: config.clone() })
    }

    /// Without a page that is neither the acquirer's nor of the system of fast payments: a borrower is never sent there.
    fn checked(&self, mut object: Object) -> Object {
        let is_known = |url: &String| self.config.is_acquirer_page(url) || self.config.is_sbp_page(url);
        if object.confirmation_url.as_ref().is_some_and(|url| !is_known(url)) {
            tracing::error!(object = object.id, "the acquirer names a page at no origin that the settings name");
            object.confirmation_url = None;
        }
        object
    }

    async fn post<T: DeserializeOwned>(
        &self,
        account: &Account,
        path: &str,
        key: &str,
        body: &impl Serialize,
    ) -> Answer<T> {
        let request = self.http.post(format!("{}/{path}", account.url)).header("Idempotence-Key", key).json(body);
        ask(request, account).await
    }

    /// Tells the acquirer whose name the bank is to check. By a key of its own, as it is a request of its own.
    async fn tell_name(&self, key: &str, account: &SbpAccount) -> Answer<wire::PersonalDataId> {
        let body = wire::CreatePersonalData {
            kind: "sbp_payout_recipient",
            last_name: &account.surname,
            first_name: &account.given_name,
            middle_name: account.patronymic.as_deref(),
        };
        self.post(&self.payouts, "personal_data", &format!("{key}-name"), &body).await
    }

    async fn get<T: DeserializeOwned>(&self, account: &Account, path: &str, id: &str) -> Answer<T> {
        if !is_id(id) {
            return Answer::Refused("not_found".to_owned());
        }
        ask(self.http.get(format!("{}/{path}/{id}", account.url)), account).await
    }

    /// The acquirer searches payments by time only: ours is looked for in all that it made since.
    async fn payments_with_our_id(&self, order: &PaymentOrder) -> Answer<Vec<Object>> {
        let since_ms = order.asked_since_ms - CLOCKS_DIFFER_MS;
        let (mut ours, mut cursor) = (Vec::new(), None::<String>);
        loop {
            match self.list(Kind::Payment, since_ms, cursor.as_deref()).await {
                Answer::Done(Listed { objects, next }) => {
                    ours.extend(objects.into_iter().filter(|one| one.our_id.as_ref() == Some(&order.payment_id)));
                    let Some(next) = next else { return Answer::Done(ours) };
                    cursor = Some(next);
                }
                Answer::Refused(code) => return Answer::Refused(code),
                Answer::Unknown(why) => return Answer::Unknown(why),
            }
        }
    }
}

#[async_trait]
impl Acquirer for YooKassa {
    async fn create(&self, key: &str, order: &Order) -> Answer<Object> {
        match order {
            Order::Link(order) => {
                let confirmation = wire::Confirm::by_redirect(&order.return_url);
                let body = wire::CreatePaymentMethod { kind: "bank_card", confirmation };
                self.post(&self.shop, "payment_methods", key, &body)
                    .await
                    .map(wire::PaymentMethod::read)
                    .map(|it| self.checked(it))
            }
            Order::Payment(order) => {
                let body = wire::CreatePayment {
                    amount: wire::Amount::new(order.amount),
                    capture: true,
                    payment_method_data: order.by_sbp.then_some(wire::MethodData::SBP),
                    payment_method_id: order.card.as_deref(),
                    confirmation: match order.card {
                        Some(_) => None,
                        None if order.by_sbp => Some(wire::Confirm::by_qr(&order.return_url)),
                        None => Some(wire::Confirm::by_redirect(&order.return_url)),
                    },
                    description: &order.description,
                    metadata: BTreeMap::from([(wire::PAYMENT_ID, order.payment_id.as_str())]),
                };
                self.post(&self.shop, "payments", key, &body)
                    .await
                    .and_then(wire::Payment::read)
                    .map(|it| self.checked(it))
            }
            Order::Payout(order) => {
                let receiver = match &order.account {
                    Some(account) => Some(self.tell_name(key, account).await),
                    None => None,
                };
                // nothing was sent as long as the name was not told
                let personal_data = match receiver {
                    Some(Answer::Done(receiver)) => vec![receiver],
                    Some(Answer::Refused(code)) => return Answer::Refused(code),
                    Some(Answer::Unknown(why)) => return Answer::Unknown(why),
                    None => Vec::new(),
                };
                let body = wire::CreatePayout {
                    amount: wire::Amount::new(order.amount),
                    payment_method_id: order.account.is_none().then_some(order.card.as_str()),
                    payout_destination_data: order.account.as_ref().map(|account| wire::SbpDestination {
                        kind: "sbp",
                        phone: &account.phone,
                        bank_id: &account.bank_id,
                    }),
                    personal_data,
                    description: &order.description,
                    metadata: BTreeMap::from([(wire::PAYOUT_ID, order.payout_id.as_str())]),
                };
                self.post(&self.payouts, "payouts", key, &body).await.and_then(wire::Transfer::read_payout)
            }
            Order::Refund(order) => {
                let body = wire::CreateRefund {
                    payment_id: &order.payment,
                    amount: wire::Amount::new(order.amount),
                    description: &order.description,
                    metadata: BTreeMap::from([(wire::REFUND_ID, order.refund_id.as_str())]),
                };
                self.post(&self.shop, "refunds", key, &body).await.and_then(wire::Transfer::read_refund)
            }
        }
    }

    async fn find(&self, kind: Kind, id: &str) -> Answer<Object> {
        match kind {
            Kind::Card => self
                .get(&self.shop, "payment_methods", id)
                .await
                .map(wire::PaymentMethod::read)
                .map(|it| self.checked(it)),
            Kind::Payment => {
                self.get(&self.shop, "payments", id).await.and_then(wire::Payment::read).map(|it| self.checked(it))
            }
            Kind::Payout => self.get(&self.payouts, "payouts", id).await.and_then(wire::Transfer::read_payout),
            Kind::Refund => self.get(&self.shop, "refunds", id).await.and_then(wire::Transfer::read_refund),
        }
    }

    async fn search(&self, order: &Order) -> Answer<Vec<Object>> {
        match order {
            Order::Payout(order) => {
                let ours = [(format!("metadata[{}]", wire::PAYOUT_ID), &order.payout_id)];
                let request = self.http.get(format!("{}/payouts/search", self.payouts.url)).query(&ours);
                let found = ask(request, &self.payouts).await;
                found.and_then(|list: wire::List<_>| list.read(wire::Transfer::read_payout)).map(|list| list.objects)
            }
            Order::Refund(order) => self.refunds_of(&order.payment).await,
            Order::Payment(order) if order.card.is_some() => self.payments_with_our_id(order).await,
            // There is no search by our id, and none is needed: the borrower has to confirm them.
            Order::Payment(_) | Order::Link(_) => Answer::Done(Vec::new()),
        }
    }

    async fn refunds_of(&self, payment: &str) -> Answer<Vec<Object>> {
        let of_payment = [("payment_id", payment), ("limit", MOST_LISTED)];
        let request = self.http.get(format!("{}/refunds", self.shop.url)).query(&of_payment);
        let found = ask(request, &self.shop).await;
        found.and_then(|list: wire::List<_>| list.read(wire::Transfer::read_refund)).map(|list| list.objects)
    }

    async fn list(&self, kind: Kind, since_ms: i64, cursor: Option<&str>) -> Answer<Listed> {
        let Ok(since) = Timestamp::from_millisecond(since_ms) else {
            return Answer::Unknown("an instant that there is not".to_owned());
        };
        let mut query = vec![("created_at.gte", since.to_string()), ("limit", MOST_LISTED.to_owned())];
        query.extend(cursor.map(|cursor| ("cursor", cursor.to_owned())));
        let request = |account: &Account, path: &str| self.http.get(format!("{}/{path}", account.url)).query(&query);
        match kind {
            Kind::Payment => {
                let found = ask(request(&self.shop, "payments"), &self.shop).await;
                found.and_then(|list: wire::List<_>| list.read(wire::Payment::read))
            }
            Kind::Refund => {
                let found = ask(request(&self.shop, "refunds"), &self.shop).await;
                found.and_then(|list: wire::List<_>| list.read(wire::Transfer::read_refund))
            }
            Kind::Payout => {
                let found = ask(request(&self.payouts, "payouts"), &self.payouts).await;
                found.and_then(|list: wire::List<_>| list.read(wire::Transfer::read_payout))
            }
            // the acquirer has no list of cards
            Kind::Card => Answer::Done(Listed { objects: Vec::new(), next: None }),
        }
    }

    async fn sbp_banks(&self) -> Answer<Vec<SbpBank>> {
        let found = ask(self.http.get(format!("{}/sbp_banks", self.payouts.url)), &self.payouts).await;
        found.map(|list: wire::List<wire::SbpParticipant>| {
            list.items.into_iter().map(wire::SbpParticipant::read).collect()
        })
    }

    fn read_notification(&self, body: &[u8]) -> Option<Notification> {
        wire::notification(body)
    }
}

impl<T> Answer<T> {
    fn map<U>(self, read: impl FnOnce(T) -> U) -> Answer<U> {
        self.and_then(|value| Ok(read(value)))
    }

    /// What can't be read is unknown, never refused.
    fn and_then<U>(self, read: impl FnOnce(T) -> std::result::Result<U, String>) -> Answer<U> {
        match self {
            Self::Done(value) => match read(value) {
                Ok(value) => Answer::Done(value),
                Err(why) => Answer::Unknown(why),
            },
            Self::Refused(code) => Answer::Refused(code),
            Self::Unknown(why) => Answer::Unknown(why),
        }
    }
}

async fn ask<T: DeserializeOwned>(request: RequestBuilder, account: &Account) -> Answer<T> {
    let request = request.basic_auth(&account.login, Some(account.key.expose_secret()));
    match http::exchange(Outside::Acquirer, request).await {
        Err(why) => Answer::Unknown(why.to_string()),
        Ok((StatusCode::OK, body)) => match serde_json::from_slice(&body) {
            Ok(object) => Answer::Done(object),
            Err(error) => Answer::Unknown(format!("an answer that can't be read: {error}")),
        },
        Ok((status, body)) => refusal(status, &body),
    }
}

/// Only an answer that is about the order itself says that the order is refused. Wrong credentials, missing rights,
/// limits and a key that was used with other data are ours to mend: the order's own fate is unknown till then.
fn refusal<T>(status: StatusCode, body: &[u8]) -> Answer<T> {
    let error: wire::Error = serde_json::from_slice(body).unwrap_or_default();
    let about_key = error.parameter.as_deref() == Some("Idempotence-Key");
    match status {
        StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND | StatusCode::GONE if !error.code.is_empty() && !about_key => {
            Answer::Refused(error.code)
        }
        _ => Answer::Unknown(format!("status {}, code {:?}", status.as_u16(), error.code)),
    }
}

/// What the acquirer's ids look like: it keeps anything else out of an address.
fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::gateways::acquirer::Progress;

    fn refused(status: u16, body: &str) -> bool {
        matches!(refusal::<()>(StatusCode::from_u16(status).unwrap(), body.as_bytes()), Answer::Refused(_))
    }

    #[test]
    fn only_an_answer_about_the_order_refuses_it() {
        assert!(refused(400, r#"{"type":"error","code":"invalid_request","parameter":"amount"}"#));
        assert!(refused(404, r#"{"code":"not_found"}"#));
        for (status, body) in [
            (400, r#"{"code":"invalid_request","parameter":"Idempotence-Key"}"#),
            (400, "a proxy's page"),
            (302, ""),
            (401, r#"{"code":"invalid_credentials"}"#),
            (403, r#"{"code":"forbidden"}"#),
            (408, ""),
            (429, r#"{"code":"too_many_requests"}"#),
            (500, r#"{"code":"internal_server_error"}"#),
            (201, r#"{"id":"x"}"#),
        ] {
            assert!(!refused(status, body), "{status} {body}");
        }
    }

    #[test]
    fn what_is_new_to_us_is_under_way() {
        let read = |json: &str| serde_json::from_str::<wire::Payment>(json).unwrap().read();
        let payment =
            read(r#"{"id":"1","status":"parked","amount":{"value":"10.00","currency":"RUB"},"new":[1]}"#).unwrap();
        assert_eq!(payment.progress, Progress::Pending);
        let canceled =
            r#"{"id":"1","status":"canceled","amount":{"value":"10.00","currency":"RUB"},"cancellation_details":{}}"#;
        assert_eq!(read(canceled).unwrap().progress, Progress::Canceled("unknown".to_owned()));
        assert!(read(r#"{"id":"1","status":"succeeded","amount":{"value":"10.00","currency":"USD"}}"#).is_err());
    }

    #[test]
    fn an_id_can_not_lead_elsewhere() {
        assert!(is_id("30b1c2d8-000f-5000-a000-1c5b0d2c7f3e") && is_id("po-285e5ee7-0022-5000-8000-01516a44b147"));
        for text in ["", "../me", "a?b", "a/b", "a%2fb", "й"] {
            assert!(!is_id(text), "{text}");
        }
    }
}
