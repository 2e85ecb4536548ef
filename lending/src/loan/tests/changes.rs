//! What a prolongation and an early repayment change.

use super::*;
use crate::schedule::Schedule;

const ORDINARY: DailyRate = DailyRate::from_millionths(8_000);

#[test]
fn a_prolongation_takes_what_has_accrued_and_was_not_paid() {
    // 500.00 of 3 600.00 were paid; 15 days late
    let mut loan = Loan::try_new(terms("10000", 30), &[paid(10, "500")]).unwrap();
    let prolong = |number, days, daily_rate, paid| LoanEvent::Prolongation {
        date: day(number),
        days,
        daily_rate,
        paid: money(paid),
    };
    let offer = loan.prolongation(day(45), 15, ORDINARY).unwrap();
    assert_eq!((offer.interest, offer.penalty, offer.price), (money("3100"), money("82.19"), money("3182.19")));
    loan.apply(prolong(45, 15, ORDINARY, "3182.19")).unwrap();
    let made = loan.payments().last().unwrap().allocation;
    assert_eq!((made.interest, made.penalty, made.principal), (money("3100"), money("82.19"), Money::ZERO));
    assert_eq!((made.parts.current_interest, made.parts.penalty), (money("3100"), money("82.19")));
    // in time again until day 60; then 25 days of interest since the first and 10 days of penalty since the second
    assert_eq!((loan.due_on(day(45)), loan.debt_on(day(60)).is_overdue), (day(60), false));
    let again = loan.prolongation(day(70), 7, ORDINARY).unwrap();
    assert_eq!((again.interest, again.penalty), (money("2000"), money("54.79")));
    // another rate holds from the day of the addendum
    let half = DailyRate::from_millionths(4_000);
    loan.apply(prolong(70, 10, half, "2054.79")).unwrap();
    assert_eq!((loan.due_on(day(70)), loan.debt_on(day(80)).total()), (day(80), money("10400")));
}

#[test]
fn a_derivation_has_a_line_for_each_segment_and_for_what_was_paid() {
    // 10 days of 10 000 ₽ make 800.00; 5 800.00 are paid, and 5 days of 5 000 ₽ make 200.00
    let loan = Loan::try_new(terms("10000", 30), &[paid(10, "5800")]).unwrap();
    let derivation = loan.explain_interest(day(15));
    let amounts: Vec<Money> = derivation.lines().iter().map(|line| line.amount).collect();
    assert_eq!(amounts, [money("800"), money("200"), Money::from_kopecks(-80_000)]);
    assert_eq!(derivation.total(), loan.debt_on(day(15)).interest);
}

#[test]
fn the_payment_that_is_kept_is_the_next_one() {
    // a contract of its own kind: much first, then twice little
    let due = [day(14), day(28), day(42)];
    let row = |index: usize, payment, interest, principal, balance| Instalment {
        date: due[index],
        payment: money(payment),
        interest: money(interest),
        principal: money(principal),
        balance: money(balance),
    };
    let rows = [
        row(0, "23360", "3360", "20000", "10000"),
        row(1, "6120", "1120", "5000", "5000"),
        row(2, "5560", "560", "5000", "0"),
    ];
    let early =
        |number, amount| LoanEvent::EarlyRepayment { date: day(number), amount: money(amount), keep: Keep::Payment };
    let after = |event: LoanEvent| {
        let loan = Loan::try_new_with_schedule(terms("30000", 42), LoanRules::on(START), &rows, &[event]).unwrap();
        loan.schedule_on(event.date()).iter().map(|row| row.payment).collect::<Vec<_>>()
    };
    // on the first due date: 9 000.00 are left, and 6 120.00 are next; 9 000.00 × 11.2 % − 6 120.00 leave 3 888.00
    assert_eq!(after(early(14, "24360")), [money("6120"), money("4323.45")]);
    // a day before the first due date it is the next one
    assert_eq!(after(early(13, "4120"))[0], money("23360"));
}

/// 10 000 ₽ at 0.8 % in four payments of 14 days.
fn four_payments(start: Date, events: &[LoanEvent]) -> (Loan, Schedule) {
    let dues = [14, 28, 42, 56].map(|days| add_days(start, days).unwrap());
    let schedule = Schedule::equal_payments(Money::from_rubles(10_000), ORDINARY, start, &dues).unwrap();
    let terms = LoanTerms {
        principal: Money::from_rubles(10_000),
        daily_rate: ORDINARY,
        rate_after_term: ORDINARY,
        disbursed_on: start,
        due_on: dues[3],
        signed_on: start,
    };
    (Loan::try_new_kept(terms, &schedule.rows, events).unwrap(), schedule)
}

#[test]
fn where_penalty_came_before_what_is_due_the_next_payment_has_it() {
    // signed before 607-ФЗ; the first payment a week late leaves its penalty
    let start = date(2024, 6, 3);
    let (_, schedule) = four_payments(start, &[]);
    let late = LoanEvent::Payment { date: date(2024, 6, 24), amount: schedule.rows[0].payment };
    let (mut loan, _) = four_payments(start, &[late]);
    assert!(loan.debt_on(date(2024, 6, 25)).penalty.is_positive());
    for next in loan.payments_due(date(2024, 6, 25)) {
        loan.apply(LoanEvent::Payment { date: next.date, amount: next.payment }).unwrap();
        assert!(!loan.debt_on(next.date.tomorrow().unwrap()).is_overdue, "{next:?}");
    }
    assert!(loan.closed_on().is_some());
}
