//! What was on file about a borrower, version by version; sealed, append only.

use sea_orm::entity::prelude::*;

use crate::{BorrowerId, ProfileId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "profile_versions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: ProfileId,
    pub(crate) borrower_id: BorrowerId,
    /// 1 for the first, then one more each time.
    pub(crate) number: i64,
    pub(crate) sealed: String,
    /// A keyed hash of the passport's number.
    pub(crate) passport_lookup: String,
    pub(crate) saved_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
