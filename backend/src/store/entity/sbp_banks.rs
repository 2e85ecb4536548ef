//! Banks that the acquirer pays out to by phone number.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sbp_banks")]
pub(crate) struct Model {
    /// The bank's id in the system of fast payments.
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) bank_id: String,
    pub(crate) name: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
