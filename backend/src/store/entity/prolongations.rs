//! A loan's due date moved by an addendum.

use sea_orm::entity::prelude::*;

use crate::store::columns::{Day, Kopecks};
use crate::{BorrowerId, LoanId, ProlongationId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "prolongations")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: ProlongationId,
    pub(crate) loan_id: LoanId,
    pub(crate) borrower_id: BorrowerId,
    /// The day of the addendum: its price is what has accrued by then.
    pub(crate) on_date: Day,
    /// The days of the event.
    pub(crate) days: i64,
    pub(crate) daily_rate_millionths: i64,
    /// The new due date.
    pub(crate) due_on: Day,
    pub(crate) price_kopecks: Kopecks,
    /// The addendum as it was shown.
    pub(crate) document_hash: String,
    pub(crate) state: State,
    pub(crate) offered_at_ms: i64,
    pub(crate) signed_at_ms: Option<i64>,
    /// When it came into force, or to nothing.
    pub(crate) settled_at_ms: Option<i64>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum State {
    /// Shown; a code for it was sent.
    #[sea_orm(string_value = "offered")]
    Offered,
    /// Signed; its price is awaited.
    #[sea_orm(string_value = "signed")]
    Signed,
    /// The due date is the new one.
    #[sea_orm(string_value = "in_force")]
    InForce,
    /// Another took its place, or what was paid for it could not prolong the loan any more.
    #[sea_orm(string_value = "void")]
    Void,
}

impl State {
    /// It waits for a signature, or for its price.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, Self::Offered | Self::Signed)
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
