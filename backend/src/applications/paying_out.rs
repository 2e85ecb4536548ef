//! What the payout makes of an application: under way, arrived, or refused by the bank.

use jiff::Timestamp;
use lending::{Quote, Stage, waiting_ends_on};
use sea_orm::{ActiveValue::Set, ConnectionTrait};

use super::{
    conditions::Conditions,
    lapse::promise_lapse_in_tx,
    queries,
    stages::{move_in_tx, stage_of},
};
use crate::{
    ApplicationId, Error, Result,
    clock::day_of,
    store::{Tx, entity::applications},
};

/// What was signed, for a loan that began on the day of the offer.
pub(crate) async fn agreed(db: &impl ConnectionTrait, id: ApplicationId) -> Result<Quote> {
    let row = queries::get(db, id).await?;
    Ok(Conditions::read(row.conditions.as_deref().unwrap_or_default())?.quote)
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
    promise_lapse_in_tx(tx, id, until).await
}

/// The money has arrived.
pub(crate) async fn issue_in_tx(tx: &Tx, id: ApplicationId, now_ms: i64) -> Result<()> {
    let row = queries::lock_in_tx(tx, id).await?;
    move_in_tx(tx, &row, Stage::Issued, applications::ActiveModel::default(), now_ms).await
}
