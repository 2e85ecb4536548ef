//! What happened to a loan, in order.

use sea_orm::entity::prelude::*;

use crate::store::columns::{Day, Kopecks};
use crate::{LoanId, PaymentId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "loan_events")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) loan_id: LoanId,
    pub(crate) sequence: i64,
    pub(crate) kind: String,
    pub(crate) on_date: Day,
    pub(crate) at_ms: i64,
    /// The event as the rules know it; none for the disbursement, which stands in the loan's terms.
    pub(crate) event: Option<String>,
    pub(crate) amount_kopecks: Kopecks,
    pub(crate) principal_kopecks: Kopecks,
    pub(crate) interest_kopecks: Kopecks,
    pub(crate) penalty_kopecks: Kopecks,
    pub(crate) payment_id: Option<PaymentId>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
