//! The books: the lines of transactions; each transaction's lines sum to zero.

use sea_orm::entity::prelude::*;

use crate::store::columns::Kopecks;
use crate::{BorrowerId, LoanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entries")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) transaction_id: String,
    pub(crate) line: i64,
    pub(crate) account: String,
    pub(crate) loan_id: Option<LoanId>,
    pub(crate) borrower_id: Option<BorrowerId>,
    pub(crate) amount_kopecks: Kopecks,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
