//! From terms and events to a loan.

use jiff::civil::Date;

use crate::allocation::Parts;
use crate::calendar::add_days;
use crate::money::Money;
use crate::rate::{DailyRate, Percent};
use crate::schedule::{Instalment, Schedule};

use super::accrual::{Accrued, Due, Plan, State, Turn};
use super::moment::Moment;
use super::{
    Allocation, HistoryRefusal, Keep, LARGEST_PRINCIPAL, Loan, LoanEvent, LoanRules, LoanTerms, MOST_EVENTS,
    PaymentMade,
};

/// A cap beyond this is no cap, and sums with it might not fit.
const HIGHEST_CAP: Percent = Percent::from_whole(10_000);

impl Loan {
    /// Replays the history of a single-payment loan under the law of the day of signing.
    pub fn try_new(terms: LoanTerms, events: &[LoanEvent]) -> Result<Loan, HistoryRefusal> {
        Loan::try_new_with_rules(terms, LoanRules::on(terms.signed_on), events)
    }

    /// Replays the history of a loan as it is kept, under the law of the day of signing. A loan without instalments has one
    /// payment on the due date.
    pub fn try_new_kept(
        terms: LoanTerms,
        instalments: &[Instalment],
        events: &[LoanEvent],
    ) -> Result<Loan, HistoryRefusal> {
        if instalments.is_empty() {
            return Loan::try_new(terms, events);
        }
        Loan::try_new_with_schedule(terms, LoanRules::on(terms.signed_on), instalments, events)
    }

    /// Replays the history of a single-payment loan under given rules.
    pub fn try_new_with_rules(
        terms: LoanTerms,
        rules: LoanRules,
        events: &[LoanEvent],
    ) -> Result<Loan, HistoryRefusal> {
        let everything = Due { date: terms.due_on, principal_by_then: terms.principal };
        Loan::replay(terms, rules, Plan { dues: vec![everything], rows: Vec::new() }, events)
    }

    /// Replays the history of a loan with a schedule, whose last day must be the due date of the terms.
    pub fn try_new_with_schedule(
        terms: LoanTerms,
        rules: LoanRules,
        schedule: &[Instalment],
        events: &[LoanEvent],
    ) -> Result<Loan, HistoryRefusal> {
        let mut dues = Vec::with_capacity(schedule.len());
        let (mut previous, mut by_then) = (terms.disbursed_on, Money::ZERO);
        for row in schedule {
            let sum =
                by_then.checked_add(row.principal).filter(|_| row.principal >= Money::ZERO && row.date > previous);
            by_then = sum.ok_or(HistoryRefusal::Dates)?;
            previous = row.date;
            dues.push(Due { date: row.date, principal_by_then: by_then });
        }
        if by_then != terms.principal || previous != terms.due_on {
            return Err(HistoryRefusal::Dates);
        }
        Loan::replay(terms, rules, Plan { dues, rows: schedule.to_vec() }, events)
    }

    /// The loan after one more event, which must not be earlier than those before it.
    pub fn apply(&mut self, event: LoanEvent) -> Result<(), HistoryRefusal> {
        let mut next = self.clone();
        if event.date() >= next.last_event {
            // turns after the event are passed again, from what it leaves
            next.states.retain(|state| state.since <= event.date());
        }
        next.happen(next.events, event)?;
        next.pass_all_turns();
        *self = next;
        Ok(())
    }

    fn replay(terms: LoanTerms, rules: LoanRules, plan: Plan, events: &[LoanEvent]) -> Result<Loan, HistoryRefusal> {
        if !terms.principal.is_positive() || terms.principal > LARGEST_PRINCIPAL {
            return Err(HistoryRefusal::Principal);
        }
        // what is not paid is overdue from the day after
        let term = terms.disbursed_on < terms.due_on && terms.due_on < Date::MAX;
        if !term || terms.signed_on > terms.disbursed_on {
            return Err(HistoryRefusal::Dates);
        }
        if events.len() > MOST_EVENTS {
            return Err(HistoryRefusal::TooManyEvents);
        }
        let cap = rules.overpayment_cap.min(HIGHEST_CAP).of(terms.principal).map_err(|_| HistoryRefusal::Principal)?;
        let mut states = Vec::with_capacity(events.len() + plan.dues.len() + 1);
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
            holiday: None,
            deferred: 0,
            plan: 0,
            next_due: 0,
        });
        let payments = Vec::with_capacity(events.len());
        let mut loan = Loan {
            terms,
            rules,
            cap,
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
        loan.pass_all_turns();
        Ok(loan)
    }

    /// One event of the history.
    pub(super) fn happen(&mut self, index: usize, event: LoanEvent) -> Result<(), HistoryRefusal> {
        let date = event.date();
        if date < self.terms.disbursed_on {
            return Err(HistoryRefusal::BeforeDisbursement { index });
        }
        if date < self.last_event {
            return Err(HistoryRefusal::NotInOrder { index });
        }
        self.pass_turns_before(date);
        let Some(state) = self.states.last().copied() else { return Ok(()) };
        let accrued = state.accrued(date, self);
        let moment = Moment { index, date, accrued, state };
        let (state, payment) = match event {
            LoanEvent::Payment { amount, .. } => self.pay(moment, amount)?,
            LoanEvent::EarlyRepayment { amount, keep, .. } => self.repay_early(moment, amount, keep)?,
            LoanEvent::Prolongation { days, daily_rate, paid, .. } => self.prolong(moment, days, daily_rate, paid)?,
            LoanEvent::Holiday { until, daily_rate, .. } => (self.begin_holiday(moment, until, daily_rate)?, None),
            LoanEvent::BonusSpent { amount, .. } => (moment.spend_bonus(amount)?, None),
            LoanEvent::Forgiveness { amount, .. } => (moment.forgive(amount)?, None),
            LoanEvent::Reversal { amount, payment, .. } => (self.reverse(moment, amount, payment)?, None),
        };
        self.settle(date, accrued, state);
        self.payments.extend(payment);
        self.events += 1;
        self.last_event = date;
        Ok(())
    }

    /// A payment spread by the order of the law.
    fn pay(&self, moment: Moment, amount: Money) -> Result<(State, Option<PaymentMade>), HistoryRefusal> {
        let Moment { date, accrued, mut state, .. } = moment;
        moment.check_amount(amount)?;
        let allocation = state.allocate_accrued(accrued, amount, self);
        state.keep(accrued);
        state.interest_paid += allocation.interest.kopecks();
        state.penalty_paid += allocation.penalty.kopecks();
        if allocation.principal.is_positive() {
            state.repay(date, allocation.principal, accrued);
        }
        Ok((state, Some(PaymentMade { date, amount, allocation, reversed: Money::ZERO })))
    }

    /// A payment that reaches principal whose day has not come, and a schedule for what is left.
    fn repay_early(
        &mut self,
        moment: Moment,
        amount: Money,
        keep: Keep,
    ) -> Result<(State, Option<PaymentMade>), HistoryRefusal> {
        let nothing_early = HistoryRefusal::NothingEarly { index: moment.index };
        let (mut state, payment) = self.pay(moment, amount)?;
        let due_by_today = state.next_due(self).filter(|due| due.date == moment.date);
        let due_by_today = due_by_today.map_or(state.principal_due, |due| due.principal_by_then);
        let current_interest = moment.accrued.interest - state.deferred_by(moment.accrued);
        if state.principal_paid <= due_by_today || current_interest > state.interest_paid || state.holiday.is_some() {
            return Err(nothing_early);
        }
        if state.principal.is_positive() {
            let mut rows = self.schedule_after(moment.date, &state, keep).ok_or(nothing_early)?;
            state.add_deferred(&mut rows);
            let mut by_then = state.principal_paid;
            let mut dues = Vec::with_capacity(rows.len());
            for row in &rows {
                by_then = by_then.checked_add(row.principal).ok_or(nothing_early)?;
                dues.push(Due { date: row.date, principal_by_then: by_then });
            }
            let rows = if self.plans.first().is_some_and(|plan| plan.rows.is_empty()) { Vec::new() } else { rows };
            self.plans.push(Plan { dues, rows });
            (state.plan, state.next_due) = (self.plans.len() - 1, 0);
        }
        Ok((state, payment))
    }

    /// The schedule of what is left on the due dates after a day. `None` if there are none.
    pub(super) fn schedule_after(&self, date: Date, state: &State, keep: Keep) -> Option<Vec<Instalment>> {
        let plan = self.plans.get(state.plan)?;
        let dates: Vec<Date> = plan.dues.iter().map(|due| due.date).filter(|due| *due > date).collect();
        let schedule = match (keep, plan.rows.iter().find(|row| row.date > date)) {
            (Keep::Payment, Some(next)) => {
                Schedule::with_payment(state.principal, state.rate, date, &dates, next.payment)
            }
            _ => Schedule::never_growing(state.principal, state.rate, date, &dates),
        };
        schedule.ok().map(|schedule| schedule.rows)
    }

    /// A new due date for the price of what has accrued.
    fn prolong(
        &mut self,
        moment: Moment,
        days: u32,
        daily_rate: DailyRate,
        paid: Money,
    ) -> Result<(State, Option<PaymentMade>), HistoryRefusal> {
        let Moment { index, date, accrued, mut state } = moment;
        let due_on = self.prolonged_due_date(date, &state, days).ok_or(HistoryRefusal::NotProlongable { index })?;
        let interest = Money::from_kopecks(accrued.interest - state.interest_paid);
        let penalty = Money::from_kopecks(accrued.penalty - state.penalty_paid);
        let expected = Money::from_kopecks(interest.kopecks() + penalty.kopecks());
        if paid != expected {
            return Err(HistoryRefusal::WrongSum { index, expected });
        }
        state.keep(accrued);
        (state.interest_paid, state.penalty_paid) = (accrued.interest, accrued.penalty);
        state.interest_due = accrued.interest;
        state.deferred = 0;
        state.end_stretch(date, accrued);
        // nothing is due before the new date; what was repaid stays repaid
        state.principal_due = Money::ZERO;
        state.overdue_since = None;
        if state.rate != daily_rate {
            state.begin_segment(date, accrued.interest);
            state.rate = daily_rate;
        }
        let everything = Due { date: due_on, principal_by_then: self.terms.principal };
        self.plans.push(Plan { dues: vec![everything], rows: Vec::new() });
        (state.plan, state.next_due) = (self.plans.len() - 1, 0);
        let parts = Parts { current_interest: interest, penalty, ..Parts::default() };
        let allocation = Allocation { interest, penalty, parts, ..Allocation::default() };
        let payment =
            paid.is_positive().then_some(PaymentMade { date, amount: paid, allocation, reversed: Money::ZERO });
        Ok((state, payment))
    }

    /// The due date after a prolongation; none if the loan has instalments, is paid back, or the calendar ends.
    pub(super) fn prolonged_due_date(&self, date: Date, state: &State, days: u32) -> Option<Date> {
        let plan = self.plans.get(state.plan)?;
        let [due] = plan.dues.as_slice() else { return None };
        if !plan.rows.is_empty() || days == 0 || !state.principal.is_positive() || state.holiday.is_some() {
            return None;
        }
        add_days(due.date.max(date), days).filter(|due_on| *due_on < Date::MAX)
    }

    /// Keeps the state that an event leaves, and notices that the loan is paid back or no longer behind.
    fn settle(&mut self, date: Date, accrued: Accrued, mut state: State) {
        state.since = date;
        state.forget_deferred_paid(accrued);
        state.suspend();
        if !state.owes(accrued) {
            state.overdue_since = None;
            self.closed_on.get_or_insert(date);
        } else if !state.is_behind() && state.next_due(self).is_some() {
            state.overdue_since = None;
        }
        // of several states of one day the last answers for it
        self.states.push(state);
    }

    /// The day of the next turn at the end of the history.
    pub(super) fn next_turn_date(&self) -> Option<Date> {
        self.next_turn().map(Turn::date)
    }

    /// Passes the turns up to and including a day.
    pub(super) fn pass_turns_to(&mut self, date: Date) {
        while let Some(turn) = self.next_turn().filter(|turn| turn.date() <= date) {
            self.pass(turn);
        }
    }

    /// Passes the turns whose day is over on a date.
    fn pass_turns_before(&mut self, date: Date) {
        while let Some(turn) = self.next_turn().filter(|turn| turn.date() < date) {
            self.pass(turn);
        }
    }

    fn pass_all_turns(&mut self) {
        while let Some(turn) = self.next_turn() {
            self.pass(turn);
        }
    }

    fn next_turn(&self) -> Option<Turn> {
        self.states.last()?.next_turn(self)
    }

    fn pass(&mut self, turn: Turn) {
        if let Some(mut state) = self.states.last().copied() {
            let accrued = state.accrued(turn.date(), self);
            state.pass(turn, accrued, self);
            self.states.push(state);
        }
    }
}
