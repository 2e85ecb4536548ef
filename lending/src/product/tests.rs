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
        first_loan_promotion: Some(FirstLoanPromotion {
            max_amount: Money::from_rubles(15_000),
            max_term_days: 20,
            daily_rate: DailyRate::ZERO,
        }),
        forgiven_tail: Money::from_rubles(1),
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
        first_loan_promotion: None,
        forgiven_tail: Money::ZERO,
    }
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
    assert_eq!(refusal(1_001, 30), QuoteRefusal::AmountOffStep { step: Money::from_rubles(500) });
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
