//! The evidence of a contract, of an addendum to it, or of a request, signed by code.

use sea_orm::entity::prelude::*;

use crate::{ApplicationId, BorrowerId, HolidayRequestId, ProlongationId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signatures")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) application_id: ApplicationId,
    /// Where it is under an addendum; else it is under the contract itself.
    pub(crate) prolongation_id: Option<ProlongationId>,
    /// Where it is under a request for a credit holiday.
    pub(crate) holiday_request_id: Option<HolidayRequestId>,
    pub(crate) borrower_id: BorrowerId,
    pub(crate) document_hash: String,
    pub(crate) code_hmac: String,
    pub(crate) phone: String,
    pub(crate) ip: String,
    pub(crate) user_agent: String,
    pub(crate) code_sent_at_ms: i64,
    pub(crate) signed_at_ms: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
