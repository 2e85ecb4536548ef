//! The jobs of applications: deciding, and ending offers that were not signed.

use jiff::civil::Date;
use lending::{Bureau, Stage};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    decide::Report,
    queries,
    stages::{move_in_tx, stage_of},
    withdraw,
};
use crate::{
    ApplicationId, Backend, Error, Result,
    clock::start_of_day_ms,
    jobs::JobKind,
    outbox::{self, Job, Outcome},
    store::{Tx, entity::applications},
};

/// A bureau that is silent for so long leaves the decision to a person.
const BUREAU_AWAITED_MS: i64 = 24 * 60 * 60 * 1000;

#[derive(Serialize, Deserialize)]
struct Payload {
    application: String,
}

impl Payload {
    fn read(payload: &Value) -> Result<ApplicationId> {
        let payload: Self = serde_json::from_value(payload.clone())?;
        payload.application.parse().map_err(Error::internal)
    }
}

pub(super) async fn promise_decision_in_tx(tx: &Tx, id: ApplicationId, now_ms: i64) -> Result<()> {
    promise_in_tx(tx, JobKind::Decide, id, now_ms).await
}

/// Due when the day after the offer's last one begins.
pub(super) async fn promise_lapse_in_tx(tx: &Tx, id: ApplicationId, last: Date) -> Result<()> {
    let next = last.tomorrow().map_err(Error::internal)?;
    promise_in_tx(tx, JobKind::LapseOffer, id, start_of_day_ms(next)).await
}

async fn promise_in_tx(tx: &Tx, kind: JobKind, id: ApplicationId, run_at_ms: i64) -> Result<()> {
    let key = id.to_string();
    let payload = serde_json::to_value(Payload { application: key.clone() })?;
    outbox::promise_in_tx(tx, Job { kind, key, payload, run_at_ms }).await
}

/// The job: asks the bureau and decides. A withdrawn application is left alone.
pub(crate) async fn decide(backend: &Backend, payload: &Value) -> Result<Outcome> {
    let id = Payload::read(payload)?;
    let row = begin_review(backend, id).await?;
    if stage_of(&row)? != Stage::UnderReview {
        return Ok(Outcome::Done);
    }
    let age_ms = backend.clock().now_ms() - row.created_at_ms;
    let bureau = match backend.report(&row).await? {
        Report::Here(answer) => Bureau::Answered(answer),
        Report::NotNow if age_ms < BUREAU_AWAITED_MS => {
            return Ok(Outcome::AgainIn((age_ms / 4).clamp(2_000, 10 * 60 * 1000)));
        }
        Report::NotNow | Report::Never => Bureau::Unavailable,
    };
    match backend.decide_by_rules(&row, bureau).await {
        // withdrawn meanwhile
        Ok(()) | Err(Error::Conflict) => Ok(Outcome::Done),
        Err(error) => Err(error),
    }
}

async fn begin_review(backend: &Backend, id: ApplicationId) -> Result<applications::Model> {
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            let row = queries::lock_in_tx(&tx, id).await?;
            if stage_of(&row)? == Stage::Submitted {
                move_in_tx(&tx, &row, Stage::UnderReview, applications::ActiveModel::default(), now_ms).await?;
            }
            queries::get(&tx, id).await
        })
        .await
}

/// The job: ends an offer whose last day is over.
pub(crate) async fn lapse(backend: &Backend, payload: &Value) -> Result<Outcome> {
    let row = queries::get(backend.store().reader(), Payload::read(payload)?).await?;
    withdraw::lapse_if_over(backend, row).await?;
    Ok(Outcome::Done)
}
