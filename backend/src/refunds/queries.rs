//! All statements about refunds.

use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{
    LoanId, PaymentId, Result,
    store::entity::{
        loan_events,
        transfers::{Kind, Model},
    },
    transfers,
};

/// All refunds of a loan's payments, refused ones too; the newest first.
pub(crate) async fn list_of_loan(db: &impl ConnectionTrait, loan: LoanId) -> Result<Vec<Model>> {
    transfers::queries::list_of_loan(db, Kind::Refund, loan).await
}

/// What the loan's history has of a payment.
pub(super) async fn find_event(db: &impl ConnectionTrait, payment: PaymentId) -> Result<Option<loan_events::Model>> {
    Ok(loan_events::Entity::find().filter(loan_events::Column::PaymentId.eq(payment)).one(db).await?)
}
