//! Loans.

use sea_orm::entity::prelude::*;

use crate::store::columns::{Day, Kopecks};
use crate::{ApplicationId, BorrowerId, CardId, LoanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "loans")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: LoanId,
    pub(crate) number: String,
    pub(crate) borrower_id: BorrowerId,
    pub(crate) application_id: ApplicationId,
    pub(crate) product_code: String,
    pub(crate) card_id: CardId,
    pub(crate) principal_kopecks: Kopecks,
    pub(crate) rate_per_day_millionths: i64,
    pub(crate) rate_after_term_millionths: i64,
    pub(crate) term_days: i64,
    pub(crate) signed_on: Day,
    pub(crate) disbursed_on: Option<Day>,
    /// The first due date: the one in force follows from the history.
    pub(crate) due_on: Option<Day>,
    /// The instalments agreed on when the money left, as JSON; none of them for a single payment on the due date.
    pub(crate) schedule: Option<String>,
    pub(crate) state: State,
    pub(crate) closed_on: Option<Day>,
    /// The day up to which the books have its interest and penalty; none before disbursement.
    pub(crate) accrued_on: Option<Day>,
    /// What the books hold as interest accrued and not paid: the balance of its account.
    pub(crate) interest_receivable_kopecks: Kopecks,
    /// The same of penalty.
    pub(crate) penalty_receivable_kopecks: Kopecks,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum State {
    #[sea_orm(string_value = "awaiting_payout")]
    AwaitingPayout,
    #[sea_orm(string_value = "active")]
    Active,
    #[sea_orm(string_value = "closed")]
    Closed,
    #[sea_orm(string_value = "canceled")]
    Canceled,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
