//! The credit holiday (353-ФЗ art. 6.1-2): who may have one.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::iso_date;
use crate::law::Edition;
use crate::loan::{Loan, LoanEvent};
use crate::money::Money;
use crate::rate::Percent;

/// Why a borrower asks for a holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ground", rename_all = "snake_case")]
pub enum HolidayGround {
    /// The income fell.
    IncomeFell {
        /// The income of the last two months together.
        last_two_months: Money,
        /// The income of the twelve months before those together.
        twelve_months_before: Money,
    },
    /// An emergency: the person lived where it happened.
    Emergency,
}

/// What is asked for, with what counts for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HolidayRequest {
    /// Why.
    pub ground: HolidayGround,
    /// The sum lent.
    pub principal: Money,
    /// Whether this loan has had a holiday on this ground.
    pub had_one: bool,
    /// The first day of the holiday.
    #[serde(with = "iso_date")]
    pub from: Date,
    /// Its length in months.
    pub months: u8,
}

/// Why there is no holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum HolidayRefusal {
    /// The loan is larger than the law's limit.
    #[error("lent more than {most}")]
    LoanTooLarge {
        /// The most.
        most: Money,
    },
    /// The income fell by too little.
    #[error("the income fell by {fell}, not by more than {needed}")]
    IncomeFellTooLittle {
        /// By how much it fell; zero if it rose.
        fell: Percent,
        /// By how much more than which it must fall.
        needed: Percent,
    },
    /// This loan had one on this ground.
    #[error("there was one")]
    HadOne,
    /// No month, or more than allowed.
    #[error("not 1 to {most} months")]
    Months {
        /// The most.
        most: u8,
    },
}

/// Whether a loan may have a holiday on a day, if its borrower has a ground that it had none on yet.
pub fn may_ask_for_holiday(loan: &Loan, events: &[LoanEvent], date: Date) -> bool {
    let had = events.iter().filter(|event| matches!(event, LoanEvent::Holiday { .. })).count();
    had < HolidayGround::KINDS
        && loan.terms().principal <= Edition::on(date).credit_holiday.value.max_principal
        && loan.closed_on().is_none()
        && loan.debt_on(date).holiday_until.is_none()
}

/// The last day of a holiday of so many months that begins on a day. None beyond the calendar.
pub fn holiday_ends_on(from: Date, months: u8) -> Option<Date> {
    from.checked_add(jiff::Span::new().months(months)).ok().filter(|until| *until > from)
}

/// By how much the mean income of a month fell, in thousandths of a percent rounded up; zero if it did not.
pub fn income_fell_by(last_two_months: Money, twelve_months_before: Money) -> Percent {
    let before = i128::from(twelve_months_before.kopecks()).max(0);
    // means compared: last / 2 against before / 12
    let fell = before - i128::from(last_two_months.kopecks()).max(0) * 6;
    if fell <= 0 {
        return Percent::ZERO;
    }
    Percent::from_thousandths(u32::try_from((fell * 100_000 + before - 1) / before).unwrap_or(0))
}

impl HolidayGround {
    /// So many grounds there are; a loan may have one holiday on each.
    const KINDS: usize = 2;
}

impl HolidayRequest {
    /// Whether the law grants the holiday.
    pub fn check(&self) -> Result<(), HolidayRefusal> {
        let rules = Edition::on(self.from).credit_holiday.value;
        if self.principal > rules.max_principal {
            return Err(HolidayRefusal::LoanTooLarge { most: rules.max_principal });
        }
        if self.months == 0 || self.months > rules.max_months {
            return Err(HolidayRefusal::Months { most: rules.max_months });
        }
        if self.had_one {
            return Err(HolidayRefusal::HadOne);
        }
        if let HolidayGround::IncomeFell { last_two_months, twelve_months_before } = self.ground {
            let fell = income_fell_by(last_two_months, twelve_months_before);
            // the share is rounded up, so whatever is above the limit stays above it
            if fell <= rules.income_fell_above {
                return Err(HolidayRefusal::IncomeFellTooLittle { fell, needed: rules.income_fell_above });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn request(last_two_months: i64, twelve_months_before: i64) -> HolidayRequest {
        HolidayRequest {
            ground: HolidayGround::IncomeFell {
                last_two_months: Money::from_rubles(last_two_months),
                twelve_months_before: Money::from_rubles(twelve_months_before),
            },
            principal: Money::from_rubles(30_000),
            had_one: false,
            from: date(2026, 12, 21),
            months: 3,
        }
    }

    #[test]
    fn the_income_must_have_fallen_by_more_than_30_percent() {
        // 60 000 a month before; 41 999.50 now
        assert_eq!(request(83_999, 720_000).check(), Ok(()));
        let thirty = Percent::from_whole(30);
        let refusal = HolidayRefusal::IncomeFellTooLittle { fell: thirty, needed: thirty };
        assert_eq!(request(84_000, 720_000).check(), Err(refusal));
        assert_eq!(income_fell_by(Money::from_rubles(200_000), Money::from_rubles(720_000)), Percent::ZERO);
        assert_eq!(income_fell_by(Money::ZERO, Money::ZERO), Percent::ZERO);
    }

    #[test]
    fn other_conditions() {
        let emergency = HolidayRequest { ground: HolidayGround::Emergency, ..request(0, 0) };
        assert_eq!(emergency.check(), Ok(()));
        let large = HolidayRequest { principal: Money::from_rubles(450_001), ..emergency };
        let most = Money::from_rubles(450_000);
        assert_eq!(HolidayRequest { principal: most, months: 6, ..emergency }.check(), Ok(()));
        assert_eq!(large.check(), Err(HolidayRefusal::LoanTooLarge { most }));
        assert_eq!(HolidayRequest { had_one: true, ..emergency }.check(), Err(HolidayRefusal::HadOne));
        assert_eq!(HolidayRequest { months: 7, ..emergency }.check(), Err(HolidayRefusal::Months { most: 6 }));
    }
}
