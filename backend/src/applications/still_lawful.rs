//! Whether an offer may still be signed: days pass between the decision and the signature, and a loan that was made in spite
//! of a self-ban can't be claimed (31-ФЗ of 26.02.2024). The bureau is asked again when its report is old, before a code
//! is sent.

use lending::{Bureau, Decision, Quote, Stage};
use sea_orm::ActiveValue::Set;

use super::{Conditions, decide::asked_at_of, queries, stages::move_in_tx};
use crate::{
    ApplicationId, Backend, Error, Result,
    decisions::{self, Report, open_case, scorecard_in_force},
    error::Outside,
    store::{Tx, entity::applications},
};

const HOUR_MS: i64 = 60 * 60 * 1000;

/// Asks the bureau again if need be, and ends the offer if the law forbids the loan by now. Whether it still stands.
///
/// # Errors
/// `Unavailable` while there is no report to sign by.
pub(super) async fn still_lawful(backend: &Backend, row: &applications::Model) -> Result<bool> {
    let report = decisions::report_younger_than(backend, row, longest_ms(backend)).await?;
    let Report::Here(answer, _) = report else { return Err(Error::Unavailable(Outside::Bureau)) };
    let case = open_case(backend, row, Bureau::Answered(answer)).await?;
    let offered = Conditions::read(row.conditions.as_deref().unwrap_or_default())?;
    let scorecard = scorecard_in_force(backend).await?;
    // The law of the day on which it would be signed.
    let quote = Quote { start: backend.clock().today(), ..offered.quote };
    let weighed = case.weigh(&quote, &scorecard)?;
    if weighed.facts.legal_limits().is_empty() {
        return Ok(true);
    }
    let decision = &weighed.assessment.decision;
    let Decision::Refuse(reasons) = decision else {
        return Err(Error::internal("the scorecard lends against the law"));
    };
    let asked_at_ms = asked_at_of(report);
    let decided = decisions::row_of(backend, row.id, scorecard.version, Some(&weighed), decision, asked_at_ms, None)?;
    let (id, reasons, now_ms) = (row.id, &serde_json::to_string(reasons)?, backend.clock().now_ms());
    backend
        .store()
        .write(|tx| {
            let decided = decided.clone();
            async move {
                let row = queries::lock_in_tx(&tx, id).await?;
                if row.stage != Stage::Offered.as_str() {
                    return Err(Error::Conflict);
                }
                let change =
                    applications::ActiveModel { refusal_reasons: Set(Some(reasons.clone())), ..Default::default() };
                move_in_tx(&tx, &row, Stage::Refused, change, now_ms).await?;
                decisions::append_in_tx(&tx, decided).await
            }
        })
        .await?;
    Ok(false)
}

/// Whether the code was sent while the bureau's report was young enough.
pub(super) async fn was_sent_by_a_young_report(
    backend: &Backend,
    tx: &Tx,
    id: ApplicationId,
    sent_at_ms: i64,
) -> Result<bool> {
    let report = decisions::queries::find_report(tx, id).await?;
    Ok(report.is_some_and(|report| sent_at_ms.saturating_sub(report.asked_at_ms) < longest_ms(backend)))
}

fn longest_ms(backend: &Backend) -> i64 {
    i64::from(backend.config().report_hours).saturating_mul(HOUR_MS)
}
