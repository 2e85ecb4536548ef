//! What was shown for agreement or signing; append only.

use sea_orm::entity::prelude::*;

use crate::{ApplicationId, BorrowerId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "documents")]
pub(crate) struct Model {
    /// SHA-256 of the text.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) hash: String,
    pub(crate) kind: String,
    pub(crate) template_version: String,
    /// Whose it is; none of one that is the same for everybody.
    pub(crate) borrower_id: Option<BorrowerId>,
    pub(crate) application_id: Option<ApplicationId>,
    pub(crate) text: String,
    pub(crate) kept_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
