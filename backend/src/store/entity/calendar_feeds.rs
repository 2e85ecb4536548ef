//! Borrowers' calendars at an address of their own; the secret's hash only.

use sea_orm::entity::prelude::*;

use crate::BorrowerId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "calendar_feeds")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) borrower_id: BorrowerId,
    pub(crate) secret_hash: String,
    pub(crate) with_sums: bool,
    pub(crate) created_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
