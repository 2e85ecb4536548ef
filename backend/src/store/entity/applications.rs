//! Applications for a loan.

use sea_orm::entity::prelude::*;

use crate::store::columns::{Day, Kopecks};
use crate::{ApplicationId, BorrowerId, CardId, ProfileId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "applications")]
#[expect(clippy::struct_excessive_bools, reason = "each is a column")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: ApplicationId,
    pub(crate) number: String,
    pub(crate) borrower_id: BorrowerId,
    pub(crate) product_code: String,
    pub(crate) amount_kopecks: Kopecks,
    pub(crate) term_days: i64,
    pub(crate) card_id: CardId,
    /// What was on file when it was sent; unknown of those sent before versions were kept.
    pub(crate) profile_id: Option<ProfileId>,
    pub(crate) stage: String,
    pub(crate) is_open: bool,
    pub(crate) idempotency_key: String,
    pub(crate) burden_acknowledged: bool,
    pub(crate) burden_notice: bool,
    pub(crate) first_loan: bool,
    pub(crate) offered_amount_kopecks: Option<Kopecks>,
    pub(crate) offer_lapses_on: Option<Day>,
    pub(crate) conditions: Option<String>,
    pub(crate) conditions_hash: Option<String>,
    /// The last day on which it waits for a person, or for another card.
    pub(crate) waits_until_on: Option<Day>,
    pub(crate) refusal_reasons: Option<String>,
    pub(crate) payout_refusal: Option<String>,
    /// The person who decided; none if the rules did.
    pub(crate) decided_by: Option<String>,
    pub(crate) created_at_ms: i64,
    pub(crate) version: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
