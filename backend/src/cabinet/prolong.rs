//! The page on which a loan is prolonged.

use jiff::civil::Date;
use lending::{DailyRate, Money, ProlongationLimit};

use super::LoanView;
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
    /// How many prolongations are left within the year.
    pub left_in_a_year: u32,
    /// The addendum of today, until it is in force.
    pub addendum: Option<OpenAddendum>,
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

impl Borrower<'_> {
    /// What a loan's prolongation would bring, and how far it is.
    pub async fn get_prolongation(&self, id: LoanId) -> Result<ProlongView> {
        let reader = self.backend.store().reader();
        let (loan, row, product) = self.read_loan(id).await?;
        let case = open_case(reader, row.borrower_id, product.as_ref(), loan.loan.clone(), loan.today).await?;
        let open = prolongations::queries::find_of_day(reader, id, loan.today.into()).await?;
        let addendum = match open {
            Some(row) => Some(self.open_addendum(&row).await?),
            None => None,
        };
        Ok(ProlongView {
            days: case.days(),
            daily_rate: case.next_rate(),
            left_in_a_year: case.left_in_a_year(),
            addendum,
            loan,
        })
    }

    async fn open_addendum(&self, row: &Prolongation) -> Result<OpenAddendum> {
        let reader = self.backend.store().reader();
        let document = documents::queries::get(reader, &row.document_hash).await?;
        let is_signed = row.state == State::Signed;
        let code_sent = if is_signed { None } else { prolongations::find_code(self, row).await? };
        Ok(OpenAddendum {
            text: Addendum { hash: document.hash, text: document.text },
            due_on: row.due_on.into(),
            price: row.price_kopecks.into(),
            is_signed,
            code_sent,
        })
    }
}
