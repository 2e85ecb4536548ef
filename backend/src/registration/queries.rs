//! Drafts, borrowers and their consents in the database.

use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter,
    QuerySelect, sea_query::OnConflict,
};
use uuid::Uuid;

use super::{GivenConsent, LoanChoice, Person};
use crate::{
    BorrowerId, Result,
    store::{
        Revision, Store, Tx,
        entity::{borrowers, choices, consents, registration_drafts},
    },
};

pub(super) async fn find_draft(
    db: &impl ConnectionTrait,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<registration_drafts::Model>> {
    Ok(living(token_hash, now_ms).one(db).await?)
}

/// The draft, kept from others until the transaction ends.
pub(super) async fn lock_draft_in_tx(
    tx: &Tx,
    token_hash: &str,
    now_ms: i64,
) -> Result<Option<registration_drafts::Model>> {
    Ok(living(token_hash, now_ms).lock_exclusive().one(tx).await?)
}

/// Deletes drafts that ran out, so many at most; how many it were.
pub(crate) async fn forget(store: &Store, now_ms: i64, most: u64) -> Result<u64> {
    let (key, over) = (registration_drafts::Column::TokenHash, registration_drafts::Column::ExpiresAtMs.lte(now_ms));
    store.delete_some::<registration_drafts::Entity>(key, over, most).await
}

fn living(token_hash: &str, now_ms: i64) -> sea_orm::Select<registration_drafts::Entity> {
    registration_drafts::Entity::find_by_id(token_hash).filter(registration_drafts::Column::ExpiresAtMs.gt(now_ms))
}

pub(super) async fn insert_draft_in_tx(tx: &Tx, row: registration_drafts::Model) -> Result<()> {
    registration_drafts::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn update_draft_in_tx(tx: &Tx, row: registration_drafts::Model) -> Result<()> {
    registration_drafts::Entity::update(row.into_active_model().reset_all()).exec(tx).await?;
    Ok(())
}

pub(super) async fn delete_draft_in_tx(tx: &Tx, token_hash: &str) -> Result<()> {
    registration_drafts::Entity::delete_by_id(token_hash).exec(tx).await?;
    Ok(())
}

/// Makes a borrower; answers whether there was none with that phone.
pub(super) async fn insert_borrower_in_tx(
    tx: &Tx,
    id: BorrowerId,
    person: &Person,
    password_hash: String,
    now_ms: i64,
) -> Result<bool> {
    let row = borrowers::ActiveModel {
        id: Set(id),
        phone: Set(person.phone.as_str().to_owned()),
        password_hash: Set(password_hash),
        surname: Set(person.surname.as_str().to_owned()),
        given_name: Set(person.given_name.as_str().to_owned()),
        patronymic: Set(person.patronymic.as_ref().map(|name| name.as_str().to_owned())),
        birth_on: Set(person.birth_date.date().into()),
        email: Set(person.email.as_ref().map(|email| email.as_str().to_owned())),
        invited_by_code: Set(person.invitation_code.as_ref().map(|code| code.as_str().to_owned())),
        created_at_ms: Set(now_ms),
    };
    let inserted = borrowers::Entity::insert(row)
        .on_conflict(OnConflict::column(borrowers::Column::Phone).do_nothing().to_owned())
        .exec_without_returning(tx)
        .await?;
    Ok(inserted == 1)
}

pub(super) async fn insert_consents_in_tx(tx: &Tx, borrower: BorrowerId, given: Vec<GivenConsent>) -> Result<()> {
    let rows = given.into_iter().map(|consent| consents::ActiveModel {
        id: Set(Uuid::new_v4().to_string()),
        borrower_id: Set(borrower),
        kind: Set(consent.kind.name().to_owned()),
        text_version: Set(consent.text_version),
        text_hash: Set(consent.text_hash),
        accepted_at_ms: Set(consent.accepted_at_ms),
        ip: Set(consent.ip),
        user_agent: Set(consent.user_agent),
    });
    consents::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Keeps what a borrower chose last; `choice` is a [`LoanChoice`] as JSON.
pub(crate) async fn save_choice_in_tx(
    tx: &Tx,
    borrower: BorrowerId,
    choice: String,
    revision: Revision,
    now_ms: i64,
) -> Result<()> {
    let number = revision.number(now_ms);
    let row = choices::ActiveModel { borrower_id: Set(borrower), choice: Set(choice), revision: Set(number) };
    let change = revision.replacing(choices::Column::BorrowerId, choices::Column::Revision, [choices::Column::Choice]);
    choices::Entity::insert(row).on_conflict(change).exec_without_returning(tx).await?;
    Ok(())
}

/// What a borrower chose last.
pub(crate) async fn find_choice(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Option<LoanChoice>> {
    let row = choices::Entity::find_by_id(borrower).one(db).await?;
    Ok(row.map(|row| serde_json::from_str(&row.choice)).transpose()?)
}
