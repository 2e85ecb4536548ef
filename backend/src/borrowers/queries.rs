//! All statements about borrowers.

use lending::Phone;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType, OnConflict, Query},
};
use uuid::Uuid;

use super::{GivenConsent, Person};
use crate::{
    BorrowerId, Error, ProfileId, Result,
    store::{
        Revision, Tx,
        columns::Day,
        entity::{borrowers, choices, consents, profile_drafts, profile_versions},
    },
};

/// The borrower with that phone.
pub(crate) async fn find_by_phone(db: &impl ConnectionTrait, phone: &Phone) -> Result<Option<borrowers::Model>> {
    Ok(borrowers::Entity::find().filter(borrowers::Column::Phone.eq(phone.as_str())).one(db).await?)
}

/// The borrower, and nobody else may act for this borrower while the transaction lasts.
/// Keeps a borrower's row from changing; rows that refer to it may come meanwhile.
pub(crate) async fn lock_in_tx(tx: &Tx, id: BorrowerId) -> Result<borrowers::Model> {
    borrowers::Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await?.ok_or(Error::NotFound)
}

/// Whoever gave that passport, in any version of their profile; all but one borrower.
pub(super) async fn list_with_passport(
    db: &impl ConnectionTrait,
    passport_lookup: &str,
    but: BorrowerId,
) -> Result<Vec<borrowers::Model>> {
    let whose = Query::select()
        .column(profile_versions::Column::BorrowerId)
        .from(profile_versions::Entity)
        .and_where(profile_versions::Column::PassportLookup.eq(passport_lookup))
        .to_owned();
    Ok(borrowers::Entity::find()
        .filter(borrowers::Column::Id.in_subquery(whose))
        .filter(borrowers::Column::Id.ne(but))
        .all(db)
        .await?)
}

/// The borrowers of a person.
pub(super) async fn list_of_person(db: &impl ConnectionTrait, person: BorrowerId) -> Result<Vec<BorrowerId>> {
    Ok(borrowers::Entity::find()
        .select_only()
        .column(borrowers::Column::Id)
        .filter(borrowers::Column::PersonId.eq(person))
        .into_tuple()
        .all(db)
        .await?)
}

/// Makes borrowers one person, with all that each was one with before.
pub(super) async fn make_one_person_in_tx(
    tx: &Tx,
    person: BorrowerId,
    borrowers: Vec<(BorrowerId, BorrowerId)>,
) -> Result<()> {
    let (ids, persons): (Vec<_>, Vec<_>) = borrowers.into_iter().unzip();
    let theirs = Condition::any()
        .add(borrowers::Column::Id.is_in(ids))
        .add(borrowers::Column::PersonId.is_in(persons))
        .add(borrowers::Column::Id.eq(person));
    borrowers::Entity::update_many()
        .col_expr(borrowers::Column::PersonId, Expr::value(person))
        .filter(theirs)
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes a borrower's phone: what stands in its place is no phone, so nobody reaches them by it.
pub(crate) async fn take_phone_in_tx(tx: &Tx, id: BorrowerId) -> Result<()> {
    write_phone_in_tx(tx, id, format!("none {id}")).await
}

pub(crate) async fn set_phone_in_tx(tx: &Tx, id: BorrowerId, phone: &Phone) -> Result<()> {
    write_phone_in_tx(tx, id, phone.as_str().to_owned()).await
}

async fn write_phone_in_tx(tx: &Tx, id: BorrowerId, phone: String) -> Result<()> {
    borrowers::Entity::update_many()
        .col_expr(borrowers::Column::Phone, Expr::value(phone))
        .filter(borrowers::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Notes that the borrower has just signed in.
pub(crate) async fn note_sign_in_in_tx(tx: &Tx, id: BorrowerId, now_ms: i64) -> Result<()> {
    borrowers::Entity::update_many()
        .col_expr(borrowers::Column::SignedInAtMs, Expr::value(now_ms))
        .filter(borrowers::Column::Id.eq(id))
        .exec(tx)
        .await?;
    Ok(())
}

pub(crate) async fn get(db: &impl ConnectionTrait, id: BorrowerId) -> Result<borrowers::Model> {
    borrowers::Entity::find_by_id(id).one(db).await?.ok_or(Error::NotFound)
}

/// The newest consent of a kind.
pub(crate) async fn find_consent(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    kind: &str,
) -> Result<Option<consents::Model>> {
    Ok(consents::Entity::find()
        .filter(consents::Column::BorrowerId.eq(borrower))
        .filter(consents::Column::Kind.eq(kind))
        .order_by_desc(consents::Column::AcceptedAtMs)
        .one(db)
        .await?)
}

/// Makes a borrower; answers whether there was none with that phone.
pub(super) async fn insert_in_tx(
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
        signed_in_at_ms: Set(now_ms),
        person_id: Set(None),
        keeps_surplus_since_ms: Set(None),
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

/// Keeps what a borrower chose last; `choice` is a loan choice as JSON.
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
pub(super) async fn find_choice(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Option<choices::Model>> {
    Ok(choices::Entity::find_by_id(borrower).one(db).await?)
}

pub(super) async fn find_profile_draft(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
) -> Result<Option<profile_drafts::Model>> {
    Ok(profile_drafts::Entity::find_by_id(borrower).one(db).await?)
}

/// What is on file about a borrower now.
pub(crate) async fn find_newest_profile(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
) -> Result<Option<profile_versions::Model>> {
    Ok(profile_versions::Entity::find()
        .filter(profile_versions::Column::BorrowerId.eq(borrower))
        .order_by_desc(profile_versions::Column::Number)
        .one(db)
        .await?)
}

/// A version of what was on file.
pub(super) async fn find_profile(db: &impl ConnectionTrait, id: ProfileId) -> Result<Option<profile_versions::Model>> {
    Ok(profile_versions::Entity::find_by_id(id).one(db).await?)
}

/// Given name and day of birth.
pub(super) async fn find_person(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Option<(String, Day)>> {
    Ok(borrowers::Entity::find()
        .select_only()
        .columns([borrowers::Column::GivenName, borrowers::Column::BirthOn])
        .filter(borrowers::Column::Id.eq(borrower))
        .into_tuple()
        .one(db)
        .await?)
}

pub(super) async fn save_typed_profile_in_tx(
    tx: &Tx,
    borrower: BorrowerId,
    sealed: String,
    revision: Revision,
    now_ms: i64,
) -> Result<()> {
    let row = profile_drafts::ActiveModel {
        borrower_id: Set(borrower),
        typed_sealed: Set(Some(sealed)),
        typed_revision: Set(revision.number(now_ms)),
        updated_at_ms: Set(now_ms),
    };
    let change = revision.replacing(
        profile_drafts::Column::BorrowerId,
        profile_drafts::Column::TypedRevision,
        [profile_drafts::Column::TypedSealed, profile_drafts::Column::UpdatedAtMs],
    );
    profile_drafts::Entity::insert(row).on_conflict(change).exec_without_returning(tx).await?;
    Ok(())
}

/// Nothing is being typed any more; whatever was typed before and arrives now is older.
pub(super) async fn end_profile_draft_in_tx(tx: &Tx, borrower: BorrowerId, now_ms: i64) -> Result<()> {
    let row = profile_drafts::Model {
        borrower_id: borrower,
        typed_sealed: None,
        typed_revision: now_ms,
        updated_at_ms: now_ms,
    };
    let change = OnConflict::column(profile_drafts::Column::BorrowerId)
        .update_columns([
            profile_drafts::Column::TypedSealed,
            profile_drafts::Column::TypedRevision,
            profile_drafts::Column::UpdatedAtMs,
        ])
        .to_owned();
    profile_drafts::Entity::insert(row.into_active_model()).on_conflict(change).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn insert_profile_in_tx(tx: &Tx, row: profile_versions::Model) -> Result<()> {
    profile_versions::Entity::insert(row.into_active_model()).exec_without_returning(tx).await?;
    Ok(())
}
