//! Codes sent by SMS; the keyed hash only.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sms_codes")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) phone: String,
    pub(crate) purpose: String,
    pub(crate) subject: String,
    pub(crate) code_hmac: String,
    pub(crate) tries_left: i64,
    pub(crate) live: bool,
    pub(crate) ip: String,
    pub(crate) created_at_ms: i64,
    pub(crate) resend_at_ms: i64,
    pub(crate) expires_at_ms: i64,
    pub(crate) handed_over_at_ms: Option<i64>,
    pub(crate) used_at_ms: Option<i64>,
    /// How many SMS carried it, and those before it that it took the place of.
    pub(crate) sendings: i64,
    /// It was right, and signs in once the day of birth is told.
    pub(crate) awaits_birth_date: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
