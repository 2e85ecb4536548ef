//! What follows from linking a card: it may take money.

use jiff::civil::Date;

use super::queries;
use crate::{
    Backend, CardId, Error, Result,
    gateways::acquirer::{LinkOrder, Object, Order},
    store::{
        Tx,
        entity::{
            cards,
            transfers::{Kind, Model},
        },
    },
    transfers::{Effect, Policy, Refused, Search, TooOld},
};

/// Cards on their way to be linked, as transfers without money.
pub(crate) struct CardLinks;

impl Effect for CardLinks {
    const KIND: Kind = Kind::CardLink;
    const JOB: &'static str = "follow_card";
    const POLICY: Policy = Policy {
        search: Search::Never,
        // Nobody can have confirmed it, as nobody was ever given its page.
        too_old: TooOld::Over("not_started"),
        refused_again: Refused::Over,
        takes_effect_late: true,
        // The request that intends it asks the acquirer itself; the job follows when that must be over.
        first_look_ms: 40_000,
        shortest_pause_ms: 10_000,
        longest_pause_ms: 10 * 60_000,
        followed_ms: Some(super::FOLLOWED_MS),
    };

    async fn order(backend: &Backend, transfer: &Model) -> Result<Order> {
        let card = queries::get(backend.store().reader(), card(transfer)?).await?;
        Ok(order(backend, &card))
    }

    async fn lock_in_tx(_: &Tx, _: &Model) -> Result<()> {
        Ok(())
    }

    async fn succeeded_in_tx(tx: &Tx, transfer: &Model, object: &Object, _: Date, _: i64) -> Result<()> {
        queries::link_in_tx(tx, card(transfer)?, &object.id, object.card_label.as_deref()).await
    }

    async fn canceled_in_tx(tx: &Tx, transfer: &Model, _: i64) -> Result<()> {
        queries::refuse_in_tx(tx, card(transfer)?).await
    }
}

/// What the acquirer is asked for; the same each time.
pub(super) fn order(backend: &Backend, card: &cards::Model) -> Order {
    Order::Link(LinkOrder { return_url: format!("{}{}", backend.config().public_url, card.return_path) })
}

fn card(transfer: &Model) -> Result<CardId> {
    transfer.card_id.ok_or_else(|| Error::internal(format!("card link {} is of no card", transfer.id)))
}
