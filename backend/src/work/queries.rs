//! All statements about jobs.

use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use serde_json::Value;
use uuid::Uuid;

use super::{DeadJob, Job, Outcome};
use crate::{
    Error, Result,
    actor::Actor,
    audit::{self, Act},
    store::{Store, Tx, entity::jobs},
};

/// How long a worker may take for a job before another may begin it anew.
const LEASE_MS: i64 = 60_000;
/// A job that was tried so often is left for a person to look at.
pub(super) const MOST_TRIES: i64 = 25;
const LONGEST_PAUSE_MS: i64 = 10 * 60_000;
/// So long somebody may want to know of a job that is done: over a weekend.
const DONE_KEPT_MS: i64 = 3 * 24 * 60 * 60_000;

/// A job that this worker holds the lease of.
#[derive(Clone)]
pub(super) struct Leased {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) payload: String,
    /// This try among them.
    pub(super) tries: i64,
    promised: i64,
    owner: String,
}

/// Promises a job, not before `run_at_ms` and once for each kind and key; its lane is woken when the transaction is
/// committed. `key` says what it is about.
pub(crate) async fn promise_in_tx<J: Job>(
    tx: &Tx,
    job: &J,
    key: &(impl ToString + ?Sized),
    run_at_ms: i64,
) -> Result<()> {
    let once = OnConflict::columns([jobs::Column::Kind, jobs::Column::Key]).do_nothing().to_owned();
    jobs::Entity::insert(row(job, key, run_at_ms)?).on_conflict(once).exec_without_returning(tx).await?;
    tx.ring_after_commit(J::LANE.bell());
    Ok(())
}

/// Promises a job for at once, even where it was promised and done before; while it is being done, it is done again.
pub(crate) async fn promise_again_in_tx<J: Job>(
    tx: &Tx,
    job: &J,
    key: &(impl ToString + ?Sized),
    now_ms: i64,
) -> Result<()> {
    let again = OnConflict::columns([jobs::Column::Kind, jobs::Column::Key])
        .update_columns([
            jobs::Column::Payload,
            jobs::Column::RunAtMs,
            jobs::Column::Attempts,
            jobs::Column::Dead,
            jobs::Column::DoneAtMs,
        ])
        .value(jobs::Column::Promised, Expr::col((jobs::Entity, jobs::Column::Promised)).add(1))
        .to_owned();
    jobs::Entity::insert(row(job, key, now_ms)?).on_conflict(again).exec_without_returning(tx).await?;
    tx.ring_after_commit(J::LANE.bell());
    Ok(())
}

fn row<J: Job>(job: &J, key: &(impl ToString + ?Sized), run_at_ms: i64) -> Result<jobs::ActiveModel> {
    Ok(jobs::ActiveModel {
        id: Set(Uuid::new_v4().to_string()),
        kind: Set(J::NAME.to_owned()),
        key: Set(key.to_string()),
        payload: Set(serde_json::to_string(job)?),
        run_at_ms: Set(run_at_ms),
        attempts: Set(0),
        done_at_ms: Set(None),
        dead: Set(false),
        promised: Set(1),
        ..Default::default()
    })
}

/// Takes up to `most` jobs of these kinds that are due, the oldest first. A try counts from here on: one that ends its
/// worker's process counts too.
pub(super) async fn lease_due(store: &Store, kinds: &[&str], now_ms: i64, most: u64) -> Result<Vec<Leased>> {
    let due: Vec<String> = jobs::Entity::find()
        .select_only()
        .column(jobs::Column::Id)
        .filter(jobs::Column::Kind.is_in(kinds.iter().copied()))
        .filter(is_due(now_ms))
        .order_by_asc(jobs::Column::RunAtMs)
        .limit(most)
        .into_tuple()
        .all(store.reader())
        .await?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let owner = Uuid::new_v4().to_string();
    // Another worker may have been faster: the guard is looked at again when writing.
    let lease = jobs::Entity::update_many()
        .set(jobs::ActiveModel {
            lease_owner: Set(Some(owner.clone())),
            lease_until_ms: Set(Some(now_ms.saturating_add(LEASE_MS))),
            ..Default::default()
        })
        .col_expr(jobs::Column::Attempts, Expr::col(jobs::Column::Attempts).add(1))
        .filter(jobs::Column::Id.is_in(due))
        .filter(is_due(now_ms));
    let rows = store
        .write(|tx| {
            let lease = lease.clone();
            async move { Ok(lease.exec_with_returning(&tx).await?) }
        })
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Leased {
            id: row.id,
            kind: row.kind,
            payload: row.payload,
            tries: row.attempts,
            promised: row.promised,
            owner: owner.clone(),
        })
        .collect())
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
pub(super) async fn note_end(store: &Store, job: &Leased, result: Result<Outcome>, now_ms: i64) -> Result<()> {
    let released = jobs::ActiveModel { lease_owner: Set(None), lease_until_ms: Set(None), ..Default::default() };
    let held = jobs::Entity::update_many()
        .filter(jobs::Column::Id.eq(&job.id))
        .filter(jobs::Column::LeaseOwner.eq(&job.owner));
    let promised = jobs::Column::Promised.eq(job.promised);
    let mut change = released.clone();
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
            let error = describe(&error);
            tracing::warn!(job = job.id, kind = job.kind, tries = job.tries, error, "a job failed");
            change.last_error = Set(Some(error));
            change.run_at_ms = Set(now_ms.saturating_add(pause_after(job.tries)));
            change.dead = Set(job.tries >= MOST_TRIES);
        }
    }
    let (end, release) = (held.clone().set(change).filter(promised), held.set(released));
    store
        .write(|tx| {
            let (end, release) = (end.clone(), release.clone());
            async move {
                // Promised again meanwhile, it is due as it then was promised, however this try ended.
                if end.exec(&tx).await?.rows_affected == 0 {
                    release.exec(&tx).await?;
                }
                Ok(())
            }
        })
        .await
}

/// What is due of a kind.
#[derive(FromQueryResult)]
pub(super) struct DueOfKind {
    pub(super) kind: String,
    pub(super) due: i64,
    pub(super) oldest_at_ms: i64,
}

/// What is due and not done, by kind.
pub(super) async fn list_due(store: &Store, now_ms: i64) -> Result<Vec<DueOfKind>> {
    Ok(jobs::Entity::find()
        .select_only()
        .column(jobs::Column::Kind)
        .column_as(Expr::cust("CAST(COUNT(*) AS BIGINT)"), "due")
        .column_as(Expr::cust("CAST(MIN(run_at_ms) AS BIGINT)"), "oldest_at_ms")
        .filter(jobs::Column::DoneAtMs.is_null())
        .filter(jobs::Column::Dead.eq(false))
        .filter(jobs::Column::RunAtMs.lte(now_ms))
        .group_by(jobs::Column::Kind)
        .into_model::<DueOfKind>()
        .all(store.reader())
        .await?)
}

/// The jobs that are left for a person, those that failed first on top.
pub(crate) async fn list_dead(store: &Store) -> Result<Vec<DeadJob>> {
    let rows = jobs::Entity::find()
        .filter(jobs::Column::Dead.eq(true))
        .order_by_asc(jobs::Column::RunAtMs)
        .all(store.reader())
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
pub(crate) async fn retry_dead(store: &Store, id: &str, now_ms: i64) -> Result<()> {
    let revive = jobs::Entity::update_many()
        .set(jobs::ActiveModel { dead: Set(false), attempts: Set(0), run_at_ms: Set(now_ms), ..Default::default() })
        .filter(jobs::Column::Id.eq(id))
        .filter(jobs::Column::Dead.eq(true));
    let revived = store
        .write(|tx| {
            let revive = revive.clone();
            async move {
                let revived = revive.exec(&tx).await?.rows_affected == 1;
                if revived {
                    audit::note_in_tx(&tx, &Actor::Operator, Act::RetryJob, &id, "", now_ms).await?;
                }
                Ok(revived)
            }
        })
        .await?;
    if revived { Ok(()) } else { Err(Error::NotFound) }
}

/// Deletes jobs that were done long ago, so many at most; how many it were.
pub(crate) async fn delete_done(store: &Store, now_ms: i64, most: u64) -> Result<u64> {
    let long_ago = jobs::Column::DoneAtMs.lte(now_ms.saturating_sub(DONE_KEPT_MS));
    store.delete_some::<jobs::Entity>(jobs::Column::Id, long_ago, most).await
}

/// 2, 4, 8 … seconds, ten minutes at most.
fn pause_after(tries: i64) -> i64 {
    let exponent = Ord::min(u32::try_from(tries).unwrap_or(u32::MAX), 12);
    Ord::min(1000 << exponent, LONGEST_PAUSE_MS)
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
