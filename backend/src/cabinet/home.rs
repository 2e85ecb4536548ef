//! The cabinet's first page.

use jiff::{Timestamp, civil::Date};
use lending::{Debt, Loan, LoanTerms, Money, Stage};

use super::{ClosedLoan, application::waits_until, queries};
use crate::{ApplicationId, Borrower, Error, LoanId, Result, loans::Terms, store::entity::loans::State};

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
    /// There are more of them.
    pub more_closed: bool,
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
    /// The day of the next payment, as it is agreed now: that by which everything is to be paid back of a single payment.
    pub due_on: Date,
    /// The next payment of a loan in instalments: what is overdue of it first.
    pub next_payment: Option<Money>,
    /// Loans of its product are prolonged.
    pub is_prolonged: bool,
    /// What was agreed at first: with it a page tells how the debt came about.
    pub terms: LoanTerms,
}

/// An application in a list.
#[derive(Clone, Debug)]
pub struct ApplicationSummary {
    /// Its id.
    pub id: ApplicationId,
    /// The amount: offered if there is an offer, else requested.
    pub amount: Money,
    /// The term in days.
    pub term_days: u32,
    /// Where it stands.
    pub stage: Stage,
    /// Until when the money of a signed loan waits, in which the loan may be refused.
    pub waits_until: Option<Timestamp>,
}

/// At most so many closed loans on the first page.
const CLOSED_SHOWN: usize = 10;

impl Borrower<'_> {
    /// The cabinet's first page. One statement.
    pub async fn home(&self) -> Result<Home> {
        let (today, now_ms) = (self.backend.clock().today(), self.backend.clock().now_ms());
        let mut rows = queries::list_home(self.backend.store().reader(), self.id).await?;
        let loan_rows: Vec<_> = rows.iter_mut().filter_map(|row| row.loan.take()).collect();
        let head = rows.into_iter().next().ok_or(Error::NotFound)?;
        let (mut loans, mut closed) = (Vec::new(), Vec::new());
        for rows in loan_rows.chunk_by(|one, next| one.id == next.id) {
            if rows[0].state == State::Closed {
                closed.extend(closed_loan(&rows[0]));
                continue;
            }
            let product = self.backend.find_product(&rows[0].product_code).await?;
            let is_prolonged = product.is_some_and(|product| product.terms().prolongation.is_some());
            loans.push(LoanSummary { is_prolonged, ..open_loan(rows, today)? });
        }
        loans.sort_by_key(|loan| loan.due_on);
        closed.sort_by_key(|loan| std::cmp::Reverse(loan.closed_on));
        let more_closed = closed.len() > CLOSED_SHOWN;
        closed.truncate(CLOSED_SHOWN);
        let application = application(&head, now_ms)?;
        Ok(Home { application, given_name: head.given_name, today, loans, closed, more_closed })
    }
}

/// The loan of the rules, from its rows.
pub(super) fn replay(rows: &[queries::HomeLoan]) -> Result<Loan> {
    let row = &rows[0];
    let terms = Terms {
        principal_kopecks: row.principal_kopecks,
        rate_per_day_millionths: row.rate_per_day_millionths,
        rate_after_term_millionths: row.rate_after_term_millionths,
        signed_on: row.signed_on,
        disbursed_on: row.disbursed_on,
        due_on: row.due_on,
        schedule: row.schedule.as_deref(),
    };
    terms.replay(rows.iter().filter_map(|row| row.event.as_deref()))
}

fn open_loan(rows: &[queries::HomeLoan], today: Date) -> Result<LoanSummary> {
    let (row, loan) = (&rows[0], replay(rows)?);
    let is_in_instalments = !loan.schedule_on(today).is_empty();
    let next = loan.next_payment(today).filter(|_| is_in_instalments);
    Ok(LoanSummary {
        id: row.id,
        number: row.number.clone(),
        debt: loan.debt_on(today),
        due_on: next.map_or_else(|| loan.due_on(today), |next| next.date),
        next_payment: next.map(|next| next.payment),
        is_prolonged: false,
        terms: *loan.terms(),
    })
}

fn closed_loan(row: &queries::HomeLoan) -> Option<ClosedLoan> {
    Some(ClosedLoan {
        id: row.id,
        number: row.number.clone(),
        principal: row.principal_kopecks.into(),
        closed_on: row.closed_on?.into(),
    })
}

/// The application under way, if any.
pub(super) fn application(head: &queries::HomeRow, now_ms: i64) -> Result<Option<ApplicationSummary>> {
    let (Some(id), Some(amount), Some(term_days), Some(stage)) =
        (head.application_id, head.offered_kopecks, head.term_days, head.stage.as_deref())
    else {
        return Ok(None);
    };
    let waits_until = match head.signed_at_ms {
        Some(signed_at_ms) => waits_until(signed_at_ms, amount.into(), now_ms)?,
        None => None,
    };
    Ok(Some(ApplicationSummary {
        id,
        amount: amount.into(),
        term_days: u32::try_from(term_days).map_err(Error::internal)?,
        stage: Stage::parse(stage).ok_or_else(|| Error::internal(format!("application {id} stands at {stage:?}")))?,
        waits_until,
    }))
}
