//! Registrations under way.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_drafts")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) token_hash: String,
    pub(crate) choice: Option<String>,
    pub(crate) typed: String,
    pub(crate) person: Option<String>,
    pub(crate) consents: Option<String>,
    pub(crate) password_hash: Option<String>,
    pub(crate) created_at_ms: i64,
    pub(crate) expires_at_ms: i64,
    /// It led to a borrower; what was typed is gone.
    pub(crate) finished: bool,
    /// The phone was confirmed, and is on file as another person's.
    pub(crate) number_taken: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
