//! The comparison as a job: every morning.

use serde::{Deserialize, Serialize};

use super::compare;
use crate::{
    Backend, Error, Result,
    clock::start_of_day_ms,
    work::{self, Job, Lane, Outcome},
};

/// So long after midnight: the day before is closed by then, and what was under way has ended.
const PAUSE_MS: i64 = 5 * 60 * 60 * 1000;

/// Promises the next comparison. Each promises the one after it.
pub(crate) async fn begin(backend: &Backend) -> Result<()> {
    promise(backend).await
}

/// Compares what the acquirer has with what we have.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReconcileDay;

impl Job for ReconcileDay {
    const NAME: &'static str = "reconcile_day";
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        // before the work, so that a morning that goes wrong is not the last
        promise(backend).await?;
        let open = compare(backend).await?;
        if open > 0 {
            tracing::error!(open, "the acquirer has otherwise: `server verify-books --acquirer` says what");
        }
        Ok(Outcome::Done)
    }
}

async fn promise(backend: &Backend) -> Result<()> {
    let day = backend.clock().today().tomorrow().map_err(Error::internal)?;
    let run_at_ms = start_of_day_ms(day) + PAUSE_MS;
    backend.store().write(|tx| async move { work::promise_in_tx(&tx, &ReconcileDay, &day, run_at_ms).await }).await
}
