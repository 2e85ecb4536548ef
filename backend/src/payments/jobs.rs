//! Follows a payment until it has succeeded or was cancelled.

use serde::{Deserialize, Serialize};

use super::queries;
use crate::{
    Backend, PaymentId, Result,
    store::{Tx, entity::payments::State},
    work::{self, Job, Lane, Outcome},
};

/// The request that promised the job asks the acquirer itself; the job follows when that must be over.
const FIRST_LOOK_MS: i64 = 40_000;
const LONGEST_PAUSE_MS: i64 = 6 * 60 * 60 * 1000;

/// Follows a payment. It looks ever more rarely, and never gives up on a payment that the acquirer has.
#[derive(Serialize, Deserialize)]
pub(crate) struct FollowPayment {
    payment: PaymentId,
}

pub(super) async fn promise_in_tx(tx: &Tx, payment: PaymentId, now_ms: i64) -> Result<()> {
    work::promise_in_tx(tx, &FollowPayment { payment }, &payment, now_ms + FIRST_LOOK_MS).await
}

impl Job for FollowPayment {
    const NAME: &'static str = "follow_payment";
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        let payment = queries::get(backend.store().reader(), self.payment).await?;
        let payment = backend.look_at_payment(payment).await?;
        let age_ms = backend.clock().now_ms() - payment.created_at_ms;
        Ok(match payment.state {
            State::Starting | State::Pending => Outcome::AgainIn((age_ms / 4).clamp(10_000, LONGEST_PAUSE_MS)),
            State::Succeeded | State::Canceled => Outcome::Done,
        })
    }
}
