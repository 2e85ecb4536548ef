//! The review: the bureau is asked, then the rules decide.

use lending::Stage;
use serde::{Deserialize, Serialize};

use super::{
    decide::decide_by_rules,
    queries,
    stages::{move_in_tx, stage_of},
};
use crate::{
    ApplicationId, Backend, Error, Result,
    decisions::{self, Report},
    store::{Tx, entity::applications},
    work::{self, Job, Lane, Outcome},
};

/// A bureau that is silent for so long leaves the decision to a person.
const BUREAU_AWAITED_MS: i64 = 24 * 60 * 60 * 1000;

/// Asks the bureau and decides an application. A withdrawn one is left alone.
#[derive(Serialize, Deserialize)]
pub(crate) struct Decide {
    application: ApplicationId,
}

pub(super) async fn promise_decision_in_tx(tx: &Tx, id: ApplicationId, now_ms: i64) -> Result<()> {
    work::promise_in_tx(tx, &Decide { application: id }, &id, now_ms).await
}

impl Job for Decide {
    const NAME: &'static str = "decide";
    const LANE: Lane = Lane::Bureau;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        decide(backend, self.application).await
    }
}

/// Decides an application if that is still to be done.
pub(crate) async fn decide(backend: &Backend, id: ApplicationId) -> Result<Outcome> {
    let row = begin_review(backend, id).await?;
    if stage_of(&row)? != Stage::UnderReview {
        return Ok(Outcome::Done);
    }
    let age_ms = backend.clock().now_ms() - row.created_at_ms;
    let report = decisions::report(backend, &row).await?;
    if matches!(report, Report::NotNow) && age_ms < BUREAU_AWAITED_MS {
        return Ok(Outcome::AgainIn((age_ms / 4).clamp(2_000, 10 * 60 * 1000)));
    }
    match decide_by_rules(backend, &row, report).await {
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
