//! How interest and penalty grow from one change to the next.

use jiff::civil::Date;

use crate::calendar::{add_days, days_after};
use crate::money::Money;
use crate::rate::{DailyRate, floor_div};
use crate::schedule::Instalment;

use super::holiday::Holiday;
use super::{Debt, Loan};

/// Overdue kopeck-days × thousandths of a percent that make one kopeck of penalty: 365 days, 100 000 thousandths.
const PENALTY_UNIT: i64 = 365 * 100_000;

/// A due date of a plan of payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Due {
    /// The day.
    pub(super) date: Date,
    /// The principal that is due by then, all earlier due dates included.
    pub(super) principal_by_then: Money,
}

/// A plan of payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// The due dates in order; never empty.
    pub(super) dues: Vec<Due>,
    /// The schedule that the borrower agreed to; empty for a single payment.
    pub(super) rows: Vec<Instalment>,
}

/// A day at whose end a loan changes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// The last day of a holiday.
    HolidayEnds(Holiday),
    /// A due date.
    Due(Due),
}

impl Turn {
    /// The day.
    pub(super) fn date(self) -> Date {
        match self {
            Turn::HolidayEnds(holiday) => holiday.until,
            Turn::Due(due) => due.date,
        }
    }
}

/// What has accrued by a day, in kopecks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Accrued {
    pub(super) interest: i64,
    pub(super) penalty: i64,
    /// The day on which the cap was full.
    pub(super) stopped_on: Option<Date>,
}

/// A loan between two changes: everything that a day's debt is computed from. Sums are kopecks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    /// The first day that this state answers for.
    pub(super) since: Date,
    /// Principal not paid back.
    pub(super) principal: Money,
    pub(super) rate: DailyRate,
    /// Interest of the segments before this one.
    pub(super) interest_before: i64,
    /// The running segment bears interest from the day after this one.
    pub(super) interest_from: Date,
    pub(super) interest_paid: i64,
    /// Interest that had accrued by the last due date that has passed.
    pub(super) interest_due: i64,
    /// Principal that was due by the last due date that has passed.
    pub(super) principal_due: Money,
    pub(super) principal_paid: Money,
    /// Penalty of the overdue stretches before this one.
    pub(super) penalty_before: i64,
    /// Overdue kopecks × days of the running stretch, up to and including `penalty_from`.
    pub(super) overdue_kopeck_days: i128,
    pub(super) penalty_from: Date,
    pub(super) penalty_paid: i64,
    /// The due date of the oldest thing that is overdue.
    pub(super) overdue_since: Option<Date>,
    /// The day on which the cap was full: nothing accrues any more.
    pub(super) stopped_on: Option<Date>,
    /// The holiday that runs.
    pub(super) holiday: Option<Holiday>,
    /// Interest of holidays that are over, as far as it is not paid: not due before the last payment.
    pub(super) deferred: i64,
    /// The plan in force and the place of its next due date.
    pub(super) plan: usize,
    pub(super) next_due: usize,
}

impl State {
    /// Principal whose due date has passed.
    pub(super) fn overdue_principal(&self) -> Money {
        difference(self.principal_due, self.principal_paid)
    }

    /// Interest whose due date has passed. Principal paid ahead of the plan makes up for interest that is not.
    pub(super) fn overdue_interest(&self) -> Money {
        let ahead = difference(self.principal_paid, self.principal_due);
        let unpaid = Money::from_kopecks(self.interest_due - self.interest_paid);
        difference(unpaid, ahead)
    }

    /// Interest and penalty on a day as if there were no cap, in kopecks.
    pub(super) fn uncapped(&self, day: Date, loan: &Loan) -> (i128, i128) {
        let interest = i128::from(self.interest_before)
            + self.rate.accrue_wide(self.principal, days_after(self.interest_from, day));
        let days = i128::from(days_after(self.penalty_from, day));
        let kopeck_days = self.overdue_kopeck_days + i128::from(self.overdue_principal().kopecks()) * days;
        let penalty = floor_div(kopeck_days * i128::from(loan.rules.penalty_yearly.thousandths()), PENALTY_UNIT);
        (interest, i128::from(self.penalty_before) + penalty)
    }

    /// Interest and penalty on a day, the cap observed.
    pub(super) fn accrued(&self, day: Date, loan: &Loan) -> Accrued {
        let cap = i128::from(loan.cap.kopecks());
        let (mut interest, mut penalty) = (i128::from(self.interest_before), i128::from(self.penalty_before));
        let mut stopped_on = self.stopped_on;
        if stopped_on.is_none() {
            (interest, penalty) = self.uncapped(day, loan);
            if interest + penalty >= cap {
                let full_on = self.day_of(cap, day, loan);
                stopped_on = Some(full_on);
                (interest, penalty) = self.clipped(cap, full_on, loan);
            }
        }
        Accrued { interest: kopecks(interest), penalty: kopecks(penalty), stopped_on }
    }

    /// The day that crosses the cap: of what the day accrues interest takes what room is left, then penalty fills it up.
    fn clipped(&self, cap: i128, full_on: Date, loan: &Loan) -> (i128, i128) {
        let (_, penalty_before) = self.uncapped(full_on.yesterday().unwrap_or(full_on), loan);
        let (interest, _) = self.uncapped(full_on, loan);
        let interest = interest.min(cap - penalty_before);
        (interest, cap - interest)
    }

    /// The first day of this state on which interest and penalty come to the cap; `late` is a day on which they do.
    fn day_of(&self, cap: i128, late: Date, loan: &Loan) -> Date {
        let early = self.interest_from.min(self.penalty_from);
        let (mut below, mut full) = (0, days_after(early, late));
        while full - below > 1 {
            let middle = below + (full - below) / 2;
            let (interest, penalty) = add_days(early, middle).map_or((cap, 0), |day| self.uncapped(day, loan));
            if interest + penalty >= cap {
                full = middle;
            } else {
                below = middle;
            }
        }
        add_days(early, full).unwrap_or(late)
    }

    /// What is owed on a day of this state.
    pub(super) fn debt_on(&self, day: Date, loan: &Loan) -> Debt {
        let accrued = self.accrued(day, loan);
        let interest = Money::from_kopecks(accrued.interest - self.interest_paid);
        let penalty = Money::from_kopecks(accrued.penalty - self.penalty_paid);
        Debt {
            principal: self.principal,
            interest,
            penalty,
            overdue_principal: self.overdue_principal(),
            overdue_interest: self.overdue_interest(),
            is_overdue: self.overdue_since.is_some(),
            overdue_days: self.overdue_since.map_or(0, |due| days_after(due, day)),
            accrued_total: Money::from_kopecks(accrued.interest + accrued.penalty),
            cap: loan.cap,
            accrual_stops_on: accrued.stopped_on.or_else(|| self.will_stop_on(loan)),
            deferred_interest: Money::from_kopecks(self.deferred_by(accrued)),
            holiday_until: self.holiday.map(|holiday| holiday.until),
        }
    }

    /// The day on which the cap will be full if nothing more is paid.
    fn will_stop_on(&self, loan: &Loan) -> Option<Date> {
        let mut state = *self;
        while let Some(turn) = state.next_turn(loan) {
            let accrued = state.accrued(turn.date(), loan);
            if accrued.stopped_on.is_some() {
                return accrued.stopped_on;
            }
            state.pass(turn, accrued, loan);
        }
        // no day changes the pace any more
        state.accrued(Date::MAX, loan).stopped_on
    }

    /// The due date that comes next; none when the term is over.
    pub(super) fn next_due(&self, loan: &Loan) -> Option<Due> {
        loan.plans.get(self.plan)?.dues.get(self.next_due).copied()
    }

    /// What changes the loan next without anybody's doing; nothing when the term is over.
    pub(super) fn next_turn(&self, loan: &Loan) -> Option<Turn> {
        // what is to come is due after it
        self.holiday.map(Turn::HolidayEnds).or_else(|| self.next_due(loan).map(Turn::Due))
    }

    /// The end of the day of a turn, given what has accrued by then.
    pub(super) fn pass(&mut self, turn: Turn, accrued: Accrued, loan: &Loan) {
        match turn {
            Turn::HolidayEnds(holiday) => self.end_holiday(holiday, accrued),
            Turn::Due(due) => self.pass_due_date(due, accrued, loan),
        }
    }

    /// The end of a due date: what was due by it and is not paid is overdue from the next day on.
    fn pass_due_date(&mut self, due: Due, accrued: Accrued, loan: &Loan) {
        self.keep(accrued);
        self.next_due += 1;
        self.since = due.date.tomorrow().unwrap_or(due.date);
        let principal_was_overdue = self.overdue_principal();
        let is_last = self.next_due(loan).is_none();
        if is_last {
            self.deferred = 0;
        }
        self.interest_due = accrued.interest - self.deferred;
        self.principal_due = due.principal_by_then.max(self.principal_due);
        if self.overdue_principal() != principal_was_overdue {
            self.count_overdue_days(due.date, principal_was_overdue);
        }
        if is_last && self.rate != loan.terms.rate_after_term {
            self.begin_segment(due.date, accrued.interest);
            self.rate = loan.terms.rate_after_term;
        }
        if self.is_behind() || is_last && self.owes(accrued) {
            self.overdue_since.get_or_insert(due.date);
        }
    }

    /// Whether anything is owed, given what has accrued.
    pub(super) fn owes(&self, accrued: Accrued) -> bool {
        self.principal.is_positive() || accrued.interest > self.interest_paid || accrued.penalty > self.penalty_paid
    }

    /// Whether principal or interest is overdue.
    pub(super) fn is_behind(&self) -> bool {
        self.overdue_principal().is_positive() || self.overdue_interest().is_positive()
    }

    /// Ends the accrual for good if the cap is full.
    pub(super) fn keep(&mut self, accrued: Accrued) {
        if self.stopped_on.is_none() && accrued.stopped_on.is_some() {
            self.interest_before = accrued.interest;
            self.penalty_before = accrued.penalty;
            self.stopped_on = accrued.stopped_on;
        }
    }

    /// Ends the segment of interest with a day.
    pub(super) fn begin_segment(&mut self, day: Date, interest: i64) {
        if self.stopped_on.is_none() {
            self.interest_before = interest;
            self.interest_from = day;
        }
    }

    /// Books the overdue kopeck-days up to a day, before the overdue principal changes.
    pub(super) fn count_overdue_days(&mut self, day: Date, overdue_principal: Money) {
        let days = i128::from(days_after(self.penalty_from, day));
        self.overdue_kopeck_days += i128::from(overdue_principal.kopecks()) * days;
        self.penalty_from = day;
    }

    /// Ends the overdue stretch: its penalty is rounded here.
    pub(super) fn end_stretch(&mut self, day: Date, accrued: Accrued) {
        self.penalty_before = accrued.penalty;
        self.overdue_kopeck_days = 0;
        self.penalty_from = day;
    }

    /// Books principal paid back on a day.
    pub(super) fn repay(&mut self, day: Date, principal: Money, accrued: Accrued) {
        self.begin_segment(day, accrued.interest);
        let overdue = self.overdue_principal();
        self.count_overdue_days(day, overdue);
        self.principal_paid = together(self.principal_paid, principal);
        self.principal = difference(self.principal, principal);
        if overdue.is_positive() && self.overdue_principal().is_zero() {
            self.end_stretch(day, accrued);
        }
    }
}

/// The first less the second, never below zero. Both are sums of one loan, so the difference fits.
pub(super) fn difference(one: Money, other: Money) -> Money {
    Money::from_kopecks((one.kopecks().saturating_sub(other.kopecks())).max(0))
}

/// The sum of two parts of one payment, which fits because the payment did.
pub(super) fn together(one: Money, other: Money) -> Money {
    Money::from_kopecks(one.kopecks().saturating_add(other.kopecks()))
}

/// Kopecks below the cap of a loan, which fit by the limit on its principal.
fn kopecks(wide: i128) -> i64 {
    i64::try_from(wide).unwrap_or(i64::MAX)
}
