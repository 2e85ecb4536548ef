//! All statements about refunds.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    LoanId, PaymentId, Result, TransferId,
    store::entity::{
        loan_events,
        transfers::{self, Kind, Model},
    },
    transfers as machine,
};

/// All refunds of a loan's payments, refused ones too; the newest first.
pub(crate) async fn list_of_loan(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<Model>> {
    machine::queries::list_of_loan(db, Kind::Refund, loan).await
}

/// All refunds of a payment that we asked for, refused ones too.
pub(crate) async fn list_of_payment(db: &impl ConnectionTrait, payment: TransferId) -> Result<Vec<Model>> {
    Ok(transfers::Entity::find()
        .filter(transfers::Column::RefundOf.eq(payment))
        .filter(transfers::Column::Kind.eq(Kind::Refund))
        .all(db)
        .await?)
}

/// What the loan's history has of a payment.
pub(super) async fn find_event(db: &impl ConnectionTrait, payment: PaymentId) -> Result<Option<loan_events::Model>> {
    Ok(loan_events::Entity::find().filter(loan_events::Column::PaymentId.eq(payment)).one(db).await?)
}
