//! People who registered.

use sea_orm::entity::prelude::*;

use crate::BorrowerId;
use crate::store::columns::Day;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "borrowers")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: BorrowerId,
    pub(crate) phone: String,
    pub(crate) password_hash: String,
    pub(crate) surname: String,
    pub(crate) given_name: String,
    pub(crate) patronymic: Option<String>,
    pub(crate) birth_on: Day,
    pub(crate) email: Option<String>,
    pub(crate) invited_by_code: Option<String>,
    pub(crate) created_at_ms: i64,
    pub(crate) signed_in_at_ms: i64,
    /// The first borrower of the same person, where the person has several cabinets.
    pub(crate) person_id: Option<BorrowerId>,
    /// Since when what is paid beyond a debt is to stay on the account; none where it goes back by itself.
    pub(crate) keeps_surplus_since_ms: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
