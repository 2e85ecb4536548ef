//! All statements about accounts that are not the ledger's.

use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use crate::{
    BorrowerId, Result,
    store::{
        Tx,
        entity::{
            borrowers,
            transfers::{Column, Entity, Model},
        },
    },
};

/// All refunds of a borrower's payments, refused ones too; the newest first.
pub(super) async fn list_refunds(db: &impl ConnectionTrait, borrower: BorrowerId) -> Result<Vec<Model>> {
    Ok(Entity::find()
        .filter(Column::BorrowerId.eq(borrower))
        // Written out, as the index has it: with a parameter it could not be used.
        .filter(Expr::cust("kind = 'refund'"))
        .order_by_desc(Column::CreatedAtMs)
        .all(db)
        .await?)
}

/// Since when what is paid beyond a debt is to stay; whether that is new.
pub(super) async fn keep_surplus_in_tx(tx: &Tx, borrower: BorrowerId, since_ms: Option<i64>) -> Result<bool> {
    let since = borrowers::Column::KeepsSurplusSinceMs;
    let is_other = if since_ms.is_some() { since.is_null() } else { since.is_not_null() };
    let changed = borrowers::Entity::update_many()
        .set(borrowers::ActiveModel { keeps_surplus_since_ms: Set(since_ms), ..Default::default() })
        .filter(borrowers::Column::Id.eq(borrower))
        .filter(is_other)
        .exec(tx)
        .await?;
    Ok(changed.rows_affected == 1)
}
