//! Sends a loan's money and follows it until it has arrived or come back.

use serde::{Deserialize, Serialize};

use super::{order, queries};
use crate::{
    Backend, Error, PayoutId, Result, applications, cards,
    gateways::acquirer::{Answer, KEY_LIFETIME_MS, PayoutOrder, bear_silence, fingerprint},
    loans,
    store::{
        Tx,
        entity::payouts::{self, State},
    },
    work::{self, Job, Lane, Outcome},
};

const LONGEST_PAUSE_MS: i64 = 10 * 60 * 1000;

/// Sends it, and follows it to its end.
#[derive(Serialize, Deserialize)]
pub(crate) struct SendPayout {
    payout: PayoutId,
}

pub(super) async fn promise_in_tx(tx: &Tx, payout: PayoutId, run_at_ms: i64) -> Result<()> {
    work::promise_in_tx(tx, &SendPayout { payout }, &payout, run_at_ms).await
}

impl Job for SendPayout {
    const NAME: &'static str = "send_payout";
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        send(backend, self.payout).await
    }
}

async fn send(backend: &Backend, id: PayoutId) -> Result<Outcome> {
    let payout = queries::get(backend.store().reader(), id).await?;
    let payout = match payout.state {
        State::New => match begin(backend, payout).await? {
            Some(payout) => {
                let order = build_order(backend, &payout).await?;
                match post(backend, payout, &order).await? {
                    (payout, None) => payout,
                    (payout, Some(code)) => {
                        let end = queries::End { acquirer_id: None, reason: &code, given_up_by: None };
                        backend.end_payout(payout, end).await?
                    }
                }
            }
            None => return Ok(Outcome::Done),
        },
        State::Unknown => find_out(backend, payout).await?,
        State::Pending => backend.ask_about_payout(payout).await?,
        State::Succeeded | State::Canceled => return Ok(Outcome::Done),
    };
    let now_ms = backend.clock().now_ms();
    let age_ms = now_ms - payout.first_sent_at_ms.unwrap_or(now_ms);
    Ok(match payout.state {
        State::Succeeded | State::Canceled => Outcome::Done,
        State::New | State::Unknown | State::Pending => Outcome::AgainIn((age_ms / 4).clamp(2_000, LONGEST_PAUSE_MS)),
    })
}

/// From here on the application can't be withdrawn. None when it was withdrawn before.
async fn begin(backend: &Backend, payout: payouts::Model) -> Result<Option<payouts::Model>> {
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| {
            let payout = payout.clone();
            async move {
                let loan = loans::queries::lock_in_tx(&tx, payout.loan_id).await?.ok_or(Error::NotFound)?;
                if !applications::begin_payout_in_tx(&tx, loan.application_id, now_ms).await? {
                    return Ok(None);
                }
                if !queries::begin_in_tx(&tx, payout.id, now_ms).await? {
                    return Err(Error::Conflict);
                }
                queries::get(&tx, payout.id).await.map(Some)
            }
        })
        .await
}

async fn build_order(backend: &Backend, payout: &payouts::Model) -> Result<PayoutOrder> {
    let reader = backend.store().reader();
    let card = cards::queries::get(reader, payout.card_id).await?;
    let loan = loans::queries::get(reader, payout.loan_id).await?;
    Ok(order(payout, &loan.number, card.acquirer_method_id.unwrap_or_default()))
}

/// Nobody knows whether the acquirer took the order. Looks for it there; asks again only where that is certain to send
/// nothing twice.
async fn find_out(backend: &Backend, payout: payouts::Model) -> Result<payouts::Model> {
    let id = payout.id;
    let found = match backend.gateways().acquirer.search_payouts(&id.to_string()).await {
        Answer::Done(found) => found,
        Answer::Refused(why) | Answer::Unknown(why) => {
            let age_ms = backend.clock().now_ms() - payout.first_sent_at_ms.unwrap_or(payout.created_at_ms);
            return bear_silence(format!("payout {id}"), age_ms, &why).map(|()| payout);
        }
    };
    match <[_; 1]>::try_from(found) {
        Ok([answer]) => backend.note_payout(payout, answer).await,
        Err(found) if !found.is_empty() => Err(Error::internal(format!(
            "payout {id} stands {} times at the acquirer: a person must look",
            found.len()
        ))),
        Err(_) => {
            let order = build_order(backend, &payout).await?;
            let now_ms = backend.clock().now_ms();
            let age_ms = now_ms - payout.first_sent_at_ms.unwrap_or(now_ms);
            if age_ms >= KEY_LIFETIME_MS {
                return Err(Error::internal(format!(
                    "payout {id} is unknown for too long to be sent again: a person must look"
                )));
            }
            if fingerprint(&order) != payout.body_hash {
                return Err(Error::internal(format!("payout {id} would be sent with other data: a person must look")));
            }
            match post(backend, note_sent_again(backend, id).await?, &order).await? {
                (payout, None) => Ok(payout),
                // It says nothing of the request before, which may have been taken.
                (_, Some(code)) => Err(Error::internal(format!(
                    "payout {id}, asked for again, is refused ({code}), but may have been sent before: a person must look"
                ))),
            }
        }
    }
}

async fn note_sent_again(backend: &Backend, id: PayoutId) -> Result<payouts::Model> {
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            if !queries::note_sent_again_in_tx(&tx, id, now_ms).await? {
                return Err(Error::Conflict);
            }
            queries::get(&tx, id).await
        })
        .await
}

/// Asks for a payout. With it the code of a refusal: what that means depends on what was asked before.
async fn post(
    backend: &Backend,
    payout: payouts::Model,
    order: &PayoutOrder,
) -> Result<(payouts::Model, Option<String>)> {
    match backend.gateways().acquirer.create_payout(&payout.idempotency_key, order).await {
        Answer::Done(answer) => backend.note_payout(payout, answer).await.map(|payout| (payout, None)),
        Answer::Refused(code) => Ok((payout, Some(code))),
        Answer::Unknown(why) => {
            tracing::warn!(payout = %payout.id, why, "the answer about a payout is unknown");
            Ok((payout, None))
        }
    }
}
