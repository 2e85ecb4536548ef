//! Work promised in a transaction and done after it, at least once.
//!
//! A promise is a row of `jobs`, committed with what it follows from. A worker takes it by a
//! lease; a worker that dies or hangs loses the lease and with it the right to say how it ended.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::OnConflict,
};
use serde_json::Value;
use uuid::Uuid;

use crate::{
    Backend, Error, Result,
    jobs::JobKind,
    store::{Store, Tx, entity::jobs},
};

/// How long a worker may take for a job before another may begin it anew.
pub(crate) const LEASE_MS: i64 = 60_000;
/// A job that failed so often is left for a person to look at.
const FAILURES_UNTIL_DEAD: i64 = 25;
const LONGEST_PAUSE_MS: i64 = 10 * 60_000;

/// A promise.
pub(crate) struct Job {
    pub(crate) kind: JobKind,
    /// What it is about; the same promise (kind and key) is made once.
    pub(crate) key: String,
    pub(crate) payload: Value,
    /// Not before.
    pub(crate) run_at_ms: i64,
}

/// How a job ended when it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There is nothing left to do.
    Done,
    /// There is nothing to do yet; look again after so many milliseconds.
    AgainIn(i64),
}

/// A job that this worker holds the lease of.
pub(crate) struct Leased {
    pub(crate) id: String,
    pub(crate) kind: JobKind,
    pub(crate) payload: Value,
    failures: i64,
    owner: String,
}

/// Promises a job, once for each kind and key; the worker is woken when the transaction is
/// committed.
pub(crate) async fn promise_in_tx(tx: &Tx, job: Job) -> Result<()> {
    jobs::Entity::insert(jobs::ActiveModel {
        id: Set(Uuid::new_v4().to_string()),
        kind: Set(job.kind.name().to_owned()),
        key: Set(job.key),
        payload: Set(job.payload.to_string()),
        run_at_ms: Set(job.run_at_ms),
        attempts: Set(0),
        dead: Set(false),
        ..Default::default()
    })
    .on_conflict(OnConflict::columns([jobs::Column::Kind, jobs::Column::Key]).do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    tx.note_promise();
    Ok(())
}

/// Takes up to `most` jobs that are due, the oldest first.
pub(crate) async fn lease_due(store: &Store, now_ms: i64, most: u64) -> Result<Vec<Leased>> {
    let due = jobs::Entity::find()
        .filter(is_due(now_ms))
        .order_by_asc(jobs::Column::RunAtMs)
        .limit(most)
        .all(store.reader())
        .await?;
    let mut leased = Vec::new();
    for row in due {
        let Some(kind) = JobKind::from_name(&row.kind) else {
            tracing::error!(job = row.id, kind = row.kind, "a job of an unknown kind");
            continue;
        };
        let payload = serde_json::from_str(&row.payload)?;
        let owner = Uuid::new_v4().to_string();
        // Another worker may have been faster: the guard is looked at again when writing.
        let taken = store
            .write(|tx| {
                let (id, owner) = (row.id.clone(), owner.clone());
                async move {
                    let taken = jobs::Entity::update_many()
                        .set(jobs::ActiveModel {
                            lease_owner: Set(Some(owner)),
                            lease_until_ms: Set(Some(now_ms.saturating_add(LEASE_MS))),
                            ..Default::default()
                        })
                        .filter(jobs::Column::Id.eq(id))
                        .filter(is_due(now_ms))
                        .exec(&tx)
                        .await?;
                    Ok(taken.rows_affected == 1)
                }
            })
            .await?;
        if taken {
            leased.push(Leased { id: row.id, kind, payload, failures: row.attempts, owner });
        }
    }
    Ok(leased)
}

fn is_due(now_ms: i64) -> Condition {
    let is_free =
        Condition::any().add(jobs::Column::LeaseUntilMs.is_null()).add(jobs::Column::LeaseUntilMs.lte(now_ms));
    Condition::all()
        .add(jobs::Column::DoneAtMs.is_null())
        .add(jobs::Column::Dead.eq(false))
        .add(jobs::Column::RunAtMs.lte(now_ms))
        .add(is_free)
}

/// Writes down how a job ended. Says nothing if its lease went to another worker meanwhile.
pub(crate) async fn settle(store: &Store, job: &Leased, result: Result<Outcome>, now_ms: i64) -> Result<()> {
    let mut change = jobs::ActiveModel { lease_owner: Set(None), lease_until_ms: Set(None), ..Default::default() };
    match result {
        Ok(Outcome::Done) => {
            change.done_at_ms = Set(Some(now_ms));
            // What it was about is not kept longer than it is needed.
            change.payload = Set(Value::Null.to_string());
            change.last_error = Set(None);
        }
        Ok(Outcome::AgainIn(ms)) => {
            change.run_at_ms = Set(now_ms.saturating_add(ms));
            change.attempts = Set(0);
        }
        Err(error) => {
            let failures = job.failures + 1;
            let error = describe(&error);
            tracing::warn!(job = job.id, kind = job.kind.name(), failures, error, "a job failed");
            change.attempts = Set(failures);
            change.last_error = Set(Some(error));
            change.run_at_ms = Set(now_ms.saturating_add(pause_after(failures)));
            change.dead = Set(failures >= FAILURES_UNTIL_DEAD);
        }
    }
    let update = jobs::Entity::update_many()
        .set(change)
        .filter(jobs::Column::Id.eq(&job.id))
        .filter(jobs::Column::LeaseOwner.eq(&job.owner));
    store
        .write(|tx| {
            let update = update.clone();
            async move {
                update.exec(&tx).await?;
                Ok(())
            }
        })
        .await
}

/// A job that failed so often that it is left for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeadJob {
    /// Its id.
    pub id: String,
    /// The kind of job.
    pub kind: String,
    /// What it is about, most often an id of ours.
    pub key: String,
    /// Why it failed the last time.
    pub error: String,
}

impl Backend {
    /// The jobs that are left for a person, those that failed first on top.
    pub async fn list_dead_jobs(&self) -> Result<Vec<DeadJob>> {
        let rows = jobs::Entity::find()
            .filter(jobs::Column::Dead.eq(true))
            .order_by_asc(jobs::Column::RunAtMs)
            .all(self.store().reader())
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| DeadJob { id: row.id, kind: row.kind, key: row.key, error: row.last_error.unwrap_or_default() })
            .collect())
    }

    /// Has a job that was left for a person tried again, at once and as often as a new one.
    ///
    /// # Errors
    /// `NotFound` when no such job is left for a person.
    pub async fn retry_dead_job(&self, id: &str) -> Result<()> {
        let now_ms = self.clock().now_ms();
        let revive = jobs::Entity::update_many()
            .set(jobs::ActiveModel { dead: Set(false), attempts: Set(0), run_at_ms: Set(now_ms), ..Default::default() })
            .filter(jobs::Column::Id.eq(id))
            .filter(jobs::Column::Dead.eq(true));
        let revived = self
            .store()
            .write(|tx| {
                let revive = revive.clone();
                async move {
                    let revived = revive.exec(&tx).await?.rows_affected == 1;
                    tx.note_promise();
                    Ok(revived)
                }
            })
            .await?;
        if revived { Ok(()) } else { Err(Error::NotFound) }
    }
}

/// 2, 4, 8 … seconds, ten minutes at most.
fn pause_after(failures: i64) -> i64 {
    let exponent = u32::try_from(failures).unwrap_or(u32::MAX).min(12);
    (1000 << exponent).min(LONGEST_PAUSE_MS)
}

/// An error with its causes, for the row and the log.
fn describe(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text = format!("{text}: {error}");
        cause = error.source();
    }
    text.chars().take(1000).collect()
}
