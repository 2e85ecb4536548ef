//! What has run out is deleted: nothing about a person is kept longer than it serves
//! (152-ФЗ art. 5 part 7). Each owner knows what that is; here it is done, a little at a time. And the audit is sealed.

use serde::{Deserialize, Serialize};

use crate::{
    Backend, Result, limits, registration, sign_in, sms_code,
    work::{self, Job, Lane, Outcome},
};

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * 60_000;
/// Rows that one transaction deletes at most: whoever writes meanwhile does not wait long.
const CHUNK: u64 = 1_000;
/// Rounds of one run of the job; then it goes on in another. Well within the time that a job may take.
const ROUNDS: u32 = 20;

/// Deletes what has run out, every hour.
#[derive(Serialize, Deserialize)]
pub(crate) struct DeleteExpired;

/// Promises the jobs, which then go on for ever.
pub(crate) async fn begin(backend: &Backend) -> Result<()> {
    let now_ms = backend.clock().now_ms();
    let store = backend.store();
    store
        .write(|tx| async move {
            work::promise_in_tx(&tx, &DeleteExpired, "hourly", now_ms).await?;
            work::promise_in_tx(&tx, &SealAudit, "every minute", now_ms).await
        })
        .await
}

/// Seals what the audit got since the last time, every minute.
#[derive(Serialize, Deserialize)]
pub(crate) struct SealAudit;

impl Job for SealAudit {
    const NAME: &'static str = "seal_audit";
    const LANE: Lane = Lane::Housekeeping;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        backend.seal_audit().await?;
        Ok(Outcome::AgainIn(MINUTE_MS))
    }
}

impl Job for DeleteExpired {
    const NAME: &'static str = "delete_expired";
    const LANE: Lane = Lane::Housekeeping;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        let (store, now_ms) = (backend.store(), backend.clock().now_ms());
        for _ in 0..ROUNDS {
            let most = [
                limits::forget(store, now_ms, CHUNK).await?,
                registration::forget(store, now_ms, CHUNK).await?,
                sign_in::forget(store, now_ms, CHUNK).await?,
                sms_code::forget(store, now_ms, CHUNK).await?,
                work::delete_done(store, now_ms, CHUNK).await?,
            ];
            if most.into_iter().all(|deleted| deleted < CHUNK) {
                return Ok(Outcome::AgainIn(HOUR_MS));
            }
        }
        Ok(Outcome::AgainIn(0))
    }
}
