//! Days: each is closed once, in order, and stays as it was.

use jiff::civil::Date;

use super::{BooksReport, queries};
use crate::{Backend, Error, Result};

impl Backend {
    pub(super) async fn verify_days(&self, report: &mut BooksReport) -> Result<()> {
        let (reader, today) = (self.store().reader(), self.clock().today());
        let closed = queries::find_closed_days(reader).await?;
        if let (Some(first), Some(last)) = (closed.first.map(Date::from), closed.last.map(Date::from)) {
            let expected = i64::from(first.until(last).map_err(Error::internal)?.get_days()) + 1;
            if closed.days != expected {
                let days = closed.days;
                report.found(format!("{days} days are closed from {first} to {last}, which are {expected}"));
            }
            if last >= today {
                report.found(format!("{last} is closed, but today is {today}"));
            }
        }
        for row in queries::list_misdated(reader, today).await? {
            let (kind, reference, day) = (row.kind, row.reference, Date::from(row.on_date));
            let why = if day > today { format!("today is {today}") } else { "the day was closed before".to_owned() };
            report.found(format!("the transaction {kind} {reference} is posted on {day}, but {why}"));
        }
        for row in queries::list_misplaced_accruals(reader).await? {
            let (reference, loan, day) = (row.reference, row.loan_id, Date::from(row.on_date));
            report.found(format!("the accrual {reference} is posted to loan {loan} on {day}"));
        }
        Ok(())
    }
}
