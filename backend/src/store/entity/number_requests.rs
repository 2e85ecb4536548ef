//! Those who say that a number on file as another's is theirs now.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "number_requests")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    /// The registration that it was asked in.
    pub(crate) draft_hash: String,
    pub(crate) phone: String,
    /// Who asks; sealed.
    pub(crate) person_sealed: String,
    pub(crate) ip: String,
    pub(crate) user_agent: String,
    pub(crate) asked_at_ms: i64,
    pub(crate) answer: Option<Answer>,
    pub(crate) answered_by: Option<String>,
    pub(crate) answered_at_ms: Option<i64>,
}

/// What staff said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum Answer {
    #[sea_orm(string_value = "given")]
    Given,
    #[sea_orm(string_value = "refused")]
    Refused,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
