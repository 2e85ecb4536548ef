//! Work promised in a transaction and done after it: the outbox.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) key: String,
    pub(crate) payload: String,
    pub(crate) run_at_ms: i64,
    pub(crate) attempts: i64,
    pub(crate) lease_owner: Option<String>,
    pub(crate) lease_until_ms: Option<i64>,
    pub(crate) last_error: Option<String>,
    pub(crate) done_at_ms: Option<i64>,
    pub(crate) dead: bool,
    pub(crate) promised: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
