//! Seals of the audit: a chain; append only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_seals")]
pub(crate) struct Model {
    /// 1 for the first, then one more each time.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) number: i64,
    /// A keyed hash of the seal before and of all rows that this one holds.
    pub(crate) hash: String,
    pub(crate) sealed_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
