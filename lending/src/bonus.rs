//! Bonuses: granted for payment in time and for invited friends, spent on interest only, gone on their day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::calendar::add_days;
use crate::iso_date;
use crate::money::Money;
use crate::rate::Percent;

/// The lender's figures; a bonus is worth its sum in rubles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BonusRules {
    /// This share of the interest paid, for a loan paid back in time.
    pub in_time: Percent,
    /// For a friend whose first loan was paid back.
    pub invitation: Money,
    /// A bonus can be spent for so many days after the day of its grant.
    pub lives_days: u32,
    /// Bonuses may pay at most this share of the interest owed.
    pub most_of_interest: Percent,
}

/// What a bonus was granted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BonusReason {
    /// A loan was paid back in time.
    PaidInTime,
    /// A friend came by invitation.
    FriendInvited,
}

/// Something that happened to a borrower's bonuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BonusEvent {
    /// Bonuses came.
    Granted {
        /// The day.
        #[serde(with = "iso_date")]
        date: Date,
        /// How many.
        amount: Money,
        /// The last day on which they can be spent.
        #[serde(with = "iso_date")]
        expires_on: Date,
        /// What for.
        reason: BonusReason,
    },
    /// Bonuses were spent; those that expire first went first.
    Spent {
        /// The day.
        #[serde(with = "iso_date")]
        date: Date,
        /// How many.
        amount: Money,
    },
}

/// Why a history of bonuses contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum BonusRefusal {
    /// An event before the one ahead of it.
    #[error("event {index} is before the one ahead of it")]
    NotInOrder {
        /// Its place, from 0.
        index: usize,
    },
    /// A sum that is not positive or too large, or a grant that expires before it comes.
    #[error("event {index} is out of range")]
    OutOfRange {
        /// Its place, from 0.
        index: usize,
    },
    /// More was spent than there was.
    #[error("event {index} spends more than {balance}")]
    NotEnough {
        /// Its place, from 0.
        index: usize,
        /// What there was.
        balance: Money,
    },
}

/// Bonuses of one grant that are left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BonusLot {
    /// How many are left.
    pub left: Money,
    /// The last day on which they can be spent.
    #[serde(with = "iso_date")]
    pub expires_on: Date,
    /// What they were granted for.
    pub reason: BonusReason,
}

/// A borrower's bonuses after all events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BonusAccount {
    /// What is left of each grant, those that expire first first.
    lots: Vec<BonusLot>,
}

impl BonusRules {
    /// The bonuses for a loan paid back in time, given the interest paid; rounded down to the kopeck.
    pub fn for_payment_in_time(&self, interest_paid: Money) -> Money {
        self.in_time.of(interest_paid.max(Money::ZERO)).unwrap_or(Money::ZERO)
    }

    /// The last day on which bonuses granted on a day can be spent.
    pub fn expires_on(&self, granted_on: Date) -> Date {
        add_days(granted_on, self.lives_days).unwrap_or(Date::MAX)
    }

    /// The most that bonuses may pay of the interest owed, given what the borrower has.
    pub fn spendable(&self, balance: Money, interest_owed: Money) -> Money {
        let most = self.most_of_interest.min(Percent::from_whole(100)).of(interest_owed.max(Money::ZERO));
        balance.min(most.unwrap_or(Money::ZERO)).max(Money::ZERO)
    }
}

impl BonusAccount {
    /// Replays the history.
    pub fn try_new(events: &[BonusEvent]) -> Result<BonusAccount, BonusRefusal> {
        let mut account = BonusAccount::default();
        let mut last = Date::MIN;
        for (index, event) in events.iter().enumerate() {
            let (BonusEvent::Granted { date, amount, .. } | BonusEvent::Spent { date, amount }) = *event;
            if date < last {
                return Err(BonusRefusal::NotInOrder { index });
            }
            last = date;
            if !amount.is_positive() {
                return Err(BonusRefusal::OutOfRange { index });
            }
            match *event {
                BonusEvent::Granted { expires_on, reason, .. } => {
                    // the sum of all grants stays within money, so every balance does
                    let all =
                        Money::sum(account.lots.iter().map(|lot| lot.left)).and_then(|sum| sum.checked_add(amount));
                    if expires_on < date || all.is_none() {
                        return Err(BonusRefusal::OutOfRange { index });
                    }
                    let place = account.lots.partition_point(|lot| lot.expires_on <= expires_on);
                    account.lots.insert(place, BonusLot { left: amount, expires_on, reason });
                }
                BonusEvent::Spent { .. } => account.spend(index, date, amount)?,
            }
        }
        Ok(account)
    }

    /// What can be spent on a day after all events.
    pub fn balance_on(&self, date: Date) -> Money {
        let left = self.lots.iter().filter(|lot| lot.expires_on >= date).map(|lot| lot.left);
        // grants that did not fit together were refused
        Money::sum(left).unwrap_or(Money::from_kopecks(i64::MAX))
    }

    /// What is left on a day, those that expire first first.
    pub fn lots_on(&self, date: Date) -> impl Iterator<Item = BonusLot> + '_ {
        self.lots.iter().copied().filter(move |lot| lot.expires_on >= date && lot.left.is_positive())
    }

    fn spend(&mut self, index: usize, date: Date, amount: Money) -> Result<(), BonusRefusal> {
        let balance = self.balance_on(date);
        if amount > balance {
            return Err(BonusRefusal::NotEnough { index, balance });
        }
        let mut rest = amount;
        for lot in self.lots.iter_mut().filter(|lot| lot.expires_on >= date) {
            let taken = lot.left.min(rest);
            lot.left = lot.left.checked_sub(taken).unwrap_or_default();
            rest = rest.checked_sub(taken).unwrap_or_default();
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const RULES: BonusRules = BonusRules {
        in_time: Percent::from_whole(5),
        invitation: Money::from_rubles(300),
        lives_days: 180,
        most_of_interest: Percent::from_whole(50),
    };

    fn granted(date: Date, rubles: i64, expires_on: Date) -> BonusEvent {
        BonusEvent::Granted { date, amount: Money::from_rubles(rubles), expires_on, reason: BonusReason::PaidInTime }
    }

    fn spent(date: Date, rubles: i64) -> BonusEvent {
        BonusEvent::Spent { date, amount: Money::from_rubles(rubles) }
    }

    #[test]
    fn those_that_expire_first_go_first() {
        let (start, soon, late) = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 6, 1));
        let events = [granted(start, 100, late), granted(start, 50, soon), spent(date(2026, 1, 5), 60)];
        let account = BonusAccount::try_new(&events).unwrap();
        let lots: Vec<(i64, Date)> = account.lots_on(start).map(|lot| (lot.left.kopecks(), lot.expires_on)).collect();
        assert_eq!(lots, [(9_000, late)]);
        assert_eq!(account.balance_on(late), Money::from_rubles(90));
        assert_eq!(account.balance_on(date(2026, 6, 2)), Money::ZERO);
    }

    #[test]
    fn what_has_expired_can_not_be_spent() {
        let events = [granted(date(2026, 1, 1), 50, date(2026, 2, 1)), spent(date(2026, 2, 2), 1)];
        let refusal = BonusRefusal::NotEnough { index: 1, balance: Money::ZERO };
        assert_eq!(BonusAccount::try_new(&events), Err(refusal));
        let backwards = [granted(date(2026, 1, 2), 1, date(2026, 2, 1)), spent(date(2026, 1, 1), 1)];
        assert_eq!(BonusAccount::try_new(&backwards), Err(BonusRefusal::NotInOrder { index: 1 }));
        let nothing = [granted(date(2026, 1, 2), 0, date(2026, 2, 1))];
        assert_eq!(BonusAccount::try_new(&nothing), Err(BonusRefusal::OutOfRange { index: 0 }));
        let expired = [granted(date(2026, 1, 2), 1, date(2026, 1, 1))];
        assert_eq!(BonusAccount::try_new(&expired), Err(BonusRefusal::OutOfRange { index: 0 }));
        // to the last one, and on the day of the grant itself
        let for_a_day = [granted(date(2026, 1, 2), 5, date(2026, 1, 2)), spent(date(2026, 1, 2), 5)];
        let account = BonusAccount::try_new(&for_a_day).unwrap();
        assert_eq!(account.balance_on(date(2026, 1, 2)), Money::ZERO);
    }

    #[test]
    fn bonuses_pay_a_share_of_the_interest() {
        assert_eq!(RULES.for_payment_in_time(Money::from_rubles(2_400)), Money::from_rubles(120));
        assert_eq!(RULES.spendable(Money::from_rubles(500), Money::from_rubles(600)), Money::from_rubles(300));
        assert_eq!(RULES.spendable(Money::from_rubles(100), Money::from_rubles(600)), Money::from_rubles(100));
        assert_eq!(RULES.expires_on(date(2026, 1, 1)), date(2026, 6, 30));
        assert_eq!(RULES.expires_on(Date::MAX), Date::MAX);
    }
}
