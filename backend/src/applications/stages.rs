//! From stage to stage. Whoever moves an application names the stage that it stands at; what moved first wins.

use jiff::Timestamp;
use lending::{Stage, waiting_ends_on};
use sea_orm::ActiveValue::Set;

use super::{jobs, queries};
use crate::{
    ApplicationId, Error, Result,
    clock::day_of,
    store::{Tx, entity::applications},
};

/// Where an application stands.
pub(crate) fn stage_of(row: &applications::Model) -> Result<Stage> {
    Stage::parse(&row.stage).ok_or_else(|| Error::internal(format!("application {} stands at {:?}", row.id, row.stage)))
}

/// Moves a locked application on.
///
/// # Errors
/// `Conflict` when it does not stand at `row.stage` any more; internal when the rules know no such step.
pub(super) async fn move_in_tx(
    tx: &Tx,
    row: &applications::Model,
    next: Stage,
    change: applications::ActiveModel,
    now_ms: i64,
) -> Result<()> {
    let from = stage_of(row)?;
    if !from.may_become(next) {
        return Err(Error::internal(format!("application {} can't go from {from:?} to {next:?}", row.id)));
    }
    if queries::change_stage_in_tx(tx, row.id, from, next, change, now_ms).await? {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}

/// The payout is about to be sent. Whether the application still wants it: not if it was withdrawn.
pub(crate) async fn begin_payout_in_tx(tx: &Tx, id: ApplicationId, now_ms: i64) -> Result<bool> {
    let row = queries::lock_in_tx(tx, id).await?;
    match stage_of(&row)? {
        // another card was chosen
        Stage::PayingOut => Ok(true),
        Stage::Signed => {
            move_in_tx(tx, &row, Stage::PayingOut, applications::ActiveModel::default(), now_ms).await?;
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// The bank did not take the money: another card is awaited for some days.
pub(crate) async fn refuse_payout_in_tx(tx: &Tx, id: ApplicationId, reason: &str, now_ms: i64) -> Result<()> {
    let row = queries::lock_in_tx(tx, id).await?;
    let until = waiting_ends_on(day_of(Timestamp::from_millisecond(now_ms).map_err(Error::internal)?));
    let change = applications::ActiveModel {
        payout_refusal: Set(Some(reason.to_owned())),
        waits_until_on: Set(Some(until.into())),
        ..Default::default()
    };
    move_in_tx(tx, &row, Stage::PayoutRefused, change, now_ms).await?;
    jobs::promise_lapse_in_tx(tx, id, until).await
}

/// The money has arrived.
pub(crate) async fn issue_in_tx(tx: &Tx, id: ApplicationId, now_ms: i64) -> Result<()> {
    let row = queries::lock_in_tx(tx, id).await?;
    move_in_tx(tx, &row, Stage::Issued, applications::ActiveModel::default(), now_ms).await
}
