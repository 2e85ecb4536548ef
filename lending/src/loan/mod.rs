//! A loan: its state from its dated events, and what is owed on any day.
//!
//! One calculation serves the page, the day slider, the payment, the certificate and the day close. A loan is replayed
//! once ([`Loan::try_new`]); after that no question about it can fail.
//!
//! - Interest runs from the day after disbursement up to and including the day of return (Civil Code art. 191; 353-ФЗ
//!   art. 11). It is rounded down to the kopeck once for each segment of constant principal and rate.
//! - Penalty runs from the day after a due date on the principal that is overdue, and is rounded down once over the
//!   whole overdue stretch.
//! - The cap (part 24 art. 5) counts everything ever accrued. The day that crosses it is clipped, interest first, then
//!   penalty; nothing accrued before is taken back, and nothing accrues after.

mod accrual;
mod event;
mod explain;
mod holiday;
mod moment;
mod options;
mod planned;
mod refusal;
mod replay;
mod reversal;
mod spread;
mod ways;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::allocation::{Parts, PaymentOrder};
use crate::iso_date;
use crate::law::Edition;
use crate::money::Money;
use crate::rate::{DailyRate, Percent};
use crate::schedule::Instalment;

use accrual::{Plan, State};

pub use event::{Keep, LoanEvent};
pub use holiday::HolidayOffer;
pub use options::{EarlyRepaymentOption, PaymentDue, ProlongationOffer};
pub use planned::{PlannedPayment, PlannedState};
pub use refusal::HistoryRefusal;
pub use ways::{Way, WayOut};

/// The largest principal of a loan: ten trillion rubles. Every sum about a loan then fits in [`Money`].
pub const LARGEST_PRINCIPAL: Money = Money::from_kopecks(1_000_000_000_000_000);
/// The most events of a loan.
pub const MOST_EVENTS: usize = 100_000;

/// What was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanTerms {
    /// The sum lent.
    pub principal: Money,
    /// The interest a day up to the due date.
    pub daily_rate: DailyRate,
    /// The interest a day from the day after the due date.
    pub rate_after_term: DailyRate,
    /// The day on which the money was sent.
    #[serde(with = "iso_date")]
    pub disbursed_on: Date,
    /// The day by which everything is to be paid back.
    #[serde(with = "iso_date")]
    pub due_on: Date,
    /// The day on which the contract was signed: it chooses the edition of the law.
    #[serde(with = "iso_date")]
    pub signed_on: Date,
}

/// The figures of the law and the contract that accrual obeys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LoanRules {
    /// Penalty a year on overdue principal, the year taken as 365 days.
    pub penalty_yearly: Percent,
    /// Interest and penalty together never exceed this share of the sum lent.
    pub overpayment_cap: Percent,
    /// In which order a payment is spread.
    pub payment_order: PaymentOrder,
}

impl LoanRules {
    /// The rules of contracts signed on a day.
    pub fn on(signed_on: Date) -> LoanRules {
        let law = Edition::on(signed_on);
        LoanRules {
            penalty_yearly: law.penalty_yearly.value,
            overpayment_cap: law.overpayment_cap.value,
            payment_order: law.payment_order.value,
        }
    }
}

/// What is owed on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debt {
    /// Principal not paid back.
    pub principal: Money,
    /// Interest accrued and not paid.
    pub interest: Money,
    /// Penalty accrued and not paid.
    pub penalty: Money,
    /// The part of the principal whose due date has passed.
    pub overdue_principal: Money,
    /// The part of the interest whose due date has passed.
    pub overdue_interest: Money,
    /// Whether something should have been paid before this day.
    pub is_overdue: bool,
    /// Days since the due date of the oldest thing that is overdue.
    pub overdue_days: u32,
    /// Interest and penalty ever accrued, paid ones too.
    pub accrued_total: Money,
    /// The most that interest and penalty may come to (part 24 art. 5).
    pub cap: Money,
    /// The day on which accrual stops or stopped because the cap is full, if nothing more is paid. `None` if never.
    #[serde(default, with = "iso_date::optional")]
    pub accrual_stops_on: Option<Date>,
    /// The part of the interest that is due with the last payment only, for it is of a credit holiday.
    #[serde(default)]
    pub deferred_interest: Money,
    /// The last day of the credit holiday, in one.
    #[serde(default, with = "iso_date::optional")]
    pub holiday_until: Option<Date>,
}

impl Debt {
    /// Principal, interest and penalty together.
    pub fn total(&self) -> Money {
        // each is at most the principal of a loan or its cap, far below what Money holds
        Money::sum([self.principal, self.interest, self.penalty]).unwrap_or(Money::from_kopecks(i64::MAX))
    }

    /// What should have been paid before this day, penalty included.
    pub fn overdue_total(&self) -> Money {
        Money::sum([self.overdue_principal, self.overdue_interest, self.penalty])
            .unwrap_or(Money::from_kopecks(i64::MAX))
    }
}

/// Where a payment goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// To the principal.
    pub principal: Money,
    /// To interest.
    pub interest: Money,
    /// To penalty.
    pub penalty: Money,
    /// Beyond the debt: it belongs to the borrower.
    pub overpaid: Money,
    /// The same by the parts that the law tells apart.
    pub parts: Parts,
}

/// A loan with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loan {
    terms: LoanTerms,
    rules: LoanRules,
    cap: Money,
    /// The states one after another, each from its own day on.
    states: Vec<State>,
    /// The plans of payment one after another; each state names its own.
    plans: Vec<Plan>,
    payments: Vec<PaymentMade>,
    /// How many events there were, and the day of the last.
    events: usize,
    last_event: Date,
    closed_on: Option<Date>,
}

/// A payment of the history and where it went; spent bonuses and forgiven sums are not payments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentMade {
    /// The day.
    #[serde(with = "iso_date")]
    pub date: Date,
    /// The sum.
    pub amount: Money,
    /// Where it went.
    pub allocation: Allocation,
    /// What of that went back to the borrower later.
    #[serde(default)]
    pub reversed: Money,
}

impl Loan {
    /// What was agreed.
    pub fn terms(&self) -> &LoanTerms {
        &self.terms
    }

    /// The rules that govern it.
    pub fn rules(&self) -> &LoanRules {
        &self.rules
    }

    /// The edition of the law that governs it, by the day of signing: each figure with the day since which it holds, its
    /// article and source. What [`Loan::rules`] take from it can be stricter by contract.
    pub fn edition(&self) -> Edition {
        Edition::on(self.terms.signed_on)
    }

    /// The payments made, in order, with where each went.
    pub fn payments(&self) -> &[PaymentMade] {
        &self.payments
    }

    /// The day on which the last of the debt was paid; `None` while anything is owed.
    pub fn closed_on(&self) -> Option<Date> {
        self.closed_on
    }

    /// What is owed at the end of a day by the events up to and on that day. Before disbursement nothing is.
    pub fn debt_on(&self, date: Date) -> Debt {
        match self.state_on(date) {
            Some(state) => state.debt_on(date, self),
            None => Debt::nothing(self.cap),
        }
    }

    /// The first day on which interest and penalty come to the most that the law allows (353-ФЗ part 24 art. 5) if nothing
    /// more is paid than was: after it nothing accrues. By all that has happened, while [`Debt::accrual_stops_on`] of a day
    /// in the past knows what had happened by then. `None` if the loan is closed, or never comes to it.
    pub fn accrual_stops_on(&self) -> Option<Date> {
        self.debt_on(Date::MAX).accrual_stops_on.filter(|_| self.closed_on.is_none())
    }

    /// Where a payment made on a day would go, after everything that has happened up to and on that day.
    pub fn allocate(&self, date: Date, amount: Money) -> Allocation {
        match self.state_on(date) {
            Some(state) => state.allocate(date, amount, self),
            None => Allocation { overpaid: amount.max(Money::ZERO), ..Allocation::default() },
        }
    }

    /// The schedule agreed on by a day: that of signing, of the last early repayment, or of the last holiday. Empty for a single
    /// payment and before disbursement.
    pub fn schedule_on(&self, date: Date) -> &[Instalment] {
        let plan = self.state_on(date).and_then(|state| self.plans.get(state.plan));
        plan.map_or(&[], |plan| &plan.rows)
    }

    /// The day by which everything is to be paid back, as agreed on by a day.
    pub fn due_on(&self, date: Date) -> Date {
        let plan = self.state_on(date).and_then(|state| self.plans.get(state.plan));
        plan.and_then(|plan| plan.dues.last()).map_or(self.terms.due_on, |due| due.date)
    }

    /// The state that answers for a day; none before disbursement.
    fn state_on(&self, date: Date) -> Option<&State> {
        let next = self.states.partition_point(|state| state.since <= date);
        next.checked_sub(1).and_then(|index| self.states.get(index))
    }
}

impl Debt {
    fn nothing(cap: Money) -> Debt {
        Debt {
            principal: Money::ZERO,
            interest: Money::ZERO,
            penalty: Money::ZERO,
            overdue_principal: Money::ZERO,
            overdue_interest: Money::ZERO,
            is_overdue: false,
            overdue_days: 0,
            accrued_total: Money::ZERO,
            cap,
            accrual_stops_on: None,
            deferred_interest: Money::ZERO,
            holiday_until: None,
        }
    }
}

#[cfg(test)]
mod tests;
