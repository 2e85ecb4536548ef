//! Sends an overpayment back and follows it until it has arrived or was refused.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{order, queries};
use crate::{
    Backend, Error, RefundId, Result,
    gateways::acquirer::{Answer, KEY_LIFETIME_MS, RefundOrder, fingerprint},
    jobs::JobKind,
    loans,
    outbox::{self, Job, Outcome},
    payments,
    store::{
        Tx,
        entity::{payments::State, refunds::Model},
    },
};

/// A refund may take its bank days.
const LONGEST_PAUSE_MS: i64 = 6 * 60 * 60 * 1000;

#[derive(Serialize, Deserialize)]
struct Payload {
    refund: String,
}

pub(super) async fn promise_in_tx(tx: &Tx, refund: RefundId, run_at_ms: i64) -> Result<()> {
    let key = refund.to_string();
    let payload = serde_json::to_value(Payload { refund: key.clone() })?;
    outbox::promise_in_tx(tx, Job { kind: JobKind::SendRefund, key, payload, run_at_ms }).await
}

/// The job.
pub(crate) async fn send(backend: &Backend, payload: &Value) -> Result<Outcome> {
    let payload: Payload = serde_json::from_value(payload.clone())?;
    let id: RefundId = payload.refund.parse().map_err(Error::internal)?;
    let refund = queries::get(backend.store().reader(), id).await?;
    let refund = match (refund.state, refund.first_sent_at_ms) {
        (State::Starting, None) => {
            let order = build_order(backend, &refund).await?;
            post(backend, begin(backend, id).await?, &order).await?
        }
        (State::Starting, Some(sent_at_ms)) => find_out(backend, refund, sent_at_ms).await?,
        (State::Pending, _) => backend.ask_about_refund(refund).await?,
        (State::Succeeded | State::Canceled, _) => return Ok(Outcome::Done),
    };
    let age_ms = backend.clock().now_ms() - refund.created_at_ms;
    Ok(match refund.state {
        State::Succeeded | State::Canceled => Outcome::Done,
        State::Starting | State::Pending => Outcome::AgainIn((age_ms / 4).clamp(2_000, LONGEST_PAUSE_MS)),
    })
}

async fn begin(backend: &Backend, id: RefundId) -> Result<Model> {
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            queries::note_sent_in_tx(&tx, id, now_ms).await?;
            queries::get(&tx, id).await
        })
        .await
}

async fn build_order(backend: &Backend, refund: &Model) -> Result<RefundOrder> {
    let reader = backend.store().reader();
    let payment = payments::queries::get(reader, refund.payment_id).await?;
    let loan = loans::queries::get(reader, refund.loan_id).await?;
    order(refund, &payment, &loan.number)
}

/// Nobody knows whether the acquirer took the order. Looks for it there; asks again only where that is certain to send
/// nothing twice.
async fn find_out(backend: &Backend, refund: Model, sent_at_ms: i64) -> Result<Model> {
    let id = refund.id;
    let order = build_order(backend, &refund).await?;
    let mut found = match backend.gateways().acquirer.list_refunds(&order.payment).await {
        Answer::Done(found) => found,
        Answer::Refused(why) | Answer::Unknown(why) => {
            tracing::warn!(refund = %id, why, "the acquirer's refunds can't be listed");
            return Ok(refund);
        }
    };
    found.retain(|answer| answer.our_id.as_deref() == Some(&order.refund_id));
    if found.len() > 1 {
        let times = found.len();
        return Err(Error::internal(format!("refund {id} stands {times} times at the acquirer: a person must look")));
    }
    if let Some(answer) = found.pop() {
        return backend.note_refund(refund, answer).await;
    }
    if backend.clock().now_ms() - sent_at_ms >= KEY_LIFETIME_MS {
        return Err(Error::internal(format!(
            "refund {id} is unknown for too long to be sent again: a person must look"
        )));
    }
    if fingerprint(&order) != refund.body_hash {
        return Err(Error::internal(format!("refund {id} would be sent with other data: a person must look")));
    }
    post(backend, refund, &order).await
}

async fn post(backend: &Backend, refund: Model, order: &RefundOrder) -> Result<Model> {
    match backend.gateways().acquirer.create_refund(&order.refund_id, order).await {
        Answer::Done(answer) => backend.note_refund(refund, answer).await,
        Answer::Refused(code) => backend.refuse_refund(refund, None, &code).await,
        Answer::Unknown(why) => {
            tracing::warn!(refund = %refund.id, why, "the answer about a refund is unknown");
            Ok(refund)
        }
    }
}
