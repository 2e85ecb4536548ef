//! All that a decision is made from, gathered once.

use jiff::civil::Date;
use lending::{
    BirthDate, Bureau, Facts, LenderKind, LoanHere, LoansHere, Money, Product, Quote, QuoteRefusal, Standing, Wanted,
    monthly_share,
};

use super::{ScorecardInForce, Weighed};
use crate::{
    Backend, Error, Result,
    borrowers::{self, Profile, same_person},
    loans, products,
    store::entity::{
        applications, borrowers as borrower_rows,
        loans::{Model as LoanRow, State},
    },
};

/// A microcredit company: of the two kinds of lenders the one that the law lets lend less.
const LENDER: LenderKind = LenderKind::Microcredit;

/// An application with all that is known about it.
pub(crate) struct Case {
    pub(crate) person: borrower_rows::Model,
    pub(crate) product: Product,
    profile: Profile,
    here: LoansHere,
    bureau: Bureau,
    term_days: u32,
    first_loan: bool,
    today: Date,
}

/// Gathers what is known; what the bureau says was asked for before.
pub(crate) async fn open_case(backend: &Backend, row: &applications::Model, bureau: Bureau) -> Result<Case> {
    let reader = backend.store().reader();
    let today = backend.clock().today();
    let profile = backend.borrower(row.borrower_id).find_profile(row.profile_id).await?;
    let mut lent = Vec::new();
    let person = same_person(reader, row.borrower_id).await?;
    for loan in loans::queries::list_disbursed(reader, &person).await? {
        let events = loans::queries::list_events(reader, loan.id).await?;
        lent.push(loan_here(&loan, &loans::replay(&loan, &events)?, today)?);
    }
    Ok(Case {
        person: borrowers::queries::get(reader, row.borrower_id).await?,
        product: products::get(backend.store(), &row.product_code).await?,
        profile: profile.ok_or_else(|| Error::internal("an application without a profile"))?,
        here: LoansHere::count(&lent, today),
        bureau,
        term_days: u32::try_from(row.term_days).map_err(Error::internal)?,
        first_loan: row.first_loan,
        today,
    })
}

fn loan_here(row: &LoanRow, loan: &lending::Loan, today: Date) -> Result<LoanHere> {
    let standing = match row.closed_on {
        Some(on) if row.state == State::Closed => Standing::Closed(on.into()),
        _ => {
            let debt = loan.debt_on(today);
            Standing::Open { principal: debt.principal, is_overdue: debt.is_overdue }
        }
    };
    let term_days = u32::try_from(row.term_days).map_err(Error::internal)?;
    Ok(LoanHere { terms: *loan.terms(), term_days, standing })
}

impl Case {
    /// What a sum would cost today.
    pub(crate) fn quote(&self, amount: Money) -> Result<Quote, QuoteRefusal> {
        self.product.quote(amount, self.term_days, self.today, self.first_loan)
    }

    /// What the rules say of a loan.
    pub(crate) fn weigh(&self, quote: &Quote, scorecard: &ScorecardInForce) -> Result<Weighed> {
        let birth: Date = self.person.birth_on.into();
        let birth = BirthDate::parse(&birth.to_string(), self.today).map_err(Error::internal)?;
        let facts = Facts {
            age_years: birth.age_years(self.today),
            monthly_income: self.profile.monthly_income,
            monthly_payments_elsewhere: self.profile.monthly_payments,
            wanted: Wanted::of(quote),
            new_monthly_payment: monthly_share(quote.total, quote.term_days),
            min_amount: self.product.terms().min_amount,
            amount_step: self.product.terms().amount_step,
            lender: LENDER,
            here: self.here,
            bureau: self.bureau,
        };
        Ok(Weighed { assessment: scorecard.thresholds.assess(&facts), facts })
    }
}
