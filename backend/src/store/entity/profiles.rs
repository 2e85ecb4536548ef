//! What is known about a borrower; personal data sealed.

use sea_orm::entity::prelude::*;

use crate::BorrowerId;
use crate::store::columns::Kopecks;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "profiles")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) borrower_id: BorrowerId,
    pub(crate) sealed: Option<String>,
    pub(crate) typed_sealed: Option<String>,
    pub(crate) typed_revision: i64,
    pub(crate) passport_lookup: Option<String>,
    pub(crate) complete: bool,
    pub(crate) monthly_income_kopecks: Option<Kopecks>,
    pub(crate) monthly_payments_kopecks: Option<Kopecks>,
    pub(crate) updated_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
