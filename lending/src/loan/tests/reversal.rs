//! A payment that went back to the borrower.

use super::*;

fn reversal(number: u32, amount: &str, payment: u32) -> LoanEvent {
    LoanEvent::Reversal { date: day(number), amount: money(amount), payment }
}

#[test]
fn what_a_payment_paid_is_owed_again_and_bears_interest_from_then_on() {
    let mut loan = Loan::try_new(terms("10000", 30), &[paid(10, "3000")]).unwrap();
    let before = loan.debt_on(day(15));
    assert_eq!((before.principal, before.interest), (money("7800"), money("312")));
    loan.apply(reversal(15, "3000", 0)).unwrap();
    let after = loan.debt_on(day(15));
    // 800 of the payment had gone to interest
    assert_eq!((after.principal, after.interest, after.penalty), (money("10000"), money("1112"), Money::ZERO));
    assert!(!after.is_overdue);
    assert_eq!(loan.debt_on(day(16)).interest, money("1192"));
    assert_eq!(loan.debt_on(day(14)), Loan::try_new(terms("10000", 30), &[paid(10, "3000")]).unwrap().debt_on(day(14)));
}

#[test]
fn parts_go_back_in_the_opposite_order_and_never_more_than_stands() {
    let mut loan = Loan::try_new(terms("10000", 30), &[paid(10, "3000")]).unwrap();
    loan.apply(reversal(10, "2000", 0)).unwrap();
    assert_eq!((loan.debt_on(day(10)).principal, loan.debt_on(day(10)).interest), (money("9800"), Money::ZERO));
    let too_much = loan.apply(reversal(10, "1000.01", 0));
    assert_eq!(too_much, Err(HistoryRefusal::WrongSum { index: 2, expected: money("1000") }));
    loan.apply(reversal(10, "1000", 0)).unwrap();
    assert_eq!((loan.debt_on(day(10)).principal, loan.debt_on(day(10)).interest), (money("10000"), money("800")));
    assert_eq!(loan.apply(reversal(10, "0.01", 1)), Err(HistoryRefusal::NoSuchPayment { index: 3 }));
    assert_eq!(loan.apply(reversal(10, "0", 0)), Err(HistoryRefusal::Amount { index: 3 }));
}

#[test]
fn a_closed_loan_is_open_again_and_overdue_from_that_day_on_only() {
    let mut loan = Loan::try_new(terms("10000", 30), &[paid(30, "12400")]).unwrap();
    assert_eq!(loan.closed_on(), Some(day(30)));
    loan.apply(reversal(50, "12400", 0)).unwrap();
    assert_eq!(loan.closed_on(), None);
    let debt = loan.debt_on(day(50));
    assert_eq!((debt.total(), debt.overdue_days, debt.is_overdue), (money("12400"), 0, true));
    let debt = loan.debt_on(day(60));
    // ten days of interest after the term, and of penalty: 10 000 × 20 % × 10 / 365
    assert_eq!((debt.interest, debt.penalty, debt.overdue_days), (money("3200"), money("54.79"), 10));
    loan.apply(paid(60, "13254.79")).unwrap();
    assert_eq!(loan.closed_on(), Some(day(60)));
}
