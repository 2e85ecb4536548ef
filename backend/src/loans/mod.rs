//! Loans: what is owed on any day, and what happened.

pub(crate) mod queries;

use jiff::{Timestamp, civil::Date};
use lending::{DailyRate, Debt, Loan, LoanEvent, LoanTerms, Money, Stage};

use crate::{
    Borrower, Error, LoanId, PaymentId, Result,
    applications::ApplicationSummary,
    cards, payments, products,
    refunds::{self, Overpayment},
    store::entity::{
        loan_events,
        loans::{self, State},
    },
};

/// What the cabinet's first page shows.
#[derive(Clone, Debug)]
pub struct Home {
    /// For the greeting.
    pub given_name: String,
    /// The lender's today.
    pub today: Date,
    /// Open loans, the one due first on top.
    pub loans: Vec<LoanSummary>,
    /// The application under way, if any.
    pub application: Option<ApplicationSummary>,
    /// Closed loans, the newest first, at most ten.
    pub closed: Vec<ClosedLoan>,
}

/// An open loan in a list.
#[derive(Clone, Debug)]
pub struct LoanSummary {
    /// Its id.
    pub id: LoanId,
    /// The contract's number.
    pub number: String,
    /// The debt of today.
    pub debt: Debt,
    /// What was agreed: with it a page tells how the debt came about.
    pub terms: LoanTerms,
}

/// A closed loan in a list.
#[derive(Clone, Debug)]
pub struct ClosedLoan {
    /// Its id.
    pub id: LoanId,
    /// The contract's number.
    pub number: String,
    /// The sum lent.
    pub principal: Money,
    /// When it was paid in full.
    pub closed_on: Date,
}

/// A loan as its page shows it.
#[derive(Clone, Debug)]
pub struct LoanView {
    /// Its id.
    pub id: LoanId,
    /// The contract's number.
    pub number: String,
    /// Terms and events: the debt on any day follows from it.
    pub loan: Loan,
    /// The events, oldest first.
    pub events: Vec<LoanEvent>,
    /// What a payment leaves is forgiven up to this.
    pub forgiven_tail: Money,
    /// The lender's today.
    pub today: Date,
    /// The card that the money went to.
    pub card_label: String,
    /// What happened, the newest first.
    pub history: Vec<Operation>,
    /// A payment that is under way at the acquirer.
    pub payment_under_way: Option<PaymentId>,
    /// A payment that brought more than was owed, as long as that is not back.
    pub not_returned: Option<(PaymentId, Overpayment)>,
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
    /// The lender forgave the tail that a payment left.
    Forgiven,
    /// What a payment brought beyond the debt went back.
    Refunded,
}

/// At most so many closed loans on the first page.
const CLOSED_SHOWN: usize = 10;

impl Borrower<'_> {
    /// The cabinet's first page. One statement.
    pub async fn home(&self) -> Result<Home> {
        let today = self.backend.clock().today();
        let mut rows = queries::list_home(self.backend.store().reader(), self.id).await?;
        let loan_rows: Vec<_> = rows.iter_mut().filter_map(|row| row.loan.take()).collect();
        let head = rows.into_iter().next().ok_or(Error::NotFound)?;
        let (mut loans, mut closed) = (Vec::new(), Vec::new());
        for rows in loan_rows.chunk_by(|one, next| one.id == next.id) {
            match rows[0].state {
                State::Closed => closed.extend(closed_loan(&rows[0])),
                _ => loans.push(open_loan(rows, today)?),
            }
        }
        loans.sort_by_key(|loan| loan.terms.due_on);
        closed.sort_by_key(|loan| std::cmp::Reverse(loan.closed_on));
        closed.truncate(CLOSED_SHOWN);
        Ok(Home { application: application(&head), given_name: head.given_name, today, loans, closed })
    }

    /// A loan of this borrower; one whose money was never sent is none.
    pub async fn get_loan(&self, id: LoanId) -> Result<LoanView> {
        let reader = self.backend.store().reader();
        let row = queries::find(reader, self.id, id).await?.ok_or(Error::NotFound)?;
        let events = queries::list_events(reader, id).await?;
        let loan = replay(&row, &events)?;
        let card = cards::queries::find(reader, self.id, row.card_id).await?;
        let now_ms = self.backend.clock().now_ms();
        let mut not_returned = None;
        let mut history = events.iter().rev().map(operation).collect::<Result<Vec<_>>>()?;
        if loan.payments().iter().any(|made| made.allocation.overpaid.is_positive()) {
            let refunds = refunds::queries::list_of_loan(reader, id).await?;
            history.splice(..0, refunds.iter().filter_map(refunds::operation));
            history.sort_by_key(|operation| std::cmp::Reverse(operation.at));
            for event in &events {
                let overpayment = refunds::overpayment(event, &refunds)?;
                not_returned = event.payment_id.zip(overpayment.filter(Overpayment::is_not_back)).or(not_returned);
            }
        }
        Ok(LoanView {
            id,
            number: row.number,
            loan,
            events: rule_events(&events)?,
            forgiven_tail: products::find_forgiven_tail(reader, &row.product_code).await?,
            today: self.backend.clock().today(),
            card_label: card.and_then(|card| card.label).unwrap_or_default(),
            history,
            not_returned,
            payment_under_way: payments::queries::find_under_way(reader, id, now_ms).await?.map(|payment| payment.id),
        })
    }
}

/// The kinds of events in the database.
pub(crate) const DISBURSED: &str = "disbursed";
pub(crate) const PAYMENT: &str = "payment";
pub(crate) const FORGIVENESS: &str = "forgiveness";

/// The loan of the rules, from its row and its events.
///
/// # Errors
/// `NotFound` while the money was not sent; internal if the rows are not a loan's history.
pub(crate) fn replay(row: &loans::Model, events: &[loan_events::Model]) -> Result<Loan> {
    let (Some(disbursed_on), Some(due_on)) = (row.disbursed_on, row.due_on) else { return Err(Error::NotFound) };
    let terms = LoanTerms {
        principal: row.principal_kopecks.into(),
        daily_rate: rate(row.rate_per_day_millionths)?,
        rate_after_term: rate(row.rate_after_term_millionths)?,
        disbursed_on: disbursed_on.into(),
        due_on: due_on.into(),
        signed_on: row.signed_on.into(),
    };
    Loan::try_new(terms, &rule_events(events)?).map_err(Error::internal)
}

/// The events of a history as the rules know them; the disbursement is none, it stands in the terms.
fn rule_events(events: &[loan_events::Model]) -> Result<Vec<LoanEvent>> {
    let mut known = Vec::with_capacity(events.len());
    for event in events {
        let (date, amount) = (event.on_date.into(), event.amount_kopecks.into());
        match event.kind.as_str() {
            DISBURSED => {}
            PAYMENT => known.push(LoanEvent::Payment { date, amount }),
            FORGIVENESS => known.push(LoanEvent::Forgiveness { date, amount }),
            other => return Err(Error::internal(format!("loan {} has an event {other:?}", event.loan_id))),
        }
    }
    Ok(known)
}

/// A rate as it stands in the database.
pub(crate) fn rate(millionths: i64) -> Result<DailyRate> {
    Ok(DailyRate::from_millionths(u32::try_from(millionths).map_err(Error::internal)?))
}

fn open_loan(rows: &[queries::HomeLoan], today: Date) -> Result<LoanSummary> {
    let row = &rows[0];
    let (Some(disbursed_on), Some(due_on)) = (row.disbursed_on, row.due_on) else {
        return Err(Error::internal(format!("the active loan {} has no dates", row.id)));
    };
    let terms = LoanTerms {
        principal: row.principal_kopecks.into(),
        daily_rate: rate(row.rate_per_day_millionths)?,
        rate_after_term: rate(row.rate_after_term_millionths)?,
        disbursed_on: disbursed_on.into(),
        due_on: due_on.into(),
        signed_on: row.signed_on.into(),
    };
    let payments: Vec<LoanEvent> = rows
        .iter()
        .filter_map(|row| Some(LoanEvent::Payment { date: row.paid_on?.into(), amount: row.paid_kopecks?.into() }))
        .collect();
    let loan = Loan::try_new(terms, &payments).map_err(Error::internal)?;
    Ok(LoanSummary { id: row.id, number: row.number.clone(), debt: loan.debt_on(today), terms })
}

fn closed_loan(row: &queries::HomeLoan) -> Option<ClosedLoan> {
    Some(ClosedLoan {
        id: row.id,
        number: row.number.clone(),
        principal: row.principal_kopecks.into(),
        closed_on: row.closed_on?.into(),
    })
}

fn application(head: &queries::HomeRow) -> Option<ApplicationSummary> {
    Some(ApplicationSummary {
        id: head.application_id?,
        amount: head.offered_kopecks?.into(),
        term_days: u32::try_from(head.term_days?).ok()?,
        stage: Stage::parse(head.stage.as_deref()?)?,
    })
}

fn operation(event: &loan_events::Model) -> Result<Operation> {
    Ok(Operation {
        at: Timestamp::from_millisecond(event.at_ms).map_err(Error::internal)?,
        kind: match event.kind.as_str() {
            DISBURSED => OperationKind::Disbursed,
            FORGIVENESS => OperationKind::Forgiven,
            _ => OperationKind::Paid,
        },
        amount: event.amount_kopecks.into(),
    })
}
