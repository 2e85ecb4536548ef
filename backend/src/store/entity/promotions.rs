//! What the first page advertises.

use sea_orm::entity::prelude::*;

use crate::store::columns::Day;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "promotions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) title_ru: String,
    pub(crate) title_en: String,
    pub(crate) starts_on: Day,
    pub(crate) ends_on: Day,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
