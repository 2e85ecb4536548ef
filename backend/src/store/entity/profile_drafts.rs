//! What a borrower is typing into the profile; sealed.

use sea_orm::entity::prelude::*;

use crate::BorrowerId;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "profile_drafts")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) borrower_id: BorrowerId,
    pub(crate) typed_sealed: Option<String>,
    pub(crate) typed_revision: i64,
    pub(crate) updated_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
