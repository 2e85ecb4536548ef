//! The worked numbers of the design document "The law and the numbers", sections 2.1 to 2.8. Where it gives both
//! roundings the rounded-down one stands here, for that is the rule.
#![allow(clippy::unwrap_used, missing_docs)]

use jiff::civil::{Date, date};
use lending::{
    DailyRate, Edition, Flow, Keep, Loan, LoanEvent, LoanRules, LoanTerms, Money, Percent, Product, ProductCode,
    ProductKind, ProductRefusal, ProductTerms, Schedule, add_days, full_cost,
};

/// Day 0 of every example: a Monday.
const DAY_0: Date = date(2026, 11, 23);

fn day(number: u32) -> Date {
    add_days(DAY_0, number).unwrap()
}

fn money(text: &str) -> Money {
    text.replace(' ', "").parse().unwrap()
}

fn rate(fraction: &str) -> DailyRate {
    DailyRate::parse_fraction(fraction).unwrap()
}

fn fortnightly(count: u32) -> Vec<Date> {
    (1..=count).map(|number| day(number * 14)).collect()
}

fn schedule(principal: &str, daily: &str, due_dates: &[Date]) -> Schedule {
    Schedule::equal_payments(money(principal), rate(daily), DAY_0, due_dates).unwrap()
}

/// Payment, last payment, interest and full cost of a schedule.
fn summary(schedule: &Schedule) -> [String; 4] {
    [
        schedule.rows[0].payment.to_string(),
        schedule.rows.last().unwrap().payment.to_string(),
        schedule.overpayment().unwrap().to_string(),
        schedule.full_cost().unwrap().full_cost.to_string(),
    ]
}

fn cost(flows: &[(u32, &str)]) -> [String; 3] {
    let flows: Vec<Flow> = flows.iter().map(|(day, amount)| Flow { day: *day, amount: money(amount) }).collect();
    let result = full_cost(&flows).unwrap();
    [result.base_period_days.to_string(), result.full_cost.to_string(), result.amount.to_string()]
}

fn loan(principal: &str, term_days: u32, events: &[LoanEvent]) -> Loan {
    let terms = LoanTerms {
        principal: money(principal),
        daily_rate: rate("0.008"),
        rate_after_term: rate("0.008"),
        disbursed_on: DAY_0,
        due_on: day(term_days),
        signed_on: DAY_0,
    };
    Loan::try_new(terms, events).unwrap()
}

fn paid(date: Date, amount: &str) -> LoanEvent {
    LoanEvent::Payment { date, amount: money(amount) }
}

/// Loan A of section 2.2: 30 000 ₽ at 0.8 % a day in 9 payments, the first so many of them made.
fn loan_a(payments_made: u32) -> Loan {
    let schedule = schedule("30000", "0.008", &fortnightly(9));
    let terms = LoanTerms {
        principal: money("30000"),
        daily_rate: rate("0.008"),
        rate_after_term: rate("0.008"),
        disbursed_on: DAY_0,
        due_on: day(126),
        signed_on: DAY_0,
    };
    let events: Vec<LoanEvent> = (1..=payments_made).map(|number| paid(day(number * 14), "5460.24")).collect();
    Loan::try_new_with_schedule(terms, LoanRules::on(DAY_0), &schedule.rows, &events).unwrap()
}

#[test]
fn section_2_1_full_cost_of_a_single_payment() {
    assert_eq!(cost(&[(0, "-10000"), (30, "12400")]), ["30", "292.000", "2400.00"], "P1");
    assert_eq!(cost(&[(0, "-10000"), (7, "10560")]), ["7", "292.000", "560.00"], "P2");
    assert_eq!(cost(&[(0, "-10000"), (45, "13600")]), ["45", "292.000", "3600.00"], "P3");
    assert_eq!(cost(&[(0, "-10000"), (30, "11500")]), ["30", "182.500", "1500.00"], "P4");
    assert_eq!(cost(&[(0, "-15000"), (20, "15000")]), ["20", "0.000", "0.00"], "P5");
    assert_eq!(cost(&[(0, "-14700"), (20, "15000")]), ["20", "37.245", "300.00"], "P6");
    assert_eq!(cost(&[(0, "-9500"), (30, "12400")]), ["30", "371.404", "2900.00"], "P7");
    assert_eq!(cost(&[(0, "-1001.01"), (17, "1137.15")]), ["17", "292.006", "136.14"], "P8");
    assert_eq!(cost(&[(0, "-1001.01"), (17, "1137.14")]), ["17", "291.984", "136.13"], "P9");
    assert_eq!(cost(&[(0, "-10333.33"), (30, "12813.32")])[1], "291.999", "P10");
    // £100 for 13 days at 0.8 % a day, as Wonga quoted it
    assert_eq!(cost(&[(0, "-100"), (13, "110.40")])[1], "292.000");
}

#[test]
fn section_2_2_schedule_a_row_by_row() {
    let schedule = schedule("30000", "0.008", &fortnightly(9));
    let rows: Vec<String> = schedule
        .rows
        .iter()
        .map(|row| format!("{} {} {} {} {}", row.date, row.payment, row.interest, row.principal, row.balance))
        .collect();
    assert_eq!(
        rows,
        [
            "2026-12-07 5460.24 3360.00 2100.24 27899.76",
            "2026-12-21 5460.24 3124.77 2335.47 25564.29",
            "2027-01-04 5460.24 2863.20 2597.04 22967.25",
            "2027-01-18 5460.24 2572.33 2887.91 20079.34",
            "2027-02-01 5460.24 2248.88 3211.36 16867.98",
            "2027-02-15 5460.24 1889.21 3571.03 13296.95",
            "2027-03-01 5460.24 1489.25 3970.99 9325.96",
            "2027-03-15 5460.24 1044.50 4415.74 4910.22",
            "2027-03-29 5460.16 549.94 4910.22 0.00",
        ]
    );
    assert_eq!(summary(&schedule)[3], "292.000");
}

#[test]
fn section_2_2_the_other_schedules() {
    let of = |principal, daily, dates: &[Date]| summary(&schedule(principal, daily, dates));
    let half = of("30000", "0.005", &fortnightly(12));
    assert_eq!(half, ["3777.06", "3776.97", "15324.63", "182.499"], "B");
    assert_eq!(of("50000", "0.008", &fortnightly(12)), ["7774.89", "7774.72", "43298.51", "292.000"], "C");
    let from_ten: Vec<Date> = (0..9).map(|number| day(10 + number * 14)).collect();
    let e = schedule("30000", "0.008", &from_ten);
    assert_eq!(summary(&e), ["5303.11", "5303.02", "17727.90", "291.999"], "E");
    assert_eq!((e.rows[0].interest, e.rows[0].balance), (money("2400"), money("27096.89")), "E");
    let mut shifted = fortnightly(9);
    shifted[3] = shifted[3].tomorrow().unwrap();
    assert_eq!(of("30000", "0.008", &shifted), ["5464.77", "5464.57", "19182.73", "291.921"], "F");
    assert_eq!(of("1148", "0.008", &fortnightly(4)), ["371.62", "371.56", "338.42", "291.985"], "G");
    assert_eq!(of("30000", "0.008", &fortnightly(13)), ["4489.33", "4489.06", "28361.02", "291.999"], "H");
    let thirty: Vec<Date> = (1..=6).map(|number| day(number * 30)).collect();
    let j = of("50000", "0.008", &thirty);
    assert_eq!((j[0].as_str(), j[3].as_str()), ("16553.71", "292.000"), "J");
}

#[test]
fn section_2_2_wrong_variants_differ() {
    // 26 periods a year, whole periods a year, or a yearly rate cut into 26 are not the law's arithmetic
    let a = schedule("30000", "0.008", &fortnightly(9));
    assert_ne!(summary(&a)[3], "291.200");
    assert_ne!(summary(&a)[0], "5466.74");
    assert_ne!(cost(&[(0, "-10000"), (30, "12400")])[1], "288.000");
}

#[test]
fn section_2_2_the_longest_term_under_the_cap() {
    for (millionths, longest) in [(8_000, 13), (7_000, 15), (6_000, 18), (5_000, 22), (4_500, 24), (4_000, 26)] {
        let product = |count: u32| {
            Product::try_new(ProductTerms {
                code: ProductCode("instalments".to_owned()),
                kind: ProductKind::Instalments,
                min_amount: Money::from_rubles(30_000),
                max_amount: Money::from_rubles(30_000),
                amount_step: Money::from_rubles(1),
                min_term_days: 56,
                max_term_days: count * 14,
                daily_rate: DailyRate::from_millionths(millionths),
                rates_by_term: Vec::new(),
                first_loan_promotion: None,
                prolongation: None,
                forgiven_tail: Money::ZERO,
                market_averages: Vec::new(),
            })
        };
        assert!(product(longest).is_ok(), "{millionths}");
        if longest < 26 {
            let refused = product(longest + 1);
            assert!(matches!(refused, Err(ProductRefusal::OverpaymentAboveCap { .. })), "{millionths}");
        }
    }
    // D: 70 000 ₽ at 0.8 % in 26 payments costs over twice the sum
    let d = schedule("70000", "0.008", &fortnightly(26));
    let share = d.overpayment().unwrap().kopecks() / money("700").kopecks();
    assert_eq!((d.rows[0].payment, share), (money("8369.65"), 210));
}

#[test]
fn section_2_3_interest_is_rounded_down_once() {
    assert_eq!(rate("0.008").accrue(money("10333.33"), 30), Ok(money("2479.99")));
    // a year is 365 days: 10 000 × 20 % × 15 days = 82.19
    let debt = loan("10000", 30, &[]).debt_on(day(45));
    assert_eq!(debt.penalty, money("82.19"));
}

#[test]
fn section_2_4_the_cap() {
    let hundred = loan("10000", 30, &[]);
    for (number, interest, penalty, accrued) in [
        (30, "2400", "0", "2400"),
        (31, "2480", "5.47", "2485.47"),
        (45, "3600", "82.19", "3682.19"),
        (60, "4800", "164.38", "4964.38"),
        (90, "7200", "328.76", "7528.76"),
        (118, "9440", "482.19", "9922.19"),
        (119, "9517.81", "482.19", "10000"),
        (3000, "9517.81", "482.19", "10000"),
    ] {
        let debt = hundred.debt_on(day(number));
        assert_eq!(
            (debt.interest, debt.penalty, debt.accrued_total),
            (money(interest), money(penalty), money(accrued)),
            "day {number}"
        );
    }
    assert_eq!(hundred.debt_on(day(0)).accrual_stops_on, Some(day(119)));

    let capped = |percent, penalty| {
        let rules = LoanRules {
            overpayment_cap: Percent::from_whole(percent),
            penalty_yearly: Percent::from_whole(penalty),
            ..LoanRules::on(DAY_0)
        };
        Loan::try_new_with_rules(*hundred.terms(), rules, &[]).unwrap()
    };
    let older = capped(130, 20);
    assert_eq!(older.debt_on(day(154)).accrued_total, money("12999.45"));
    assert_eq!(older.debt_on(day(155)).interest, money("12320.55"));
    assert_eq!(older.debt_on(day(155)).penalty, money("679.45"));
    // interest only
    assert_eq!(capped(100, 0).debt_on(day(0)).accrual_stops_on, Some(day(125)));
    assert_eq!(capped(130, 0).debt_on(day(0)).accrual_stops_on, Some(day(163)));
}

#[test]
fn section_2_4_the_day_on_which_accrual_stops() {
    let untouched = loan("10000", 30, &[]);
    assert_eq!(untouched.accrual_stops_on(), Some(day(119)));
    // a contract of before 2026-04-01, up to 130 %
    let older = LoanTerms { signed_on: date(2026, 3, 31), ..*untouched.terms() };
    assert_eq!(Loan::try_new(older, &[]).unwrap().accrual_stops_on(), Some(day(155)));
    // half of the sum lent is paid back on its day: 2 400 ₽ by then, and of 5 000 ₽ 40 ₽ of interest a day, penalty beside
    // it; 7 600 ₽ are left of the cap, of which 177 days bring 7 080 and 484.93
    let halved = loan("10000", 30, &[paid(day(30), "7400")]);
    assert_eq!(halved.accrual_stops_on(), Some(day(208)));
    // which a day before that payment did not know
    assert_eq!(halved.debt_on(day(10)).accrual_stops_on, Some(day(119)));
    // what is closed accrues no more, whether it came to its cap or not
    assert_eq!(loan("10000", 30, &[paid(day(30), "12400")]).accrual_stops_on(), None);
    assert_eq!(loan("10000", 30, &[paid(day(200), "20000")]).accrual_stops_on(), None);
    let free = LoanTerms { daily_rate: DailyRate::ZERO, rate_after_term: DailyRate::ZERO, ..*untouched.terms() };
    let rules = LoanRules { penalty_yearly: Percent::ZERO, ..LoanRules::on(DAY_0) };
    assert_eq!(Loan::try_new_with_rules(free, rules, &[]).unwrap().accrual_stops_on(), None);
}

#[test]
fn a_contract_names_its_own_flows_whatever_happened_since() {
    // section 2.1: 10 000 ₽ for 30 days at 0.8 %
    let single = loan("10000", 30, &[paid(day(3), "500")]);
    let flow = |day, amount| Flow { day, amount: money(amount) };
    assert_eq!(single.agreed_flows(), [flow(0, "-10000"), flow(30, "12400")]);
    assert_eq!(full_cost(&single.agreed_flows()).unwrap().full_cost.to_string(), "292.000");
    // section 2.2: schedule A
    let (loan, agreed) = (loan_a(2), schedule("30000", "0.008", &fortnightly(9)));
    assert_eq!(loan.agreed_flows(), agreed.flows());
    assert_eq!(full_cost(&loan.agreed_flows()), agreed.full_cost());
}

#[test]
fn section_2_5_an_unpaid_instalment() {
    let loan = loan_a(1);
    let debt = loan.debt_on(date(2026, 12, 31));
    assert_eq!((debt.overdue_interest, debt.overdue_principal), (money("3124.77"), money("2335.47")));
    assert_eq!(debt.interest.checked_sub(debt.overdue_interest), Some(money("2231.98")));
    // the document's 12.80, 7 705.02 and 33 269.31 round the penalty half up
    assert_eq!(debt.penalty, money("12.79"));
    let catch_up = debt.overdue_principal.checked_add(debt.interest).unwrap().checked_add(debt.penalty).unwrap();
    assert_eq!((catch_up, debt.total()), (money("7705.01"), money("33269.30")));
}

#[test]
fn section_2_6_prolongation() {
    let single = loan("10000", 30, &[]);
    let offer = single.prolongation(day(30), 30, rate("0.008")).unwrap();
    assert_eq!((offer.price, offer.due_on, offer.due_then), (money("2400"), day(60), money("12400")));
    assert_eq!((offer.full_cost.base_period_days, offer.full_cost.full_cost.to_string().as_str()), (30, "292.000"));
    // the document's day 75 is a Saturday, which it does not look at
    let event = LoanEvent::Prolongation { date: day(30), days: 45, daily_rate: rate("0.008"), paid: money("2400") };
    let mut longer = single.clone();
    longer.apply(event).unwrap();
    assert_eq!((longer.due_on(day(30)), longer.debt_on(day(75)).total()), (day(75), money("13600")));
    let cost = longer.full_cost(day(30)).unwrap();
    assert_eq!((cost.base_period_days, cost.full_cost.to_string().as_str()), (38, "290.780"));
    // what is offered ends on the Monday after it
    let offered = single.prolongation(day(30), 45, rate("0.008")).unwrap();
    assert_eq!((offered.days, offered.due_on, offered.due_then), (47, day(77), money("13760")));
    assert_eq!(single.prolongation(day(20), 10, rate("0.008")).unwrap().price, money("1600"));
}

#[test]
fn section_2_6_a_chain_of_prolongations_under_the_cap() {
    let mut single = loan("10000", 30, &[]);
    let mut prices = Vec::new();
    for number in 1..=6 {
        let offer = single.prolongation(day(number * 30), 30, rate("0.008")).unwrap();
        prices.push(offer.price);
        let event =
            LoanEvent::Prolongation { date: day(number * 30), days: 30, daily_rate: rate("0.008"), paid: offer.price };
        single.apply(event).unwrap();
    }
    assert_eq!(prices, ["2400", "2400", "2400", "2400", "400", "0"].map(money));
    assert_eq!(single.debt_on(day(1000)).total(), money("10000"));
    assert_eq!(single.debt_on(day(1000)).accrual_stops_on, Some(day(125)));
}

#[test]
fn section_2_7_full_early_repayment() {
    let mut loan = loan_a(3);
    let on = date(2027, 1, 12);
    let debt = loan.debt_on(on);
    assert_eq!((debt.interest, debt.total()), (money("1469.90"), money("24437.15")));
    loan.apply(paid(on, "24437.15")).unwrap();
    assert_eq!(loan.closed_on(), Some(on));
    let all = Money::sum(loan.payments().iter().map(|payment| payment.amount)).unwrap();
    assert_eq!(all, money("40817.87"));
    // 49 142.08 by the rounded-down schedule; the document's 8 324.25 is against 49 142.12
    assert_eq!(money("49142.08").checked_sub(all), Some(money("8324.21")));
    assert_eq!(loan.full_cost(on).unwrap().full_cost.to_string(), "292.000");
}

#[test]
fn section_2_7_partial_early_repayment() {
    let loan = loan_a(3);
    let [fewer, smaller] = loan.early_repayment(date(2027, 1, 4), money("10000")).unwrap();
    assert_eq!((fewer.keep, smaller.keep), (Keep::Payment, Keep::Count));
    let payments = |rows: &[lending::Instalment]| rows.iter().map(|row| row.payment).collect::<Vec<_>>();
    // the document's last payments 5 006.84 and 3 082.78 round half up
    assert_eq!(payments(&fewer.rows), ["5460.24", "5460.24", "5006.82"].map(money));
    assert_eq!(fewer.rows[2].date, date(2027, 2, 15));
    assert_eq!(smaller.rows.len(), 6);
    assert_eq!((smaller.rows[0].payment, smaller.rows[5].payment), (money("3082.84"), money("3082.76")));
    assert_eq!((fewer.total, smaller.total), (money("15927.30"), money("18496.96")));
    assert_eq!(fewer.saved.checked_sub(smaller.saved), Some(money("2569.66")));

    let on = date(2027, 1, 12);
    let allocation = loan.allocate(on, money("10000"));
    assert_eq!((allocation.interest, allocation.principal), (money("1469.90"), money("8530.10")));
    let [fewer, _] = loan.early_repayment(on, money("10000")).unwrap();
    assert_eq!((fewer.rows[0].date, fewer.rows[0].interest), (date(2027, 1, 18), money("692.98")));
}

#[test]
fn section_2_7_return_within_14_days() {
    let loan = loan("30000", 45, &[]);
    assert_eq!(loan.may_return_until(), day(14));
    assert_eq!(loan.debt_on(day(9)).total(), money("32160"));
    assert_eq!(loan.debt_on(day(0)).total(), money("30000"));
}

#[test]
fn section_2_8_a_broken_promotion() {
    let terms = LoanTerms {
        principal: money("15000"),
        daily_rate: DailyRate::ZERO,
        rate_after_term: rate("0.008"),
        disbursed_on: DAY_0,
        due_on: day(20),
        signed_on: DAY_0,
    };
    let debt = Loan::try_new(terms, &[]).unwrap().debt_on(day(35));
    // the document's 123.29 rounds half up
    assert_eq!((debt.interest, debt.penalty, debt.total()), (money("1800"), money("123.28"), money("16923.28")));
    let without = LoanTerms { rate_after_term: DailyRate::ZERO, ..terms };
    assert_eq!(Loan::try_new(without, &[]).unwrap().debt_on(day(35)).total(), money("15123.28"));
}

#[test]
fn a_loan_says_which_edition_governs_it_and_why() {
    let signed = |signed_on: Date| {
        let terms = LoanTerms { signed_on, ..*loan("10000", 30, &[]).terms() };
        Loan::try_new(terms, &[]).unwrap()
    };
    // signed on 2026-03-30 and paid out in November: 130 %, in force for contracts since 2023-07-01
    let (before, after) = (signed(date(2026, 3, 30)), signed(date(2026, 4, 1)));
    let (old, new) = (before.edition().overpayment_cap, after.edition().overpayment_cap);
    assert_eq!((old.value, old.since, old.article), (Percent::from_whole(130), date(2023, 7, 1), "ч. 24 ст. 5"));
    assert_eq!((new.value, new.since), (Percent::from_whole(100), date(2026, 4, 1)));
    assert!(old.source.starts_with("613-ФЗ") && new.source.starts_with("545-ФЗ"));
    assert_eq!((before.rules().overpayment_cap, after.rules().overpayment_cap), (old.value, new.value));
    assert_eq!((before.debt_on(DAY_0).cap, after.debt_on(DAY_0).cap), (money("13000"), money("10000")));
}

#[test]
fn the_edition_of_a_contract() {
    assert_eq!(Edition::on(date(2026, 3, 30)).overpayment_cap.value, Percent::from_whole(130));
    assert_eq!(Edition::on(DAY_0).overpayment_cap.value, Percent::from_whole(100));
}
