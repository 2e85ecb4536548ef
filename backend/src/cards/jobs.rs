//! Follows a card until it is linked or refused.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{FOLLOWED_MS, queries};
use crate::{
    Backend, CardId, Error, Result,
    error::Outside,
    gateways::acquirer::KEY_LIFETIME_MS,
    jobs::JobKind,
    outbox::{self, Job, Outcome},
    store::{Tx, entity::cards::State},
};

/// The request that promised the job asks the acquirer itself; the job follows when that must be over.
const FIRST_LOOK_MS: i64 = 40_000;

#[derive(Serialize, Deserialize)]
struct Payload {
    card: String,
}

pub(super) async fn promise_in_tx(tx: &Tx, card: CardId, now_ms: i64) -> Result<()> {
    let key = card.to_string();
    let payload = serde_json::to_value(Payload { card: key.clone() })?;
    outbox::promise_in_tx(tx, Job { kind: JobKind::FollowCard, key, payload, run_at_ms: now_ms + FIRST_LOOK_MS }).await
}

/// The job.
pub(crate) async fn follow(backend: &Backend, payload: &Value) -> Result<Outcome> {
    let payload: Payload = serde_json::from_value(payload.clone())?;
    let id: CardId = payload.card.parse().map_err(Error::internal)?;
    let row = queries::get(backend.store().reader(), id).await?;
    if row.state != State::Linking {
        return Ok(Outcome::Done);
    }
    let age_ms = backend.clock().now_ms() - row.created_at_ms;
    let row = match row.acquirer_method_id {
        Some(_) => backend.look_at_card(row).await?,
        None if age_ms < KEY_LIFETIME_MS => match backend.begin_linking(row.clone()).await {
            // an outage of the acquirer is no fault of the job
            Err(Error::Unavailable(Outside::Acquirer)) => row,
            begun => begun?,
        },
        // Nobody can have confirmed it, as nobody was ever given its page.
        None => backend.refuse_card(id).await?,
    };
    match row.state {
        State::Linking if age_ms < FOLLOWED_MS => Ok(Outcome::AgainIn((age_ms / 4).clamp(10_000, 10 * 60_000))),
        // Left on the acquirer's page; should it be confirmed after all, a notification says so.
        State::Linking => {
            backend.refuse_card(id).await?;
            Ok(Outcome::Done)
        }
        State::Linked | State::Refused => Ok(Outcome::Done),
    }
}
