//! Notifications of the acquirer that were seen.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notifications")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) event: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) object_id: String,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) status: String,
    pub(crate) received_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
