//! The calculations that pages and the day close wait for: `cargo bench -p lending`.
//!
//! Targets on two cores of 2020: a quote of 13 instalments with its full cost 25 µs, debt on a day of a loan with 60
//! events 2 µs.
#![allow(clippy::unwrap_used, missing_docs)]

use divan::{Bencher, black_box};
use jiff::civil::{Date, date};
use lending::{
    DailyRate, Flow, Loan, LoanEvent, LoanRules, LoanTerms, Money, Product, ProductCode, ProductKind, ProductTerms,
    Schedule, add_days, full_cost,
};

const START: Date = date(2026, 11, 23);
const RATE: DailyRate = DailyRate::from_millionths(8_000);

fn main() {
    divan::main();
}

fn product(kind: ProductKind, max_term_days: u32) -> Product {
    Product::try_new(ProductTerms {
        code: ProductCode("bench".to_owned()),
        kind,
        min_amount: Money::from_rubles(1_000),
        max_amount: Money::from_rubles(70_000),
        amount_step: Money::from_rubles(500),
        min_term_days: 28,
        max_term_days,
        daily_rate: RATE,
        rates_by_term: Vec::new(),
        first_loan_promotion: None,
        prolongation: None,
        forgiven_tail: Money::ZERO,
        market_averages: Vec::new(),
    })
    .unwrap()
}

#[divan::bench]
fn quote_single_payment(bencher: Bencher) {
    let product = product(ProductKind::SinglePayment, 45);
    bencher.bench(|| product.quote(black_box(Money::from_rubles(30_000)), 30, START, false));
}

#[divan::bench(args = [4, 9, 13])]
fn quote_instalments(bencher: Bencher, count: u32) {
    let product = product(ProductKind::Instalments, 182);
    bencher.bench(|| product.quote(black_box(Money::from_rubles(30_000)), count * 14, START, false));
}

#[divan::bench(args = [2, 13, 60])]
fn full_cost_of_flows(bencher: Bencher, count: u32) {
    let mut flows = vec![Flow { day: 0, amount: Money::from_rubles(-30_000) }];
    for number in 1..=count {
        // uneven days, so that no part of a period is left out
        flows.push(Flow { day: number * 14 + number % 3, amount: Money::from_rubles(50_000 / i64::from(count)) });
    }
    bencher.bench(|| full_cost(black_box(&flows)));
}

/// A loan with an event every third day, in instalments or not.
fn eventful(instalments: bool) -> (LoanTerms, Vec<lending::Instalment>, Vec<LoanEvent>) {
    let due_dates: Vec<Date> = (1..=13).map(|number| add_days(START, number * 14).unwrap()).collect();
    let principal = Money::from_rubles(30_000);
    let schedule = Schedule::never_growing(principal, RATE, START, &due_dates).unwrap();
    let terms = LoanTerms {
        principal,
        daily_rate: RATE,
        rate_after_term: RATE,
        disbursed_on: START,
        due_on: *due_dates.last().unwrap(),
        signed_on: START,
    };
    let events = (1..=60)
        .map(|number| LoanEvent::Payment {
            date: add_days(START, number * 3).unwrap(),
            amount: Money::from_rubles(100),
        })
        .collect();
    (terms, if instalments { schedule.rows } else { Vec::new() }, events)
}

fn replay(terms: LoanTerms, schedule: &[lending::Instalment], events: &[LoanEvent]) -> Loan {
    let rules = LoanRules::on(terms.signed_on);
    if schedule.is_empty() {
        Loan::try_new_with_rules(terms, rules, events).unwrap()
    } else {
        Loan::try_new_with_schedule(terms, rules, schedule, events).unwrap()
    }
}

#[divan::bench(args = [false, true])]
fn replay_60_events(bencher: Bencher, instalments: bool) {
    let (terms, schedule, events) = eventful(instalments);
    bencher.bench(|| replay(black_box(terms), &schedule, &events));
}

#[divan::bench(args = [(false, 100), (false, 200), (true, 1), (true, 100), (true, 200)])]
fn debt_with_60_events(bencher: Bencher, (instalments, day): (bool, u32)) {
    let (terms, schedule, events) = eventful(instalments);
    let loan = replay(terms, &schedule, &events);
    let on = add_days(START, day).unwrap();
    bencher.bench(|| loan.debt_on(black_box(on)));
}
