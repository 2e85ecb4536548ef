//! Where loans' money goes: cards linked on the acquirer's page, and accounts at banks by the borrower's phone number.

use sea_orm::entity::prelude::*;

use crate::{BorrowerId, CardId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cards")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: CardId,
    pub(crate) borrower_id: BorrowerId,
    pub(crate) acquirer_method_id: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) state: State,
    pub(crate) idempotency_key: String,
    pub(crate) return_path: String,
    pub(crate) created_at_ms: i64,
    /// The bank of an account; none of a card.
    pub(crate) sbp_bank_id: Option<String>,
    /// The phone by which the bank knows the account.
    pub(crate) sbp_phone: Option<String>,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum State {
    #[sea_orm(string_value = "linking")]
    Linking,
    #[sea_orm(string_value = "linked")]
    Linked,
    #[sea_orm(string_value = "refused")]
    Refused,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
