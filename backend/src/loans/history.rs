//! What happened to a loan, written down as the rules know it, and the loan of the rules that follows from it: the one way
//! from rows to a debt, for every page, for the books and for whoever checks them.

use lending::{DailyRate, Instalment, Loan, LoanEvent, LoanTerms, Money};

use super::queries;
use crate::{
    Error, LoanId, PaymentId, Result,
    store::{
        Tx,
        columns::{Day, Kopecks},
        entity::{loan_events, loans},
    },
};

/// The kinds of events in the database.
pub(crate) const DISBURSED: &str = "disbursed";
pub(crate) const PAYMENT: &str = "payment";
pub(crate) const FORGIVENESS: &str = "forgiveness";
pub(crate) const REVERSAL: &str = "reversal";
pub(crate) const EARLY_REPAYMENT: &str = "early_repayment";
pub(crate) const PROLONGATION: &str = "prolongation";
pub(crate) const HOLIDAY: &str = "holiday";

/// What was agreed, as it stands in a loan's row, from whatever statement read it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms<'a> {
    pub(crate) principal_kopecks: Kopecks,
    pub(crate) rate_per_day_millionths: i64,
    pub(crate) rate_after_term_millionths: i64,
    pub(crate) signed_on: Day,
    pub(crate) disbursed_on: Option<Day>,
    /// The first due date.
    pub(crate) due_on: Option<Day>,
    /// The instalments, as JSON.
    pub(crate) schedule: Option<&'a str>,
}

impl<'a> Terms<'a> {
    fn of(row: &'a loans::Model) -> Self {
        Self {
            principal_kopecks: row.principal_kopecks,
            rate_per_day_millionths: row.rate_per_day_millionths,
            rate_after_term_millionths: row.rate_after_term_millionths,
            signed_on: row.signed_on,
            disbursed_on: row.disbursed_on,
            due_on: row.due_on,
            schedule: row.schedule.as_deref(),
        }
    }

    /// The loan of the rules, from its terms and its events in order, as the database has them.
    ///
    /// # Errors
    /// `NotFound` while the money was not sent; internal if the rows are not a loan's history.
    pub(crate) fn replay<'e>(self, events: impl IntoIterator<Item = &'e str>) -> Result<Loan> {
        let (Some(disbursed_on), Some(due_on)) = (self.disbursed_on, self.due_on) else { return Err(Error::NotFound) };
        let terms = LoanTerms {
            principal: self.principal_kopecks.into(),
            daily_rate: rate(self.rate_per_day_millionths)?,
            rate_after_term: rate(self.rate_after_term_millionths)?,
            disbursed_on: disbursed_on.into(),
            due_on: due_on.into(),
            signed_on: self.signed_on.into(),
        };
        let events = events.into_iter().map(serde_json::from_str).collect::<Result<Vec<LoanEvent>, _>>()?;
        let schedule = read_instalments(self.schedule)?;
        Loan::try_new_kept(terms, &schedule, &events).map_err(Error::internal)
    }
}

/// The loan of the rules, from its row and its events.
///
/// # Errors
/// `NotFound` while the money was not sent; internal if the rows are not a loan's history.
pub(crate) fn replay(row: &loans::Model, events: &[loan_events::Model]) -> Result<Loan> {
    Terms::of(row).replay(events.iter().filter_map(|event| event.event.as_deref()))
}

/// The instalments agreed on when the money left; none of a single payment.
pub(crate) fn instalments(row: &loans::Model) -> Result<Vec<Instalment>> {
    read_instalments(row.schedule.as_deref())
}

fn read_instalments(json: Option<&str>) -> Result<Vec<Instalment>> {
    Ok(json.map(serde_json::from_str).transpose()?.unwrap_or_default())
}

/// The events of a history as the rules know them; the disbursement is none, it stands in the terms.
pub(crate) fn rule_events(events: &[loan_events::Model]) -> Result<Vec<LoanEvent>> {
    let events = events.iter().filter_map(|event| event.event.as_deref()).map(serde_json::from_str);
    Ok(events.collect::<Result<_, _>>()?)
}

/// A rate as it stands in the database.
pub(crate) fn rate(millionths: i64) -> Result<DailyRate> {
    Ok(DailyRate::from_millionths(u32::try_from(millionths).map_err(Error::internal)?))
}

/// What of an event went where; negative where it is owed again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) amount: Money,
    pub(crate) principal: Money,
    pub(crate) interest: Money,
    pub(crate) penalty: Money,
}

impl Parts {
    /// Lets an event happen to a loan of the rules: what it takes off the debt of its day went where it is less.
    pub(crate) fn of(loan: &mut Loan, event: LoanEvent) -> Result<Self> {
        let day = event.date();
        let before = loan.debt_on(day);
        loan.apply(event).map_err(Error::internal)?;
        let after = loan.debt_on(day);
        let less = |before: Money, after: Money| {
            before.checked_sub(after).ok_or_else(|| Error::internal("a part of an event that does not fit"))
        };
        Ok(Self {
            amount: amount(&event),
            principal: less(before.principal, after.principal)?,
            interest: less(before.interest, after.interest)?,
            penalty: less(before.penalty, after.penalty)?,
        })
    }

    /// What is beyond the debt: the borrower's.
    pub(crate) fn beyond(self) -> Result<Money> {
        let went = Money::sum([self.principal, self.interest, self.penalty]);
        let beyond = went.and_then(|went| self.amount.checked_sub(went));
        beyond.ok_or_else(|| Error::internal("the parts of an event don't fit"))
    }
}

/// Lets an event happen to a locked loan: the rules take it, the history keeps it. Answers what of it went where, for the
/// books.
pub(crate) async fn happen_in_tx(
    tx: &Tx,
    id: LoanId,
    loan: &mut Loan,
    event: LoanEvent,
    payment: Option<PaymentId>,
    now_ms: i64,
) -> Result<Parts> {
    let parts = Parts::of(loan, event)?;
    let row = loan_events::Model {
        id: queries::event_id(),
        loan_id: id,
        sequence: queries::next_sequence_in_tx(tx, id).await?,
        kind: kind(&event).to_owned(),
        on_date: event.date().into(),
        at_ms: now_ms,
        event: Some(serde_json::to_string(&event)?),
        amount_kopecks: parts.amount.into(),
        principal_kopecks: parts.principal.into(),
        interest_kopecks: parts.interest.into(),
        penalty_kopecks: parts.penalty.into(),
        payment_id: payment,
    };
    queries::insert_event_in_tx(tx, row).await?;
    Ok(parts)
}

/// Whether money came with an event. A prolongation may cost nothing.
pub(crate) fn is_payment(event: &loan_events::Model) -> bool {
    matches!(event.kind.as_str(), PAYMENT | EARLY_REPAYMENT | PROLONGATION)
        && Money::from(event.amount_kopecks).is_positive()
}

/// The sum of an event; negative where money went back.
pub(crate) fn amount(event: &LoanEvent) -> Money {
    match event {
        LoanEvent::Payment { amount, .. }
        | LoanEvent::EarlyRepayment { amount, .. }
        | LoanEvent::BonusSpent { amount, .. }
        | LoanEvent::Forgiveness { amount, .. } => *amount,
        LoanEvent::Prolongation { paid, .. } => *paid,
        LoanEvent::Holiday { .. } => Money::ZERO,
        LoanEvent::Reversal { amount, .. } => Money::from_kopecks(-amount.kopecks()),
    }
}

/// What a kind of event is called in the database: its tag in JSON.
const fn kind(event: &LoanEvent) -> &'static str {
    match event {
        LoanEvent::Payment { .. } => PAYMENT,
        LoanEvent::EarlyRepayment { .. } => EARLY_REPAYMENT,
        LoanEvent::Prolongation { .. } => PROLONGATION,
        LoanEvent::Holiday { .. } => HOLIDAY,
        LoanEvent::BonusSpent { .. } => "bonus_spent",
        LoanEvent::Forgiveness { .. } => FORGIVENESS,
        LoanEvent::Reversal { .. } => REVERSAL,
    }
}
