//! The books: what each closed day did to each account.

use sea_orm::entity::prelude::*;

use crate::store::columns::{Day, Kopecks};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_balances")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) on_date: Day,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) account: String,
    pub(crate) debit_kopecks: Kopecks,
    /// Positive.
    pub(crate) credit_kopecks: Kopecks,
    /// After the day; a debit is positive.
    pub(crate) closing_kopecks: Kopecks,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
