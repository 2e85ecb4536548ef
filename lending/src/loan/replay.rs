//! From terms and events to a loan.

use jiff::civil::Date;

use crate::money::Money;
use crate::rate::Percent;
use crate::schedule::Instalment;

use super::accrual::{Due, State};
use super::{HistoryRefusal, LARGEST_PRINCIPAL, Loan, LoanEvent, LoanRules, LoanTerms, MOST_EVENTS, PaymentMade};

/// A cap beyond this is no cap, and sums with it might not fit.
const HIGHEST_CAP: Percent = Percent::from_whole(10_000);

impl Loan {
    /// Replays the history of a single-payment loan under the law of the day of signing.
    pub fn try_new(terms: LoanTerms, events: &[LoanEvent]) -> Result<Loan, HistoryRefusal> {
        Loan::try_new_with_rules(terms, LoanRules::on(terms.signed_on), events)
    }

    /// Replays the history of a single-payment loan under given rules.
    pub fn try_new_with_rules(
        terms: LoanTerms,
        rules: LoanRules,
        events: &[LoanEvent],
    ) -> Result<Loan, HistoryRefusal> {
        let everything = Due { date: terms.due_on, principal_by_then: terms.principal };
        Loan::replay(terms, rules, Vec::new(), vec![everything], events)
    }

    /// Replays the history of a loan with a schedule, whose last day must be the due date of the terms.
    pub fn try_new_with_schedule(
        terms: LoanTerms,
        rules: LoanRules,
        schedule: &[Instalment],
        events: &[LoanEvent],
    ) -> Result<Loan, HistoryRefusal> {
        let mut plan = Vec::with_capacity(schedule.len());
        let (mut previous, mut by_then) = (terms.disbursed_on, Money::ZERO);
        for row in schedule {
            let sum =
                by_then.checked_add(row.principal).filter(|_| row.principal >= Money::ZERO && row.date > previous);
            by_then = sum.ok_or(HistoryRefusal::Dates)?;
            previous = row.date;
            plan.push(Due { date: row.date, principal_by_then: by_then });
        }
        if by_then != terms.principal || previous != terms.due_on {
            return Err(HistoryRefusal::Dates);
        }
        Loan::replay(terms, rules, schedule.to_vec(), plan, events)
    }

    /// The schedule agreed at signing; empty for a single payment.
    pub fn schedule(&self) -> &[Instalment] {
        &self.schedule
    }

    /// The loan after one more event, which must not be earlier than those before it.
    pub fn apply(&mut self, event: LoanEvent) -> Result<(), HistoryRefusal> {
        let mut next = self.clone();
        if event.date() >= next.last_event {
            // due dates after the event are passed again, from what it leaves
            next.states.retain(|state| state.since <= event.date());
        }
        next.happen(next.events, event)?;
        next.pass_all_due_dates();
        *self = next;
        Ok(())
    }

    fn replay(
        terms: LoanTerms,
        rules: LoanRules,
        schedule: Vec<Instalment>,
        plan: Vec<Due>,
        events: &[LoanEvent],
    ) -> Result<Loan, HistoryRefusal> {
        if !terms.principal.is_positive() || terms.principal > LARGEST_PRINCIPAL {
            return Err(HistoryRefusal::Principal);
        }
        if terms.due_on <= terms.disbursed_on || terms.signed_on > terms.disbursed_on {
            return Err(HistoryRefusal::Dates);
        }
        if events.len() > MOST_EVENTS {
            return Err(HistoryRefusal::TooManyEvents);
        }
        let cap = rules.overpayment_cap.min(HIGHEST_CAP).of(terms.principal).map_err(|_| HistoryRefusal::Principal)?;
        let mut states = Vec::with_capacity(events.len() + plan.len() + 1);
        states.push(State {
            since: terms.disbursed_on,
            principal: terms.principal,
            rate: terms.daily_rate,
            interest_before: 0,
            interest_from: terms.disbursed_on,
            interest_paid: 0,
            interest_due: 0,
            principal_due: Money::ZERO,
            principal_paid: Money::ZERO,
            penalty_before: 0,
            overdue_kopeck_days: 0,
            penalty_from: terms.disbursed_on,
            penalty_paid: 0,
            overdue_since: None,
            stopped_on: None,
            plan: 0,
            next_due: 0,
        });
        let payments = Vec::with_capacity(events.len());
        let mut loan = Loan {
            terms,
            rules,
            cap,
            schedule,
            states,
            plans: vec![plan],
            payments,
            events: 0,
            last_event: terms.disbursed_on,
            closed_on: None,
        };
        for (index, event) in events.iter().enumerate() {
            loan.happen(index, *event)?;
        }
        loan.pass_all_due_dates();
        Ok(loan)
    }

    /// One event of the history.
    fn happen(&mut self, index: usize, event: LoanEvent) -> Result<(), HistoryRefusal> {
        let date = event.date();
        if date < self.terms.disbursed_on {
            return Err(HistoryRefusal::BeforeDisbursement { index });
        }
        if date < self.last_event {
            return Err(HistoryRefusal::NotInOrder { index });
        }
        self.pass_due_dates_before(date);
        match event {
            LoanEvent::Payment { amount, .. } => self.pay(index, date, amount)?,
        }
        self.events += 1;
        self.last_event = date;
        Ok(())
    }

    fn pay(&mut self, index: usize, date: Date, amount: Money) -> Result<(), HistoryRefusal> {
        if !amount.is_positive() || amount > LARGEST_PRINCIPAL {
            return Err(HistoryRefusal::Amount { index });
        }
        let Some(mut state) = self.states.last().copied() else { return Ok(()) };
        let accrued = state.accrued(date, self);
        let allocation = state.allocate_accrued(accrued, amount, self);
        state.keep(accrued);
        state.since = date;
        state.interest_paid += allocation.interest.kopecks();
        state.penalty_paid += allocation.penalty.kopecks();
        if allocation.principal.is_positive() {
            state.begin_segment(date, accrued.interest);
            let overdue = state.overdue_principal();
            state.count_overdue_days(date, overdue);
            state.principal_paid = Money::from_kopecks(state.principal_paid.kopecks() + allocation.principal.kopecks());
            state.principal = Money::from_kopecks(state.principal.kopecks() - allocation.principal.kopecks());
            if state.overdue_principal().is_zero() && state.stopped_on.is_none() {
                // the overdue stretch is over: its penalty is rounded here
                state.penalty_before = accrued.penalty;
                state.overdue_kopeck_days = 0;
            }
        }
        if !state.owes(accrued) {
            state.overdue_since = None;
            self.closed_on.get_or_insert(date);
        } else if !state.is_behind() && !self.is_past_term(&state) {
            state.overdue_since = None;
        }
        self.payments.push(PaymentMade { date, amount, allocation });
        match self.states.last_mut() {
            // states of one day replace each other, so that a day has one answer
            Some(last) if last.since == date => *last = state,
            _ => self.states.push(state),
        }
        Ok(())
    }

    fn is_past_term(&self, state: &State) -> bool {
        self.plans.get(state.plan).is_none_or(|plan| state.next_due >= plan.len())
    }

    /// Passes the due dates whose day is over on a date.
    fn pass_due_dates_before(&mut self, date: Date) {
        while let Some(due) = self.next_due().filter(|due| due.date < date) {
            self.pass(due);
        }
    }

    fn pass_all_due_dates(&mut self) {
        while let Some(due) = self.next_due() {
            self.pass(due);
        }
    }

    fn next_due(&self) -> Option<Due> {
        let state = self.states.last()?;
        self.plans.get(state.plan)?.get(state.next_due).copied()
    }

    fn pass(&mut self, due: Due) {
        if let Some(mut state) = self.states.last().copied() {
            let accrued = state.accrued(due.date, self);
            state.pass_due_date(due, accrued, self);
            self.states.push(state);
        }
    }
}
