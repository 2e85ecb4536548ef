//! What is still allowed and what is not any more.

use super::*;

/// 30 000 ₽ at 0.8 % a day in four fortnightly payments.
fn in_instalments(events: &[LoanEvent]) -> (LoanTerms, crate::Schedule, Loan) {
    let due_dates: Vec<Date> = (1..=4).map(|number| day(number * 14)).collect();
    let terms = terms("30000", 56);
    let schedule = crate::Schedule::never_growing(terms.principal, terms.daily_rate, START, &due_dates).unwrap();
    let loan = Loan::try_new_with_schedule(terms, LoanRules::on(START), &schedule.rows, events).unwrap();
    (terms, schedule, loan)
}

#[test]
fn a_schedule_must_be_that_of_the_loan() {
    let (terms, schedule, _) = in_instalments(&[]);
    let refusal = |terms, change: fn(&mut Vec<Instalment>)| {
        let mut rows = schedule.rows.clone();
        change(&mut rows);
        Loan::try_new_with_schedule(terms, LoanRules::on(START), &rows, &[]).map(|_| ())
    };
    assert_eq!(refusal(terms, |_| {}), Ok(()));
    let dates = Err(HistoryRefusal::Dates);
    assert_eq!(refusal(LoanTerms { principal: money("30000.01"), ..terms }, |_| {}), dates);
    assert_eq!(refusal(LoanTerms { due_on: day(57), ..terms }, |_| {}), dates);
    assert_eq!(refusal(terms, Vec::clear), dates);
    assert_eq!(refusal(terms, |rows| rows[1].date = rows[0].date), dates);
    assert_eq!(refusal(terms, |rows| rows[0].date = START), dates);
    let negative = |rows: &mut Vec<Instalment>| {
        rows[0].principal = Money::from_kopecks(rows[0].principal.kopecks() + rows[1].principal.kopecks() + 1);
        rows[1].principal = Money::from_kopecks(-1);
    };
    assert_eq!(refusal(terms, negative), dates);
    // a payment of interest alone is one too
    let interest_only = |rows: &mut Vec<Instalment>| {
        rows[1].principal = Money::from_kopecks(rows[0].principal.kopecks() + rows[1].principal.kopecks());
        rows[0].principal = Money::ZERO;
    };
    assert_eq!(refusal(terms, interest_only), Ok(()));
}

#[test]
fn the_largest_loan_and_the_most_events() {
    let with = |principal| Loan::try_new(LoanTerms { principal, ..terms("1", 30) }, &[]).map(|_| ());
    let above = Money::from_kopecks(LARGEST_PRINCIPAL.kopecks() + 1);
    assert_eq!((with(LARGEST_PRINCIPAL), with(above)), (Ok(()), Err(HistoryRefusal::Principal)));
    let pay = |amount| {
        let event = LoanEvent::Payment { date: day(1), amount };
        Loan::try_new(terms("1", 30), &[event]).map(|_| ())
    };
    assert_eq!((pay(LARGEST_PRINCIPAL), pay(above)), (Ok(()), Err(HistoryRefusal::Amount { index: 0 })));
    let many = vec![paid(1, "0.01"); MOST_EVENTS + 1];
    assert_eq!(Loan::try_new(terms("1000", 30), &many), Err(HistoryRefusal::TooManyEvents));
    // 1 000 ₽ with 8 ₽ of interest are paid back to the kopeck
    let most = Loan::try_new(terms("1000", 30), &many[1..]).unwrap();
    assert_eq!(most.debt_on(day(1)).total(), money("8"));
    // a contract signed on the day of disbursement, not after it
    let late = LoanTerms { signed_on: day(1), ..terms("1000", 30) };
    assert_eq!(Loan::try_new(late, &[]), Err(HistoryRefusal::Dates));
}

#[test]
fn what_can_not_be_prolonged() {
    let rate = DailyRate::from_millionths(8_000);
    let refused = |index| Err(HistoryRefusal::NotProlongable { index });
    let single = Loan::try_new(terms("10000", 30), &[]).unwrap();
    assert_eq!(single.prolongation(day(10), 0, rate), refused(0));
    assert_eq!(single.prolongation(day(10), 1, rate).unwrap().due_on, day(31));
    // after the due date the days count from the day of the addendum
    // and the next is a Sunday among the holidays of the New Year
    let offer = single.prolongation(day(40), 1, rate).unwrap();
    assert_eq!((offer.due_on, offer.days), (date(2027, 1, 11), 9));
    assert_eq!(in_instalments(&[]).2.prolongation(day(10), 7, rate), refused(0));
    let closed = Loan::try_new(terms("10000", 30), &[paid(9, "10720")]).unwrap();
    assert_eq!(closed.prolongation(day(10), 7, rate), refused(1));
    // the price is what has accrued, not a kopeck less or more
    for paid in ["799.99", "800.01"] {
        let event = LoanEvent::Prolongation { date: day(10), days: 7, daily_rate: rate, paid: money(paid) };
        let wrong = HistoryRefusal::WrongSum { index: 0, expected: money("800") };
        assert_eq!(single.clone().apply(event), Err(wrong));
    }
}

#[test]
fn who_catches_up_is_not_overdue() {
    let (_, schedule, loan) = in_instalments(&[]);
    let instalment = schedule.rows[0].payment;
    let behind = loan.debt_on(day(20));
    assert_eq!((behind.is_overdue, behind.overdue_days), (true, 6));
    let overdue = behind.overdue_principal.checked_add(behind.overdue_interest).unwrap();
    assert_eq!(overdue, instalment);
    let after = |amount| {
        let mut loan = loan.clone();
        loan.apply(LoanEvent::Payment { date: day(20), amount }).unwrap();
        (loan.debt_on(day(20)).is_overdue, loan.debt_on(day(28)).is_overdue, loan.debt_on(day(29)).overdue_days)
    };
    // penalty is not what makes a loan overdue while the term runs
    assert_eq!(after(instalment), (false, false, 1));
    assert_eq!(after(instalment.checked_sub(Money::from_kopecks(1)).unwrap()), (true, true, 15));
    // after the term everything that is left is overdue, penalty too
    let single = Loan::try_new(terms("10000", 30), &[paid(45, "13600")]).unwrap();
    let left = single.debt_on(day(45));
    assert_eq!((left.total(), left.is_overdue, left.overdue_days), (money("82.19"), true, 15));
}

#[test]
fn interest_alone_keeps_a_loan_open() {
    // 10 ₽ a day late: 2.40 and the principal come before the interest of the day; the penalty is less than a kopeck
    let mut loan = Loan::try_new(terms("10", 30), &[paid(31, "12.40")]).unwrap();
    let left = loan.debt_on(day(31));
    assert_eq!((left.principal, left.interest, left.penalty), (Money::ZERO, money("0.08"), Money::ZERO));
    assert_eq!((loan.closed_on(), left.is_overdue), (None, true));
    loan.apply(paid(32, "0.08")).unwrap();
    assert_eq!(loan.closed_on(), Some(day(32)));
}

#[test]
fn everything_owed_can_be_forgiven() {
    // in arrears: principal, interest and penalty
    let mut loan = Loan::try_new(terms("10000", 30), &[]).unwrap();
    let forgiveness = |amount| LoanEvent::Forgiveness { date: day(45), amount: money(amount) };
    let wrong = HistoryRefusal::WrongSum { index: 0, expected: money("13682.19") };
    assert_eq!(loan.apply(forgiveness("13600")), Err(wrong));
    loan.apply(forgiveness("13682.19")).unwrap();
    let after = loan.debt_on(day(400));
    assert_eq!((after.total(), after.is_overdue, loan.closed_on()), (Money::ZERO, false, Some(day(45))));
    assert_eq!(after.accrued_total, money("3682.19"));
    // what was paid of interest and penalty needs no forgiveness
    let mut loan = Loan::try_new(terms("10000", 30), &[paid(45, "13632.19")]).unwrap();
    loan.apply(forgiveness("50")).unwrap();
    assert_eq!(loan.closed_on(), Some(day(45)));
}

#[test]
fn penalty_is_rounded_once_for_each_stretch_of_arrears() {
    // 10 days of 10 000 ₽, and after a part is paid 10 of 7 400 ₽: 54.7945… and 40.5479… together, not each for itself
    let loan = Loan::try_new(terms("10000", 30), &[paid(40, "5000")]).unwrap();
    assert_eq!((loan.debt_on(day(40)).penalty, loan.debt_on(day(50)).penalty), (money("54.79"), money("95.34")));
    // the first instalment 6 days late and the second one day: 20.8845… and 3.8698…, two stretches
    let (_, schedule, _) = in_instalments(&[]);
    let late = LoanEvent::Payment { date: day(20), amount: schedule.rows[0].payment };
    let (_, _, loan) = in_instalments(&[late]);
    let penalty = [20, 28, 29].map(|number| loan.debt_on(day(number)).penalty);
    assert_eq!(penalty, [money("20.88"), money("20.88"), money("24.74")]);
}

#[test]
fn the_day_on_which_the_cap_was_full_stays() {
    let loan = Loan::try_new(terms("10000", 30), &[paid(150, "5000")]).unwrap();
    let debt = loan.debt_on(day(400));
    assert_eq!((debt.accrual_stops_on, debt.accrued_total), (Some(day(119)), money("10000")));
    assert_eq!(debt.total(), money("15000"));
}

#[test]
fn an_early_repayment_must_cover_the_interest_even_where_principal_was_paid_ahead() {
    let early =
        |number, amount| LoanEvent::EarlyRepayment { date: day(number), amount: money(amount), keep: Keep::Count };
    // 2 400.00 of interest and 5 000.00 ahead of the schedule, which goes on with what is left
    let (_, schedule, loan) = in_instalments(&[early(10, "7400")]);
    let next = loan.schedule_on(day(12));
    assert_eq!((next.len(), next[0].date, next[3].balance), (4, schedule.rows[0].date, Money::ZERO));
    assert!(next[0].payment < schedule.rows[0].payment && loan.schedule_on(day(9)) == schedule.rows);
    // 400.00 of interest since
    let then = |amount| loan.clone().apply(early(12, amount));
    assert_eq!(then("399.99"), Err(HistoryRefusal::NothingEarly { index: 1 }));
    assert_eq!(then("400.01"), Ok(()));
}

#[test]
fn the_borders_of_an_allocation() {
    // on the due date nothing is overdue yet
    let in_time = Loan::try_new(terms("10000", 30), &[paid(30, "12400")]).unwrap();
    let parts = in_time.payments()[0].allocation.parts;
    assert_eq!((parts.current_interest, parts.overdue_interest), (money("2400"), Money::ZERO));
    // of the penalty only what was not paid before
    let late = Loan::try_new(terms("10000", 30), &[paid(45, "13632.19")]).unwrap();
    let allocation = late.allocate(day(46), money("100"));
    assert_eq!((allocation.penalty, allocation.overpaid), (money("50"), money("50")));
    // the principal of the running period comes before penalty: 9 711.12 overdue, 6 days of interest since
    let (_, _, behind) = in_instalments(&[]);
    let parts = behind.allocate(day(20), money("12151.12")).parts;
    assert_eq!(
        (parts.current_interest, parts.current_principal, parts.penalty),
        (money("1440"), money("1000"), Money::ZERO)
    );
}
