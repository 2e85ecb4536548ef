//! A loan as its page shows it.

use jiff::{Timestamp, civil::Date};
use lending::{FullCost, Instalment, Loan, LoanEvent, Money, ProductTerms};

use super::queries::{self, LoanHead};
use crate::{
    Borrower, Error, LoanId, PaymentId, Result,
    applications::Conditions,
    cards::Card,
    loans::{self, DISBURSED, FORGIVENESS, HOLIDAY, PROLONGATION, REVERSAL},
    payments,
    refunds::{self, Overpayment},
    store::entity::{
        loan_events,
        transfers::{Kind as TransferKind, Model as Transfer, State as TransferState},
    },
};

/// A loan as its page shows it.
#[derive(Clone, Debug)]
pub struct LoanView {
    /// Its id.
    pub id: LoanId,
    /// The contract's number.
    pub number: String,
    /// Terms and events: the debt on any day follows from it.
    pub loan: Loan,
    /// The instalments agreed on when the money left; none of a single payment.
    pub instalments: Vec<Instalment>,
    /// The events, oldest first.
    pub events: Vec<LoanEvent>,
    /// ПСК as the conditions name it that were signed for it; none where they were not kept.
    pub signed_full_cost: Option<FullCost>,
    /// What a payment leaves is forgiven up to this.
    pub forgiven_tail: Money,
    /// Loans of its product are prolonged.
    pub is_prolonged: bool,
    /// The lender's today.
    pub today: Date,
    /// The card that the money went to.
    pub card_label: String,
    /// What happened, the newest first.
    pub history: Vec<Operation>,
    /// A payment that is under way at the acquirer.
    pub payment_under_way: Option<PaymentId>,
    /// What went back of a payment without the lender's doing, and when, as long as nothing was paid since.
    pub reversed: Option<(Date, Money)>,
    /// A payment that brought more than was owed, as long as that is not back.
    pub not_returned: Option<(PaymentId, Overpayment)>,
}

/// Where a payment can come from besides a new card and the borrower's bank.
#[derive(Clone, Debug)]
pub struct Sources {
    /// What is on the account.
    pub on_account: Money,
    /// The linked cards, the newest first.
    pub cards: Vec<Card>,
}

/// An operation in a loan's history.
#[derive(Clone, Debug)]
pub struct Operation {
    /// When.
    pub at: Timestamp,
    /// What.
    pub kind: OperationKind,
    /// How much.
    pub amount: Money,
}

/// The kinds of operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperationKind {
    /// The sum lent reached the card.
    Disbursed,
    /// A payment was credited.
    Paid,
    /// The loan was prolonged, for that price.
    Prolonged,
    /// A credit holiday began.
    PutOff,
    /// The lender forgave the tail that a payment left.
    Forgiven,
    /// What a payment brought beyond the debt went back.
    Refunded,
    /// A payment, or a part of it, went back without the lender's doing: it is owed again.
    Reversed,
}

impl Borrower<'_> {
    /// A loan of this borrower; one whose money was never sent is none. Three statements.
    pub async fn get_loan(&self, id: LoanId) -> Result<LoanView> {
        let reader = self.backend.store().reader();
        let head = queries::find_loan(reader, self.id, id).await?.ok_or(Error::NotFound)?;
        let events = loans::queries::list_events(reader, id).await?;
        let moving = queries::list_moving(reader, id).await?;
        self.view(head, &events, moving).map(|(view, _)| view)
    }

    /// The same, with where it can be paid from. Three statements.
    pub async fn get_loan_to_pay(&self, id: LoanId) -> Result<(LoanView, Sources)> {
        self.read_loan_to_pay(id).await.map(|(view, _, sources)| (view, sources))
    }

    /// The same with the product that it was made from.
    pub(super) async fn read_loan_to_pay(&self, id: LoanId) -> Result<(LoanView, Option<ProductTerms>, Sources)> {
        let (mut view, product) = self.read_loan(id).await?;
        let standing = self.standing(Some(id)).await?;
        view.payment_under_way = standing.payment_under_way;
        Ok((view, product, standing.sources))
    }

    /// A loan and the product that it was made from, without what is under way of its payments and what went back. Two
    /// statements.
    pub(super) async fn read_loan(&self, id: LoanId) -> Result<(LoanView, Option<ProductTerms>)> {
        let reader = self.backend.store().reader();
        let head = queries::find_loan(reader, self.id, id).await?.ok_or(Error::NotFound)?;
        let events = loans::queries::list_events(reader, id).await?;
        self.view(head, &events, Vec::new())
    }

    /// What is on the account and which cards can be charged; of a loan, the payment that is under way. One statement.
    pub(super) async fn standing(&self, loan: Option<LoanId>) -> Result<Standing> {
        let page_lives_since_ms = payments::page_lives_since_ms(self.backend.clock().now_ms());
        let rows = queries::list_sources(self.backend.store().reader(), self.id, loan, page_lives_since_ms).await?;
        let first = rows.first().ok_or(Error::NotFound)?;
        Ok(Standing {
            keeps_surplus: first.keeps_surplus_since_ms.is_some(),
            payment_under_way: first.payment_under_way.map(PaymentId::from),
            sources: Sources {
                on_account: Money::from(first.on_account_kopecks).max(Money::ZERO),
                cards: rows.into_iter().filter_map(|row| Some(Card::linked(row.card_id?, row.card_label))).collect(),
            },
        })
    }

    fn view(
        &self,
        head: LoanHead,
        events: &[loan_events::Model],
        moving: Vec<Transfer>,
    ) -> Result<(LoanView, Option<ProductTerms>)> {
        let LoanHead { loan: row, conditions, card_label, product_terms } = head;
        let product: Option<ProductTerms> = product_terms.map(|json| serde_json::from_str(&json)).transpose()?;
        let loan = loans::replay(&row, events)?;
        let (refunds, under_way): (Vec<_>, Vec<_>) =
            moving.into_iter().partition(|transfer| transfer.kind == TransferKind::Refund);
        let now_ms = self.backend.clock().now_ms();
        let mut not_returned = None;
        let mut history = events.iter().rev().map(operation).collect::<Result<Vec<_>>>()?;
        if loan.payments().iter().any(|made| made.allocation.overpaid.is_positive()) {
            history.splice(..0, refunds.iter().filter_map(refund_operation));
            history.sort_by_key(|operation| std::cmp::Reverse(operation.at));
            for event in events {
                let overpayment = refunds::overpayment(event, &refunds)?;
                not_returned = event.payment_id.zip(overpayment.filter(Overpayment::is_not_back)).or(not_returned);
            }
        }
        let view = LoanView {
            id: row.id,
            reversed: events.iter().rev().take_while(|event| !loans::is_payment(event)).find_map(reversed),
            instalments: loans::instalments(&row)?,
            number: row.number,
            signed_full_cost: match conditions {
                Some(json) => Some(Conditions::read(&json)?.quote.full_cost),
                None => None,
            },
            loan,
            events: loans::rule_events(events)?,
            forgiven_tail: product.as_ref().map_or(Money::ZERO, |terms| terms.forgiven_tail),
            is_prolonged: product.as_ref().is_some_and(|terms| terms.prolongation.is_some()),
            today: self.backend.clock().today(),
            card_label: card_label.unwrap_or_default(),
            history,
            not_returned,
            payment_under_way: under_way
                .iter()
                .find(|payment| payments::can_be_finished(payment, now_ms))
                .map(|payment| payment.id.into()),
        };
        Ok((view, product))
    }
}

/// What stands beside a loan where it is paid, or the account where it is topped up.
pub(super) struct Standing {
    pub(super) keeps_surplus: bool,
    pub(super) payment_under_way: Option<PaymentId>,
    pub(super) sources: Sources,
}

fn operation(event: &loan_events::Model) -> Result<Operation> {
    Ok(Operation {
        at: Timestamp::from_millisecond(event.at_ms).map_err(Error::internal)?,
        kind: match event.kind.as_str() {
            DISBURSED => OperationKind::Disbursed,
            FORGIVENESS => OperationKind::Forgiven,
            REVERSAL => OperationKind::Reversed,
            PROLONGATION => OperationKind::Prolonged,
            HOLIDAY => OperationKind::PutOff,
            _ => OperationKind::Paid,
        },
        amount: Money::from_kopecks(Money::from(event.amount_kopecks).kopecks().abs()),
    })
}

/// Day and sum of an event that made a payment owed again.
fn reversed(event: &loan_events::Model) -> Option<(Date, Money)> {
    let amount = Money::from(event.amount_kopecks).kopecks().abs();
    (event.kind == REVERSAL).then(|| (event.on_date.into(), Money::from_kopecks(amount)))
}

/// A refund in the history of its loan; none as long as it has not succeeded.
fn refund_operation(refund: &Transfer) -> Option<Operation> {
    let at = Timestamp::from_millisecond(refund.settled_at_ms?).ok()?;
    let amount = refund.amount_kopecks.into();
    (refund.state == TransferState::Succeeded).then_some(Operation { at, kind: OperationKind::Refunded, amount })
}
