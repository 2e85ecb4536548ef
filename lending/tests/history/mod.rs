//! A loan's history out of any bytes, and what holds whatever they say. The test `any_bytes` plays it, and so does the
//! fuzz target `lending/fuzz`.

use jiff::civil::{Date, date};
use lending::{
    DailyRate, Debt, Keep, Loan, LoanEvent, LoanRules, LoanTerms, Money, Percent, Schedule, add_days, days_between,
};

const DAY_0: Date = date(2026, 11, 23);
/// Enough to meet every state of a loan.
const MOST_EVENTS: usize = 24;

/// Reads the bytes to their end as terms and events and asks the loan everything after each. Panics if an answer
/// contradicts another; a refusal is fine.
pub(crate) fn play(bytes: &[u8]) {
    let mut bytes = Bytes(bytes);
    let Some((signed, plan)) = signed_loan(&mut bytes) else { return };
    let (mut loan, mut events, mut last) = (signed, Vec::new(), DAY_0);
    while !bytes.0.is_empty() && events.len() < MOST_EVENTS {
        let day = bytes.day(last);
        ask(&loan, day, &mut bytes);
        let event = event(&loan, day, &mut bytes);
        let before = loan.debt_on(day);
        if loan.apply(event).is_ok() {
            let after = loan.debt_on(day);
            let owed_again = if let LoanEvent::Reversal { amount, .. } = event { amount } else { Money::ZERO };
            let most = before.total().checked_add(owed_again);
            assert!(Some(after.total()) <= most, "{event:?} {before:?} {after:?}");
            assert_eq!(after.accrued_total, before.accrued_total, "{event:?}");
            events.push(event);
            last = day;
        }
    }
    ask(&loan, bytes.day(last), &mut bytes);
    let replayed = match &plan {
        Some(plan) => Loan::try_new_with_schedule(*loan.terms(), *loan.rules(), &plan.rows, &events),
        None => Loan::try_new_with_rules(*loan.terms(), *loan.rules(), &events),
    };
    assert_eq!(replayed.as_ref(), Ok(&loan));
}

/// A loan as signed, with its schedule if it has one.
fn signed_loan(bytes: &mut Bytes<'_>) -> Option<(Loan, Option<Schedule>)> {
    let instalments = bytes.byte() % 2 == 1;
    let start = bytes.day(DAY_0);
    let mut terms = LoanTerms {
        principal: bytes.money(),
        daily_rate: bytes.rate(),
        rate_after_term: bytes.rate(),
        disbursed_on: start,
        due_on: bytes.day(start),
        signed_on: bytes.day(start).min(start),
    };
    let rules = match bytes.byte() % 4 {
        0 => LoanRules {
            penalty_yearly: Percent::from_thousandths(bytes.number() as u32),
            overpayment_cap: Percent::from_thousandths(bytes.number() as u32),
            ..LoanRules::on(terms.signed_on)
        },
        _ => LoanRules::on(terms.signed_on),
    };
    if !instalments {
        return Some((Loan::try_new_with_rules(terms, rules, &[]).ok()?, None));
    }
    let mut due_dates = Vec::new();
    let mut due_on = start;
    for _ in 0..bytes.byte() % 27 {
        due_on = bytes.day(due_on);
        due_dates.push(due_on);
    }
    let plan = Schedule::never_growing(terms.principal, terms.daily_rate, start, &due_dates).ok()?;
    terms.due_on = plan.rows.last()?.date;
    Some((Loan::try_new_with_schedule(terms, rules, &plan.rows, &[]).ok()?, Some(plan)))
}

/// An event of any kind; often of the very sum that it needs.
fn event(loan: &Loan, date: Date, bytes: &mut Bytes<'_>) -> LoanEvent {
    let debt = loan.debt_on(date);
    let (kind, exact) = (bytes.byte(), !bytes.byte().is_multiple_of(4));
    let accrued = debt.interest.checked_add(debt.penalty).unwrap_or_default();
    if kind >= 250 {
        return LoanEvent::Reversal { date, amount: bytes.money(), payment: u32::from(bytes.byte() % 8) };
    }
    match kind % 7 {
        0 => LoanEvent::EarlyRepayment { date, amount: bytes.money(), keep: Keep::Payment },
        1 => LoanEvent::EarlyRepayment { date, amount: bytes.money(), keep: Keep::Count },
        2 => LoanEvent::Prolongation {
            date,
            days: bytes.number() as u32,
            daily_rate: bytes.rate(),
            paid: if exact { accrued } else { bytes.money() },
        },
        3 => LoanEvent::Holiday {
            date,
            until: bytes.day(date),
            daily_rate: if exact { DailyRate::ZERO } else { bytes.rate() },
        },
        4 => LoanEvent::BonusSpent { date, amount: if exact { debt.interest } else { bytes.money() } },
        5 => LoanEvent::Forgiveness { date, amount: if exact { debt.total() } else { bytes.money() } },
        _ => LoanEvent::Payment { date, amount: if exact { bytes.money() } else { debt.total() } },
    }
}

/// Asks everything that can be asked of a loan on a day.
fn ask(loan: &Loan, day: Date, bytes: &mut Bytes<'_>) {
    let debt = loan.debt_on(day);
    check(&debt);
    let later = bytes.day(day);
    let last_change = loan.payments().iter().all(|payment| payment.date <= day && payment.reversed.is_zero());
    if later >= day && last_change {
        let then = loan.debt_on(later);
        check(&then);
        assert!(then.accrued_total >= debt.accrued_total, "{day} {debt:?} {later} {then:?}");
    }
    assert_eq!(loan.explain_principal(day).total(), debt.principal);
    assert_eq!(loan.explain_interest(day).total(), debt.interest);
    assert_eq!(loan.explain_penalty(day).total(), debt.penalty);
    let amount = bytes.money();
    let allocation = loan.allocate(day, amount);
    let went = [allocation.principal, allocation.interest, allocation.penalty, allocation.overpaid];
    assert_eq!(Money::sum(went), Some(amount.max(Money::ZERO)));
    let _ = (loan.payments_due(day), loan.full_cost(day), loan.early_repayment(day, amount));
    let _ = (loan.prolongation(day, bytes.number() as u32, bytes.rate()), loan.due_on(day), loan.schedule_on(day));
    let _ = loan.holiday(day, bytes.byte());
}

/// What no debt can be.
fn check(debt: &Debt) {
    for part in [debt.principal, debt.interest, debt.penalty, debt.overdue_principal, debt.overdue_interest] {
        assert!(part >= Money::ZERO, "{debt:?}");
    }
    assert!(debt.accrued_total <= debt.cap, "{debt:?}");
    assert!(debt.overdue_principal <= debt.principal && debt.overdue_interest <= debt.interest, "{debt:?}");
    let not_due = debt.interest.checked_sub(debt.overdue_interest);
    assert!(debt.deferred_interest >= Money::ZERO && Some(debt.deferred_interest) <= not_due, "{debt:?}");
    assert!(debt.holiday_until.is_none() || !debt.is_overdue, "{debt:?}");
}

/// Bytes as values: small and lawful ones often, any at all now and then. After the end everything is 0.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number of one to eight bytes.
    fn number(&mut self) -> u64 {
        let length = [1, 1, 2, 2, 3, 4, 6, 8][usize::from(self.byte() % 8)];
        (0..length).fold(0, |number, _| number << 8 | u64::from(self.byte()))
    }

    fn money(&mut self) -> Money {
        let number = self.number();
        Money::from_kopecks(if self.byte().is_multiple_of(8) { number as i64 } else { (number % 100_000_000) as i64 })
    }

    fn rate(&mut self) -> DailyRate {
        DailyRate::from_millionths(match self.byte() % 8 {
            0 => self.number() as u32,
            1 => 0,
            2 => self.number() as u32 % 8_001,
            _ => 8_000,
        })
    }

    /// A day up to three months after another, or any.
    fn day(&mut self, from: Date) -> Date {
        match self.byte() {
            0 => Date::MAX,
            1 => Date::MIN,
            2 => {
                let all = days_between(Date::MIN, Date::MAX).unsigned_abs();
                add_days(Date::MIN, (self.number() % all) as u32).unwrap_or(Date::MAX)
            }
            near => add_days(from, u32::from(near - 3) % 92).unwrap_or(Date::MAX),
        }
    }
}
