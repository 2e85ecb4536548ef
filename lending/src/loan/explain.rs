//! How a debt comes about, line by line, from the states that it is computed from.

use jiff::civil::Date;

use crate::calendar::days_after;
use crate::derivation::{Derivation, Step};
use crate::money::Money;

use super::Loan;
use super::accrual::State;

impl Loan {
    /// How the principal owed on a day comes about.
    pub fn explain_principal(&self, date: Date) -> Derivation {
        let mut derivation = Derivation::default();
        if let Some(state) = self.state_on(date) {
            derivation.push(Step::Lent { date: self.terms.disbursed_on }, self.terms.principal);
            derivation.push(Step::Paid, negative(state.principal_paid.kopecks()));
        }
        derivation
    }

    /// How the interest owed on a day comes about: a line for each segment of constant principal and rate, what the cap
    /// takes off, what was paid.
    pub fn explain_interest(&self, date: Date) -> Derivation {
        let mut derivation = Derivation::default();
        self.walk(
            date,
            |state, until| {
                let amount = self.interest_of_segment(state, until);
                let step = Step::Interest {
                    after: state.interest_from,
                    until,
                    days: days_after(state.interest_from, until),
                    principal: state.principal,
                    rate: state.rate,
                };
                derivation.push(step, amount);
            },
            |state| state.interest_from,
        );
        if let Some(state) = self.state_on(date) {
            let accrued = state.accrued(date, self);
            self.explain_cap(&mut derivation, accrued.interest, accrued.stopped_on);
            derivation.push(Step::Paid, negative(state.interest_paid));
        }
        derivation
    }

    /// How the penalty owed on a day comes about: a line for each stretch of constant overdue principal, what the cap
    /// takes off, what was paid.
    pub fn explain_penalty(&self, date: Date) -> Derivation {
        let mut derivation = Derivation::default();
        let mut so_far = 0;
        self.walk(
            date,
            |state, until| {
                let (_, penalty) = state.uncapped(until, self);
                let amount = Money::from_wide(penalty - so_far).unwrap_or_default();
                so_far = penalty;
                let step = Step::Penalty {
                    after: state.penalty_from,
                    until,
                    days: days_after(state.penalty_from, until),
                    principal: state.overdue_principal(),
                    yearly: self.rules.penalty_yearly,
                };
                derivation.push(step, amount);
            },
            |state| state.penalty_from,
        );
        if let Some(state) = self.state_on(date) {
            let accrued = state.accrued(date, self);
            self.explain_cap(&mut derivation, accrued.penalty, accrued.stopped_on);
            derivation.push(Step::Paid, negative(state.penalty_paid));
        }
        derivation
    }

    /// Visits the last state of each stretch that begins with another day than the one before, with the stretch's last
    /// day: the first of the next stretch, the day asked for, or the day on which the cap was full.
    fn walk(&self, date: Date, mut visit: impl FnMut(&State, Date), begins: impl Fn(&State) -> Date) {
        let count = self.states.partition_point(|state| state.since <= date);
        let states = self.states.get(..count).unwrap_or_default();
        // nothing accrues in states after the cap was full
        let accruing = states.iter().filter(|state| state.stopped_on.is_none());
        let mut current: Option<&State> = None;
        for state in accruing {
            if let Some(before) = current.filter(|before| begins(before) != begins(state)) {
                visit(before, begins(state));
            }
            current = Some(state);
        }
        if let Some(last) = current {
            let stopped_on = states.last().and_then(|state| state.accrued(date, self).stopped_on);
            visit(last, stopped_on.map_or(date, |day| day.min(date)));
        }
    }

    fn interest_of_segment(&self, state: &State, until: Date) -> Money {
        let (interest, _) = state.uncapped(until, self);
        Money::from_wide(interest - i128::from(state.interest_before)).unwrap_or_default()
    }

    fn explain_cap(&self, derivation: &mut Derivation, accrued: i64, stopped_on: Option<Date>) {
        if let Some(date) = stopped_on {
            let clipped = accrued.saturating_sub(derivation.total().kopecks());
            derivation.push(Step::Cap { date, cap: self.cap }, Money::from_kopecks(clipped));
        }
    }
}

fn negative(kopecks: i64) -> Money {
    Money::from_kopecks(kopecks.saturating_neg())
}
