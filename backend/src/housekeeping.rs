//! What has run out is deleted: nothing about a person is kept longer than it serves
//! (152-ФЗ art. 5 part 7).

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Backend, Result,
    jobs::JobKind,
    outbox::{self, Job, Outcome},
    store::entity::{jobs, rate_limits, registration_drafts, sessions, sms_codes},
};

const HOUR_MS: i64 = 60 * 60_000;
/// Codes and work done are looked at when something went wrong; later nobody does.
const KEPT_MS: i64 = 30 * 24 * HOUR_MS;

/// Promises the job, which then goes on for ever.
pub(crate) async fn begin(backend: &Backend) -> Result<()> {
    let run_at_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            let job = Job {
                kind: JobKind::DeleteExpired,
                key: "hourly".to_owned(),
                payload: serde_json::Value::Null,
                run_at_ms,
            };
            outbox::promise_in_tx(&tx, job).await
        })
        .await
}

/// The job: once an hour.
pub(crate) async fn delete_expired(backend: &Backend) -> Result<Outcome> {
    let now_ms = backend.clock().now_ms();
    let long_ago_ms = now_ms.saturating_sub(KEPT_MS);
    backend
        .store()
        .write(|tx| async move {
            rate_limits::Entity::delete_many()
                .filter(rate_limits::Column::WindowEndsAtMs.lte(now_ms))
                .exec(&tx)
                .await?;
            registration_drafts::Entity::delete_many()
                .filter(registration_drafts::Column::ExpiresAtMs.lte(now_ms))
                .exec(&tx)
                .await?;
            for ends in [sessions::Column::IdleExpiresAtMs, sessions::Column::ExpiresAtMs] {
                sessions::Entity::delete_many().filter(ends.lte(now_ms)).exec(&tx).await?;
            }
            sms_codes::Entity::delete_many().filter(sms_codes::Column::ExpiresAtMs.lte(long_ago_ms)).exec(&tx).await?;
            jobs::Entity::delete_many().filter(jobs::Column::DoneAtMs.lte(long_ago_ms)).exec(&tx).await?;
            Ok(())
        })
        .await?;
    Ok(Outcome::AgainIn(HOUR_MS))
}
