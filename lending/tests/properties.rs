//! What holds for every loan. The number of cases is `PROPTEST_CASES` (256 if unset; the thorough run takes 10 000).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::LazyLock;

use jiff::civil::{Date, date};
use lending::{
    Amount, BirthDate, BorrowerAccount, DailyRate, Debt, Email, FirstLoanPromotion, Flow, FullCost, Inn, Keep, Loan,
    LoanEvent, LoanRules, LoanTerms, Money, Parts, PassportNumber, Password, PaymentOrder, PersonName, Phone, Product,
    ProductCode, ProductKind, ProductTerms, Schedule, SmsCode, Step, add_days, allocate, days_between, full_cost,
    is_working_day, working_day_from,
};
use proptest::prelude::*;

const DAY_0: Date = date(2026, 11, 23);
/// 0.8 % a day, the highest that the law allows.
const HIGHEST: DailyRate = DailyRate::from_millionths(8_000);
const CEILING: FullCost = FullCost::from_thousandths(292_000);

fn day(number: u32) -> Date {
    add_days(DAY_0, number).unwrap()
}

fn kopecks(range: std::ops::RangeInclusive<i64>) -> impl Strategy<Value = Money> {
    range.prop_map(Money::from_kopecks)
}

/// Sums from 100 ₽ to 1 000 000 ₽.
fn principal() -> impl Strategy<Value = Money> {
    kopecks(10_000..=100_000_000)
}

fn rate() -> impl Strategy<Value = DailyRate> {
    prop_oneof![Just(0), Just(8_000), 0..=8_000_u32].prop_map(DailyRate::from_millionths)
}

/// Fortnightly due dates, moved from days off as contracts do.
fn due_dates(count: u32) -> Vec<Date> {
    (1..=count).map(|number| working_day_from(day(number * 14))).collect()
}

/// Fortnightly instalments of 1 000 to 70 000 ₽ at 0.8 % a day, with the range of their full cost.
static INSTALMENTS: LazyLock<(Product, FullCost, FullCost)> = LazyLock::new(|| {
    let product = Product::try_new(ProductTerms {
        code: ProductCode("instalments".to_owned()),
        kind: ProductKind::Instalments,
        min_amount: Money::from_rubles(1_000),
        max_amount: Money::from_rubles(70_000),
        amount_step: Money::from_rubles(1),
        min_term_days: 28,
        max_term_days: 182,
        daily_rate: HIGHEST,
        rates_by_term: Vec::new(),
        first_loan_promotion: None,
        prolongation: None,
        forgiven_tail: Money::ZERO,
        market_averages: Vec::new(),
    });
    let product = product.unwrap();
    let (lowest, highest) = product.full_cost_range();
    (product, lowest, highest)
});

/// One payment of 1 000 to 30 000 ₽ at 0.8 % a day, also for as long as the cap lasts.
static SINGLE: LazyLock<Product> = LazyLock::new(|| {
    let product = Product::try_new(ProductTerms {
        code: ProductCode("single".to_owned()),
        kind: ProductKind::SinglePayment,
        min_amount: Money::from_rubles(1_000),
        max_amount: Money::from_rubles(30_000),
        amount_step: Money::from_rubles(1),
        min_term_days: 7,
        max_term_days: 125,
        daily_rate: HIGHEST,
        rates_by_term: Vec::new(),
        first_loan_promotion: Some(FirstLoanPromotion {
            max_amount: Money::from_rubles(15_000),
            max_term_days: 20,
            daily_rate: DailyRate::ZERO,
        }),
        prolongation: None,
        forgiven_tail: Money::ZERO,
        market_averages: Vec::new(),
    });
    product.unwrap()
});
/// The range of its full cost without the promotion.
static SINGLE_RANGE: LazyLock<(FullCost, FullCost)> = LazyLock::new(|| {
    let ordinary = ProductTerms { first_loan_promotion: None, ..SINGLE.terms().clone() };
    Product::try_new(ordinary).unwrap().full_cost_range()
});

/// What is tried on a loan: so many days after the last, which kind, a sum, a share in percent.
type Attempt = (u32, u8, Money, i64);

/// The event of an attempt, with the sum that its kind needs; some are refused all the same.
fn event(loan: &Loan, date: Date, (_, kind, amount, share): Attempt) -> LoanEvent {
    let debt = loan.debt_on(date);
    match kind % 10 {
        0 => LoanEvent::EarlyRepayment { date, amount, keep: Keep::Payment },
        1 => LoanEvent::EarlyRepayment { date, amount, keep: Keep::Count },
        2 | 3 => LoanEvent::Prolongation {
            date,
            days: 1 + u32::from(kind) % 45,
            daily_rate: if kind % 4 == 0 { HIGHEST } else { loan.terms().daily_rate },
            paid: debt.interest.checked_add(debt.penalty).unwrap(),
        },
        4 => LoanEvent::BonusSpent { date, amount: Money::from_kopecks(debt.interest.kopecks() * share / 100) },
        5 if share > 95 => LoanEvent::Forgiveness { date, amount: debt.total() },
        6 if !loan.payments().is_empty() => {
            let payment = usize::from(kind) / 10 % loan.payments().len();
            let standing = loan.payments()[payment].standing().kopecks();
            let amount = Money::from_kopecks(standing * share / 100);
            LoanEvent::Reversal { date, amount, payment: u32::try_from(payment).unwrap() }
        }
        7 if kind.is_multiple_of(2) || share > 50 => {
            let until = add_days(date, u32::try_from(1 + share * 2).unwrap()).unwrap();
            loan.holiday_event(date, until).unwrap()
        }
        _ => LoanEvent::Payment { date, amount },
    }
}

/// A loan as signed, in instalments or not, with up to eight events of every kind, and the day of the last.
fn history() -> impl Strategy<Value = (Loan, Vec<LoanEvent>, u32)> {
    let attempts = prop::collection::vec((0..60_u32, any::<u8>(), kopecks(1..=3_000_000), 1..=100_i64), 0..8);
    (principal(), rate(), rate(), 1..=13_u32, any::<bool>(), attempts).prop_map(
        |(principal, daily_rate, rate_after_term, count, instalments, attempts)| {
            let due_dates = due_dates(count);
            let terms = LoanTerms {
                principal,
                daily_rate,
                rate_after_term,
                disbursed_on: DAY_0,
                due_on: *due_dates.last().unwrap(),
                signed_on: DAY_0,
            };
            let schedule = Schedule::never_growing(principal, daily_rate, DAY_0, &due_dates).unwrap();
            let signed = if instalments {
                Loan::try_new_with_schedule(terms, LoanRules::on(DAY_0), &schedule.rows, &[])
            } else {
                Loan::try_new(terms, &[])
            };
            let signed = signed.unwrap();
            let (mut loan, mut events, mut last) = (signed.clone(), Vec::new(), 0);
            for attempt in attempts {
                last += attempt.0;
                let event = event(&loan, day(last), attempt);
                if loan.apply(event).is_ok() {
                    events.push(event);
                }
            }
            (signed, events, last)
        },
    )
}

/// The loan after its events, and the day of the last.
fn loan() -> impl Strategy<Value = (Loan, u32)> {
    history().prop_map(|(mut loan, events, last)| {
        for event in events {
            loan.apply(event).unwrap();
        }
        (loan, last)
    })
}

fn parts() -> impl Strategy<Value = Parts> {
    let part = || prop_oneof![Just(Money::ZERO), kopecks(0..=1_000_000)];
    (part(), part(), part(), part(), part(), part(), part()).prop_map(|(a, b, c, d, e, f, g)| Parts {
        overdue_interest: a,
        overdue_principal: b,
        current_interest: c,
        current_principal: d,
        penalty: e,
        other: f,
        deferred_interest: g,
    })
}

/// Everything that a debt can't be, whatever happened.
fn check_debt(debt: &Debt) {
    for part in [debt.principal, debt.interest, debt.penalty, debt.overdue_principal, debt.overdue_interest] {
        assert!(part >= Money::ZERO, "{debt:?}");
    }
    assert!(debt.accrued_total <= debt.cap, "{debt:?}");
    assert!(debt.overdue_principal <= debt.principal && debt.overdue_interest <= debt.interest, "{debt:?}");
}

proptest! {
    #[test]
    fn instalments_add_up(principal in principal(), rate in rate(), count in 1..=26_u32) {
        let schedule = Schedule::equal_payments(principal, rate, DAY_0, &due_dates(count)).unwrap();
        let repaid = Money::sum(schedule.rows.iter().map(|row| row.principal)).unwrap();
        prop_assert_eq!(repaid, principal);
        prop_assert_eq!(schedule.rows.last().unwrap().balance, Money::ZERO);
        let total = principal.checked_add(schedule.overpayment().unwrap());
        prop_assert_eq!(schedule.total(), total);
        let never_growing = Schedule::never_growing(principal, rate, DAY_0, &due_dates(count)).unwrap();
        prop_assert!(never_growing.rows.iter().all(|row| row.principal >= Money::ZERO));
        prop_assert!(never_growing.overpayment() <= schedule.overpayment());
        for row in schedule.rows.iter().chain(&never_growing.rows) {
            prop_assert_eq!(row.interest.checked_add(row.principal), Some(row.payment));
        }
    }

    #[test]
    fn the_full_cost_never_exceeds_the_ceiling(principal in principal(), days in 1..=365_u32, count in 1..=26_u32) {
        let single = Schedule::single_payment(principal, HIGHEST, DAY_0, day(days)).unwrap();
        prop_assert!(single.full_cost().unwrap().full_cost <= CEILING);
        let even: Vec<Date> = (1..=count).map(|number| day(number * 14)).collect();
        let schedule = Schedule::equal_payments(principal, HIGHEST, DAY_0, &even).unwrap();
        prop_assert!(schedule.full_cost().unwrap().full_cost <= CEILING);
    }

    #[test]
    fn no_quote_exceeds_the_ceiling(sum in 1_000..=70_000_i64, count in 2..=13_u32, start in 0..1_200_u32) {
        let (product, lowest, highest) = &*INSTALMENTS;
        let quote = product.quote(Money::from_rubles(sum), count * 14, day(start), false).unwrap();
        prop_assert!(quote.full_cost <= CEILING);
        let recomputed = full_cost(&quote.flows()).unwrap();
        prop_assert_eq!((recomputed.full_cost, recomputed.amount), (quote.full_cost, quote.full_cost_amount));
        prop_assert!(quote.overpayment <= quote.principal);
        prop_assert!(quote.daily_rate.millionths() >= 7_900, "{:?}", quote.daily_rate);
        prop_assert!(quote.rows.iter().all(|row| is_working_day(row.date)));
        prop_assert!((lowest..=highest).contains(&&quote.full_cost), "{} {}", lowest, quote.full_cost);
    }

    #[test]
    fn a_payment_goes_somewhere(due in parts(), amount in kopecks(0..=5_000_000), fifth in any::<bool>()) {
        let order = if fifth { PaymentOrder::PenaltyFifth } else { PaymentOrder::PenaltyThird };
        let (taken, rest) = allocate(&due, amount, order);
        prop_assert_eq!(taken.total().unwrap().checked_add(rest), Some(amount));
        prop_assert!(rest.is_zero() || taken == due);
    }

    #[test]
    fn a_payment_on_a_loan_goes_somewhere((loan, last) in loan(), later in 0..200_u32, amount in kopecks(1..=50_000_000)) {
        let on = day(last + later);
        let before = loan.debt_on(on);
        let allocation = loan.allocate(on, amount);
        let spread = [allocation.principal, allocation.interest, allocation.penalty, allocation.overpaid];
        prop_assert_eq!(Money::sum(spread), Some(amount));
        prop_assert!(allocation.principal <= before.principal);
        prop_assert!(allocation.interest <= before.interest && allocation.penalty <= before.penalty);
        let mut paid = loan.clone();
        paid.apply(LoanEvent::Payment { date: on, amount }).unwrap();
        let after = paid.debt_on(on);
        check_debt(&after);
        let went = amount.checked_sub(allocation.overpaid).unwrap();
        prop_assert_eq!(after.total().checked_add(went), Some(before.total()));
        prop_assert_eq!(after.accrued_total, before.accrued_total);
        prop_assert_eq!(paid.closed_on().is_some(), after.total().is_zero());
    }

    #[test]
    fn without_payments_debt_only_grows((loan, last) in loan()) {
        let mut before = loan.debt_on(day(last));
        for number in last + 1..last + 420 {
            let debt = loan.debt_on(day(number));
            check_debt(&debt);
            prop_assert!(debt.interest >= before.interest && debt.penalty >= before.penalty);
            prop_assert_eq!(debt.principal, before.principal);
            prop_assert!(debt.overdue_principal >= before.overdue_principal);
            prop_assert!(debt.overdue_interest >= before.overdue_interest);
            prop_assert!(debt.overdue_days == 0 || debt.overdue_days == before.overdue_days + 1 || before.overdue_days == 0);
            prop_assert_eq!(debt.accrual_stops_on, before.accrual_stops_on);
            if debt.accrual_stops_on.is_some_and(|stops| stops <= day(number)) {
                prop_assert_eq!(debt.accrued_total, debt.cap);
            }
            before = debt;
        }
    }

    #[test]
    fn accrual_stops_on_the_first_day_on_which_the_cap_is_full((loan, last) in loan()) {
        let accrued = |on: Date| loan.debt_on(on).accrued_total;
        let cap = loan.debt_on(DAY_0).cap;
        match loan.accrual_stops_on() {
            Some(stops) => {
                prop_assert_eq!((accrued(stops), accrued(Date::MAX)), (cap, cap));
                prop_assert!(stops == DAY_0 || accrued(stops.yesterday().unwrap()) < cap);
                prop_assert_eq!(loan.debt_on(day(last)).accrual_stops_on, Some(stops));
            }
            None => prop_assert!(loan.closed_on().is_some() || accrued(Date::MAX) < cap),
        }
    }

    #[test]
    fn every_day_of_every_history_is_sound((loan, last) in loan()) {
        for number in 0..=last + 30 {
            check_debt(&loan.debt_on(day(number)));
        }
        prop_assert_eq!(loan.debt_on(DAY_0.yesterday().unwrap()).total(), Money::ZERO);
    }

    #[test]
    fn every_figure_is_the_sum_of_its_lines((loan, last) in loan(), later in 0..400_u32) {
        let on = day(last + later);
        let debt = loan.debt_on(on);
        prop_assert_eq!(loan.explain_principal(on).total(), debt.principal);
        let (interest, penalty) = (loan.explain_interest(on), loan.explain_penalty(on));
        prop_assert_eq!(interest.total(), debt.interest, "{:?}", interest);
        prop_assert_eq!(penalty.total(), debt.penalty, "{:?}", penalty);
        for line in interest.lines() {
            if let Step::Interest { days, principal, rate, .. } = line.step {
                prop_assert_eq!(rate.accrue(principal, days), Ok(line.amount));
            }
        }
        // the cap only takes away, and less than one day
        for line in interest.lines().iter().chain(penalty.lines()) {
            if matches!(line.step, Step::Cap { .. }) {
                prop_assert!(line.amount < Money::ZERO);
            }
        }
    }

    #[test]
    fn splitting_a_payment_never_costs_more(
        (loan, last) in loan(),
        later in 0..60_u32,
        amount in kopecks(2..=20_000_000),
        share in 1..=99_i64,
        look in 0..300_u32,
    ) {
        let on = day(last + later);
        let first = Money::from_kopecks((amount.kopecks() * share / 100).max(1));
        let second = amount.checked_sub(first).unwrap();
        prop_assume!(second.is_positive());
        let (mut once, mut twice) = (loan.clone(), loan);
        once.apply(LoanEvent::Payment { date: on, amount }).unwrap();
        twice.apply(LoanEvent::Payment { date: on, amount: first }).unwrap();
        twice.apply(LoanEvent::Payment { date: on, amount: second }).unwrap();
        let later = add_days(on, look).unwrap();
        prop_assert!(twice.debt_on(later).total() <= once.debt_on(later).total());
        prop_assert_eq!(once.debt_on(later), twice.debt_on(later));
    }

    #[test]
    fn payments_of_a_day_may_arrive_in_any_order((loan, last) in loan(), amounts in prop::collection::vec(kopecks(1..=2_000_000), 1..5)) {
        let on = day(last + 5);
        let pay = |amounts: &[Money]| {
            let mut loan = loan.clone();
            for amount in amounts {
                loan.apply(LoanEvent::Payment { date: on, amount: *amount }).unwrap();
            }
            loan.debt_on(day(last + 40))
        };
        let mut reversed = amounts.clone();
        reversed.reverse();
        prop_assert_eq!(pay(&amounts), pay(&reversed));
    }

    #[test]
    fn applying_is_replaying((signed, events, _) in history()) {
        let mut applied = signed.clone();
        for event in &events {
            applied.apply(*event).unwrap();
        }
        let schedule = signed.schedule_on(DAY_0);
        let replayed = if schedule.is_empty() {
            Loan::try_new(*signed.terms(), &events)
        } else {
            Loan::try_new_with_schedule(*signed.terms(), *signed.rules(), schedule, &events)
        };
        prop_assert_eq!(applied, replayed.unwrap());
    }

    #[test]
    fn the_past_does_not_change((signed, events, last) in history()) {
        let mut loan = signed;
        for event in events {
            let before = loan.clone();
            loan.apply(event).unwrap();
            let eve = event.date().yesterday().unwrap();
            prop_assert_eq!(loan.debt_on(eve), before.debt_on(eve));
            prop_assert_eq!(loan.debt_on(DAY_0.yesterday().unwrap()), before.debt_on(DAY_0.yesterday().unwrap()));
        }
        check_debt(&loan.debt_on(day(last)));
    }

    #[test]
    fn paying_on_plan_pays_everything((loan, last) in loan(), later in 0..200_u32) {
        let on = day(last + later);
        let mut paid = loan.clone();
        for row in loan.payments_due(on) {
            prop_assert!(row.date >= on);
            paid.apply(LoanEvent::Payment { date: row.date, amount: row.payment }).unwrap();
            prop_assert_eq!(paid.debt_on(row.date).principal, row.balance);
        }
        prop_assert!(paid.closed_on().is_some());
    }

    #[test]
    fn repaying_early_never_costs_more((loan, last) in loan(), later in 0..60_u32, amount in kopecks(1..=3_000_000)) {
        let on = day(last + later);
        let Ok([fewer, smaller]) = loan.early_repayment(on, amount) else { return Ok(()) };
        prop_assert_eq!((fewer.keep, smaller.keep), (Keep::Payment, Keep::Count));
        prop_assert!(fewer.saved >= Money::ZERO, "{:?}", fewer);
        prop_assert!(fewer.saved >= smaller.saved, "{:?} {:?}", fewer, smaller);
    }

    #[test]
    fn a_single_payment_is_due_on_a_working_day(
        (start, days, rubles, first) in (0..1_200_u32, 7..=125_u32, 1_000..=30_000_i64, any::<bool>())
    ) {
        let start = day(start);
        let amount = Money::from_rubles(rubles);
        let quote = SINGLE.quote(amount, days, start, first).unwrap();
        let last_day = add_days(start, days).unwrap();
        prop_assert!(is_working_day(quote.due_date) && quote.due_date >= last_day);
        let between = days_between(last_day, quote.due_date);
        prop_assert!((0..between).all(|number| !is_working_day(add_days(last_day, number.try_into().unwrap()).unwrap())));
        prop_assert_eq!(quote.moved_from(), (between > 0).then_some(last_day));
        prop_assert!(quote.full_cost <= SINGLE.full_cost_ceiling(start) && quote.overpayment <= amount);
        prop_assert!(quote.promotional || quote.full_cost >= SINGLE_RANGE.0, "{} is advertised as the lowest", SINGLE_RANGE.0);
        // the contract accrues what the quote says: nothing is overdue before the day is over, and the promotion holds
        let terms = LoanTerms {
            principal: amount,
            daily_rate: quote.daily_rate,
            rate_after_term: quote.rate_after_term,
            disbursed_on: start,
            due_on: quote.due_date,
            signed_on: start,
        };
        let loan = Loan::try_new(terms, &[]).unwrap();
        let debt = loan.debt_on(quote.due_date);
        prop_assert!(!debt.is_overdue && debt.penalty.is_zero());
        prop_assert_eq!((debt.total(), debt.interest), (quote.total, quote.overpayment));
        prop_assert!(loan.debt_on(quote.due_date.tomorrow().unwrap()).is_overdue);
    }

    #[test]
    fn a_prolonged_loan_owes_the_principal_only((loan, last) in loan(), later in 0..60_u32, days in 1..=45_u32) {
        let on = day(last + later);
        let Ok(offer) = loan.prolongation(on, days, HIGHEST) else { return Ok(()) };
        let mut prolonged = loan.clone();
        prop_assert!(is_working_day(offer.due_on) && offer.days >= days);
        let event = LoanEvent::Prolongation { date: on, days: offer.days, daily_rate: HIGHEST, paid: offer.price };
        prolonged.apply(event).unwrap();
        let debt = prolonged.debt_on(on);
        prop_assert_eq!(debt.total(), loan.debt_on(on).principal);
        prop_assert!(!prolonged.debt_on(offer.due_on).is_overdue);
        prop_assert_eq!(prolonged.debt_on(offer.due_on).total(), offer.due_then);
        prop_assert!(prolonged.debt_on(offer.due_on.tomorrow().unwrap()).is_overdue);
        check_debt(&prolonged.debt_on(day(last + later + 400)));
    }

    #[test]
    fn a_forgiven_tail_ends_the_loan((loan, last) in loan(), later in 0..200_u32, tail in kopecks(0..=100)) {
        let on = day(last + later);
        let debt = loan.debt_on(on).total();
        let mut ended = loan.clone();
        if let Some(payment) = debt.checked_sub(tail).filter(|payment| payment.is_positive()) {
            ended.apply(LoanEvent::Payment { date: on, amount: payment }).unwrap();
            let forgiveness = ended.tail_forgiveness(on, Money::from_kopecks(100));
            prop_assert_eq!(forgiveness.is_some(), tail.is_positive());
            prop_assert_eq!(ended.tail_forgiveness(on, Money::from_kopecks(tail.kopecks() - 1)), None);
            if let Some(event) = forgiveness {
                ended.apply(event).unwrap();
            }
            prop_assert_eq!(ended.debt_on(day(last + later + 400)).total(), Money::ZERO);
        }
    }

    #[test]
    fn any_terms_and_events_are_answered(
        sums in (any::<i64>(), any::<u32>(), any::<u32>()),
        days in (-800_000..2_900_000_i32, -800_000..2_900_000_i32, -800_000..2_900_000_i32),
        events in prop::collection::vec((any::<u8>(), -800_000..2_900_000_i32, any::<i64>(), any::<u32>()), 0..6),
        look in -800_000..2_900_000_i32,
    ) {
        let at = |offset: i32| date(1, 1, 1).checked_add(jiff::SignedDuration::from_hours(i64::from(offset) * 24)).unwrap_or(Date::MAX);
        let terms = LoanTerms {
            principal: Money::from_kopecks(sums.0),
            daily_rate: DailyRate::from_millionths(sums.1),
            rate_after_term: DailyRate::from_millionths(sums.2),
            disbursed_on: at(days.0),
            due_on: at(days.1),
            signed_on: at(days.2),
        };
        let events: Vec<LoanEvent> = events.into_iter().map(|(kind, offset, sum, number)| {
            let (date, amount) = (at(offset), Money::from_kopecks(sum));
            match kind % 6 {
                0 => LoanEvent::EarlyRepayment { date, amount, keep: Keep::Payment },
                1 => LoanEvent::EarlyRepayment { date, amount, keep: Keep::Count },
                2 => LoanEvent::Prolongation { date, days: number, daily_rate: DailyRate::from_millionths(number), paid: amount },
                3 => LoanEvent::BonusSpent { date, amount },
                4 => LoanEvent::Forgiveness { date, amount },
                _ => LoanEvent::Payment { date, amount },
            }
        }).collect();
        if let Ok(loan) = Loan::try_new(terms, &events) {
            check_debt(&loan.debt_on(at(look)));
            let _ = (loan.payments_due(at(look)), loan.full_cost(at(look)), loan.allocate(at(look), Money::from_kopecks(sums.0)));
        }
        let short = LoanTerms { principal: Money::from_kopecks(sums.0.rem_euclid(1_000_000_000_000_000) + 1), due_on: at(days.0).tomorrow().unwrap_or(Date::MAX), signed_on: at(days.0), ..terms };
        if let Ok(loan) = Loan::try_new(short, &[]) {
            check_debt(&loan.debt_on(at(look)));
            let _ = (loan.prolongation(at(look), sums.1, terms.daily_rate), loan.early_repayment(at(look), Money::from_kopecks(sums.0)));
        }
    }

    /// Whatever is done with an account, what left it came there before: of each payment no more than it brought.
    #[test]
    fn an_account_is_what_came_less_what_left(steps in prop::collection::vec((0..4_u8, 0..5_u32, -100..100_000_i64), 0..60)) {
        let mut account = BorrowerAccount::default();
        let (mut came, mut left) = ([0; 5], 0);
        for (what, source, kopecks) in steps {
            let (amount, before) = (Money::from_kopecks(kopecks), account.clone());
            let done = match what {
                0 => {
                    account.put(source, amount);
                    came[source as usize] += kopecks.max(0);
                    continue;
                }
                1 => account.spend(amount),
                2 => account.take_back(source, amount),
                _ => account.ways_back(amount).and_then(|ways| {
                    let sum = Money::sum(ways.iter().map(|way| way.left));
                    assert_eq!(sum, Some(amount.max(Money::ZERO)));
                    ways.iter().try_for_each(|way| account.take_back(way.source, way.left))
                }),
            };
            match done {
                Ok(()) => left += kopecks.max(0),
                Err(not_enough) => {
                    prop_assert!(not_enough.left < amount);
                    prop_assert_eq!(&account, &before);
                }
            }
            prop_assert_eq!(account.balance().kopecks(), came.iter().sum::<i64>() - left);
            for lot in account.lots() {
                prop_assert!(lot.left.is_positive() && lot.left.kopecks() <= came[lot.source as usize]);
            }
        }
    }

    #[test]
    fn any_flows_are_answered(flows in prop::collection::vec((any::<u16>(), any::<i32>(), 0..=30_u32), 0..12), sorted in any::<bool>()) {
        let mut flows: Vec<Flow> = flows
            .into_iter()
            .map(|(day, sum, shift)| Flow { day: day.into(), amount: Money::from_kopecks(i64::from(sum) << shift) })
            .collect();
        if sorted {
            flows.sort_by_key(|flow| flow.day);
            if let Some(first) = flows.first_mut() {
                *first = Flow { day: 0, amount: Money::from_kopecks(-first.amount.kopecks().abs()) };
            }
        }
        let _ = full_cost(&flows);
    }

    #[test]
    fn any_text_is_answered(raw in any::<String>()) {
        let _ = (Money::parse_rubles(&raw), Phone::parse(&raw), PersonName::parse(&raw), Email::parse(&raw));
        let _ = (PassportNumber::parse(&raw), SmsCode::parse(&raw), Inn::parse(&raw), Amount::parse(&raw));
        let _ = (BirthDate::parse(&raw, DAY_0), Password::parse(&raw, None));
        let _ = (DailyRate::parse_fraction(&raw), lending::Percent::parse(&raw), raw.parse::<Money>());
    }

    #[test]
    fn money_reads_its_own_writing(sum in kopecks(0..=i64::MAX)) {
        prop_assert_eq!(sum.to_string().parse::<Money>(), Ok(sum));
        prop_assert_eq!(Money::parse_rubles(&lending::rubles(sum)), Ok(sum));
        prop_assert_eq!(Money::parse_rubles(&lending::rubles_short(sum)), Ok(sum));
    }
}
