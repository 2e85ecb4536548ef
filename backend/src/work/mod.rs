//! Work promised in a transaction and done after it, at least once.
//!
//! A promise is a row of `jobs`, committed with what it follows from. A worker takes it by a lease; a worker that dies or
//! hangs loses the lease, and with it the right to say how the job ended. Each kind of job runs in a [`Lane`] with
//! workers of its own: what waits for a silent gateway delays nothing but its own kind.
//!
//! A worker takes only kinds that its program knows. Others are left for the programs that do: while servers are
//! replaced one by one, the old ones work beside the new ones.

mod lane;
mod queries;
mod worker;

use std::{future::Future, pin::Pin};

use serde::{Serialize, de::DeserializeOwned};

pub(crate) use lane::Lane;
pub(crate) use queries::{delete_done, list_dead, promise_again_in_tx, promise_in_tx, retry_dead};
pub(crate) use worker::{run_due, work};

use crate::{Backend, Result, store::Store};

/// A job: what it is called, where it runs, what it is about (the struct itself, as it stands in the row) and what is
/// done. Idempotent, since it is done again after a crash.
pub(crate) trait Job: Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The kind's name in the database.
    const NAME: &'static str;
    /// Where it runs.
    const LANE: Lane;

    /// Does it.
    fn run(self, backend: &Backend) -> impl Future<Output = Result<Outcome>> + Send;
}

/// How a job ended when it did not fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// There is nothing left to do.
    Done,
    /// There is nothing to do yet; look again after so many milliseconds.
    AgainIn(i64),
}

/// A kind of job that this program knows.
pub(crate) struct Kind {
    name: &'static str,
    lane: Lane,
    run: fn(Backend, String) -> Running,
}

type Running = Pin<Box<dyn Future<Output = Result<Outcome>> + Send>>;

impl Kind {
    /// The kind that a struct is.
    pub(crate) const fn of<J: Job>() -> Self {
        Self { name: J::NAME, lane: J::LANE, run: run::<J> }
    }

    /// What it is called in the database.
    #[cfg(test)]
    pub(crate) const fn name(&self) -> &'static str {
        self.name
    }
}

fn run<J: Job>(backend: Backend, payload: String) -> Running {
    Box::pin(async move { serde_json::from_str::<J>(&payload)?.run(&backend).await })
}

/// How a lane keeps up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneSigns {
    /// The lane.
    pub lane: &'static str,
    /// Jobs that are due and not done.
    pub due: u64,
    /// For how many seconds the oldest of them has been due.
    pub oldest_due_s: u64,
}

/// How each lane keeps up, by the kinds that this program knows.
pub(crate) async fn lane_signs(store: &Store, kinds: &[Kind], now_ms: i64) -> Result<Vec<LaneSigns>> {
    let due = queries::list_due(store, now_ms).await?;
    Ok(Lane::ALL
        .into_iter()
        .map(|lane| {
            let is_here = |kind: &str| kinds.iter().any(|known| known.lane == lane && known.name == kind);
            let mine = || due.iter().filter(|row| is_here(&row.kind));
            let oldest_at_ms = mine().map(|row| row.oldest_at_ms).min().unwrap_or(now_ms);
            LaneSigns {
                lane: lane.name(),
                due: mine().filter_map(|row| u64::try_from(row.due).ok()).sum(),
                oldest_due_s: u64::try_from((now_ms - oldest_at_ms) / 1000).unwrap_or(0),
            }
        })
        .collect())
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
