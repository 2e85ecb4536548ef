//! Money of a payment that went back to the borrower without our doing.

use sea_orm::entity::prelude::*;

use crate::store::columns::Kopecks;
use crate::{LoanId, ReversalId, TransferId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reversals")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: ReversalId,
    pub(crate) payment_id: TransferId,
    /// None of a top-up of the account.
    pub(crate) loan_id: Option<LoanId>,
    pub(crate) cause: Cause,
    /// What the acquirer calls it: each is noted once.
    pub(crate) acquirer_id: String,
    pub(crate) amount_kopecks: Kopecks,
    /// What of it is owed again; the rest came from what the payment had brought beyond the debt.
    pub(crate) owed_again_kopecks: Kopecks,
    /// The staff member who noted it; none where the acquirer itself says so.
    pub(crate) noted_by: Option<String>,
    pub(crate) noted_at_ms: i64,
}

/// How it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum Cause {
    /// Somebody gave it back in the acquirer's own cabinet.
    #[sea_orm(string_value = "refund")]
    Refund,
    /// The borrower's bank took it back.
    #[sea_orm(string_value = "chargeback")]
    Chargeback,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
