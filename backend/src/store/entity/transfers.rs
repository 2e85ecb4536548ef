//! What goes over the acquirer and must never happen twice.

use sea_orm::entity::prelude::*;

use crate::store::columns::{Day, Kopecks};
use crate::{BorrowerId, CardId, LoanId, ProlongationId, TransferId};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "transfers")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: TransferId,
    pub(crate) kind: Kind,
    pub(crate) borrower_id: BorrowerId,
    /// The loan that it is about; none for a card, a top-up of the account and what of one goes back.
    pub(crate) loan_id: Option<LoanId>,
    /// The card that a payout goes to, or that is being linked.
    pub(crate) card_id: Option<CardId>,
    /// The payment that a refund is of.
    pub(crate) refund_of: Option<TransferId>,
    /// What a payment is for.
    pub(crate) purpose: Option<Purpose>,
    /// Where a payment comes from.
    pub(crate) way: Option<Way>,
    /// The prolongation whose price a payment is.
    pub(crate) prolongation_id: Option<ProlongationId>,
    /// What a payment keeps of the loan's schedule where it makes a new one.
    pub(crate) keep: Option<Keep>,
    /// The day whose whole debt a payment asks for, or whose price of a prolongation: it counts from that day.
    pub(crate) debt_of_on: Option<Day>,
    /// What a payment brought beyond the debt stayed on the account, as the borrower had asked.
    pub(crate) keeps_surplus: bool,
    /// Nothing for a card.
    pub(crate) amount_kopecks: Kopecks,
    pub(crate) state: State,
    /// The acquirer's id.
    pub(crate) acquirer_id: Option<String>,
    /// The order's fingerprint.
    pub(crate) order_hash: String,
    /// The acquirer's page.
    pub(crate) confirmation_url: Option<String>,
    /// Why it came to nothing.
    pub(crate) reason: Option<String>,
    /// The staff member who had it sent.
    pub(crate) asked_by: Option<String>,
    /// The staff member who found that it was never sent.
    pub(crate) given_up_by: Option<String>,
    pub(crate) created_at_ms: i64,
    pub(crate) first_sent_at_ms: Option<i64>,
    pub(crate) last_sent_at_ms: Option<i64>,
    /// When the acquirer was last asked how it stands.
    pub(crate) looked_at_ms: Option<i64>,
    pub(crate) settled_at_ms: Option<i64>,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum Kind {
    #[sea_orm(string_value = "payment")]
    Payment,
    #[sea_orm(string_value = "payout")]
    Payout,
    #[sea_orm(string_value = "refund")]
    Refund,
    #[sea_orm(string_value = "card_link")]
    CardLink,
}

/// What a payment is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum Purpose {
    /// It goes to the debt of a loan.
    #[sea_orm(string_value = "repay")]
    Repay,
    /// It is the price of a prolongation, which is in force with it.
    #[sea_orm(string_value = "prolong")]
    Prolong,
    /// It goes to the borrower's account.
    #[sea_orm(string_value = "top_up")]
    TopUp,
}

/// Where a payment comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Way {
    /// A card that is typed on the acquirer's page.
    #[sea_orm(string_value = "card")]
    Card,
    /// The borrower's bank, by the system of fast payments (СБП).
    #[sea_orm(string_value = "sbp")]
    Sbp,
    /// The borrower's account with us: the acquirer has no part in it.
    #[sea_orm(string_value = "account")]
    Account,
}

/// What a new schedule keeps of the old one ([`lending::Keep`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum Keep {
    #[sea_orm(string_value = "payment")]
    Payment,
    #[sea_orm(string_value = "count")]
    Count,
}

impl From<lending::Keep> for Keep {
    fn from(keep: lending::Keep) -> Self {
        match keep {
            lending::Keep::Payment => Self::Payment,
            lending::Keep::Count => Self::Count,
        }
    }
}

impl From<Keep> for lending::Keep {
    fn from(keep: Keep) -> Self {
        match keep {
            Keep::Payment => Self::Payment,
            Keep::Count => Self::Count,
        }
    }
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub(crate) enum State {
    /// The acquirer has not been asked.
    #[sea_orm(string_value = "intended")]
    Intended,
    /// The acquirer may have been asked; nobody knows whether it has it.
    #[sea_orm(string_value = "asked")]
    Asked,
    /// The acquirer has it, and has not decided.
    #[sea_orm(string_value = "pending")]
    Pending,
    #[sea_orm(string_value = "succeeded")]
    Succeeded,
    #[sea_orm(string_value = "canceled")]
    Canceled,
}

impl State {
    pub(crate) const UNDER_WAY: [Self; 3] = [Self::Intended, Self::Asked, Self::Pending];

    /// Not over yet.
    pub(crate) fn is_under_way(self) -> bool {
        Self::UNDER_WAY.contains(&self)
    }
}

impl Model {
    /// When the acquirer was last asked to do it: what it has, it has from then on.
    pub(crate) fn asked_at_ms(&self) -> i64 {
        self.last_sent_at_ms.or(self.first_sent_at_ms).unwrap_or(self.created_at_ms)
    }

    /// The intent of a payment, as [`Self::intent`].
    pub(crate) fn payment(
        purpose: Purpose,
        way: Way,
        borrower_id: BorrowerId,
        amount_kopecks: Kopecks,
        now_ms: i64,
    ) -> Self {
        let intent = Self::intent(Kind::Payment, borrower_id, amount_kopecks, now_ms);
        Self { purpose: Some(purpose), way: Some(way), ..intent }
    }

    /// An intent: nothing was asked of the acquirer. The fingerprint is still missing.
    pub(crate) fn intent(kind: Kind, borrower_id: BorrowerId, amount_kopecks: Kopecks, now_ms: i64) -> Self {
        Self {
            id: TransferId::random(),
            kind,
            borrower_id,
            loan_id: None,
            card_id: None,
            refund_of: None,
            purpose: None,
            way: None,
            prolongation_id: None,
            keep: None,
            debt_of_on: None,
            keeps_surplus: false,
            amount_kopecks,
            state: State::Intended,
            acquirer_id: None,
            order_hash: String::new(),
            confirmation_url: None,
            reason: None,
            asked_by: None,
            given_up_by: None,
            created_at_ms: now_ms,
            first_sent_at_ms: None,
            last_sent_at_ms: None,
            looked_at_ms: None,
            settled_at_ms: None,
        }
    }
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
