//! What a payment brought beyond the debt, on its way back to the card.

use sea_orm::entity::prelude::*;

use super::payments::State;
use crate::store::columns::Kopecks;
use crate::{LoanId, PaymentId, RefundId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "refunds")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: RefundId,
    pub(crate) payment_id: PaymentId,
    pub(crate) loan_id: LoanId,
    pub(crate) amount_kopecks: Kopecks,
    pub(crate) state: State,
    pub(crate) acquirer_id: Option<String>,
    pub(crate) body_hash: String,
    pub(crate) reason: Option<String>,
    /// The staff member who had it tried again.
    pub(crate) asked_by: Option<String>,
    pub(crate) created_at_ms: i64,
    pub(crate) first_sent_at_ms: Option<i64>,
    pub(crate) settled_at_ms: Option<i64>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
