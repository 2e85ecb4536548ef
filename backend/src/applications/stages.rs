//! From stage to stage. Whoever moves an application names the stage that it stands at; what moved first wins.

use lending::Stage;

use super::queries;
use crate::{
    Error, Result,
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
