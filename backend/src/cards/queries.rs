//! All statements about cards.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use crate::{
    BorrowerId, CardId, Error, Result,
    store::{
        Tx,
        entity::{
            cards::{self, State},
            transfers,
        },
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

/// How linking a card goes.
pub(super) async fn get_link(db: &impl ConnectionTrait, card: CardId) -> Result<transfers::Model> {
    transfers::Entity::find()
        .filter(transfers::Column::CardId.eq(card))
        .filter(transfers::Column::Kind.eq(transfers::Kind::CardLink))
        .one(db)
        .await?
        .ok_or(Error::NotFound)
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

/// It may take money; the acquirer's id of it is what a payout names.
pub(super) async fn link_in_tx(tx: &Tx, id: CardId, acquirer_id: &str, label: Option<&str>) -> Result<()> {
    let mut change = cards::ActiveModel {
        acquirer_method_id: Set(Some(acquirer_id.to_owned())),
        state: Set(State::Linked),
        ..Default::default()
    };
    if let Some(label) = label {
        change.label = Set(Some(label.to_owned()));
    }
    cards::Entity::update_many().set(change).filter(cards::Column::Id.eq(id)).exec(tx).await?;
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
