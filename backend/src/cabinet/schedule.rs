//! What is to come: the payments of all loans, and the rights that end.

use jiff::{Timestamp, civil::Date};
use lending::{Edition, Money, Stage, complaint_answered_by};

use super::{
    home::{application, replay},
    queries,
};
use crate::{
    ApplicationId, Borrower, LoanId, Result,
    calendar_feed::{self, CalendarFeed},
    store::entity::loans::State,
};

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

/// A right that ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Right {
    /// To return the whole sum without notice, for the interest of the days used.
    Return {
        /// The loan.
        loan: LoanId,
        /// The contract's number.
        number: String,
        /// The last day.
        until: Date,
    },
    /// To refuse a loan whose money waits.
    Refuse {
        /// Its application.
        application: ApplicationId,
        /// Until when.
        until: Timestamp,
    },
    /// To sign an offer as it is.
    Sign {
        /// Its application.
        application: ApplicationId,
        /// The last day.
        until: Date,
    },
}

/// How long the lender has to answer a complaint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComplaintTerm {
    /// Working days, from its registration.
    pub working_days: u32,
    /// The last day for a complaint of today.
    pub answered_by: Date,
}

/// What is to come.
#[derive(Clone, Debug)]
pub struct ComingDates {
    /// The lender's today.
    pub today: Date,
    /// The payments to come of all open loans, by date.
    pub payments: Vec<ComingPayment>,
    /// The rights that have not ended yet.
    pub rights: Vec<Right>,
    /// For whoever has or had a loan.
    pub complaint: Option<ComplaintTerm>,
}

/// The page of what is to come.
#[derive(Clone, Debug)]
pub struct ScheduleView {
    /// What is to come.
    pub dates: ComingDates,
    /// The calendar at an address of its own, if there is one.
    pub feed: Option<CalendarFeed>,
}

impl Borrower<'_> {
    /// What is to come, with the calendar that tells it elsewhere. Two statements.
    pub async fn get_schedule(&self) -> Result<ScheduleView> {
        let dates = self.coming_dates().await?;
        Ok(ScheduleView { dates, feed: calendar_feed::find(self.backend.store().reader(), self.id).await? })
    }

    /// What is to come. One statement.
    pub async fn coming_dates(&self) -> Result<ComingDates> {
        let (today, now_ms) = (self.backend.clock().today(), self.backend.clock().now_ms());
        let mut rows = queries::list_home(self.backend.store().reader(), self.id).await?;
        let loan_rows: Vec<_> = rows.iter_mut().filter_map(|row| row.loan.take()).collect();
        let (mut payments, mut rights) = (Vec::new(), Vec::new());
        if let Some(head) = rows.first() {
            rights.extend(right_of_application(head, today, now_ms)?);
        }
        for rows in loan_rows.chunk_by(|one, next| one.id == next.id).filter(|rows| rows[0].state == State::Active) {
            let (loan, id, number) = (replay(rows)?, rows[0].id, &rows[0].number);
            let until = loan.may_return_until();
            if until >= today && loan.closed_on().is_none() {
                rights.push(Right::Return { loan: id, number: number.clone(), until });
            }
            let is_overdue = loan.debt_on(today).is_overdue;
            payments.extend(loan.payments_due(today).into_iter().enumerate().map(|(index, due)| ComingPayment {
                loan: id,
                number: number.clone(),
                date: due.date,
                payment: due.payment,
                is_overdue: is_overdue && index == 0 && due.date == today,
            }));
        }
        payments.sort_by_key(|payment| payment.date);
        let complaint = (!loan_rows.is_empty()).then(|| ComplaintTerm {
            working_days: Edition::on(today).complaints.value.answered_within,
            answered_by: complaint_answered_by(today),
        });
        Ok(ComingDates { today, payments, rights, complaint })
    }
}

/// What the application under way gives a right to.
fn right_of_application(head: &queries::HomeRow, today: Date, now_ms: i64) -> Result<Option<Right>> {
    let Some(application) = application(head, now_ms)? else { return Ok(None) };
    if let Some(until) = application.waits_until {
        return Ok(Some(Right::Refuse { application: application.id, until }));
    }
    let lapses_on = head.offer_lapses_on.map(Date::from).filter(|until| *until >= today);
    let offered = lapses_on.filter(|_| application.stage == Stage::Offered);
    Ok(offered.map(|until| Right::Sign { application: application.id, until }))
}
