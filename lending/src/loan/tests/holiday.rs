//! The credit holiday: time stands still for what is to be paid.

use jiff::civil::{Date, date};

use super::super::*;
use crate::calendar::{add_days, days_after};
use crate::schedule::Schedule;

const START: Date = date(2026, 11, 23);
const RATE: DailyRate = DailyRate::from_millionths(8_000);
const HALF: DailyRate = DailyRate::from_millionths(4_000);

fn day(number: u32) -> Date {
    add_days(START, number).unwrap()
}

fn rubles(sum: i64) -> Money {
    Money::from_rubles(sum)
}

fn terms(due_on: Date) -> LoanTerms {
    LoanTerms {
        principal: rubles(10_000),
        daily_rate: RATE,
        rate_after_term: RATE,
        disbursed_on: START,
        due_on,
        signed_on: START,
    }
}

/// 10 000 ₽ at 0.8 % due on Wednesday, 23 December 2026.
fn single(events: &[LoanEvent]) -> Loan {
    Loan::try_new(terms(day(30)), events).unwrap()
}

/// 10 000 ₽ at 0.8 % in four payments of 14 days.
fn instalments(events: &[LoanEvent]) -> (Loan, Schedule) {
    let dues = [day(14), day(28), day(42), day(56)];
    let schedule = Schedule::equal_payments(rubles(10_000), RATE, START, &dues).unwrap();
    (Loan::try_new_kept(terms(day(56)), &schedule.rows, events).unwrap(), schedule)
}

fn holiday(date: Date, until: Date) -> LoanEvent {
    LoanEvent::Holiday { date, until, daily_rate: HALF }
}

fn figures(debt: &Debt) -> [i64; 4] {
    [debt.principal, debt.interest, debt.penalty, debt.deferred_interest].map(|sum| sum.kopecks() / 100)
}

#[test]
fn a_single_payment_is_due_as_many_days_later_and_half_the_interest_goes_on() {
    // from day 10 to day 101: 91 days
    let loan = single(&[holiday(day(10), day(101))]);
    assert_eq!(loan.due_on(day(9)), day(30));
    assert_eq!(loan.due_on(day(10)), day(121));
    // 10 days of 80 ₽, then days of 40 ₽
    assert_eq!(figures(&loan.debt_on(day(10))), [10_000, 800, 0, 0]);
    assert_eq!(figures(&loan.debt_on(day(11))), [10_000, 840, 0, 40]);
    assert_eq!(figures(&loan.debt_on(day(101))), [10_000, 800 + 91 * 40, 0, 91 * 40]);
    // the loan's own rate again
    assert_eq!(figures(&loan.debt_on(day(102))), [10_000, 800 + 91 * 40 + 80, 0, 91 * 40]);
    let debt = loan.debt_on(day(50));
    assert_eq!((debt.holiday_until, debt.is_overdue), (Some(day(101)), false));
    assert_eq!(loan.debt_on(day(102)).holiday_until, None);
    // all of it is due on the moved day, and overdue after it
    let last = loan.payments_due(day(10));
    assert_eq!(
        last.iter().map(|due| (due.date, due.payment)).collect::<Vec<_>>(),
        [(day(121), rubles(10_000 + 800 + 3_640 + 1_600))]
    );
    assert!(loan.debt_on(day(122)).is_overdue && loan.debt_on(day(122)).overdue_interest == rubles(6_040));
}

#[test]
fn a_day_off_moves_the_day_to_the_next_working_day() {
    // 30 days after 23 December is 22 January; 31 days: Saturday, 23 January 2027
    let loan = single(&[holiday(day(10), day(41))]);
    assert_eq!(loan.due_on(day(10)), date(2027, 1, 25));
}

#[test]
fn instalments_keep_their_principal_and_the_interest_of_the_holiday_comes_last() {
    let (plain, schedule) = instalments(&[]);
    let first = LoanEvent::Payment { date: day(14), amount: schedule.rows[0].payment };
    // from day 20 to day 90: 70 days, ten weeks, so that no day falls on another weekday
    let (put_off, _) = instalments(&[first, holiday(day(20), day(90))]);
    let rows = put_off.schedule_on(day(20)).to_vec();
    let moved: Vec<Date> = rows.iter().map(|row| row.date).collect();
    assert_eq!(moved, [28, 42, 56].map(|number| day(number + 70)));
    let deferred = HALF.accrue(schedule.rows[0].balance, 70).unwrap();
    for (row, before) in rows.iter().zip(&schedule.rows[1..]) {
        assert_eq!((row.principal, row.balance), (before.principal, before.balance));
    }
    // the segments of interest are rounded down each, therefore a kopeck may be missing
    let extra = rows[2].payment.checked_sub(schedule.rows[3].payment).unwrap();
    assert!((extra.kopecks() - deferred.kopecks()).abs() <= 1, "{extra} {deferred}");
    assert!((rows[0].payment.kopecks() - schedule.rows[1].payment.kopecks()).abs() <= 1);
    // paid on these days the loan ends with the last
    let mut loan = put_off.clone();
    for row in rows {
        assert_eq!(loan.next_payment(row.date).map(|due| due.payment), Some(row.payment));
        loan.apply(LoanEvent::Payment { date: row.date, amount: row.payment }).unwrap();
        assert!(!loan.debt_on(row.date.tomorrow().unwrap()).is_overdue, "{}", row.date);
    }
    assert_eq!(loan.closed_on(), Some(day(126)));
    assert_eq!(plain.payments_due(day(0)).len(), 4);
}

#[test]
fn what_was_overdue_bears_no_penalty_in_it_and_is_overdue_again_if_it_is_not_paid_by_its_end() {
    let (missed, schedule) = instalments(&[]);
    let penalty = missed.debt_on(day(20)).penalty;
    assert!(penalty.is_positive() && missed.debt_on(day(20)).overdue_days == 6);
    let (put_off, _) = instalments(&[holiday(day(20), day(90))]);
    let last_day = put_off.debt_on(day(90));
    assert_eq!((last_day.penalty, last_day.is_overdue, last_day.overdue_days), (penalty, false, 0));
    let after = put_off.debt_on(day(91));
    assert_eq!((after.overdue_principal, after.overdue_days), (schedule.rows[0].principal, 1));
    assert!(after.penalty > penalty && after.overdue_interest == schedule.rows[0].interest);
    let first = put_off.next_payment(day(21)).unwrap();
    assert_eq!((first.date, first.payment), (day(90), schedule.rows[0].payment));
    let mut caught_up = put_off.clone();
    caught_up.apply(LoanEvent::Payment { date: day(90), amount: first.payment }).unwrap();
    assert!(!caught_up.debt_on(day(91)).is_overdue);
}

#[test]
fn a_loan_past_its_term_is_due_when_the_holiday_ends() {
    let loan = single(&[holiday(day(40), day(101))]);
    assert_eq!((loan.due_on(day(39)), loan.due_on(day(40))), (day(30), day(101)));
    let (before, after) = (loan.debt_on(day(40)), loan.debt_on(day(101)));
    assert_eq!(after.penalty, before.penalty);
    assert!(!after.is_overdue && after.overdue_principal.is_zero());
    assert_eq!(loan.debt_on(day(102)).overdue_days, 1);
    assert_eq!(loan.debt_on(day(102)).overdue_principal, rubles(10_000));
}

#[test]
fn money_paid_in_it_goes_to_principal_before_the_interest_that_is_put_off() {
    let pay = |sum| LoanEvent::Payment { date: day(20), amount: sum };
    // day 20: 800 ₽ from before, 400 ₽ put off
    let part = single(&[holiday(day(10), day(101)), pay(rubles(5_800))]);
    assert_eq!(figures(&part.debt_on(day(20))), [5_000, 400, 0, 400]);
    assert_eq!(figures(&part.debt_on(day(21))), [5_000, 420, 0, 420]);
    let all = single(&[holiday(day(10), day(101)), pay(rubles(11_200))]);
    assert_eq!(all.closed_on(), Some(day(20)));
    // only what was put off is left: nothing more accrues, and it is owed on the last day
    let left = single(&[holiday(day(10), day(101)), pay(rubles(10_900))]);
    assert_eq!(figures(&left.debt_on(day(100))), [0, 300, 0, 300]);
    assert_eq!(left.debt_on(day(122)).overdue_interest, rubles(300));
}

#[test]
fn a_payment_that_goes_back_in_it_is_not_overdue_before_its_end() {
    let (_, schedule) = instalments(&[]);
    let paid = LoanEvent::Payment { date: day(14), amount: schedule.rows[0].payment };
    let back = LoanEvent::Reversal { date: day(30), amount: schedule.rows[0].payment, payment: 0 };
    let (loan, _) = instalments(&[paid, holiday(day(20), day(90)), back]);
    assert!(!loan.debt_on(day(60)).is_overdue);
    assert_eq!(loan.debt_on(day(91)).overdue_principal, schedule.rows[0].principal);
}

#[test]
fn accrual_stops_at_the_cap_in_it_and_after_it() {
    let loan = single(&[holiday(day(20), day(200))]);
    assert_eq!(loan.debt_on(day(200)).accrued_total, rubles(20 * 80 + 180 * 40));
    let stops = loan.accrual_stops_on().unwrap();
    assert_eq!(loan.debt_on(stops).accrued_total, rubles(10_000));
    assert!(stops > day(200) && days_after(day(200), stops) <= 15);
}

#[test]
fn it_is_refused_where_it_can_not_be() {
    let mut loan = single(&[holiday(day(10), day(40))]);
    let refused = Err(HistoryRefusal::NoHoliday { index: 1 });
    assert_eq!(loan.apply(holiday(day(20), day(60))), refused, "within another");
    let dearer = LoanEvent::Holiday { date: day(50), until: day(60), daily_rate: DailyRate::from_millionths(8_001) };
    assert_eq!(loan.apply(dearer), refused, "dearer than the loan");
    assert_eq!(loan.apply(holiday(day(50), day(50))), refused, "no days");
    assert_eq!(loan.apply(holiday(day(50), Date::MAX)), refused, "beyond the calendar");
    assert_eq!(loan.prolongation(day(20), 10, RATE), Err(HistoryRefusal::NotProlongable { index: 1 }), "in one");
    let all = loan.debt_on(day(20)).total();
    loan.apply(LoanEvent::Payment { date: day(20), amount: all }).unwrap();
    let refused = Err(HistoryRefusal::NoHoliday { index: 2 });
    assert_eq!(loan.apply(holiday(day(50), day(60))), refused, "nothing owed");
}

#[test]
fn the_offer_is_what_the_event_brings() {
    let (loan, schedule) = instalments(&[]);
    let offer = loan.holiday(day(1), 3).unwrap();
    assert_eq!((offer.until, offer.daily_rate), (date(2027, 2, 24), HALF));
    assert_eq!(offer.interest, HALF.accrue(rubles(10_000), days_after(day(1), offer.until)).unwrap());
    assert_eq!(offer.before.len(), 4);
    assert_eq!(offer.before[0].payment, schedule.rows[0].payment);
    let mut put_off = loan.clone();
    put_off.apply(loan.holiday_event(day(1), offer.until).unwrap()).unwrap();
    assert_eq!(offer.after, put_off.payments_due(day(1)));
    let paid = Money::sum(offer.after.iter().map(|due| due.payment)).unwrap();
    let without = Money::sum(offer.before.iter().map(|due| due.payment)).unwrap();
    assert!(paid > without);
}

#[test]
fn principal_paid_ahead_makes_up_for_interest_at_its_end_too() {
    let ahead = LoanEvent::Payment { date: day(8), amount: rubles(5_000) };
    let (plain, _) = instalments(&[ahead]);
    assert!(!plain.debt_on(day(15)).is_overdue);
    let (put_off, _) = instalments(&[ahead, holiday(day(15), day(69))]);
    let due: Vec<Date> = put_off.payments_due(day(15)).iter().map(|due| due.date).collect();
    assert!(due.iter().all(|date| *date > day(69)), "{due:?}");
    assert!(!put_off.debt_on(day(70)).is_overdue);
}
