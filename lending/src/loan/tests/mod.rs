#![allow(clippy::unwrap_used)]

mod borders;
mod changes;
mod holiday;
mod reversal;

use jiff::civil::{Date, date};

use super::*;
use crate::calendar::add_days;

const START: Date = date(2026, 11, 23);

fn day(number: u32) -> Date {
    add_days(START, number).unwrap()
}

fn money(text: &str) -> Money {
    text.parse().unwrap()
}

fn terms(principal: &str, term_days: u32) -> LoanTerms {
    LoanTerms {
        principal: money(principal),
        daily_rate: DailyRate::from_millionths(8_000),
        rate_after_term: DailyRate::from_millionths(8_000),
        disbursed_on: START,
        due_on: day(term_days),
        signed_on: START,
    }
}

fn paid(number: u32, amount: &str) -> LoanEvent {
    LoanEvent::Payment { date: day(number), amount: money(amount) }
}

#[test]
fn the_cap_of_section_2_4() {
    let loan = Loan::try_new(terms("10000", 30), &[]).unwrap();
    for (number, interest, penalty) in [
        (0, "0.00", "0.00"),
        (1, "80.00", "0.00"),
        (30, "2400.00", "0.00"),
        (31, "2480.00", "5.47"),
        (45, "3600.00", "82.19"),
        (60, "4800.00", "164.38"),
        (90, "7200.00", "328.76"),
        (118, "9440.00", "482.19"),
        (119, "9517.81", "482.19"),
        (120, "9517.81", "482.19"),
        (400, "9517.81", "482.19"),
    ] {
        let debt = loan.debt_on(day(number));
        assert_eq!((debt.interest, debt.penalty), (money(interest), money(penalty)), "day {number}");
        assert_eq!(debt.accrual_stops_on, Some(day(119)));
    }
    assert_eq!(loan.debt_on(Date::MAX).total(), money("20000"));
    assert_eq!(loan.debt_on(day(0).yesterday().unwrap()).total(), Money::ZERO);
}

#[test]
fn the_day_that_crosses_the_cap_is_clipped_interest_first() {
    // on day 31 the 80.00 of interest still fit, of the 5.47 of penalty 2.00 do
    let rules = |cap| LoanRules { overpayment_cap: Percent::from_thousandths(cap), ..LoanRules::on(START) };
    let debt = |cap| Loan::try_new_with_rules(terms("10000", 30), rules(cap), &[]).unwrap().debt_on(day(31));
    let parts = |cap| (debt(cap).interest, debt(cap).penalty, debt(cap).accrual_stops_on);
    assert_eq!(parts(24_820), (money("2480"), money("2"), Some(day(31))));
    assert_eq!(parts(24_400), (money("2440"), Money::ZERO, Some(day(31))));
    // full to the kopeck at the end of a day: that day is the last
    assert_eq!(parts(24_000), (money("2400"), Money::ZERO, Some(day(30))));
    // nothing may accrue at all
    assert_eq!(debt(0).total(), money("10000"));
}

#[test]
fn a_day_must_come_after_the_due_date() {
    let start = Date::MAX.checked_sub(jiff::SignedDuration::from_hours(24 * 30)).unwrap();
    let terms = LoanTerms { disbursed_on: start, signed_on: start, due_on: Date::MAX, ..terms("10000", 30) };
    assert_eq!(Loan::try_new(terms, &[]), Err(HistoryRefusal::Dates));
    let due_on = Date::MAX.yesterday().unwrap();
    let loan = Loan::try_new(LoanTerms { due_on, ..terms }, &[]).unwrap();
    assert_eq!((loan.debt_on(due_on).is_overdue, loan.debt_on(Date::MAX).overdue_days), (false, 1));
    assert_eq!(loan.debt_on(due_on).accrual_stops_on, None);
    let rate = DailyRate::from_millionths(8_000);
    assert_eq!(loan.prolongation(start, 1, rate), Err(HistoryRefusal::NotProlongable { index: 0 }));
}

#[test]
fn a_payment_before_disbursement_belongs_to_the_borrower() {
    let loan = Loan::try_new(terms("10000", 30), &[]).unwrap();
    let before = loan.allocate(START.yesterday().unwrap(), money("5"));
    assert_eq!(before, Allocation { overpaid: money("5"), ..Allocation::default() });
}

#[test]
fn an_older_contract_stops_later() {
    let mut old = terms("10000", 30);
    old.signed_on = date(2026, 3, 31);
    let loan = Loan::try_new(old, &[]).unwrap();
    assert_eq!(loan.debt_on(day(154)).accrued_total, money("12999.45"));
    let debt = loan.debt_on(day(155));
    assert_eq!((debt.interest, debt.penalty), (money("12320.55"), money("679.45")));
    assert_eq!(debt.accrual_stops_on, Some(day(155)));
}

#[test]
fn a_broken_promotion_bears_the_ordinary_rate_from_the_day_after() {
    let promotional = LoanTerms { daily_rate: DailyRate::ZERO, ..terms("15000", 20) };
    let loan = Loan::try_new(promotional, &[]).unwrap();
    assert_eq!(loan.debt_on(day(20)).total(), money("15000"));
    let debt = loan.debt_on(day(35));
    assert_eq!((debt.interest, debt.penalty, debt.total()), (money("1800"), money("123.28"), money("16923.28")));
    assert_eq!(debt.overdue_days, 15);
    // without a rate after the term only the penalty is due
    let without = LoanTerms { rate_after_term: DailyRate::ZERO, ..promotional };
    assert_eq!(Loan::try_new(without, &[]).unwrap().debt_on(day(35)).total(), money("15123.28"));
}

#[test]
fn interest_is_rounded_once_though_the_due_date_passes() {
    let loan = Loan::try_new(terms("1001.01", 17), &[]).unwrap();
    assert_eq!(loan.debt_on(day(17)).interest, money("136.13"));
    // 1 001.01 × 0.008 × 18 = 144.14544
    assert_eq!(loan.debt_on(day(18)).interest, money("144.14"));
    assert!(!loan.debt_on(day(17)).is_overdue);
    assert!(loan.debt_on(day(18)).is_overdue);
}

#[test]
fn early_repayment_costs_the_days_used() {
    let loan = Loan::try_new(terms("10000", 30), &[paid(9, "10720")]).unwrap();
    assert_eq!(loan.closed_on(), Some(day(9)));
    assert_eq!(loan.debt_on(day(8)).total(), money("10640"));
    assert_eq!(loan.debt_on(day(9)).total(), Money::ZERO);
    assert_eq!(loan.debt_on(day(90)), Debt { accrued_total: money("720"), ..Debt::nothing(money("10000")) });
    let same_day = Loan::try_new(terms("10000", 30), &[paid(0, "10000")]).unwrap();
    assert_eq!(same_day.closed_on(), Some(day(0)));
}

#[test]
fn what_is_paid_beyond_the_debt_belongs_to_the_borrower() {
    let loan = Loan::try_new(terms("10000", 30), &[paid(9, "11000"), paid(40, "5")]).unwrap();
    assert_eq!(loan.closed_on(), Some(day(9)));
    let over: Vec<Money> = loan.payments().iter().map(|payment| payment.allocation.overpaid).collect();
    assert_eq!(over, [money("280"), money("5")]);
}

#[test]
fn a_payment_in_arrears_follows_the_order_of_the_law() {
    let loan = Loan::try_new(terms("10000", 30), &[]).unwrap();
    let allocation = loan.allocate(day(45), money("13000"));
    assert_eq!(allocation.parts.overdue_interest, money("2400"));
    assert_eq!(allocation.parts.overdue_principal, money("10000"));
    assert_eq!(allocation.parts.current_interest, money("600"));
    assert_eq!((allocation.penalty, allocation.overpaid), (Money::ZERO, Money::ZERO));
    let mut paid_up = loan.clone();
    paid_up.apply(paid(45, "13000")).unwrap();
    let debt = paid_up.debt_on(day(60));
    // nothing grows without principal
    assert_eq!((debt.principal, debt.interest, debt.penalty), (Money::ZERO, money("600"), money("82.19")));
    assert!(debt.is_overdue);
    paid_up.apply(paid(60, "682.19")).unwrap();
    assert_eq!(paid_up.closed_on(), Some(day(60)));
}

#[test]
fn applying_is_the_same_as_replaying() {
    let events = [paid(10, "500"), paid(35, "3000"), paid(35, "1"), paid(80, "100")];
    let mut loan = Loan::try_new(terms("10000", 30), &[]).unwrap();
    for event in events {
        loan.apply(event).unwrap();
    }
    assert_eq!(loan, Loan::try_new(terms("10000", 30), &events).unwrap());
}

#[test]
fn an_unpaid_instalment_of_section_2_5() {
    let due_dates: Vec<Date> = (1..=9).map(|number| day(number * 14)).collect();
    let rate = DailyRate::from_millionths(8_000);
    let schedule = crate::Schedule::equal_payments(money("30000"), rate, START, &due_dates).unwrap();
    let terms = LoanTerms { due_on: day(126), ..terms("30000", 126) };
    let loan =
        Loan::try_new_with_schedule(terms, LoanRules::on(START), &schedule.rows, &[paid(14, "5460.24")]).unwrap();
    let debt = loan.debt_on(date(2026, 12, 31));
    assert_eq!((debt.overdue_interest, debt.overdue_principal), (money("3124.77"), money("2335.47")));
    assert_eq!((debt.interest, debt.penalty), (money("5356.75"), money("12.79")));
    assert_eq!(debt.total(), money("33269.30"));
    assert_eq!((debt.overdue_total(), debt.overdue_days), (money("5473.03"), 10));
    // in time there is no debt but the principal and the running interest
    let in_time = loan.debt_on(date(2026, 12, 21));
    assert!(!in_time.is_overdue);
    assert_eq!(in_time.total(), money("31024.53"));
}

#[test]
fn names_what_is_wrong_with_a_history() {
    let refusal = |events: &[LoanEvent]| Loan::try_new(terms("10000", 30), events).unwrap_err();
    let before = LoanEvent::Payment { date: START.yesterday().unwrap(), amount: money("1") };
    assert_eq!(refusal(&[before]), HistoryRefusal::BeforeDisbursement { index: 0 });
    assert_eq!(refusal(&[paid(5, "1"), paid(4, "1")]), HistoryRefusal::NotInOrder { index: 1 });
    assert_eq!(refusal(&[paid(5, "1"), paid(5, "0")]), HistoryRefusal::Amount { index: 1 });
    assert_eq!(Loan::try_new(terms("0", 30), &[]).unwrap_err(), HistoryRefusal::Principal);
    assert_eq!(Loan::try_new(terms("10000", 0), &[]).unwrap_err(), HistoryRefusal::Dates);
    let mut loan = Loan::try_new(terms("10000", 30), &[paid(5, "1")]).unwrap();
    assert_eq!(loan.apply(paid(4, "1")), Err(HistoryRefusal::NotInOrder { index: 1 }));
}

#[test]
fn an_early_repayment_must_reach_principal_that_is_not_due() {
    let due_dates: Vec<Date> = (1..=4).map(|number| day(number * 14)).collect();
    let rate = DailyRate::from_millionths(8_000);
    let schedule = crate::Schedule::never_growing(money("30000"), rate, START, &due_dates).unwrap();
    let terms = LoanTerms { due_on: day(56), ..terms("30000", 56) };
    let early = |number, amount: Money| {
        let event = LoanEvent::EarlyRepayment { date: day(number), amount, keep: Keep::Count };
        Loan::try_new_with_schedule(terms, LoanRules::on(START), &schedule.rows, &[event]).map(|_| ())
    };
    let instalment = schedule.rows[0].payment;
    let kopeck = Money::from_kopecks(1);
    let nothing_early = Err(HistoryRefusal::NothingEarly { index: 0 });
    // on a due date the instalment of the day comes first
    assert_eq!(early(14, instalment), nothing_early);
    assert_eq!(early(14, instalment.checked_add(kopeck).unwrap()), Ok(()));
    // between due dates the interest of the days used does: 10 days of 30 000 ₽
    assert_eq!(early(10, money("2400")), nothing_early);
    assert_eq!(early(10, money("2400.01")), Ok(()));
}

#[test]
fn a_tail_of_kopecks_is_forgiven() {
    let ruble = money("1");
    // 10 720.00 are owed on day 9
    let after = |payment| Loan::try_new(terms("10000", 30), &[paid(9, payment)]).unwrap();
    let forgiveness = LoanEvent::Forgiveness { date: day(9), amount: ruble };
    assert_eq!(after("10719").tail_forgiveness(day(9), ruble), Some(forgiveness));
    assert_eq!(after("10718.99").tail_forgiveness(day(9), ruble), None);
    assert_eq!(after("10720").tail_forgiveness(day(9), ruble), None);
    // the lender who forgives nothing
    assert_eq!(after("10719.99").tail_forgiveness(day(9), Money::ZERO), None);
    let mut loan = after("10719");
    loan.apply(forgiveness).unwrap();
    assert_eq!((loan.closed_on(), loan.debt_on(day(400)).total()), (Some(day(9)), Money::ZERO));
    // it is no payment, and its sum is no cost of the loan
    assert_eq!(loan.payments().len(), 1);
    // another sum than is owed ends nothing
    let wrong = LoanEvent::Forgiveness { date: day(9), amount: money("0.99") };
    assert_eq!(after("10719").apply(wrong), Err(HistoryRefusal::WrongSum { index: 1, expected: ruble }));
}

#[test]
fn bonuses_pay_no_more_than_the_interest_that_is_left() {
    // of 800.00 on day 10 the payment took 500.00
    let loan = Loan::try_new(terms("10000", 30), &[paid(10, "500")]).unwrap();
    let spent = |amount| {
        let mut loan = loan.clone();
        loan.apply(LoanEvent::BonusSpent { date: day(10), amount: money(amount) })
            .map(|()| loan.debt_on(day(10)).total())
    };
    assert_eq!(spent("300"), Ok(money("10000")));
    assert_eq!(spent("299.99"), Ok(money("10000.01")));
    assert_eq!(spent("300.01"), Err(HistoryRefusal::WrongSum { index: 1, expected: money("300") }));
}
