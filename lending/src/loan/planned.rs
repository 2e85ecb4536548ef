//! The schedule of a loan as it stands on a day: what was to be paid, what is next, what is to come.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::days_after;
use crate::money::Money;
use crate::schedule::Instalment;

use super::{Loan, PaymentDue};

/// What has become of a payment of the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlannedState {
    /// Its day has passed and nothing of it is owed.
    Paid,
    /// Its day has passed, and something of it is owed.
    Overdue,
    /// The next one.
    Next,
    /// One after that.
    ToCome,
}

/// A payment of the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedPayment {
    /// Its day and its sums: as they were agreed on if its day has passed, else as they are by what was paid until now.
    pub instalment: Instalment,
    /// What has become of it.
    pub state: PlannedState,
}

impl Loan {
    /// The next payment of the schedule; of what is overdue on the day itself, if anything is. None once nothing is owed.
    pub fn next_payment(&self, date: Date) -> Option<PaymentDue> {
        self.payments_due(date).into_iter().next()
    }

    /// The schedule as it stands on a day, if what is owed then is paid at once and each later payment on its day. Empty
    /// for a single payment and before disbursement.
    pub fn planned_payments(&self, date: Date) -> Vec<PlannedPayment> {
        let rows = self.schedule_on(date);
        if rows.is_empty() {
            return Vec::new();
        }
        let debt = self.debt_on(date);
        let last = rows.last().map(|row| row.date);
        let mut to_come = self.payments_due(date);
        // what is overdue stands on the days on which it was due
        if to_come.first().is_some_and(|due| due.date == date && self.is_arrears(due, last)) {
            to_come.remove(0);
        }
        let is_over = |row: &&Instalment| {
            row.date < date || row.date == date && to_come.first().is_none_or(|due| due.date > date)
        };
        // what went back of a payment is owed again from its own day on, but its row is older
        let is_owed_again =
            |row: &Instalment| row.date < date && debt.overdue_principal.is_positive() && row.balance < debt.principal;
        let is_owed =
            |row: &Instalment| debt.is_overdue && days_after(row.date, date) <= debt.overdue_days || is_owed_again(row);
        let over = rows.iter().filter(is_over).map(|row| PlannedPayment {
            instalment: *row,
            state: if is_owed(row) { PlannedState::Overdue } else { PlannedState::Paid },
        });
        let to_come = to_come.iter().enumerate().map(|(index, due)| {
            let PaymentDue { date, payment, interest, principal, balance, .. } = *due;
            let state = if index == 0 { PlannedState::Next } else { PlannedState::ToCome };
            PlannedPayment { instalment: Instalment { date, payment, interest, principal, balance }, state }
        });
        over.chain(to_come).collect()
    }

    /// Whether a payment to come is that of what is overdue, and none of the schedule's own days.
    fn is_arrears(&self, due: &PaymentDue, last: Option<Date>) -> bool {
        let debt = self.debt_on(due.date);
        let overdue = Money::sum([debt.overdue_interest, debt.overdue_principal]).unwrap_or_default();
        last.is_some_and(|last| last < due.date) || overdue.is_positive() && due.payment == overdue
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::cmp::Ordering;

    use jiff::civil::date;

    use super::*;
    use crate::calendar::add_days;
    use crate::loan::{LoanEvent, LoanTerms};
    use crate::rate::DailyRate;
    use crate::schedule::Schedule;

    const START: Date = date(2026, 11, 23);

    fn day(number: u32) -> Date {
        add_days(START, number).unwrap()
    }

    /// 10 000 ₽ at 0.8 % in four payments, the third on a Monday after a day off.
    fn loan(events: &[LoanEvent]) -> (Loan, Schedule) {
        let (principal, rate) = (Money::from_rubles(10_000), DailyRate::from_millionths(8_000));
        let dues = [day(14), day(28), day(42), day(56)];
        let schedule = Schedule::equal_payments(principal, rate, START, &dues).unwrap();
        let terms = LoanTerms {
            principal,
            daily_rate: rate,
            rate_after_term: rate,
            disbursed_on: START,
            due_on: day(56),
            signed_on: START,
        };
        (Loan::try_new_kept(terms, &schedule.rows, events).unwrap(), schedule)
    }

    fn states(loan: &Loan, on: Date) -> Vec<PlannedState> {
        loan.planned_payments(on).iter().map(|planned| planned.state).collect()
    }

    #[test]
    fn a_loan_paid_on_its_days_keeps_its_schedule() {
        use PlannedState::{Next, Paid, ToCome};
        let (_, schedule) = loan(&[]);
        let mut events = Vec::new();
        for (index, row) in schedule.rows.iter().enumerate() {
            let (before, _) = loan(&events);
            assert_eq!(before.next_payment(row.date).map(|due| (due.date, due.payment)), Some((row.date, row.payment)));
            let planned: Vec<Instalment> =
                before.planned_payments(row.date).iter().map(|planned| planned.instalment).collect();
            assert_eq!(planned, schedule.rows, "before payment {index}");
            let state = |place: usize| match place.cmp(&index) {
                Ordering::Less => Paid,
                Ordering::Equal => Next,
                Ordering::Greater => ToCome,
            };
            assert_eq!(states(&before, row.date), (0..4).map(state).collect::<Vec<_>>());
            events.push(LoanEvent::Payment { date: row.date, amount: row.payment });
            let paid = loan(&events).0.planned_payments(row.date);
            assert_eq!((paid.len(), paid[index].state, paid[index].instalment), (4, Paid, *row));
        }
        let (closed, _) = loan(&events);
        assert_eq!((closed.closed_on(), closed.next_payment(day(56))), (Some(day(56)), None));
        assert_eq!(states(&closed, day(57)), [Paid; 4]);
    }

    #[test]
    fn what_was_missed_is_overdue_until_it_is_paid() {
        use PlannedState::{Next, Overdue, Paid, ToCome};
        let (missed, schedule) = loan(&[]);
        assert_eq!(states(&missed, day(13)), [Next, ToCome, ToCome, ToCome]);
        assert_eq!(states(&missed, day(15)), [Overdue, Next, ToCome, ToCome]);
        assert_eq!(states(&missed, day(28)), [Overdue, Next, ToCome, ToCome]);
        assert_eq!(states(&missed, day(30)), [Overdue, Overdue, Next, ToCome]);
        assert_eq!(states(&missed, day(60)), [Overdue; 4]);
        let arrears = missed.next_payment(day(15)).unwrap();
        assert_eq!((arrears.date, arrears.payment), (day(15), schedule.rows[0].payment));
        let (caught_up, _) = loan(&[LoanEvent::Payment { date: day(15), amount: arrears.payment }]);
        assert_eq!(states(&caught_up, day(16)), [Paid, Next, ToCome, ToCome]);
    }

    #[test]
    fn a_row_whose_payment_went_back_is_owed_again() {
        use PlannedState::{Next, Overdue, ToCome};
        let (_, schedule) = loan(&[]);
        let amount = schedule.rows[0].payment;
        let paid = LoanEvent::Payment { date: day(14), amount };
        let back = LoanEvent::Reversal { date: day(17), amount, payment: 0 };
        let (again, _) = loan(&[paid, back]);
        assert_eq!(states(&again, day(17)), [Overdue, Next, ToCome, ToCome]);
        assert_eq!(states(&again, day(27)), [Overdue, Next, ToCome, ToCome]);
    }

    #[test]
    fn what_was_paid_ahead_makes_the_next_payments_less() {
        let (_, schedule) = loan(&[]);
        let (ahead, _) = loan(&[LoanEvent::Payment { date: day(1), amount: Money::from_rubles(6_000) }]);
        let planned = ahead.planned_payments(day(1));
        assert!(planned[0].instalment.payment < schedule.rows[0].payment);
        assert_eq!(planned.last().map(|planned| planned.instalment.balance), Some(Money::ZERO));
        let single = Loan::try_new_kept(*ahead.terms(), &[], &[]).unwrap();
        assert_eq!((single.planned_payments(day(1)), ahead.planned_payments(date(2026, 11, 1))), (vec![], vec![]));
    }
}
