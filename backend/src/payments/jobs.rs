//! Follows a payment until it has succeeded or was cancelled.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::queries;
use crate::{
    Backend, Error, PaymentId, Result,
    jobs::JobKind,
    outbox::{self, Job, Outcome},
    store::{Tx, entity::payments::State},
};

/// The request that promised the job asks the acquirer itself; the job follows when that must be over.
const FIRST_LOOK_MS: i64 = 40_000;
const LONGEST_PAUSE_MS: i64 = 6 * 60 * 60 * 1000;

#[derive(Serialize, Deserialize)]
struct Payload {
    payment: String,
}

pub(super) async fn promise_in_tx(tx: &Tx, payment: PaymentId, now_ms: i64) -> Result<()> {
    let key = payment.to_string();
    let payload = serde_json::to_value(Payload { payment: key.clone() })?;
    let run_at_ms = now_ms + FIRST_LOOK_MS;
    outbox::promise_in_tx(tx, Job { kind: JobKind::FollowPayment, key, payload, run_at_ms }).await
}

/// The job. It looks ever more rarely, and never gives up on a payment that the acquirer has.
pub(crate) async fn follow(backend: &Backend, payload: &Value) -> Result<Outcome> {
    let payload: Payload = serde_json::from_value(payload.clone())?;
    let id: PaymentId = payload.payment.parse().map_err(Error::internal)?;
    let payment = backend.look_at_payment(queries::get(backend.store().reader(), id).await?).await?;
    let age_ms = backend.clock().now_ms() - payment.created_at_ms;
    Ok(match payment.state {
        State::Starting | State::Pending => Outcome::AgainIn((age_ms / 4).clamp(10_000, LONGEST_PAUSE_MS)),
        State::Succeeded | State::Canceled => Outcome::Done,
    })
}
