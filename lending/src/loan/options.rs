//! What can be done with a loan on a day, and what each choice costs: computed by doing it to a copy.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::allocation::PaymentOrder;
use crate::calendar::{days_after, term_ends_on};
use crate::full_cost::{Flow, FullCostRefusal, FullCostResult, full_cost};
use crate::iso_date;
use crate::law::Edition;
use crate::money::Money;
use crate::rate::DailyRate;
use crate::schedule::{self, Instalment, Schedule};

use super::{HistoryRefusal, Keep, Loan, LoanEvent, LoanTerms};

/// A payment to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentDue {
    /// Its day.
    #[serde(with = "iso_date")]
    pub date: Date,
    /// Everything to pay on that day.
    pub payment: Money,
    /// The part that is interest.
    pub interest: Money,
    /// The part that is principal.
    pub principal: Money,
    /// The part that is penalty.
    pub penalty: Money,
    /// What is left of the principal afterwards.
    pub balance: Money,
}

/// What a prolongation costs and brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProlongationOffer {
    /// The days that the event adds: those asked for, and those to the next working day where the last is a day off
    /// (Civil Code art. 193).
    pub days: u32,
    /// The price: interest and penalty accrued so far.
    pub price: Money,
    /// The part of the price that is interest.
    pub interest: Money,
    /// The part of the price that is penalty.
    pub penalty: Money,
    /// The new due date.
    #[serde(with = "iso_date")]
    pub due_on: Date,
    /// Everything to pay on the new due date.
    pub due_then: Money,
    /// The full cost of the whole loan with the prolongation (percent and rubles).
    pub full_cost: FullCostResult,
}

/// One of the ways in which a schedule goes on after an early repayment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlyRepaymentOption {
    /// What stays as it was.
    pub keep: Keep,
    /// The payments to come; none if everything is repaid.
    pub rows: Vec<Instalment>,
    /// Their sum.
    pub total: Money,
    /// How much less interest there will be than without the early repayment. Below zero if the borrower had paid ahead
    /// and chooses payments so small that the loan lasts longer than it would have.
    pub saved: Money,
    /// The full cost of the whole loan with it (percent and rubles).
    pub full_cost: FullCostResult,
}

impl Loan {
    /// The payments to come from a day on if each is made on its day. What is overdue comes first, on the day itself;
    /// penalty, which the law puts last, comes with the last payment. The day counts as that of the last event if it
    /// is before that.
    pub fn payments_due(&self, date: Date) -> Vec<PaymentDue> {
        self.paid_on_plan(date).1
    }

    /// The loan after all payments to come are made on their days, with those payments.
    pub(super) fn paid_on_plan(&self, date: Date) -> (Loan, Vec<PaymentDue>) {
        let date = date.max(self.last_event);
        let mut loan = self.clone();
        loan.states.retain(|state| state.since <= date);
        let mut rows = Vec::new();
        let debt = loan.debt_on(date);
        let is_over = loan.next_turn_date().is_none();
        let overdue =
            if is_over { Some(debt.total()) } else { debt.overdue_interest.checked_add(debt.overdue_principal) };
        loan.pay_on_plan(date, overdue.unwrap_or_default(), &mut rows);
        while let Some(due_on) = loan.next_turn_date() {
            let debt = loan.debt_on(due_on);
            let to_pay = loan.to_pay_on(due_on).unwrap_or(debt.total());
            if !loan.pay_on_plan(due_on, to_pay, &mut rows) {
                break;
            }
            loan.pass_turns_to(due_on);
        }
        (loan, rows)
    }

    /// What is to be paid on the next due date: the interest accrued by then and the principal due by then; by the end of
    /// a holiday, what was overdue before it.
    fn to_pay_on(&self, due_on: Date) -> Option<Money> {
        let state = self.states.last()?;
        let due = state.next_due(self)?;
        if state.holiday.is_some_and(|holiday| holiday.until < due.date) {
            let (interest, principal) = state.arrears();
            return interest.checked_add(principal);
        }
        let debt = self.debt_on(due_on);
        let is_last = self.plans.get(state.plan)?.dues.len() == state.next_due + 1;
        if is_last {
            return Some(debt.total());
        }
        let principal = due.principal_by_then.checked_sub(state.principal_paid)?.max(Money::ZERO);
        // where penalty comes before what is due (before 607-ФЗ), a payment without it would not reach the principal
        let before = if self.rules.payment_order == PaymentOrder::PenaltyThird { debt.penalty } else { Money::ZERO };
        debt.interest.checked_sub(debt.deferred_interest)?.checked_add(principal)?.checked_add(before)
    }

    /// Makes a payment and notes it; false if it can't be made. Paying nothing is fine.
    fn pay_on_plan(&mut self, date: Date, amount: Money, rows: &mut Vec<PaymentDue>) -> bool {
        if !amount.is_positive() {
            return true;
        }
        if self.happen(self.events, LoanEvent::Payment { date, amount }).is_err() {
            return false;
        }
        let Some(allocation) = self.payments.last().map(|payment| payment.allocation) else { return false };
        rows.push(PaymentDue {
            date,
            payment: amount,
            interest: allocation.interest,
            principal: allocation.principal,
            penalty: allocation.penalty,
            balance: self.debt_on(date).principal,
        });
        true
    }

    /// The price and the outcome of prolonging a single-payment loan by so many days at a rate.
    ///
    /// Errors: [`HistoryRefusal`] of the event itself, its place counted among the loan's events.
    pub fn prolongation(
        &self,
        date: Date,
        days: u32,
        daily_rate: DailyRate,
    ) -> Result<ProlongationOffer, HistoryRefusal> {
        let index = self.events;
        let days = self.days_to_working_day(date, days).ok_or(HistoryRefusal::NotProlongable { index })?;
        let debt = self.debt_on(date);
        let price = debt.interest.checked_add(debt.penalty).ok_or(HistoryRefusal::Amount { index })?;
        let mut prolonged = self.clone();
        prolonged.apply(LoanEvent::Prolongation { date, days, daily_rate, paid: price })?;
        let due_on = prolonged.due_on(date);
        Ok(ProlongationOffer {
            days,
            price,
            interest: debt.interest,
            penalty: debt.penalty,
            due_on,
            due_then: prolonged.debt_on(due_on).total(),
            full_cost: prolonged.full_cost(date).map_err(|_| HistoryRefusal::Amount { index })?,
        })
    }

    /// The days of a prolongation that ends on a working day, so many days after the due date or later. History keeps
    /// days: a calendar that is published later changes no loan.
    fn days_to_working_day(&self, date: Date, days: u32) -> Option<u32> {
        let from = self.due_on(date).max(date);
        (days > 0).then(|| term_ends_on(from, days).map(|due_on| days_after(from, due_on)))?
    }

    /// Both ways in which the schedule can go on after repaying early on a day, the one with fewer payments first.
    pub fn early_repayment(&self, date: Date, amount: Money) -> Result<[EarlyRepaymentOption; 2], HistoryRefusal> {
        let option = |keep| {
            let too_large = HistoryRefusal::Amount { index: self.events };
            let mut repaid = self.clone();
            repaid.apply(LoanEvent::EarlyRepayment { date, amount, keep })?;
            let (interest, repaid_interest) = (self.interest_on_plan(date), repaid.interest_on_plan(date));
            let (_, payments) = repaid.paid_on_plan(date);
            let rows: Vec<Instalment> = payments
                .iter()
                .map(|row| Instalment {
                    date: row.date,
                    payment: row.payment,
                    interest: row.interest,
                    principal: row.principal,
                    balance: row.balance,
                })
                .collect();
            Ok(EarlyRepaymentOption {
                keep,
                total: Money::sum(rows.iter().map(|row| row.payment)).ok_or(too_large)?,
                rows,
                saved: interest.checked_sub(repaid_interest).ok_or(too_large)?,
                full_cost: repaid.full_cost(date).map_err(|_| too_large)?,
            })
        };
        Ok([option(Keep::Payment)?, option(Keep::Count)?])
    }

    /// All interest and penalty of the loan if the payments to come are made on their days.
    fn interest_on_plan(&self, date: Date) -> Money {
        let (loan, rows) = self.paid_on_plan(date);
        loan.debt_on(rows.last().map_or(date, |row| row.date)).accrued_total
    }

    /// The full cost of the whole loan: what was paid, and what is to come if each payment is made on its day. Penalty
    /// does not count, nor does what was overpaid (art. 6).
    pub fn full_cost(&self, date: Date) -> Result<FullCostResult, FullCostRefusal> {
        let (loan, _) = self.paid_on_plan(date);
        let lent = Money::ZERO.checked_sub(self.terms.principal).ok_or(FullCostRefusal::TooLarge)?;
        let mut flows = Vec::with_capacity(loan.payments.len() + 1);
        flows.push(Flow { day: 0, amount: lent });
        for payment in &loan.payments {
            let amount = payment.allocation.principal.checked_add(payment.allocation.interest);
            let amount = amount.and_then(|amount| amount.checked_sub(payment.reversed));
            let amount = amount.ok_or(FullCostRefusal::TooLarge)?;
            if amount.is_positive() {
                flows.push(Flow { day: days_after(self.terms.disbursed_on, payment.date), amount });
            }
        }
        full_cost(&flows)
    }

    /// The money that changes hands by the contract as it was agreed when the money left: what its full cost is made of
    /// (art. 6). What was paid otherwise, prolonged or repaid early since does not count. Nothing if it is beyond every loan.
    pub fn agreed_flows(&self) -> Vec<Flow> {
        let LoanTerms { principal, daily_rate, disbursed_on, due_on, .. } = self.terms;
        match self.plans.first().map(|plan| plan.rows.as_slice()) {
            None | Some([]) => Schedule::single_payment(principal, daily_rate, disbursed_on, due_on)
                .map(|schedule| schedule.flows())
                .unwrap_or_default(),
            Some(rows) => schedule::flows(principal, disbursed_on, rows),
        }
    }

    /// The event that ends the loan on a day without money, if no more is owed than the lender forgives
    /// ([`ProductTerms::forgiven_tail`](crate::ProductTerms::forgiven_tail)). `None` if more is owed, or nothing.
    pub fn tail_forgiveness(&self, date: Date, up_to: Money) -> Option<LoanEvent> {
        let amount = self.debt_on(date).total();
        (amount.is_positive() && amount <= up_to).then_some(LoanEvent::Forgiveness { date, amount })
    }

    /// The last day on which the whole sum may be returned without notice for the interest of the days used (art. 11); the
    /// next working day if that is a day off.
    pub fn may_return_until(&self) -> Date {
        let days = Edition::on(self.terms.signed_on).return_days.value;
        term_ends_on(self.terms.disbursed_on, days).unwrap_or(Date::MAX)
    }
}
