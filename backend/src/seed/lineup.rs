//! The products.

use lending::{DailyRate, FirstLoanPromotion, Money, Product, ProductCode, ProductKind, ProductTerms};

use crate::{Error, Result};

/// What is on offer, in the order of the shop window.
pub(super) fn products() -> Result<Vec<Product>> {
    [until_payday()].into_iter().map(|terms| Product::try_new(terms).map_err(Error::internal)).collect()
}

/// The code of the product that demonstrations lend.
pub(super) const UNTIL_PAYDAY: &str = "until-payday";

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
        first_loan_promotion: Some(FirstLoanPromotion {
            max_amount: Money::from_rubles(15_000),
            max_term_days: 20,
            daily_rate: DailyRate::ZERO,
        }),
        forgiven_tail: Money::from_rubles(1),
        market_averages: Vec::new(),
    }
}
