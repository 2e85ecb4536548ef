//! Cards: linked on the acquirer's page, never typed on ours.

//!
//! # Idempotency
//! The card's row, with the key of the form that began it, is written before the acquirer is asked; the row's id is the
//! key there. An unknown answer is asked again by a job, with the same key, while that is certain to find the first
//! result. Whether a card is linked is what the acquirer says when we ask it: the return from its page proves nothing.

pub(crate) mod jobs;
pub(crate) mod queries;

use crate::{
    Backend, Borrower, CardId, Error, Result, borrowers,
    error::Outside,
    gateways::acquirer::{Answer, LinkOrder, LinkedCard, Progress, patiently},
    store::entity::cards::{self, State},
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

/// At most so many cards a day may be begun to be linked.
const LINKS_A_DAY: u64 = 20;
/// The acquirer is asked about a card at most so often.
const ASK_PAUSE_MS: i64 = 500;
/// How long a card that nobody confirmed is followed.
const FOLLOWED_MS: i64 = 24 * 60 * 60 * 1000;

impl Borrower<'_> {
    /// The cards, the newest first; one that is still linking is asked about at the acquirer. One that came to nothing
    /// is shown for a day.
    pub async fn list_cards(&self) -> Result<Vec<Card>> {
        let rows = queries::list(self.backend.store().reader(), self.id).await?;
        let since_ms = self.backend.clock().now_ms() - FOLLOWED_MS;
        let mut cards = Vec::with_capacity(rows.len());
        for row in rows.into_iter().filter(|row| row.state != State::Refused || row.created_at_ms > since_ms) {
            let row = match row.state {
                State::Linking => match patiently(self.backend.look_at_card(row.clone())).await {
                    Some(row) => row?,
                    None => row,
                },
                State::Linked | State::Refused => row,
            };
            cards.push(Card {
                id: row.id,
                label: row.label.unwrap_or_else(|| "Карта".to_owned()),
                state: match row.state {
                    State::Linking => CardState::Linking,
                    State::Linked => CardState::Linked,
                    State::Refused => CardState::Refused,
                },
            });
        }
        Ok(cards)
    }

    /// Begins to link a card and answers with the address of the acquirer's page.
    /// `return_path` is the path on our site to which the acquirer sends the borrower back.
    /// Repeating with the same key gives the same answer.
    ///
    /// # Errors
    /// `Unavailable` when the acquirer's answer is unknown: it goes on being asked, and so does a repetition with the
    /// same key. `TooMany` beyond 20 cards a day.
    pub async fn link_card(&self, return_path: &str, idempotency_key: &str) -> Result<String> {
        let row = self.intend_to_link(return_path, idempotency_key).await?;
        if let Some(address) = row.confirmation_url {
            return Ok(address);
        }
        let row = match row.state {
            State::Linking => {
                patiently(self.backend.begin_linking(row)).await.ok_or(Error::Unavailable(Outside::Acquirer))??
            }
            State::Linked | State::Refused => row,
        };
        row.confirmation_url.ok_or(Error::Unavailable(Outside::Acquirer))
    }

    /// The card's row is durable before the acquirer hears of it.
    async fn intend_to_link(&self, return_path: &str, key: &str) -> Result<cards::Model> {
        let now_ms = self.backend.clock().now_ms();
        let row = cards::Model {
            id: CardId::random(),
            borrower_id: self.id,
            acquirer_method_id: None,
            label: None,
            state: State::Linking,
            idempotency_key: key.to_owned(),
            return_path: return_path.to_owned(),
            confirmation_url: None,
            created_at_ms: now_ms,
            asked_at_ms: None,
        };
        self.backend
            .store()
            .write(|tx| {
                let row = row.clone();
                async move {
                    borrowers::queries::lock_in_tx(&tx, row.borrower_id).await?;
                    if let Some(found) = queries::find_by_key(&tx, row.borrower_id, &row.idempotency_key).await? {
                        return Ok(found);
                    }
                    if queries::count_since(&tx, row.borrower_id, now_ms - FOLLOWED_MS).await? >= LINKS_A_DAY {
                        return Err(Error::TooMany { retry_after_s: 60 * 60 });
                    }
                    queries::insert_in_tx(&tx, row.clone()).await?;
                    jobs::promise_in_tx(&tx, row.id, now_ms).await?;
                    Ok(row)
                }
            })
            .await
    }
}

impl Backend {
    /// Asks the acquirer to link a card; with the same key and data, as often as need be.
    pub(crate) async fn begin_linking(&self, row: cards::Model) -> Result<cards::Model> {
        let order = LinkOrder { return_url: format!("{}{}", self.config().public_url, row.return_path) };
        match self.gateways().acquirer.link_card(&row.id.to_string(), &order).await {
            Answer::Done(card) => self.note_card(row.id, card).await,
            Answer::Refused(code) => {
                tracing::error!(card = %row.id, code, "the acquirer will not link a card");
                self.refuse_card(row.id).await
            }
            Answer::Unknown(why) => {
                tracing::warn!(card = %row.id, why, "the answer about linking a card is unknown");
                Err(Error::Unavailable(Outside::Acquirer))
            }
        }
    }

    /// A card that is linking, as the acquirer has it now; as we last knew it when it does not say.
    pub(crate) async fn look_at_card(&self, row: cards::Model) -> Result<cards::Model> {
        let now_ms = self.clock().now_ms();
        let (card, before_ms) = (row.id, now_ms - ASK_PAUSE_MS);
        let Some(id) = row.acquirer_method_id.as_deref() else { return Ok(row) };
        let may_ask = self
            .store()
            .write(|tx| async move { queries::note_asked_in_tx(&tx, card, before_ms, now_ms).await })
            .await?;
        if !may_ask {
            return Ok(row);
        }
        match self.gateways().acquirer.find_card(id).await {
            Answer::Done(card) => self.note_card(row.id, card).await,
            Answer::Refused(why) | Answer::Unknown(why) => {
                tracing::warn!(card = %row.id, why, "the acquirer does not say how a card stands");
                Ok(row)
            }
        }
    }

    /// Writes down what the acquirer said. A linked card stays linked.
    pub(crate) async fn note_card(&self, id: CardId, card: LinkedCard) -> Result<cards::Model> {
        let now_ms = self.clock().now_ms();
        self.store()
            .write(|tx| {
                let card = card.clone();
                async move {
                    let state = match card.progress {
                        Progress::Pending => State::Linking,
                        Progress::Succeeded { .. } => State::Linked,
                        Progress::Canceled(_) => State::Refused,
                    };
                    queries::note_in_tx(&tx, id, state, card, now_ms).await?;
                    queries::get(&tx, id).await
                }
            })
            .await
    }

    async fn refuse_card(&self, id: CardId) -> Result<cards::Model> {
        self.store()
            .write(|tx| async move {
                queries::refuse_in_tx(&tx, id).await?;
                queries::get(&tx, id).await
            })
            .await
    }
}
