//! Decisions about applications: what they are made from, what the rules say, and a row for each that tells all of it.
//!
//! A decision can be told again years later: its row keeps the facts (sealed), the version of the scorecard, how each
//! rule came out, the reasons, the debt burden, when the bureau's report was asked for, and who decided.
//! [`Backend::verify_decisions`] asks the same rules again about the same facts.

mod bureau;
mod case;
pub(crate) mod queries;
mod verify;

use lending::{Assessment, Decision, Facts, Scorecard};
use uuid::Uuid;

pub(crate) use bureau::{Report, keep_report, report, report_younger_than};
pub(crate) use case::{Case, open_case};

use crate::{
    ApplicationId, Backend, Result,
    actor::Actor,
    audit::{self, Act},
    store::{Tx, entity::decisions},
};

/// The thresholds in force, and which version they are.
pub(crate) struct ScorecardInForce {
    pub(crate) version: i64,
    pub(crate) thresholds: Scorecard,
}

/// The scorecard that decides now.
pub(crate) async fn scorecard_in_force(backend: &Backend) -> Result<ScorecardInForce> {
    let row = queries::get_scorecard_in_force(backend.store().reader(), backend.clock().now_ms()).await?;
    Ok(ScorecardInForce { version: row.version, thresholds: serde_json::from_str(&row.thresholds)? })
}

/// What the rules were asked, and what they said of it.
#[derive(Clone)]
pub(crate) struct Weighed {
    pub(crate) facts: Facts,
    pub(crate) assessment: Assessment,
}

/// The row of a decision, before the application's transaction gives it a number.
///
/// `weighed` is none where no rule was asked, as the product does not lend what the application asks for.
pub(crate) fn row_of(
    backend: &Backend,
    application: ApplicationId,
    scorecard_version: i64,
    weighed: Option<&Weighed>,
    decision: &Decision,
    bureau_asked_at_ms: Option<i64>,
    decided_by: Option<String>,
) -> Result<decisions::Model> {
    let id = Uuid::new_v4().to_string();
    let facts_sealed = weighed.map(|weighed| backend.secrets().seal(&place(&id), &weighed.facts)).transpose()?;
    let assessment = weighed.map(|weighed| &weighed.assessment);
    Ok(decisions::Model {
        id,
        application_id: application,
        number: 0,
        scorecard_version,
        facts_sealed,
        rules: serde_json::to_string(assessment.map_or(&[][..], |assessment| &assessment.rules))?,
        decision: serde_json::to_string(decision)?,
        debt_burden_thousandths: assessment
            .and_then(|assessment| assessment.debt_burden)
            .map(|burden| burden.thousandths().into()),
        bureau_asked_at_ms,
        decided_by,
        decided_at_ms: backend.clock().now_ms(),
    })
}

/// Appends a decision; the application is locked.
pub(crate) async fn append_in_tx(tx: &Tx, row: decisions::Model) -> Result<()> {
    let number = queries::count_in_tx(tx, row.application_id).await? + 1;
    let by = row.decided_by.clone().map_or(Actor::System, Actor::Staff);
    let (about, decision, now_ms) = (row.application_id, row.decision.clone(), row.decided_at_ms);
    queries::insert_in_tx(tx, decisions::Model { number, ..row }).await?;
    audit::note_in_tx(tx, &by, Act::Decide, &about, &decision, now_ms).await
}

/// Where sealed facts stand; they open nowhere else.
fn place(id: &str) -> String {
    format!("decisions/{id}/facts_sealed")
}
