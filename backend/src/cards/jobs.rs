//! Follows a card until it is linked or refused.

use serde::{Deserialize, Serialize};

use super::{FOLLOWED_MS, queries};
use crate::{
    Backend, CardId, Error, Result,
    error::Outside,
    gateways::acquirer::KEY_LIFETIME_MS,
    store::{Tx, entity::cards::State},
    work::{self, Job, Lane, Outcome},
};

/// The request that promised the job asks the acquirer itself; the job follows when that must be over.
const FIRST_LOOK_MS: i64 = 40_000;

/// Follows a card until it is linked or refused.
#[derive(Serialize, Deserialize)]
pub(crate) struct FollowCard {
    card: CardId,
}

pub(super) async fn promise_in_tx(tx: &Tx, card: CardId, now_ms: i64) -> Result<()> {
    work::promise_in_tx(tx, &FollowCard { card }, &card, now_ms + FIRST_LOOK_MS).await
}

impl Job for FollowCard {
    const NAME: &'static str = "follow_card";
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        follow(backend, self.card).await
    }
}

async fn follow(backend: &Backend, id: CardId) -> Result<Outcome> {
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
