//! One passport is one person, however many phones they registered with: their loans are counted together.

use lending::Refusal;
use sea_orm::ConnectionTrait;

use super::queries;
use crate::{BorrowerId, Result, store::Tx};

/// The borrowers that are the same person as this one, itself among them.
pub(crate) async fn same_person(db: &impl ConnectionTrait, id: BorrowerId) -> Result<Vec<BorrowerId>> {
    let borrower = queries::get(db, id).await?;
    match borrower.person_id {
        None => Ok(vec![id]),
        Some(person) => queries::list_of_person(db, person).await,
    }
}

/// The same, and nobody else may act for any of them while the transaction lasts.
pub(crate) async fn lock_person_in_tx(tx: &Tx, id: BorrowerId) -> Result<Vec<BorrowerId>> {
    let mut ids = same_person(tx, id).await?;
    // always in one order
    ids.sort_unstable();
    for id in &ids {
        queries::lock_in_tx(tx, *id).await?;
    }
    Ok(ids)
}

/// Links a borrower with whoever gave the same passport before, today's or one that it took the place of. The inner error
/// says that the passport is on file as that of somebody with another day of birth.
pub(super) async fn link_in_tx(tx: &Tx, id: BorrowerId, passport_lookup: &str) -> Result<Result<(), Refusal>> {
    let others = queries::list_with_passport(tx, passport_lookup, id).await?;
    if others.is_empty() {
        return Ok(Ok(()));
    }
    let me = queries::get(tx, id).await?;
    if others.iter().any(|other| other.birth_on != me.birth_on) {
        return Ok(Err(Refusal::PassportOfAnother));
    }
    let known = |row: &crate::store::entity::borrowers::Model| row.person_id.unwrap_or(row.id);
    let mut everybody: Vec<_> = others.iter().chain([&me]).collect();
    everybody.sort_by_key(|row| (row.created_at_ms, row.id));
    let Some(person) = everybody.first().map(|first| known(first)) else { return Ok(Ok(())) };
    queries::make_one_person_in_tx(tx, person, everybody.iter().map(|row| (row.id, known(row))).collect()).await?;
    Ok(Ok(()))
}
