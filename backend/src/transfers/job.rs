//! Follows a transfer to its end.

use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use super::{Effect, Policy, engine, queries};
use crate::{
    Backend, Result, TransferId,
    store::{Tx, entity::transfers::State},
    work::{self, Job, Lane, Outcome},
};

/// Follows a transfer of a kind to its end. It looks ever more rarely.
#[derive(Serialize, Deserialize)]
#[serde(bound = "")]
pub(crate) struct Advance<E> {
    // by these names the rows of earlier releases have it
    #[serde(alias = "payment", alias = "payout", alias = "refund", alias = "card")]
    transfer: TransferId,
    #[serde(skip)]
    kind: PhantomData<fn() -> E>,
}

/// Promises to follow a transfer, not before `run_at_ms`.
pub(crate) async fn promise_in_tx<E: Effect>(tx: &Tx, transfer: TransferId, run_at_ms: i64) -> Result<()> {
    work::promise_in_tx(tx, &Advance::<E> { transfer, kind: PhantomData }, &transfer, run_at_ms).await
}

impl<E: Effect> Job for Advance<E> {
    const NAME: &'static str = E::JOB;
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        let transfer = queries::get(backend.store().reader(), self.transfer).await?;
        let transfer = engine::advance::<E>(backend, transfer).await?;
        let Policy { shortest_pause_ms, longest_pause_ms, followed_ms, .. } = E::POLICY;
        let now_ms = backend.clock().now_ms();
        let age_ms = now_ms - transfer.first_sent_at_ms.unwrap_or(now_ms);
        if !transfer.state.is_under_way() {
            return Ok(Outcome::Done);
        }
        if transfer.state == State::Pending && followed_ms.is_some_and(|most| age_ms >= most) {
            engine::end::<E>(backend, &transfer, transfer.acquirer_id.as_deref(), "abandoned").await?;
            return Ok(Outcome::Done);
        }
        Ok(Outcome::AgainIn((age_ms / 4).clamp(shortest_pause_ms, longest_pause_ms)))
    }
}
