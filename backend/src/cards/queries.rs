//! All statements about cards.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::SbpBank;
use crate::{
    BorrowerId, CardId, Error, Result,
    gateways::acquirer,
    store::{
        Tx,
        entity::{
            cards::{self, State},
            sbp_banks, transfers,
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

/// The account at a bank by that phone, if it is among the cards.
pub(super) async fn find_account(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    bank_id: &str,
    phone: &str,
) -> Result<Option<cards::Model>> {
    Ok(cards::Entity::find()
        .filter(cards::Column::BorrowerId.eq(borrower))
        .filter(cards::Column::SbpBankId.eq(bank_id))
        .filter(cards::Column::SbpPhone.eq(phone))
        .filter(cards::Column::State.eq(State::Linked))
        .one(db)
        .await?)
}

/// The borrower has another number now: accounts by the one before take no money any more.
pub(crate) async fn end_accounts_in_tx(tx: &Tx, borrower: BorrowerId) -> Result<()> {
    cards::Entity::update_many()
        .set(cards::ActiveModel { state: Set(State::Refused), ..Default::default() })
        .filter(cards::Column::BorrowerId.eq(borrower))
        .filter(cards::Column::SbpPhone.is_not_null())
        .exec(tx)
        .await?;
    Ok(())
}

/// By name.
pub(super) async fn list_banks(db: &impl ConnectionTrait) -> Result<Vec<SbpBank>> {
    let rows = sbp_banks::Entity::find().order_by_asc(sbp_banks::Column::Name).all(db).await?;
    Ok(rows.into_iter().map(|row| SbpBank { id: row.bank_id, name: row.name }).collect())
}

pub(super) async fn find_bank(db: &impl ConnectionTrait, id: &str) -> Result<Option<SbpBank>> {
    let row = sbp_banks::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| SbpBank { id: row.bank_id, name: row.name }))
}

/// The list as it is now, in the place of the one before.
pub(super) async fn keep_banks_in_tx(tx: &Tx, banks: &[acquirer::SbpBank]) -> Result<()> {
    sbp_banks::Entity::delete_many().exec(tx).await?;
    let rows =
        banks.iter().map(|bank| sbp_banks::ActiveModel { bank_id: Set(bank.id.clone()), name: Set(bank.name.clone()) });
    sbp_banks::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
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
