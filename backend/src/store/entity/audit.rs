//! Who did what of consequence; append only but for the seal.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) at_ms: i64,
    pub(crate) actor: String,
    pub(crate) act: String,
    pub(crate) about: String,
    pub(crate) details: String,
    /// SHA-256 of all of the above.
    pub(crate) hash: String,
    /// The seal that holds it; none yet for a row of the last minute.
    pub(crate) seal: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
