//! What can be done when there is not enough money, with what each way costs in the end: computed by doing it to a copy.

use jiff::civil::Date;

use crate::calendar::{add_days, term_ends_on};
use crate::holiday::holiday_ends_on;
use crate::money::Money;
use crate::rate::DailyRate;

use super::{Loan, LoanEvent};

/// What is put off is paid so many days later in the examples.
const PUT_OFF_DAYS: u32 = 14;
/// A credit holiday lasts so many months in the examples.
const HOLIDAY_MONTHS: u8 = 3;
/// What becomes of a debt that nobody pays is shown so many days after its day.
const NOTHING_PAID_DAYS: u32 = 30;

/// A way to deal with a loan on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Everything on the day itself.
    PayAll,
    /// Half of the debt on the day itself, the rest on its day.
    PayHalf,
    /// Half of the debt on the day itself, the rest so many days later: it is overdue until then.
    PayHalfLate {
        /// The days.
        days: u32,
    },
    /// Everything on its days, as agreed.
    AsAgreed,
    /// Prolonged by so many days.
    Prolong {
        /// The days asked for.
        days: u32,
    },
    /// A credit holiday of so many months, then everything on its moved days.
    Holiday {
        /// The months.
        months: u8,
    },
    /// Nothing, until long after the due date.
    PayNothing,
}

/// What a way costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayOut {
    /// The way.
    pub way: Way,
    /// To pay on the day itself.
    pub now: Money,
    /// To pay later, all of it.
    pub later: Money,
    /// The last day.
    pub until: Date,
    /// Interest and penalty of the whole loan by then: what it costs beyond the sum lent.
    pub cost: Money,
}

impl Loan {
    /// The ways out on a day, the cheapest first; none of a loan that is paid back. A prolongation is among them where it may
    /// be prolonged by up to `prolongable_days`, at a rate; a credit holiday where the loan may still have one.
    pub fn ways_out(
        &self,
        date: Date,
        prolongable_days: Option<u32>,
        rate: DailyRate,
        may_have_holiday: bool,
    ) -> Vec<WayOut> {
        if self.closed_on().is_some() || date < self.last_event {
            return Vec::new();
        }
        let mut ways: Vec<WayOut> = [
            Some(self.pay_all(date)),
            self.pay_half(date),
            self.as_agreed(date),
            prolongable_days.and_then(|most| self.prolong_for(date, most.min(PUT_OFF_DAYS), rate)),
            may_have_holiday.then(|| self.holiday_of(date, HOLIDAY_MONTHS)).flatten(),
            self.pay_nothing(date),
        ]
        .into_iter()
        .flatten()
        .collect();
        // the same cost: what is over earlier
        ways.sort_by_key(|way| (way.cost, way.until));
        ways
    }

    fn pay_all(&self, date: Date) -> WayOut {
        let debt = self.debt_on(date);
        WayOut { way: Way::PayAll, now: debt.total(), later: Money::ZERO, until: date, cost: debt.accrued_total }
    }

    fn pay_half(&self, date: Date) -> Option<WayOut> {
        let now = Money::from_kopecks(self.debt_on(date).total().kopecks() / 2);
        let mut paid = self.clone();
        paid.apply(LoanEvent::Payment { date, amount: now }).ok()?;
        paid.on_its_days(date, Way::PayHalf, now)
    }

    fn as_agreed(&self, date: Date) -> Option<WayOut> {
        (!self.debt_on(date).is_overdue && self.due_on(date) > date)
            .then(|| self.on_its_days(date, Way::AsAgreed, Money::ZERO))?
    }

    /// What is left is paid on its days; what is overdue some days later.
    fn on_its_days(&self, date: Date, way: Way, now: Money) -> Option<WayOut> {
        if self.debt_on(date).is_overdue || self.due_on(date) <= date {
            let until = term_ends_on(date, PUT_OFF_DAYS)?;
            let debt = self.debt_on(until);
            let way = Way::PayHalfLate { days: PUT_OFF_DAYS };
            return Some(WayOut { way, now, later: debt.total(), until, cost: debt.accrued_total });
        }
        let (loan, rows) = self.paid_on_plan(date);
        let until = rows.last()?.date;
        let later = Money::sum(rows.iter().map(|row| row.payment))?;
        Some(WayOut { way, now, later, until, cost: loan.debt_on(until).accrued_total })
    }

    fn prolong_for(&self, date: Date, days: u32, rate: DailyRate) -> Option<WayOut> {
        let offer = self.prolongation(date, days, rate).ok()?;
        let mut prolonged = self.clone();
        let event = LoanEvent::Prolongation { date, days: offer.days, daily_rate: rate, paid: offer.price };
        prolonged.apply(event).ok()?;
        let cost = prolonged.debt_on(offer.due_on).accrued_total;
        let way = Way::Prolong { days };
        Some(WayOut { way, now: offer.price, later: offer.due_then, until: offer.due_on, cost })
    }

    fn holiday_of(&self, date: Date, months: u8) -> Option<WayOut> {
        let until = holiday_ends_on(date, months)?;
        let mut put_off = self.clone();
        put_off.apply(self.holiday_event(date, until)?).ok()?;
        let (loan, rows) = put_off.paid_on_plan(date);
        let until = rows.last()?.date;
        let later = Money::sum(rows.iter().map(|row| row.payment))?;
        let (way, cost) = (Way::Holiday { months }, loan.debt_on(until).accrued_total);
        Some(WayOut { way, now: Money::ZERO, later, until, cost })
    }

    fn pay_nothing(&self, date: Date) -> Option<WayOut> {
        let until = add_days(self.due_on(date).max(date), NOTHING_PAID_DAYS)?;
        let debt = self.debt_on(until);
        Some(WayOut { way: Way::PayNothing, now: Money::ZERO, later: debt.total(), until, cost: debt.accrued_total })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{Loan, LoanTerms};

    const RATE: DailyRate = DailyRate::from_millionths(8_000);

    fn loan() -> Loan {
        let terms = LoanTerms {
            principal: Money::from_rubles(10_000),
            daily_rate: RATE,
            rate_after_term: RATE,
            disbursed_on: date(2026, 11, 23),
            due_on: date(2026, 12, 23),
            signed_on: date(2026, 11, 23),
        };
        Loan::try_new(terms, &[]).unwrap()
    }

    fn ways(on: Date) -> Vec<(Way, Money)> {
        loan().ways_out(on, Some(45), RATE, true).iter().map(|out| (out.way, out.cost)).collect()
    }

    #[test]
    fn the_cheapest_comes_first_and_each_costs_what_the_debt_becomes() {
        let on = date(2026, 12, 3);
        let [all, half, agreed, prolong, nothing, holiday] = ways(on).try_into().unwrap();
        assert_eq!(all, (Way::PayAll, Money::from_rubles(800)));
        // half of 10 800 pays 800 of interest and 4 600 of the sum lent; 5 400 go on for twenty days
        assert_eq!(half, (Way::PayHalf, Money::from_rubles(800 + 864)));
        assert_eq!(agreed, (Way::AsAgreed, Money::from_rubles(2_400)));
        assert_eq!(prolong.0, Way::Prolong { days: 14 });
        // 90 days at half, to 3 March, and then the twenty that were left: to 23 March
        assert_eq!(holiday, (Way::Holiday { months: 3 }, Money::from_rubles(800 + 90 * 40 + 20 * 80)));
        assert!(prolong.1 > agreed.1 && nothing.1 > prolong.1);
        let out = loan().ways_out(on, Some(45), RATE, true);
        for way in out {
            let paid = way.now.checked_add(way.later).unwrap();
            assert_eq!(paid, Money::from_rubles(10_000).checked_add(way.cost).unwrap(), "{way:?}");
        }
    }

    #[test]
    fn an_overdue_loan_has_no_way_as_agreed() {
        let overdue: Vec<Way> = ways(date(2026, 12, 30)).into_iter().map(|(way, _)| way).collect();
        assert_eq!(overdue[0], Way::PayAll);
        assert!(overdue.contains(&Way::PayHalfLate { days: 14 }));
        assert!(!overdue.contains(&Way::AsAgreed) && overdue.contains(&Way::Prolong { days: 14 }), "{overdue:?}");
        let not_prolonged = loan().ways_out(date(2026, 12, 30), None, RATE, false);
        assert!(not_prolonged.iter().all(|out| !matches!(out.way, Way::Prolong { .. } | Way::Holiday { .. })));
    }

    #[test]
    fn a_loan_that_is_paid_back_needs_none() {
        let mut paid = loan();
        paid.apply(LoanEvent::Payment { date: date(2026, 11, 23), amount: Money::from_rubles(10_000) }).unwrap();
        assert_eq!(paid.ways_out(date(2026, 11, 24), Some(45), RATE, true), []);
    }
}
