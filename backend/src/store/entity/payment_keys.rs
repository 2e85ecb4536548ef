//! Which form began which payment. Several forms may lead to one.

use sea_orm::entity::prelude::*;

use crate::{BorrowerId, PaymentId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payment_keys")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) borrower_id: BorrowerId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) idempotency_key: String,
    pub(crate) payment_id: PaymentId,
    /// What the form asked for: the same key with another request is a conflict.
    pub(crate) request: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
