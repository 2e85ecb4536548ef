//! Profiles in the database.

use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
    sea_query::OnConflict,
};

use crate::{
    BorrowerId, Result,
    store::{
        Revision, Tx,
        columns::Day,
        entity::{borrowers, profiles},
    },
};

pub(super) async fn find(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Option<profiles::Model>> {
    Ok(profiles::Entity::find_by_id(borrower).one(db).await?)
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

pub(super) async fn save_typed_in_tx(
    tx: &Tx,
    borrower: BorrowerId,
    sealed: String,
    revision: Revision,
    now_ms: i64,
) -> Result<()> {
    let row = profiles::ActiveModel {
        borrower_id: Set(borrower),
        typed_sealed: Set(Some(sealed)),
        typed_revision: Set(revision.number(now_ms)),
        complete: Set(false),
        updated_at_ms: Set(now_ms),
        ..Default::default()
    };
    // A complete profile stays complete while a newer one is being typed.
    let change = revision.replacing(
        profiles::Column::BorrowerId,
        profiles::Column::TypedRevision,
        [profiles::Column::TypedSealed, profiles::Column::UpdatedAtMs],
    );
    profiles::Entity::insert(row).on_conflict(change).exec_without_returning(tx).await?;
    Ok(())
}

pub(super) async fn save_in_tx(tx: &Tx, row: profiles::Model) -> Result<()> {
    let change = OnConflict::column(profiles::Column::BorrowerId)
        .update_columns([
            profiles::Column::Sealed,
            profiles::Column::TypedSealed,
            profiles::Column::TypedRevision,
            profiles::Column::PassportLookup,
            profiles::Column::Complete,
            profiles::Column::MonthlyIncomeKopecks,
            profiles::Column::MonthlyPaymentsKopecks,
            profiles::Column::UpdatedAtMs,
        ])
        .to_owned();
    profiles::Entity::insert(row.into_active_model()).on_conflict(change).exec_without_returning(tx).await?;
    Ok(())
}
