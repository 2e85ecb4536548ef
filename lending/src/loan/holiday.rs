//! The credit holiday of a loan (art. 6.1-2): time stands still for what is to be paid, and interest goes on more slowly.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::{add_days, days_after, working_day_known_on};
use crate::full_cost::FullCostResult;
use crate::holiday::holiday_ends_on;
use crate::iso_date;
use crate::money::Money;
use crate::rate::DailyRate;
use crate::schedule::Instalment;

use super::accrual::{Accrued, Due, Plan, State, difference, together};
use super::moment::Moment;
use super::{HistoryRefusal, Loan, LoanEvent, PaymentDue};

/// A holiday that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holiday {
    /// Its last day.
    pub(super) until: Date,
    /// What accrues beyond this, in kopecks, is due with the last payment.
    interest_before: i64,
    /// The interest a day after it.
    rate_after: DailyRate,
    /// What was due before it is due again when it ends, in kopecks and as principal.
    interest_due: i64,
    pub(super) principal_due: Money,
}

/// What a holiday brings: computed by having it in a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayOffer {
    /// Its last day.
    #[serde(with = "iso_date")]
    pub until: Date,
    /// The interest a day in it.
    pub daily_rate: DailyRate,
    /// The interest that accrues in it if nothing is paid; due with the last payment.
    pub interest: Money,
    /// The payments to come without it.
    pub before: Vec<PaymentDue>,
    /// The payments to come with it.
    pub after: Vec<PaymentDue>,
    /// The full cost of the whole loan with it (percent and rubles).
    pub full_cost: FullCostResult,
}

impl Loan {
    /// What a holiday of so many months that begins on a day brings, at the interest that it allows.
    ///
    /// Errors: [`HistoryRefusal`] of the event itself, its place counted among the loan's events.
    pub fn holiday(&self, date: Date, months: u8) -> Result<HolidayOffer, HistoryRefusal> {
        let refusal = HistoryRefusal::NoHoliday { index: self.events };
        let until = holiday_ends_on(date, months).ok_or(refusal)?;
        let event = self.holiday_event(date, until).ok_or(refusal)?;
        let LoanEvent::Holiday { daily_rate, .. } = event else { return Err(refusal) };
        let mut put_off = self.clone();
        put_off.apply(event)?;
        Ok(HolidayOffer {
            until,
            daily_rate,
            interest: put_off.debt_on(until).deferred_interest,
            before: self.payments_due(date),
            after: put_off.payments_due(date),
            full_cost: put_off.full_cost(date).map_err(|_| refusal)?,
        })
    }

    /// The event of a holiday that begins on a day, at the interest that the law allows. None before disbursement.
    pub fn holiday_event(&self, date: Date, until: Date) -> Option<LoanEvent> {
        let daily_rate = self.edition().holiday_rate(self.state_on(date)?.rate);
        Some(LoanEvent::Holiday { date, until, daily_rate })
    }

    /// Begins a holiday: what is to come moves by its days, to the next working day by the calendars known then (Civil Code
    /// art. 193); what is overdue is due when it ends.
    pub(super) fn begin_holiday(
        &mut self,
        moment: Moment,
        until: Date,
        daily_rate: DailyRate,
    ) -> Result<State, HistoryRefusal> {
        let Moment { index, date, accrued, mut state } = moment;
        let refusal = HistoryRefusal::NoHoliday { index };
        let fits = date < until && until < Date::MAX && daily_rate <= state.rate;
        if !fits || state.holiday.is_some() || !state.principal.is_positive() {
            return Err(refusal);
        }
        let dues = self.dues_moved(date, &state, days_after(date, until)).ok_or(refusal)?;
        state.keep(accrued);
        state.end_stretch(date, accrued);
        state.begin_segment(date, accrued.interest);
        state.holiday = Some(Holiday {
            until,
            interest_before: accrued.interest,
            rate_after: state.rate,
            interest_due: state.interest_due,
            principal_due: state.principal_due,
        });
        state.rate = daily_rate;
        let has_rows = self.plans.get(state.plan).is_some_and(|plan| !plan.rows.is_empty());
        let is_over = dues.is_empty();
        let dues = if is_over { vec![Due { date: until, principal_by_then: self.terms.principal }] } else { dues };
        self.plans.push(Plan { dues, rows: Vec::new() });
        (state.plan, state.next_due) = (self.plans.len() - 1, 0);
        state.suspend();
        if has_rows {
            let rows = self.rows_with(date, state);
            if let Some(plan) = self.plans.last_mut() {
                plan.rows = rows;
            }
        }
        Ok(state)
    }

    /// The due dates to come, so many days later. None beyond the calendar.
    fn dues_moved(&self, date: Date, state: &State, days: u32) -> Option<Vec<Due>> {
        let to_come = self.plans.get(state.plan)?.dues.get(state.next_due..)?;
        let mut moved: Vec<Due> = Vec::with_capacity(to_come.len());
        for due in to_come {
            let day = working_day_known_on(date, add_days(due.date, days)?);
            if day == Date::MAX {
                return None;
            }
            match moved.last_mut().filter(|last| last.date >= day) {
                // two days that fell into the same days off
                Some(last) => last.principal_by_then = due.principal_by_then,
                None => moved.push(Due { date: day, principal_by_then: due.principal_by_then }),
            }
        }
        Some(moved)
    }

    /// The schedule that a state leaves if everything is paid on its day.
    fn rows_with(&self, date: Date, state: State) -> Vec<Instalment> {
        let mut put_off = self.clone();
        put_off.states.retain(|state| state.since <= date);
        put_off.states.push(State { since: date, ..state });
        let payments = put_off.payments_due(date);
        payments
            .iter()
            .map(|due| Instalment {
                date: due.date,
                payment: due.payment,
                interest: due.interest,
                principal: due.principal,
                balance: due.balance,
            })
            .collect()
    }
}

impl State {
    /// Interest and principal whose day has passed; in a holiday those that are to be paid by its end.
    pub(super) fn arrears(&self) -> (Money, Money) {
        match self.holiday {
            Some(holiday) => {
                // as outside of a holiday, principal paid ahead of the plan makes up for interest that is not
                let ahead = difference(self.principal_paid, holiday.principal_due);
                let unpaid = Money::from_kopecks(holiday.interest_due - self.interest_paid);
                (difference(unpaid, ahead), difference(holiday.principal_due, self.principal_paid))
            }
            None => (self.overdue_interest(), self.overdue_principal()),
        }
    }

    /// The part of the interest accrued and not paid that is due with the last payment only, in kopecks.
    pub(super) fn deferred_by(&self, accrued: Accrued) -> i64 {
        let running = self.holiday.map_or(0, |holiday| accrued.interest - holiday.interest_before);
        (self.deferred + running).min(accrued.interest - self.interest_paid).max(0)
    }

    /// In a holiday nothing is due.
    pub(super) fn suspend(&mut self) {
        if self.holiday.is_some() {
            self.principal_due = self.principal_due.min(self.principal_paid);
            self.interest_due = self.interest_due.min(self.interest_paid);
            self.overdue_since = None;
        }
    }

    /// What was paid of the deferred interest is deferred no more.
    pub(super) fn forget_deferred_paid(&mut self, accrued: Accrued) {
        let unpaid = self.deferred_by(accrued);
        self.deferred = self.deferred.min(unpaid);
        if let Some(holiday) = &mut self.holiday {
            holiday.interest_before = accrued.interest - (unpaid - self.deferred);
        }
    }

    /// The end of a holiday: what was overdue before is so again from the next day on, if it is not paid.
    pub(super) fn end_holiday(&mut self, holiday: Holiday, accrued: Accrued) {
        self.keep(accrued);
        self.deferred = self.deferred_by(accrued);
        self.holiday = None;
        self.since = holiday.until.tomorrow().unwrap_or(holiday.until);
        self.begin_segment(holiday.until, accrued.interest);
        self.rate = holiday.rate_after;
        self.count_overdue_days(holiday.until, self.overdue_principal());
        self.principal_due = self.principal_due.max(holiday.principal_due);
        self.interest_due = self.interest_due.max(holiday.interest_due);
        if self.is_behind() {
            self.overdue_since = Some(holiday.until);
        }
    }

    /// The last row of a schedule of the principal bears the deferred interest too.
    pub(super) fn add_deferred(&self, rows: &mut [Instalment]) {
        if let Some(last) = rows.last_mut() {
            let deferred = Money::from_kopecks(self.deferred);
            last.interest = together(last.interest, deferred);
            last.payment = together(last.payment, deferred);
        }
    }
}
