//! Does jobs as they come due: a loop for each lane.

use std::{future::Future, time::Duration};

use tokio::{sync::watch, task::JoinSet};

use super::{
    Kind, Lane,
    queries::{self, Leased, MOST_TRIES},
};
use crate::{Backend, Error, Result};

/// A job that takes longer has failed; well within its lease.
const LONGEST_RUN: Duration = Duration::from_secs(50);
/// How long a lane sleeps when nothing was promised by this process.
const POLL: Duration = Duration::from_secs(1);

/// Does all jobs that are due, and those that they make due; answers how many there were.
pub(crate) async fn run_due(backend: &Backend, kinds: &'static [Kind]) -> Result<usize> {
    let mut done = 0;
    loop {
        let mut running = JoinSet::new();
        for lane in Lane::ALL {
            for job in lease(backend, kinds, lane, lane.at_once()).await? {
                running.spawn(run(backend.clone(), kinds, job));
            }
        }
        if running.is_empty() {
            return Ok(done);
        }
        done += running.len();
        while let Some(ended) = running.join_next().await {
            ended.map_err(Error::internal)??;
        }
    }
}

/// Does jobs as they come due, until `shutdown`; jobs begun by then are finished.
pub(crate) async fn work(backend: &Backend, kinds: &'static [Kind], shutdown: impl Future<Output = ()>) {
    let (stop, stopped) = watch::channel(());
    let mut lanes = JoinSet::new();
    for lane in Lane::ALL {
        lanes.spawn(work_lane(backend.clone(), kinds, lane, stopped.clone()));
    }
    shutdown.await;
    drop(stop);
    while let Some(ended) = lanes.join_next().await {
        if let Err(error) = ended {
            tracing::error!(%error, "a lane of work broke off");
        }
    }
}

async fn work_lane(backend: Backend, kinds: &'static [Kind], lane: Lane, mut stopped: watch::Receiver<()>) {
    let mut running = JoinSet::new();
    loop {
        let free = lane.at_once().saturating_sub(running.len());
        if free > 0 {
            match lease(&backend, kinds, lane, free).await {
                Ok(leased) => {
                    for job in leased {
                        running.spawn(run(backend.clone(), kinds, job));
                    }
                }
                Err(error) => tracing::error!(%error, ?lane, "jobs cannot be taken"),
            }
        }
        tokio::select! {
            // told by the sender's end: it never sends
            _ = stopped.changed() => break,
            () = backend.store().bell(lane.bell()).notified() => {}
            Some(ended) = running.join_next() => report(ended),
            () = tokio::time::sleep(POLL) => {}
        }
    }
    while let Some(ended) = running.join_next().await {
        report(ended);
    }
}

async fn lease(backend: &Backend, kinds: &[Kind], lane: Lane, most: usize) -> Result<Vec<Leased>> {
    let names: Vec<&str> = kinds.iter().filter(|kind| kind.lane == lane).map(|kind| kind.name).collect();
    if names.is_empty() {
        return Ok(Vec::new());
    }
    queries::lease_due(backend.store(), &names, backend.clock().now_ms(), most as u64).await
}

async fn run(backend: Backend, kinds: &'static [Kind], job: Leased) -> Result<()> {
    let result = if job.tries > MOST_TRIES {
        Err(Error::internal("each time that it was done its worker ended without a word"))
    } else {
        attempt(&backend, kinds, &job).await
    };
    queries::note_end(backend.store(), &job, result, backend.clock().now_ms()).await
}

async fn attempt(backend: &Backend, kinds: &'static [Kind], job: &Leased) -> Result<super::Outcome> {
    let kind = kinds.iter().find(|kind| kind.name == job.kind);
    let kind = kind.ok_or_else(|| Error::internal(format!("a job of the unknown kind {}", job.kind)))?;
    // In a task of its own: one that panics has failed like any other, and is not begun anew for ever.
    let mut running = tokio::spawn((kind.run)(backend.clone(), job.payload.clone()));
    match tokio::time::timeout(LONGEST_RUN, &mut running).await {
        Ok(Ok(result)) => result,
        Ok(Err(panicked)) => Err(Error::internal(panicked)),
        Err(elapsed) => {
            running.abort();
            Err(Error::internal(elapsed))
        }
    }
}

fn report(ended: Result<Result<()>, tokio::task::JoinError>) {
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(%error, "a job's end cannot be written down"),
        Err(error) => tracing::error!(%error, "a job broke off"),
    }
}
