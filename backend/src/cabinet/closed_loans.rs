//! All closed loans of a borrower.

use jiff::civil::Date;
use lending::Money;

use super::queries;
use crate::{
    Borrower, LoanId, Result,
    store::page::{Cursor, Page},
};

/// A closed loan in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedLoan {
    /// Its id.
    pub id: LoanId,
    /// The contract's number.
    pub number: String,
    /// The sum lent.
    pub principal: Money,
    /// When it was paid in full.
    pub closed_on: Date,
}

/// So many stand on a page.
const PAGE: usize = 20;

impl Borrower<'_> {
    /// Closed loans, the newest first, those after a page's `next`; the first ones for an empty text.
    ///
    /// # Errors
    /// `NotFound` when `after` is nothing that a page told.
    pub async fn list_closed_loans(&self, after: &str) -> Result<Page<ClosedLoan>> {
        let after = Cursor::parse(after)?;
        let rows = queries::list_closed(self.backend.store().reader(), self.id, after, PAGE + 1).await?;
        let page = Page::of(rows, PAGE, |row| Cursor { key: row.closed_on, id: row.id });
        Ok(Page { items: page.items.into_iter().map(Into::into).collect(), next: page.next })
    }
}

impl From<queries::ClosedRow> for ClosedLoan {
    fn from(row: queries::ClosedRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            principal: row.principal_kopecks.into(),
            closed_on: row.closed_on.into(),
        }
    }
}
