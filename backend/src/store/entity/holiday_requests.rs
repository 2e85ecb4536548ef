//! A credit holiday that a borrower asks for.

use sea_orm::entity::prelude::*;

use crate::store::columns::{Day, Kopecks};
use crate::{BorrowerId, HolidayRequestId, LoanId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holiday_requests")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: HolidayRequestId,
    pub(crate) loan_id: LoanId,
    pub(crate) borrower_id: BorrowerId,
    pub(crate) ground: Ground,
    /// Income, where it fell; else none.
    pub(crate) last_two_months_kopecks: Option<Kopecks>,
    pub(crate) twelve_months_before_kopecks: Option<Kopecks>,
    pub(crate) months: i64,
    /// The day of the request: the holiday begins with it.
    pub(crate) on_date: Day,
    /// The request as it was shown.
    pub(crate) document_hash: String,
    pub(crate) state: State,
    pub(crate) drafted_at_ms: i64,
    pub(crate) signed_at_ms: Option<i64>,
    /// The last day for the lender's answer, once it is signed.
    pub(crate) answer_by: Option<Day>,
    /// When it was granted or refused, or came to nothing.
    pub(crate) settled_at_ms: Option<i64>,
    /// Who answered; nobody where silence granted it.
    pub(crate) answered_by: Option<String>,
    /// Why it was refused, for the borrower.
    pub(crate) reason: Option<String>,
}

/// Why it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum Ground {
    /// The income fell.
    #[sea_orm(string_value = "income_fell")]
    IncomeFell,
    /// An emergency where the borrower lived.
    #[sea_orm(string_value = "emergency")]
    Emergency,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum State {
    /// Shown; a code for it was sent.
    #[sea_orm(string_value = "drafted")]
    Drafted,
    /// Signed; the lender's answer is awaited.
    #[sea_orm(string_value = "signed")]
    Signed,
    /// The holiday is part of the loan's history.
    #[sea_orm(string_value = "granted")]
    Granted,
    /// Staff refused it.
    #[sea_orm(string_value = "refused")]
    Refused,
    /// Another took its place, or there is nothing left to put off.
    #[sea_orm(string_value = "void")]
    Void,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
