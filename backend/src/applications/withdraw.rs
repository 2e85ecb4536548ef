//! Ways out that a borrower takes: withdrawing, and another card after a refused payout.

use lending::{Refusal, Stage};
use sea_orm::ActiveValue::Set;

use super::{
    lapse::call_off_loan_in_tx,
    queries,
    stages::{move_in_tx, stage_of},
};
use crate::{
    ApplicationId, Borrower, CardId, Error, Result,
    actor::Actor,
    audit::{self, Act},
    cards, loans, payouts,
    store::entity::{applications, cards::State as CardState},
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
            move_in_tx(&tx, &row, Stage::PayingOut, change, now_ms).await?;
            audit::note_in_tx(&tx, &Actor::Borrower(owner), Act::ChooseCard, &id, &card.to_string(), now_ms).await
        })
        .await
}
