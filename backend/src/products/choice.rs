//! A product with an amount and a term: what somebody would like to borrow.

use jiff::civil::Date;
use lending::{Money, Product, Quote, QuoteRefusal, Refusal};
use serde::{Deserialize, Serialize};

use crate::Result;

/// The loan that somebody chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanChoice {
    /// The product's code.
    pub product: String,
    /// The amount.
    pub amount: Money,
    /// The term in days.
    pub term_days: u32,
}

impl LoanChoice {
    /// What the choice costs today, if the product, which must be the one that was chosen, is lent in this amount for this term.
    pub(crate) fn quote(&self, product: &Product, today: Date, first_loan: bool) -> Result<Quote> {
        let quote = product.quote(self.amount, self.term_days, today, first_loan);
        quote.map_err(|refusal| refusal_of(refusal, product).into())
    }

    /// Whether it is lent at all.
    pub(crate) fn check(&self, product: &Product, today: Date, first_loan: bool) -> Result<()> {
        self.quote(product, today, first_loan).map(drop)
    }
}

/// A quote's refusal in the words of the page.
pub(crate) fn refusal_of(refusal: QuoteRefusal, product: &Product) -> Refusal {
    let terms = product.terms();
    match refusal {
        QuoteRefusal::AmountOffStep { step, below, above } => Refusal::AmountOffStep(step, below, above),
        QuoteRefusal::AmountTooSmall { .. } | QuoteRefusal::AmountTooLarge { .. } | QuoteRefusal::TooLarge => {
            Refusal::AmountOutOfRange { min: terms.min_amount, max: terms.max_amount }
        }
        QuoteRefusal::TermTooShort { .. } | QuoteRefusal::TermTooLong { .. } | QuoteRefusal::TermOffStep { .. } => {
            Refusal::TermOutOfRange { min_days: terms.min_term_days, max_days: terms.max_term_days }
        }
    }
}
