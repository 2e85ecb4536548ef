//! Cards: linked on the acquirer's page, never typed on ours. A link is a transfer without money: the card's row, with the
//! key of the form that began it, is written with the intent. Whether a card is linked is what the acquirer says when we ask
//! it: the return from its page proves nothing.

mod banks;
mod link;
pub(crate) mod queries;

pub use banks::SbpBank;
pub(crate) use banks::{RefreshBanks, begin, sbp_account};
pub(crate) use link::CardLinks;

use lending::Money;

use crate::{
    Borrower, CardId, Error, FormKey, Result, borrowers,
    error::Outside,
    gateways::acquirer::patiently,
    store::entity::{
        cards::{self, State},
        transfers::{Kind, Model as Transfer, State as TransferState},
    },
    transfers::{self, Effect},
};

/// A card of the borrower.
#[derive(Clone, Debug)]
pub struct Card {
    /// Its id.
    pub id: CardId,
    /// How a person knows it: «Мир ·· 4477».
    pub label: String,
    /// How far linking is.
    pub state: CardState,
}

impl Card {
    /// A linked one.
    pub(crate) fn linked(id: CardId, label: Option<String>) -> Self {
        Self { id, label: label.unwrap_or_else(|| "Карта".to_owned()), state: CardState::Linked }
    }
}

/// How far linking a card is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardState {
    /// The borrower is on the acquirer's page, or left it.
    Linking,
    /// Ready to take money.
    Linked,
    /// The acquirer said no, or the borrower did.
    Refused,
}

/// Whether a payment may be made by it: a card, not an account, that the acquirer has linked.
pub(crate) fn can_be_charged(row: &cards::Model) -> bool {
    row.state == State::Linked && row.sbp_phone.is_none() && row.acquirer_method_id.is_some()
}

/// At most so many cards a day may be begun to be linked.
const LINKS_A_DAY: u64 = 20;
/// How long a card that nobody confirmed is followed.
const FOLLOWED_MS: i64 = 24 * 60 * 60 * 1000;

impl Borrower<'_> {
    /// The cards, the newest first; the newest that is still linking is asked about at the acquirer. One that came to
    /// nothing is shown for a day.
    pub async fn list_cards(&self) -> Result<Vec<Card>> {
        let reader = self.backend.store().reader();
        let mut rows = queries::list(reader, self.id).await?;
        if let Some(linking) = rows.iter().find(|row| row.state == State::Linking).map(|row| row.id) {
            let link = queries::get_link(reader, linking).await?;
            let looked = transfers::look::<CardLinks>(self.backend, link).await;
            if !looked.state.is_under_way() {
                rows = queries::list(reader, self.id).await?;
            }
        }
        let since_ms = self.backend.clock().now_ms() - FOLLOWED_MS;
        let shown = rows.into_iter().filter(|row| row.state != State::Refused || row.created_at_ms > since_ms);
        Ok(shown
            .map(|row| Card {
                state: match row.state {
                    State::Linking => CardState::Linking,
                    State::Linked => CardState::Linked,
                    State::Refused => CardState::Refused,
                },
                ..Card::linked(row.id, row.label)
            })
            .collect())
    }

    /// Begins to link a card and answers with the address of the acquirer's page.
    /// `return_path` is the path on our site to which the acquirer sends the borrower back.
    /// Repeating with the same key gives the same answer.
    ///
    /// # Errors
    /// `Unavailable` when the acquirer's answer is unknown: it goes on being asked, and so does a repetition with the
    /// same key. `TooMany` beyond 20 cards a day.
    pub async fn link_card(&self, return_path: &str, key: &FormKey) -> Result<String> {
        let (card, link) = self.intend_to_link(return_path, key).await?;
        if link.confirmation_url.is_none() && link.state.is_under_way() {
            let order = link::order(self.backend, &card);
            let sent = Box::pin(patiently(transfers::send_first::<CardLinks>(self.backend, link, &order))).await;
            return page_of(sent.ok_or(Error::Unavailable(Outside::Acquirer))??);
        }
        page_of(link)
    }

    /// The card's row and its link are durable before the acquirer hears of it.
    async fn intend_to_link(&self, return_path: &str, key: &FormKey) -> Result<(cards::Model, Transfer)> {
        let now_ms = self.backend.clock().now_ms();
        let card = cards::Model {
            id: CardId::random(),
            borrower_id: self.id,
            acquirer_method_id: None,
            label: None,
            state: State::Linking,
            idempotency_key: key.to_string(),
            return_path: return_path.to_owned(),
            created_at_ms: now_ms,
            sbp_bank_id: None,
            sbp_phone: None,
        };
        let backend = self.backend;
        backend
            .store()
            .write(|tx| {
                let card = card.clone();
                async move {
                    borrowers::queries::lock_in_tx(&tx, card.borrower_id).await?;
                    if let Some(found) = queries::find_by_key(&*tx, card.borrower_id, &card.idempotency_key).await? {
                        let link = queries::get_link(&*tx, found.id).await?;
                        return Ok((found, link));
                    }
                    if queries::count_since(&*tx, card.borrower_id, now_ms - FOLLOWED_MS).await? >= LINKS_A_DAY {
                        return Err(Error::TooMany { retry_after_s: 60 * 60 });
                    }
                    queries::insert_in_tx(&tx, card.clone()).await?;
                    let link = intent(&card, now_ms);
                    let order = link::order(backend, &card);
                    let first_look_at_ms = now_ms + CardLinks::POLICY.first_look_ms;
                    let link = transfers::intend_in_tx::<CardLinks>(&tx, link, &order, first_look_at_ms).await?;
                    Ok((card, link))
                }
            })
            .await
    }
}

/// The request that intends it sends it at once, without another transaction between.
fn intent(card: &cards::Model, now_ms: i64) -> Transfer {
    let mut link = Transfer::intent(Kind::CardLink, card.borrower_id, Money::ZERO.into(), now_ms);
    link.card_id = Some(card.id);
    link.state = TransferState::Asked;
    link.first_sent_at_ms = Some(now_ms);
    link.last_sent_at_ms = Some(now_ms);
    link
}

fn page_of(link: Transfer) -> Result<String> {
    link.confirmation_url.ok_or(Error::Unavailable(Outside::Acquirer))
}
