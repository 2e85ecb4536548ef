//! Ways out: withdrawing, days that run out, and another card after a refused payout.

use lending::{Refusal, Stage};
use sea_orm::ActiveValue::Set;

use super::{
    queries,
    stages::{move_in_tx, stage_of},
};
use crate::{
    ApplicationId, Backend, Borrower, CardId, Error, Result,
    actor::Actor,
    audit::{self, Act},
    cards, loans, payouts,
    store::{
        Tx,
        columns::Day,
        entity::{applications, cards::State as CardState},
    },
    transfers,
};

pub(super) async fn withdraw(borrower: &Borrower<'_>, id: ApplicationId) -> Result<()> {
    let (backend, owner) = (borrower.backend, borrower.id);
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            let row = queries::lock_in_tx(&tx, id).await?;
            if row.borrower_id != owner {
                return Err(Error::NotFound);
            }
            let stage = stage_of(&row)?;
            if stage == Stage::Withdrawn {
                return Ok(());
            }
            if !stage.may_become(Stage::Withdrawn) {
                return Err(Refusal::StageDoesNotAllow.into());
            }
            if !call_off_loan_in_tx(&tx, id, now_ms).await? {
                return Err(Refusal::StageDoesNotAllow.into());
            }
            move_in_tx(&tx, &row, Stage::Withdrawn, applications::ActiveModel::default(), now_ms).await?;
            audit::note_in_tx(&tx, &Actor::Borrower(owner), Act::Withdraw, &id, "", now_ms).await
        })
        .await
}

pub(super) async fn choose_another_card(borrower: &Borrower<'_>, id: ApplicationId, card: CardId) -> Result<()> {
    let (backend, owner) = (borrower.backend, borrower.id);
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            let row = queries::lock_in_tx(&tx, id).await?;
            if row.borrower_id != owner {
                return Err(Error::NotFound);
            }
            let chosen = cards::queries::find(&tx, owner, card).await?;
            if !chosen.is_some_and(|card| card.state == CardState::Linked) {
                return Err(Refusal::CardMissing.into());
            }
            match stage_of(&row)? {
                Stage::PayoutRefused => {}
                // the same form again
                Stage::PayingOut | Stage::Issued if row.card_id == card => return Ok(()),
                _ => return Err(Refusal::StageDoesNotAllow.into()),
            }
            let loan = loans::queries::find_of_application(&tx, id)
                .await?
                .ok_or_else(|| Error::internal(format!("application {id} was signed without a loan")))?;
            if !loans::queries::change_card_in_tx(&tx, loan.id, card).await? {
                return Err(Error::Conflict);
            }
            payouts::intend_in_tx(backend, &tx, &loan, card, now_ms).await?;
            let change =
                applications::ActiveModel { card_id: Set(card), payout_refusal: Set(None), ..Default::default() };
            move_in_tx(&tx, &row, Stage::PayingOut, change, now_ms).await
        })
        .await
}

/// Calls off what was signed, if anything was; false once money is on its way.
async fn call_off_loan_in_tx(tx: &Tx, id: ApplicationId, now_ms: i64) -> Result<bool> {
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
