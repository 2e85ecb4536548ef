//! Whether a loan may be prolonged today, and what that costs: all of it from one reading.

use jiff::{Span, civil::Date};
use lending::{
    DailyRate, HistoryRefusal, Loan, LoanEvent, Money, ProductTerms, ProlongationLimit, ProlongationOffer,
    ProlongationTerms, ProlongedBefore, Refusal, counts_as_prolongation, prolongable_days, prolongation_limit,
};
use sea_orm::ConnectionTrait;

use crate::{BorrowerId, Error, Result, loans};

/// The acquirer takes no less by card.
const LEAST: Money = Money::from_rubles(1);

/// A loan with what decides about its prolongation.
pub(crate) struct Case {
    pub(crate) loan: Loan,
    pub(crate) today: Date,
    pub(crate) terms: Option<ProlongationTerms>,
    pub(crate) before: ProlongedBefore,
}

/// Gathers it.
pub(crate) async fn open_case(
    db: &impl ConnectionTrait,
    borrower: BorrowerId,
    product: Option<&ProductTerms>,
    loan: Loan,
    events: &[LoanEvent],
    today: Date,
) -> Result<Case> {
    let since = today.checked_sub(Span::new().years(1)).unwrap_or(Date::MIN);
    let made = loans::queries::list_prolongations_since(db, borrower, since).await?;
    let signed_on = loan.terms().signed_on;
    let counts = |event: &LoanEvent| match event {
        LoanEvent::Prolongation { days, .. } => counts_as_prolongation(signed_on, *days),
        _ => false,
    };
    Ok(Case {
        terms: product.and_then(|terms| terms.prolongation),
        before: ProlongedBefore {
            in_a_year: u32::try_from(made.iter().filter(|event| counts(event)).count()).map_err(Error::internal)?,
            that_day: events
                .iter()
                .any(|event| matches!(event, LoanEvent::Prolongation { date, .. } if *date == today)),
        },
        loan,
        today,
    })
}

impl Case {
    /// By how many days it may be prolonged at most, or why it may not be.
    pub(crate) fn days(&self) -> Result<u32, ProlongationLimit> {
        prolongable_days(&self.loan, self.today, self.terms, self.before)
    }

    /// How many prolongations are left within the year.
    pub(crate) fn left_in_a_year(&self) -> u32 {
        let law = lending::Edition::on(self.loan.terms().signed_on);
        law.short_loans.value.prolongations_a_year.saturating_sub(self.before.in_a_year)
    }

    /// The interest from the day after on: that of the days after the term, which is the product's.
    pub(crate) fn next_rate(&self) -> DailyRate {
        self.loan.terms().rate_after_term
    }

    /// What a prolongation by so many days costs and brings.
    pub(super) fn offer(&self, days: u32) -> Result<ProlongationOffer> {
        let most = self.days().map_err(|_| Refusal::NotProlonged)?;
        let max_days = self.terms.map_or(most, |terms| terms.max_days);
        let signed_on = self.loan.terms().signed_on;
        let limit = |days, most| prolongation_limit(signed_on, days, most, self.before.in_a_year);
        if limit(days, max_days).is_some() {
            return Err(Refusal::NotProlonged.into());
        }
        let offer = self.loan.prolongation(self.today, days, self.next_rate()).map_err(|refusal| match refusal {
            HistoryRefusal::NotProlongable { .. } => Refusal::NotProlonged.into(),
            other => Error::internal(other),
        })?;
        // What counts is what is agreed: days off may have made it longer.
        if limit(offer.days, offer.days).is_some() {
            return Err(Refusal::NotProlonged.into());
        }
        if offer.price.is_positive() && offer.price < LEAST {
            return Err(Refusal::PaymentTooSmall { min: LEAST }.into());
        }
        Ok(offer)
    }
}
