#![allow(clippy::unwrap_used)]

use jiff::civil::{Date, date};

use super::*;
use crate::full_cost::FullCost;

const START: Date = date(2026, 11, 23);

/// The demonstration product.
fn terms() -> ProductTerms {
    ProductTerms {
        code: ProductCode("payday".to_owned()),
        kind: ProductKind::SinglePayment,
        min_amount: Money::from_rubles(1_000),
        max_amount: Money::from_rubles(30_000),
        amount_step: Money::from_rubles(500),
        min_term_days: 7,
        max_term_days: 45,
        daily_rate: DailyRate::from_millionths(8_000),
        rates_by_term: Vec::new(),
        first_loan_promotion: Some(FirstLoanPromotion {
            max_amount: Money::from_rubles(15_000),
            max_term_days: 20,
            daily_rate: DailyRate::ZERO,
        }),
        prolongation: None,
        forgiven_tail: Money::from_rubles(1),
        market_averages: Vec::new(),
    }
}

fn instalments(rate: u32, count: u32) -> ProductTerms {
    ProductTerms {
        code: ProductCode("instalments".to_owned()),
        kind: ProductKind::Instalments,
        min_amount: Money::from_rubles(1_000),
        max_amount: Money::from_rubles(70_000),
        amount_step: Money::from_rubles(500),
        min_term_days: 56,
        max_term_days: count * 14,
        daily_rate: DailyRate::from_millionths(rate),
        rates_by_term: Vec::new(),
        first_loan_promotion: None,
        prolongation: None,
        forgiven_tail: Money::ZERO,
        market_averages: Vec::new(),
    }
}

#[test]
fn only_single_payments_are_prolonged() {
    let by = |max_days| Some(ProlongationTerms { max_days, until_days_late: 30 });
    assert!(Product::try_new(ProductTerms { prolongation: by(45), ..terms() }).is_ok());
    let refused = Err(ProductRefusal::Prolongation);
    assert_eq!(Product::try_new(ProductTerms { prolongation: by(0), ..terms() }).map(drop), refused);
    assert_eq!(Product::try_new(ProductTerms { prolongation: by(45), ..instalments(8_000, 13) }).map(drop), refused);
}

#[test]
fn quotes_the_ordinary_and_the_first_loan() {
    let product = Product::try_new(terms()).unwrap();
    let quote = product.quote(Money::from_rubles(10_000), 30, START, false).unwrap();
    assert_eq!(quote.total, Money::from_rubles(12_400));
    assert_eq!(quote.overpayment, Money::from_rubles(2_400));
    assert_eq!(quote.due_date, date(2026, 12, 23));
    assert_eq!(quote.full_cost.to_string(), "292.000");
    assert_eq!(quote.full_cost_amount, Money::from_rubles(2_400));
    assert!(!quote.promotional);

    let first = product.quote(Money::from_rubles(15_000), 20, START, true).unwrap();
    assert_eq!((first.total, first.overpayment), (Money::from_rubles(15_000), Money::ZERO));
    assert_eq!(first.full_cost, FullCost::ZERO);
    assert_eq!((first.daily_rate, first.rate_after_term), (DailyRate::ZERO, DailyRate::from_millionths(8_000)));
    assert!(first.promotional);
    // above the promotion's sum or term the ordinary rate holds for all of it
    assert!(!product.quote(Money::from_rubles(15_500), 20, START, true).unwrap().promotional);
    assert!(!product.quote(Money::from_rubles(15_000), 21, START, true).unwrap().promotional);
}

#[test]
fn says_why_there_is_no_quote() {
    let product = Product::try_new(terms()).unwrap();
    let refusal = |rubles, days| product.quote(Money::from_rubles(rubles), days, START, true).unwrap_err();
    assert_eq!(refusal(999, 30), QuoteRefusal::AmountTooSmall { min: Money::from_rubles(1_000) });
    assert_eq!(refusal(30_500, 30), QuoteRefusal::AmountTooLarge { max: Money::from_rubles(30_000) });
    let off_step = |step, below, above| {
        let [step, below, above] = [step, below, above].map(Money::from_rubles);
        QuoteRefusal::AmountOffStep { step, below, above }
    };
    assert_eq!(refusal(1_001, 30), off_step(500, 1_000, 1_500));
    assert_eq!(refusal(10_250, 30), off_step(500, 10_000, 10_500));
    // where the steps do not reach the largest sum there is none above
    let uneven = Product::try_new(ProductTerms { max_amount: Money::from_rubles(30_200), ..terms() }).unwrap();
    assert_eq!(uneven.quote(Money::from_rubles(30_100), 30, START, true), Err(off_step(500, 30_000, 30_000)));
    assert_eq!(refusal(1_000, 6), QuoteRefusal::TermTooShort { min: 7 });
    assert_eq!(refusal(1_000, 46), QuoteRefusal::TermTooLong { max: 45 });
    assert_eq!(product.quote(Money::from_rubles(1_000), 7, Date::MAX, true), Err(QuoteRefusal::TooLarge));
}

#[test]
fn advertises_the_range_of_the_full_cost() {
    let range = |terms| {
        let (low, high) = Product::try_new(terms).unwrap().full_cost_range();
        (low.to_string(), high.to_string())
    };
    assert_eq!(range(terms()), ("0.000".to_owned(), "292.000".to_owned()));
    let ordinary = ProductTerms { first_loan_promotion: None, ..terms() };
    assert_eq!(range(ordinary.clone()), ("292.000".to_owned(), "292.000".to_owned()));
    let uneven = ProductTerms { amount_step: Money::from_kopecks(1), ..ordinary };
    // one kopeck of 1 000 ₽ in 7 days is 0.0521… %
    assert_eq!(range(uneven), ("291.947".to_owned(), "292.000".to_owned()));
    // the longest row of days off; by no more than a tenth is that the lowest of the loans on any day
    let product = Product::try_new(instalments(8_000, 13)).unwrap();
    let on = |number| product.quote(Money::from_rubles(1_000), 56, add_days(date(2026, 1, 1), number)?, false).ok();
    let lowest = (0..730).filter_map(on).map(|quote| quote.full_cost.thousandths()).min().unwrap();
    assert_eq!(product.full_cost_range().0.thousandths(), lowest / 100 * 100);
    assert_eq!(range(instalments(8_000, 13)).0, "284.400");
}

#[test]
fn a_due_date_on_a_day_off_is_the_next_working_day() {
    let product = Product::try_new(terms()).unwrap();
    let on_saturday = date(2026, 11, 28);
    let quote = |days, first| product.quote(Money::from_rubles(15_000), days, on_saturday, first).unwrap();
    // 12 December is a Saturday
    let moved = quote(14, true);
    assert_eq!((moved.due_date, moved.moved_from()), (date(2026, 12, 14), Some(date(2026, 12, 12))));
    assert!(moved.promotional && moved.overpayment.is_zero(), "the promotion lasts as long as the term");
    // interest runs on for its two days, at the same rate and full cost
    let ordinary = quote(14, false);
    assert_eq!(ordinary.overpayment, Money::from_rubles(15 * 8 * 16));
    assert_eq!((ordinary.term_days, ordinary.base_period_days), (14, 16));
    assert_eq!(ordinary.full_cost.to_string(), "292.000");
    assert_eq!((quote(12, false).due_date, quote(12, false).moved_from()), (date(2026, 12, 10), None));
    // the first of January
    assert_eq!(quote(34, false).due_date, date(2027, 1, 11));
    // 125 days at 0.8 % are the whole cap: those that are longer bear less, and the advertised range says so
    let longest = ProductTerms { max_term_days: 125, first_loan_promotion: None, ..terms() };
    let longest = Product::try_new(longest).unwrap();
    let over_new_year = longest.quote(Money::from_rubles(1_000), 125, date(2026, 8, 28), false).unwrap();
    assert_eq!(over_new_year.due_date, date(2027, 1, 11));
    assert!(over_new_year.overpayment <= Money::from_rubles(1_000));
    assert!(longest.full_cost_range().0 <= over_new_year.full_cost);
    assert!(over_new_year.full_cost < longest.full_cost_range().1);
}

#[test]
fn refuses_what_the_law_forbids() {
    let refusal = |terms| Product::try_new(terms).unwrap_err();
    let max = DailyRate::from_millionths(8_000);
    assert_eq!(
        refusal(ProductTerms { daily_rate: DailyRate::from_millionths(8_001), ..terms() }),
        ProductRefusal::RateAboveLimit { max }
    );
    // 126 days at 0.8 % cost 100.8 %
    assert!(matches!(
        refusal(ProductTerms { max_term_days: 126, ..terms() }),
        ProductRefusal::OverpaymentAboveCap { term_days: 126, .. }
    ));
    assert!(Product::try_new(ProductTerms { max_term_days: 125, ..terms() }).is_ok());
    // D of section 2.2
    let ProductRefusal::OverpaymentAboveCap { overpayment, .. } = refusal(instalments(8_000, 26)) else {
        panic!("the cap forbids it")
    };
    assert_eq!(overpayment.kopecks() / 10_000, 1_476);
    assert_eq!(refusal(ProductTerms { min_amount: Money::ZERO, ..terms() }), ProductRefusal::Amounts);
    assert_eq!(refusal(ProductTerms { min_term_days: 0, ..terms() }), ProductRefusal::Terms);
    let tail = |kopecks| ProductTerms { forgiven_tail: Money::from_kopecks(kopecks), ..terms() };
    assert_eq!(refusal(tail(-1)), ProductRefusal::ForgivenTail);
    // the smallest loan is no tail
    assert_eq!(refusal(tail(100_000)), ProductRefusal::ForgivenTail);
    assert!(Product::try_new(tail(99_999)).is_ok() && Product::try_new(tail(0)).is_ok());
    assert_eq!(refusal(ProductTerms { code: ProductCode("a b".to_owned()), ..terms() }), ProductRefusal::Code);
}

#[test]
fn the_ceiling_is_a_third_above_the_markets_average() {
    // pairs of the Bank of Russia: base.garant.ru/71521866
    let of = |since, thousandths| MarketAverage {
        since,
        average: FullCost::from_thousandths(thousandths),
        source: "base.garant.ru/71521866".to_owned(),
    };
    for (average, ceiling) in
        [(61_111, 81_481), (83_277, 111_036), (613_646, 818_195), (116_206, 154_941), (307_847, 410_463)]
    {
        assert_eq!(of(START, average).ceiling().thousandths(), ceiling);
    }
    // 212.356 % on average makes 283.141 %, from a day on; above 292.000 % the law's own ceiling holds
    let averages = vec![of(date(2026, 10, 1), 219_001), of(date(2027, 1, 1), 212_356)];
    let terms = ProductTerms { market_averages: averages.clone(), ..terms() };
    let product = Product::try_new_on(terms.clone(), START).unwrap();
    let ceilings = [START, date(2026, 12, 31), date(2027, 1, 1)].map(|day| product.full_cost_ceiling(day).to_string());
    assert_eq!(ceilings, ["292.000", "292.000", "283.141"]);
    let max = FullCost::from_thousandths(283_141);
    let full_cost = FullCost::from_thousandths(292_000);
    assert_eq!(Product::try_new(terms.clone()), Err(ProductRefusal::FullCostAboveCeiling { full_cost, max }));
    // a loan of the new quarter bears the highest rate that keeps to the ceiling
    let amount = Money::from_rubles(10_000);
    assert_eq!(product.quote(amount, 30, date(2026, 12, 31), false).unwrap().daily_rate.millionths(), 8_000);
    let quote = product.quote(amount, 30, date(2027, 1, 1), false).unwrap();
    assert_eq!((quote.daily_rate.millionths(), quote.full_cost.to_string().as_str()), (7_757, "283.131"));
    let backwards = averages.iter().rev().cloned().collect();
    let twice_a_day = vec![averages[0].clone(), averages[0].clone()];
    for market_averages in [backwards, twice_a_day] {
        let unordered = ProductTerms { market_averages, ..terms.clone() };
        assert_eq!(Product::try_new_on(unordered, START), Err(ProductRefusal::MarketAverages));
    }
}

#[test]
fn the_borders_of_a_quote() {
    let product = Product::try_new(terms()).unwrap();
    let quote = |rubles, days, first| product.quote(Money::from_rubles(rubles), days, START, first);
    assert!(quote(1_000, 7, false).is_ok() && quote(30_000, 45, false).is_ok());
    // the steps begin at the least amount
    let by_three = ProductTerms { amount_step: Money::from_rubles(300), first_loan_promotion: None, ..terms() };
    let by_three = Product::try_new(by_three).unwrap();
    assert!(by_three.quote(Money::from_rubles(1_300), 7, START, false).is_ok());
    // the promotion at its largest and longest
    assert!(quote(15_000, 20, true).unwrap().promotional && !quote(15_000, 20, false).unwrap().promotional);
    let product = Product::try_new(instalments(8_000, 13)).unwrap();
    let quote = |days| product.quote(Money::from_rubles(10_000), days, START, false);
    assert_eq!(quote(57), Err(QuoteRefusal::TermOffStep { step: 14 }));
    // dates move from days off: 2027-01-04 and 2027-02-22 are some
    let dates: Vec<String> = quote(98).unwrap().rows.iter().map(|row| row.date.to_string()).collect();
    assert_eq!(
        dates,
        ["2026-12-07", "2026-12-21", "2027-01-11", "2027-01-18", "2027-02-01", "2027-02-15", "2027-03-01"]
    );
    // the base period is still 14 days; the longer one before the fourth payment costs less a day
    let quote = quote(98).unwrap();
    assert_eq!((quote.base_period_days, quote.daily_rate.millionths()), (14, 8_000));
    assert_eq!((quote.due_date, quote.full_cost_amount), (date(2027, 3, 1), quote.overpayment));
}

#[test]
fn the_borders_of_a_product() {
    let of = |terms| Product::try_new(terms).map(|_| ());
    let code = |length| ProductTerms { code: ProductCode("a".repeat(length)), ..terms() };
    assert_eq!(
        (of(code(40)), of(code(41)), of(code(0))),
        (Ok(()), Err(ProductRefusal::Code), Err(ProductRefusal::Code))
    );
    let every_kind = ProductTerms { code: ProductCode("a-z_09".to_owned()), ..terms() };
    assert_eq!((of(every_kind)), Ok(()));
    let one_sum = ProductTerms { max_amount: Money::from_rubles(1_000), first_loan_promotion: None, ..terms() };
    assert_eq!(of(one_sum.clone()), Ok(()));
    let amounts = Err(ProductRefusal::Amounts);
    assert_eq!(of(ProductTerms { max_amount: Money::from_kopecks(99_999), ..one_sum.clone() }), amounts);
    assert_eq!(of(ProductTerms { amount_step: Money::ZERO, ..one_sum }), amounts);
    let terms_refused = Err(ProductRefusal::Terms);
    let days = |min_term_days, max_term_days| ProductTerms {
        min_term_days,
        max_term_days,
        daily_rate: DailyRate::from_millionths(100),
        rates_by_term: Vec::new(),
        first_loan_promotion: None,
        ..terms()
    };
    assert_eq!((of(days(365, 365)), of(days(7, 366)), of(days(8, 7))), (Ok(()), terms_refused, terms_refused));
    let off_step =
        |min_term_days, max_term_days| ProductTerms { min_term_days, max_term_days, ..instalments(8_000, 13) };
    assert_eq!(
        (of(off_step(28, 182)), of(off_step(29, 182)), of(off_step(28, 181))),
        (Ok(()), terms_refused, terms_refused)
    );
    let promotion = |rubles, max_term_days, rate| ProductTerms {
        first_loan_promotion: Some(FirstLoanPromotion {
            max_amount: Money::from_rubles(rubles),
            max_term_days,
            daily_rate: DailyRate::from_millionths(rate),
        }),
        ..terms()
    };
    let refused = Err(ProductRefusal::Promotion);
    assert_eq!((of(promotion(1_000, 7, 8_000)), of(promotion(999, 7, 0))), (Ok(()), refused));
    assert_eq!((of(promotion(1_000, 6, 0)), of(promotion(1_000, 7, 8_001))), (refused, refused));
    assert_eq!(of(instalments(8_000, 13)), Ok(()));
}

#[test]
fn a_product_is_read_as_it_was_written() {
    let product = Product::try_new(terms()).unwrap();
    let json = serde_json::to_string(&product).unwrap();
    assert_eq!(serde_json::from_str::<Product>(&json).unwrap(), product);
    // figures stored before there were tails and averages
    let old = json.replace(r#","forgiven_tail":100,"market_averages":[]"#, "");
    let read = serde_json::from_str::<Product>(&old).unwrap();
    assert_eq!(read.terms(), &ProductTerms { forgiven_tail: Money::ZERO, ..terms() });
    // the law is asked when it is read, too
    assert!(serde_json::from_str::<Product>(&json.replace("8000", "8001")).is_err());
}
