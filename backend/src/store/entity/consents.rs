//! What a borrower agreed to, to which text, when and from where.

use sea_orm::entity::prelude::*;

use crate::BorrowerId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consents")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) borrower_id: BorrowerId,
    pub(crate) kind: String,
    pub(crate) text_version: String,
    pub(crate) text_hash: String,
    pub(crate) accepted_at_ms: i64,
    pub(crate) ip: String,
    pub(crate) user_agent: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
