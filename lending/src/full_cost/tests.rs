#![allow(clippy::unwrap_used)]

use super::*;

fn cost(flows: &[(u32, &str)]) -> (u32, String) {
    let flows: Vec<Flow> =
        flows.iter().map(|(day, amount)| Flow { day: *day, amount: amount.parse().unwrap() }).collect();
    let result = full_cost(&flows).unwrap();
    (result.base_period_days, result.full_cost.to_string())
}

#[test]
fn single_payments_of_section_2_1() {
    for (flows, base, percent) in [
        ([(0, "-10000"), (30, "12400")], 30, "292.000"),
        ([(0, "-10000"), (7, "10560")], 7, "292.000"),
        ([(0, "-10000"), (45, "13600")], 45, "292.000"),
        ([(0, "-10000"), (30, "11500")], 30, "182.500"),
        ([(0, "-15000"), (20, "15000")], 20, "0.000"),
        ([(0, "-14700"), (20, "15000")], 20, "37.245"),
        ([(0, "-9500"), (30, "12400")], 30, "371.404"),
        ([(0, "-1001.01"), (17, "1137.15")], 17, "292.006"),
        ([(0, "-1001.01"), (17, "1137.14")], 17, "291.984"),
        ([(0, "-10333.33"), (30, "12813.33")], 30, "292.000"),
        ([(0, "-10333.33"), (30, "12813.32")], 30, "291.999"),
        // Wonga's public example: 100 for 13 days, 110.40
        ([(0, "-100"), (13, "110.40")], 13, "292.000"),
    ] {
        assert_eq!(cost(&flows), (base, percent.to_owned()));
    }
}

/// One payment: the base period is its term, so i = overpayment / lent, and the figure is exact in whole numbers.
#[test]
fn the_cost_of_a_single_payment_is_the_overpayment_by_the_day() {
    for lent in [100_i64, 100_101, 1_033_333, 3_000_000, 100_000_000, 9_999_999_999] {
        for over in [0, 1, 7, 999, 100_000, 123_456_789] {
            // beyond that it is no percentage any more
            if over > 1_000 * lent {
                continue;
            }
            for day in [1_u32, 7, 17, 30, 45, 364, 3_650] {
                let flows = [(0, -lent), (day, lent + over)];
                let flows = flows.map(|(day, kopecks)| Flow { day, amount: Money::from_kopecks(kopecks) });
                let by_day = i128::from(lent) * i128::from(day);
                // half up: floor(2x + 1) / 2 in thousandths, which are 36 500 000 / days for each whole
                let exact = (i128::from(over) * 73_000_000 + by_day) / by_day / 2;
                let found = full_cost(&flows).unwrap().full_cost.thousandths();
                assert_eq!(i128::from(found), exact, "{lent} + {over} on day {day}");
            }
        }
    }
}

#[test]
fn prolongations_of_section_2_6() {
    assert_eq!(cost(&[(0, "-10000"), (30, "2400"), (60, "12400")]), (30, "292.000".to_owned()));
    assert_eq!(cost(&[(0, "-10000"), (30, "2400"), (75, "13600")]), (38, "290.780".to_owned()));
}

#[test]
fn base_periods() {
    let of =
        |days: &[u32]| base_period(&days.iter().map(|day| Flow { day: *day, amount: Money::ZERO }).collect::<Vec<_>>());
    assert_eq!(of(&[0, 30, 61, 91, 122]), 30);
    assert_eq!(of(&[0, 14, 28, 43, 57]), 14);
    assert_eq!(of(&[0, 30, 75]), 38);
    assert_eq!(of(&[0, 10, 24, 38]), 14);
}

#[test]
fn refuses_what_is_no_loan() {
    let flow = |day, amount| Flow { day, amount: Money::from_kopecks(amount) };
    assert_eq!(full_cost(&[]), Err(FullCostRefusal::NothingLent));
    assert_eq!(full_cost(&[flow(0, 5)]), Err(FullCostRefusal::NothingLent));
    assert_eq!(full_cost(&[flow(1, -5), flow(2, 6)]), Err(FullCostRefusal::NothingLent));
    assert_eq!(full_cost(&[flow(0, -5), flow(0, 2)]), Err(FullCostRefusal::NothingPaidBack));
    assert_eq!(full_cost(&[flow(0, -5), flow(2, 2), flow(1, 2)]), Err(FullCostRefusal::NotInOrder { index: 2 }));
    assert_eq!(full_cost(&[flow(0, -5), flow(u32::MAX, 9)]), Err(FullCostRefusal::TooLarge));
    assert_eq!(full_cost(&[flow(0, i64::MIN), flow(1, 1)]), Err(FullCostRefusal::TooLarge));
}

#[test]
fn finds_an_exact_half_and_rounds_it_up() {
    // 73 000 ₽ for interest only: i = 1 752 003 / 7 300 000 makes 292.0005 % exactly
    assert_eq!(cost(&[(0, "-73000"), (30, "17520.03"), (60, "90520.03")]).1, "292.001");
    assert_eq!(cost(&[(0, "-73000"), (30, "17520.02"), (60, "90520.02")]).1, "292.000");
}

#[test]
fn the_borders_of_flows() {
    let flow = |day: u32, amount: i64| Flow { day, amount: Money::from_kopecks(amount) };
    let of = |day, sum: i64| full_cost(&[flow(0, -sum), flow(day, sum)]).map(|result| result.full_cost);
    assert_eq!((of(LAST_DAY, LARGEST_SUM), of(LAST_DAY + 1, 5)), (Ok(FullCost::ZERO), Err(FullCostRefusal::TooLarge)));
    assert_eq!(of(1, LARGEST_SUM + 1), Err(FullCostRefusal::TooLarge));
    let daily = |count: u32| {
        let flows: Vec<Flow> = (0..count).map(|day| flow(day, if day == 0 { -1_000_000 } else { 300 })).collect();
        full_cost(&flows).map(|result| result.base_period_days)
    };
    assert_eq!((daily(4_000), daily(4_001)), (Ok(1), Err(FullCostRefusal::TooLarge)));
    // what is paid on the day of the loan is not lent
    let merged = full_cost(&[flow(0, -1_000_000), flow(0, 50_000), flow(30, 600_000), flow(30, 640_000)]);
    assert_eq!(
        merged.map(|result| (result.full_cost.to_string(), result.amount)),
        Ok(("371.404".to_owned(), Money::from_kopecks(290_000)))
    );
    assert_eq!(full_cost(&[flow(0, -5), flow(0, 5), flow(1, 5)]), Err(FullCostRefusal::NothingLent));
}

#[test]
fn money_lent_twice_has_the_least_root() {
    // 10 % and 20 % a period of 30 days: the least counts
    assert_eq!(cost(&[(0, "-100"), (30, "230"), (60, "-132")]), (30, "121.667".to_owned()));
    // paid back in between, but never with a gain
    assert_eq!(cost(&[(0, "-100"), (30, "10"), (60, "-10"), (90, "50")]).1, "0.000");
    // as much paid as lent, or less
    for paid in ["50", "40"] {
        assert_eq!(cost(&[(0, "-100"), (30, "50"), (60, paid)]).1, "0.000");
    }
    assert_eq!(cost(&[(0, "-100"), (30, "230"), (60, "-130")]).1, "0.000");
    // lent, paid back, lent again and paid back: less than was lent, and yet at a price of 18.0261… % a period
    assert_eq!(cost(&[(0, "-1000"), (30, "2500"), (60, "-1600"), (90, "50")]).1, "219.318");
    // a day on which nothing changes hands makes no change of direction: 1.24 is √1.24 twice
    assert_eq!(cost(&[(0, "-100"), (30, "0"), (60, "124")]), (30, "138.156".to_owned()));
}
