//! The products.

use lending::{
    DailyRate, FirstLoanPromotion, Money, Product, ProductCode, ProductKind, ProductTerms, ProlongationTerms, TermRate,
};

use crate::{Error, Result};

/// What is on offer, in the order of the shop window.
pub(super) fn products() -> Result<Vec<Product>> {
    [until_payday(), long_term(), year_long()]
        .into_iter()
        .map(|terms| Product::try_new(terms).map_err(Error::internal))
        .collect()
}

/// The code of the product that demonstrations lend.
pub(super) const UNTIL_PAYDAY: &str = "until-payday";

/// The code of the one that is paid back in instalments.
pub(super) const LONG_TERM: &str = "long-term";

/// One payment at the end; the first loan up to 15 000 ₽ for up to 20 days costs nothing.
fn until_payday() -> ProductTerms {
    ProductTerms {
        code: ProductCode(UNTIL_PAYDAY.to_owned()),
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
        prolongation: Some(ProlongationTerms { max_days: 45, until_days_late: 30 }),
        forgiven_tail: Money::from_rubles(1),
        market_averages: Vec::new(),
    }
}

/// Four to thirteen payments, one a fortnight; the longer, the lower the rate.
fn long_term() -> ProductTerms {
    let rate = |from_days, millionths| TermRate { from_days, daily_rate: DailyRate::from_millionths(millionths) };
    ProductTerms {
        code: ProductCode(LONG_TERM.to_owned()),
        kind: ProductKind::Instalments,
        min_amount: Money::from_rubles(10_000),
        max_amount: Money::from_rubles(100_000),
        amount_step: Money::from_rubles(1_000),
        min_term_days: 56,
        max_term_days: 182,
        daily_rate: DailyRate::from_millionths(8_000),
        rates_by_term: vec![rate(112, 7_000), rate(154, 6_000)],
        first_loan_promotion: None,
        prolongation: None,
        forgiven_tail: Money::from_rubles(1),
        market_averages: Vec::new(),
    }
}

/// Twenty-six payments, one a fortnight, at a rate with which they stay below the cap on what may accrue.
fn year_long() -> ProductTerms {
    ProductTerms {
        code: ProductCode("year-long".to_owned()),
        kind: ProductKind::Instalments,
        min_amount: Money::from_rubles(30_000),
        max_amount: Money::from_rubles(100_000),
        amount_step: Money::from_rubles(1_000),
        min_term_days: 364,
        max_term_days: 364,
        daily_rate: DailyRate::from_millionths(4_000),
        rates_by_term: Vec::new(),
        first_loan_promotion: None,
        prolongation: None,
        forgiven_tail: Money::from_rubles(1),
        market_averages: Vec::new(),
    }
}
