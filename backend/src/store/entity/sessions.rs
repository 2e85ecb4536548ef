//! Signed-in browsers; the token's hash only.

use sea_orm::entity::prelude::*;

use crate::BorrowerId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) token_hash: String,
    pub(crate) borrower_id: BorrowerId,
    pub(crate) ip: String,
    pub(crate) user_agent: String,
    pub(crate) created_at_ms: i64,
    pub(crate) last_seen_at_ms: i64,
    pub(crate) idle_expires_at_ms: i64,
    pub(crate) expires_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
