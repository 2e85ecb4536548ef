//! What the acquirer has otherwise than we do.

use sea_orm::entity::prelude::*;

use crate::TransferId;
use crate::store::columns::Kopecks;
use crate::store::entity::transfers::Kind;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "acquirer_differences")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: String,
    pub(crate) what: What,
    pub(crate) kind: Kind,
    pub(crate) acquirer_id: String,
    pub(crate) our_id: Option<TransferId>,
    pub(crate) theirs_kopecks: Kopecks,
    pub(crate) ours_kopecks: Kopecks,
    pub(crate) found_at_ms: i64,
    pub(crate) settled_at_ms: Option<i64>,
    /// The staff member who looked.
    pub(crate) settled_by: Option<String>,
}

/// In which way it is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum What {
    /// The acquirer has it, we know nothing of it.
    #[sea_orm(string_value = "unknown_here")]
    UnknownHere,
    /// We have it as done, the acquirer does not.
    #[sea_orm(string_value = "not_done_there")]
    NotDoneThere,
    /// The acquirer has it as done, and it could not be taken in here.
    #[sea_orm(string_value = "not_done_here")]
    NotDoneHere,
    /// The sums differ.
    #[sea_orm(string_value = "other_sum")]
    OtherSum,
    /// More of a payment went back than we know of.
    #[sea_orm(string_value = "more_went_back")]
    MoreWentBack,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
