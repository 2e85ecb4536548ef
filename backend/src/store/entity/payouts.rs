//! Payouts of a loan's money to a card.

use sea_orm::entity::prelude::*;

use crate::store::columns::Kopecks;
use crate::{CardId, LoanId, PayoutId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "payouts")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: PayoutId,
    pub(crate) loan_id: LoanId,
    pub(crate) card_id: CardId,
    pub(crate) amount_kopecks: Kopecks,
    pub(crate) state: State,
    pub(crate) acquirer_id: Option<String>,
    pub(crate) idempotency_key: String,
    pub(crate) body_hash: String,
    pub(crate) reason: Option<String>,
    pub(crate) given_up_by: Option<String>,
    pub(crate) created_at_ms: i64,
    pub(crate) first_sent_at_ms: Option<i64>,
    pub(crate) last_sent_at_ms: Option<i64>,
    pub(crate) settled_at_ms: Option<i64>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum State {
    #[sea_orm(string_value = "new")]
    New,
    #[sea_orm(string_value = "unknown")]
    Unknown,
    #[sea_orm(string_value = "pending")]
    Pending,
    #[sea_orm(string_value = "succeeded")]
    Succeeded,
    #[sea_orm(string_value = "canceled")]
    Canceled,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
