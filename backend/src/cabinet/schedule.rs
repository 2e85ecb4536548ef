//! The payments to come of all loans.

use jiff::civil::Date;
use lending::Money;

use super::{home::replay, queries};
use crate::{Borrower, LoanId, Result, store::entity::loans::State};

/// A payment to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComingPayment {
    /// The loan.
    pub loan: LoanId,
    /// The contract's number.
    pub number: String,
    /// Its day; today of what is overdue.
    pub date: Date,
    /// Everything to pay on that day, if each payment before is made on its own.
    pub payment: Money,
    /// It should have been paid before today.
    pub is_overdue: bool,
}

impl Borrower<'_> {
    /// The payments to come of all open loans, by date. One statement.
    pub async fn coming_payments(&self) -> Result<Vec<ComingPayment>> {
        let today = self.backend.clock().today();
        let rows = queries::list_home(self.backend.store().reader(), self.id).await?;
        let rows: Vec<_> = rows.into_iter().filter_map(|row| row.loan).collect();
        let mut coming = Vec::new();
        for rows in rows.chunk_by(|one, next| one.id == next.id).filter(|rows| rows[0].state == State::Active) {
            let loan = replay(rows)?;
            let is_overdue = loan.debt_on(today).is_overdue;
            coming.extend(loan.payments_due(today).into_iter().enumerate().map(|(index, due)| ComingPayment {
                loan: rows[0].id,
                number: rows[0].number.clone(),
                date: due.date,
                payment: due.payment,
                is_overdue: is_overdue && index == 0 && due.date == today,
            }));
        }
        coming.sort_by_key(|payment| payment.date);
        Ok(coming)
    }
}
