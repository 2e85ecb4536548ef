//! The page on which a loan is prolonged.

use jiff::civil::Date;
use lending::{DailyRate, Money, ProlongationLimit, ProlongationTerms, ProlongedBefore};

use super::{LoanView, Sources};
use crate::{
    Borrower, LoanId, Result, documents,
    prolongations::{self, Addendum, open_case},
    sms_code::CodeSent,
    store::entity::prolongations::{Model as Prolongation, State},
};

/// The page on which a loan is prolonged.
#[derive(Clone, Debug)]
pub struct ProlongView {
    /// The loan.
    pub loan: LoanView,
    /// By how many days it may be prolonged at most, or why it may not be.
    pub days: Result<u32, ProlongationLimit>,
    /// The interest from the day after on.
    pub daily_rate: DailyRate,
    /// How loans of its product are prolonged.
    pub terms: Option<ProlongationTerms>,
    /// What was prolonged before.
    pub before: ProlongedBefore,
    /// How many prolongations are left within the year.
    pub left_in_a_year: u32,
    /// The newest addendum that is in force.
    pub in_force: Option<Addendum>,
    /// The addendum of today, until it is in force.
    pub addendum: Option<OpenAddendum>,
    /// Where its price can be paid from.
    pub sources: Sources,
}

/// An addendum that waits for a signature, or for its price.
#[derive(Clone, Debug)]
pub struct OpenAddendum {
    /// What is signed.
    pub text: Addendum,
    /// The new due date.
    pub due_on: Date,
    /// What is to be paid for it.
    pub price: Money,
    /// It is signed.
    pub is_signed: bool,
    /// A code for it is on its way.
    pub code_sent: Option<CodeSent>,
}

/// What the ways out of a loan follow from.
#[derive(Clone, Debug)]
pub struct OptionsView {
    /// The loan.
    pub loan: LoanView,
    /// How loans of its product are prolonged.
    pub terms: Option<ProlongationTerms>,
    /// What was prolonged before.
    pub before: ProlongedBefore,
    /// The interest after a prolongation.
    pub daily_rate: DailyRate,
}

impl Borrower<'_> {
    /// What the ways out of a loan follow from. Three statements.
    pub async fn get_options(&self, id: LoanId) -> Result<OptionsView> {
        let (loan, product) = self.read_loan(id).await?;
        let reader = self.backend.store().reader();
        let case = open_case(reader, self.id, product.as_ref(), loan.loan.clone(), &loan.events, loan.today).await?;
        Ok(OptionsView { terms: case.terms, before: case.before, daily_rate: case.next_rate(), loan })
    }

    /// What a loan's prolongation would bring, and how far it is.
    pub async fn get_prolongation(&self, id: LoanId) -> Result<ProlongView> {
        let reader = self.backend.store().reader();
        let (loan, product, sources) = self.read_loan_to_pay(id).await?;
        let case = open_case(reader, self.id, product.as_ref(), loan.loan.clone(), &loan.events, loan.today).await?;
        let newest = prolongations::queries::list_newest(reader, id).await?;
        let fits = |row: &&Prolongation| {
            // something that was paid meanwhile has changed its price
            let event = prolongations::event_of(row, &loan.loan, &[]);
            matches!(event, Ok(Some(_))) && row.on_date == loan.today.into()
        };
        let addendum = match newest.iter().filter(|row| row.state.is_open()).find(fits) {
            Some(row) => Some(self.open_addendum(row).await?),
            None => None,
        };
        let in_force = match newest.iter().find(|row| row.state == State::InForce) {
            Some(row) => Some(self.addendum(row).await?),
            None => None,
        };
        Ok(ProlongView {
            days: case.days(),
            daily_rate: case.next_rate(),
            left_in_a_year: case.left_in_a_year(),
            terms: case.terms,
            before: case.before,
            in_force,
            addendum,
            loan,
            sources,
        })
    }

    async fn addendum(&self, row: &Prolongation) -> Result<Addendum> {
        let document = documents::queries::get(self.backend.store().reader(), &row.document_hash).await?;
        Ok(Addendum { hash: document.hash, text: document.text })
    }

    async fn open_addendum(&self, row: &Prolongation) -> Result<OpenAddendum> {
        let is_signed = row.state == State::Signed;
        let code_sent = if is_signed { None } else { prolongations::find_code(self, row).await? };
        Ok(OpenAddendum {
            text: self.addendum(row).await?,
            due_on: row.due_on.into(),
            price: row.price_kopecks.into(),
            is_signed,
            code_sent,
        })
    }
}
