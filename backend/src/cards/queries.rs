//! All statements about cards.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::{
    BorrowerId, CardId, Error, Result,
    gateways::acquirer::LinkedCard,
    store::{
        Tx,
        entity::cards::{self, State},
    },
};

pub(crate) async fn find(db: &impl ConnectionTrait, borrower: BorrowerId, id: CardId) -> Result<Option<cards::Model>> {
    Ok(cards::Entity::find_by_id(id).filter(cards::Column::BorrowerId.eq(borrower)).one(db).await?)
}

pub(crate) async fn get(db: &impl ConnectionTrait, id: CardId) -> Result<cards::Model> {
    cards::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

pub(super) async fn find_by_key(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    key: &str,
) -> Result<Option<cards::Model>> {
    Ok(cards::Entity::find()
        .filter(cards::Column::BorrowerId.eq(borrower))
        .filter(cards::Column::IdempotencyKey.eq(key))
        .one(db)
        .await?)
}

pub(crate) async fn find_by_acquirer_id(db: &impl ConnectionTrait, id: &str) -> Result<Option<cards::Model>> {
    Ok(cards::Entity::find().filter(cards::Column::AcquirerMethodId.eq(id)).one(db).await?)
}

/// The newest first.
pub(super) async fn list(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Vec<cards::Model>> {
    Ok(cards::Entity::find()
        .filter(cards::Column::BorrowerId.eq(borrower))
        .order_by_desc(cards::Column::CreatedAtMs)
        .all(db)
        .await?)
}

pub(super) async fn count_since(db: &impl ConnectionTrait, borrower: BorrowerId, since_ms: i64) -> Result<u64> {
    Ok(cards::Entity::find()
        .filter(cards::Column::BorrowerId.eq(borrower))
        .filter(cards::Column::CreatedAtMs.gt(since_ms))
        .count(db)
        .await?)
}

pub(crate) async fn insert_in_tx(tx: &Tx, row: cards::Model) -> Result<()> {
    cards::Entity::insert(cards::ActiveModel::from(row)).exec_without_returning(tx).await?;
    Ok(())
}

/// The acquirer is about to be asked, unless it was after `before_ms`. Whether it may be.
pub(super) async fn note_asked_in_tx(tx: &Tx, id: CardId, before_ms: i64, now_ms: i64) -> Result<bool> {
    let asked = cards::Column::AskedAtMs;
    let noted = cards::Entity::update_many()
        .set(cards::ActiveModel { asked_at_ms: Set(Some(now_ms)), ..Default::default() })
        .filter(cards::Column::Id.eq(id))
        .filter(Condition::any().add(asked.is_null()).add(asked.lte(before_ms)))
        .exec(tx)
        .await?;
    Ok(noted.rows_affected == 1)
}

/// What the acquirer said of a card that is not linked yet.
pub(super) async fn note_in_tx(tx: &Tx, id: CardId, state: State, card: LinkedCard, now_ms: i64) -> Result<()> {
    let mut change = cards::ActiveModel {
        acquirer_method_id: Set(Some(card.id)),
        state: Set(state),
        asked_at_ms: Set(Some(now_ms)),
        ..Default::default()
    };
    if card.label.is_some() {
        change.label = Set(card.label);
    }
    if card.confirmation_url.is_some() {
        change.confirmation_url = Set(card.confirmation_url);
    }
    cards::Entity::update_many()
        .set(change)
        .filter(cards::Column::Id.eq(id))
        .filter(cards::Column::State.ne(State::Linked))
        .exec(tx)
        .await?;
    Ok(())
}

pub(super) async fn refuse_in_tx(tx: &Tx, id: CardId) -> Result<()> {
    cards::Entity::update_many()
        .set(cards::ActiveModel { state: Set(State::Refused), ..Default::default() })
        .filter(cards::Column::Id.eq(id))
        .filter(cards::Column::State.eq(State::Linking))
        .exec(tx)
        .await?;
    Ok(())
}
