//! All statements about payments.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Expr};

use crate::{
    BorrowerId, LoanId, PaymentId, Result, TransferId,
    store::{
        Tx,
        entity::transfers::{self, Column, Kind, Model, Purpose, State},
    },
};

pub(super) async fn find(db: &impl ConnectionTrait, borrower: BorrowerId, id: PaymentId) -> Result<Option<Model>> {
    Ok(transfers::Entity::find_by_id(TransferId::from(id))
        .filter(Column::Kind.eq(Kind::Payment))
        .filter(Column::BorrowerId.eq(borrower))
        .one(db)
        .await?)
}

/// The newest first.
pub(super) async fn list_under_way_in_tx(tx: &Tx, loan: LoanId) -> Result<Vec<Model>> {
    Ok(under_way(loan).all(tx).await?)
}

fn under_way(loan: LoanId) -> sea_orm::Select<transfers::Entity> {
    transfers::Entity::find()
        .filter(Column::LoanId.eq(loan))
        .filter(Column::Kind.eq(Kind::Payment))
        .filter(Column::State.is_in(State::UNDER_WAY))
        .order_by_desc(Column::CreatedAtMs)
}

/// The top-ups of a borrower that are under way, the newest first.
pub(super) async fn list_top_ups_under_way_in_tx(tx: &Tx, borrower: BorrowerId) -> Result<Vec<Model>> {
    Ok(transfers::Entity::find()
        .filter(Column::BorrowerId.eq(borrower))
        .filter(Column::Purpose.eq(Purpose::TopUp))
        // Written out, as the index of what is under way has it.
        .filter(Expr::cust("kind = 'payment' AND state IN ('intended', 'asked', 'pending')"))
        .order_by_desc(Column::CreatedAtMs)
        .all(tx)
        .await?)
}
