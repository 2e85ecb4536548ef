//! A loan's whole life: what is owed and to come on given days, after a history of events. The replay is the one by which
//! pages, payments and books know every loan.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Failure, day, money, rate};
use crate::iso_date;
use crate::loan::{Keep, Loan, LoanEvent, LoanTerms, PlannedState};
use crate::schedule::{Instalment, Schedule};

/// The days that are asked for, at most.
const MOST_DAYS: usize = 100;

#[derive(Deserialize)]
pub(super) struct LifeCase {
    principal: String,
    daily_rate: String,
    /// The same as the other where it is not named.
    rate_after_term: Option<String>,
    /// The edition of the law is that of this day; that of the disbursement where it is not named.
    signed_on: Option<String>,
    disbursed_on: String,
    /// One day: a single payment. Several: equal payments.
    due_dates: Vec<String>,
    events: Vec<Event>,
    days: Vec<String>,
}

/// What happens, money in rubles.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Event {
    Payment { date: String, amount: String },
    EarlyRepayment { date: String, amount: String, keep: Keep },
    Prolongation { date: String, days: u32, daily_rate: String, paid: String },
    Holiday { date: String, until: String, daily_rate: String },
    BonusSpent { date: String, amount: String },
    Forgiveness { date: String, amount: String },
    Reversal { date: String, amount: String, payment: u32 },
}

#[derive(Serialize)]
pub(super) struct Life {
    days: Vec<Day>,
    #[serde(with = "iso_date::optional")]
    closed_on: Option<Date>,
}

/// A day of it: all events of the day have happened.
#[derive(Serialize)]
struct Day {
    #[serde(with = "iso_date")]
    date: Date,
    principal: String,
    interest: String,
    penalty: String,
    total: String,
    overdue_principal: String,
    overdue_interest: String,
    overdue_days: u32,
    deferred_interest: String,
    #[serde(with = "iso_date::optional")]
    holiday_until: Option<Date>,
    #[serde(with = "iso_date")]
    due_on: Date,
    #[serde(with = "iso_date::optional")]
    accrual_stops_on: Option<Date>,
    /// The schedule as it stands; empty for a single payment.
    schedule: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    #[serde(with = "iso_date")]
    date: Date,
    payment: String,
    interest: String,
    principal: String,
    balance: String,
    state: PlannedState,
}

impl Event {
    fn read(&self) -> Result<LoanEvent, Failure> {
        Ok(match self {
            Event::Payment { date, amount } => LoanEvent::Payment { date: day(date)?, amount: money(amount)? },
            Event::EarlyRepayment { date, amount, keep } => {
                LoanEvent::EarlyRepayment { date: day(date)?, amount: money(amount)?, keep: *keep }
            }
            Event::Prolongation { date, days, daily_rate, paid } => LoanEvent::Prolongation {
                date: day(date)?,
                days: *days,
                daily_rate: rate(daily_rate)?,
                paid: money(paid)?,
            },
            Event::Holiday { date, until, daily_rate } => {
                LoanEvent::Holiday { date: day(date)?, until: day(until)?, daily_rate: rate(daily_rate)? }
            }
            Event::BonusSpent { date, amount } => LoanEvent::BonusSpent { date: day(date)?, amount: money(amount)? },
            Event::Forgiveness { date, amount } => LoanEvent::Forgiveness { date: day(date)?, amount: money(amount)? },
            Event::Reversal { date, amount, payment } => {
                LoanEvent::Reversal { date: day(date)?, amount: money(amount)?, payment: *payment }
            }
        })
    }
}

pub(super) fn answer(case: &LifeCase) -> Result<Life, Failure> {
    if case.days.len() > MOST_DAYS {
        return Err(Failure::Unreadable(format!("more than {MOST_DAYS} days")));
    }
    let events = case.events.iter().map(Event::read).collect::<Result<Vec<_>, Failure>>()?;
    let closed_on = replay(case, &events)?.closed_on();
    let days = case.days.iter().map(|text| {
        let date = day(text)?;
        // what comes later is not known on the day
        let until = events.iter().take_while(|event| event.date() <= date).count();
        Ok(on_day(&replay(case, events.get(..until).unwrap_or_default())?, date))
    });
    Ok(Life { days: days.collect::<Result<_, Failure>>()?, closed_on })
}

fn replay(case: &LifeCase, events: &[LoanEvent]) -> Result<Loan, Failure> {
    let dates = case.due_dates.iter().map(|text| day(text)).collect::<Result<Vec<_>, Failure>>()?;
    let disbursed_on = day(&case.disbursed_on)?;
    let daily_rate = rate(&case.daily_rate)?;
    let terms = LoanTerms {
        principal: money(&case.principal)?,
        daily_rate,
        rate_after_term: case.rate_after_term.as_deref().map_or(Ok(daily_rate), rate)?,
        disbursed_on,
        due_on: *dates.last().ok_or(Failure::Refused("no_due_dates"))?,
        signed_on: case.signed_on.as_deref().map_or(Ok(disbursed_on), day)?,
    };
    let rows = match dates.as_slice() {
        [_] => Vec::new(),
        dates => Schedule::equal_payments(terms.principal, daily_rate, disbursed_on, dates)?.rows,
    };
    Ok(Loan::try_new_kept(terms, &rows, events)?)
}

fn on_day(loan: &Loan, date: Date) -> Day {
    let debt = loan.debt_on(date);
    let planned = loan.planned_payments(date).into_iter().map(|planned| {
        let Instalment { date, payment, interest, principal, balance } = planned.instalment;
        let [payment, interest, principal, balance] =
            [payment, interest, principal, balance].map(|sum| sum.to_string());
        Row { date, payment, interest, principal, balance, state: planned.state }
    });
    Day {
        date,
        principal: debt.principal.to_string(),
        interest: debt.interest.to_string(),
        penalty: debt.penalty.to_string(),
        total: debt.total().to_string(),
        overdue_principal: debt.overdue_principal.to_string(),
        overdue_interest: debt.overdue_interest.to_string(),
        overdue_days: debt.overdue_days,
        deferred_interest: debt.deferred_interest.to_string(),
        holiday_until: debt.holiday_until,
        due_on: loan.due_on(date),
        accrual_stops_on: debt.accrual_stops_on,
        schedule: planned.collect(),
    }
}
