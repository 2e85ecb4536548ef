//! Stages that end by themselves: an offer, and waiting for a person or for another card.

use jiff::civil::Date;
use lending::Stage;
use serde::{Deserialize, Serialize};

use super::{
    queries,
    stages::{move_in_tx, stage_of},
};
use crate::{
    ApplicationId, Backend, Error, Result,
    clock::start_of_day_ms,
    loans,
    store::{Tx, columns::Day, entity::applications},
    transfers,
    work::{self, Job, Lane, Outcome},
};

/// Ends an application whose last day is over: an offer, or one that waits for a person or for another card.
#[derive(Serialize, Deserialize)]
pub(crate) struct LapseOffer {
    application: ApplicationId,
}

/// Due when the day after the last one begins.
pub(super) async fn promise_lapse_in_tx(tx: &Tx, id: ApplicationId, last: Date) -> Result<()> {
    let next = last.tomorrow().map_err(Error::internal)?;
    // It may wait more than once, each time until another day.
    work::promise_in_tx(tx, &LapseOffer { application: id }, &format!("{id} {last}"), start_of_day_ms(next)).await
}

impl Job for LapseOffer {
    const NAME: &'static str = "lapse_offer";
    const LANE: Lane = Lane::Papers;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        let row = queries::get(backend.store().reader(), self.application).await?;
        lapse_if_over(backend, row).await?;
        Ok(Outcome::Done)
    }
}

/// Calls off what was signed, if anything was; false once money is on its way.
pub(super) async fn call_off_loan_in_tx(tx: &Tx, id: ApplicationId, now_ms: i64) -> Result<bool> {
    let Some(loan) = loans::queries::find_of_application(tx, id).await? else { return Ok(true) };
    let none_begun = transfers::queries::call_off_payout_in_tx(tx, loan.id, now_ms).await?;
    Ok(none_begun && loans::queries::cancel_in_tx(tx, loan.id).await?)
}

/// The last day of the stage at which an application stands, if that ends by itself.
pub(super) fn last_day(row: &applications::Model) -> Result<Option<Day>> {
    Ok(match stage_of(row)? {
        Stage::Offered => row.offer_lapses_on,
        Stage::AwaitingStaff | Stage::PayoutRefused => row.waits_until_on,
        _ => None,
    })
}

/// The application, lapsed if its last day is over.
pub(crate) async fn lapse_if_over(backend: &Backend, row: applications::Model) -> Result<applications::Model> {
    let today = backend.clock().today();
    let is_over = |row: &applications::Model| Ok::<_, Error>(last_day(row)?.is_some_and(|last| last < today.into()));
    if !is_over(&row)? {
        return Ok(row);
    }
    let (id, now_ms) = (row.id, backend.clock().now_ms());
    backend
        .store()
        .write(|tx| async move {
            let row = queries::lock_in_tx(&tx, id).await?;
            if is_over(&row)? {
                if !call_off_loan_in_tx(&tx, id, now_ms).await? {
                    return Err(Error::internal(format!("application {id} can't lapse: its payout is under way")));
                }
                move_in_tx(&tx, &row, Stage::Lapsed, applications::ActiveModel::default(), now_ms).await?;
            }
            queries::get(&tx, id).await
        })
        .await
}
