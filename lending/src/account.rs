//! A borrower's account: money of theirs that waits with the lender, by where it came from. What is spent goes from what
//! came first, so that what came last, by the card at hand, can go back.

use crate::money::Money;

/// What of one payment is left on an account. `S` names the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountLot<S> {
    /// The payment that it came by.
    pub source: S,
    /// How much is left.
    pub left: Money,
}

/// More was to leave an account than was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("only {left} is there")]
pub struct NotEnough {
    /// What there was.
    pub left: Money,
}

/// An account after all that happened to it. It is never below zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BorrowerAccount<S> {
    /// In the order in which they came; none is empty.
    lots: Vec<AccountLot<S>>,
}

impl<S> Default for BorrowerAccount<S> {
    fn default() -> Self {
        Self { lots: Vec::new() }
    }
}

impl<S: Copy + PartialEq> BorrowerAccount<S> {
    /// What is there.
    pub fn balance(&self) -> Money {
        Money::sum(self.lots.iter().map(|lot| lot.left)).unwrap_or(Money::ZERO)
    }

    /// What is left of it, by where it came from, in the order in which it came.
    pub fn lots(&self) -> &[AccountLot<S>] {
        &self.lots
    }

    /// What is left of a payment.
    pub fn left_of(&self, source: S) -> Money {
        self.lots.iter().find(|lot| lot.source == source).map_or(Money::ZERO, |lot| lot.left)
    }

    /// Money comes by a payment. What is not positive changes nothing.
    pub fn put(&mut self, source: S, amount: Money) {
        if !amount.is_positive() {
            return;
        }
        match self.lots.iter_mut().find(|lot| lot.source == source) {
            Some(lot) => lot.left = lot.left.checked_add(amount).unwrap_or(lot.left),
            None => self.lots.push(AccountLot { source, left: amount }),
        }
    }

    /// Money is spent: what came first goes first.
    ///
    /// # Errors
    /// When less is there; then nothing changes.
    pub fn spend(&mut self, amount: Money) -> Result<(), NotEnough> {
        let left = self.balance();
        if amount > left {
            return Err(NotEnough { left });
        }
        let mut rest = amount.max(Money::ZERO);
        for lot in &mut self.lots {
            let taken = rest.min(lot.left);
            lot.left = less(lot.left, taken);
            rest = less(rest, taken);
        }
        self.lots.retain(|lot| lot.left.is_positive());
        Ok(())
    }

    /// A part of a payment goes back to where it came from.
    ///
    /// # Errors
    /// When less of it is left; then nothing changes.
    pub fn take_back(&mut self, source: S, amount: Money) -> Result<(), NotEnough> {
        let left = self.left_of(source);
        if amount > left {
            return Err(NotEnough { left });
        }
        for lot in self.lots.iter_mut().filter(|lot| lot.source == source) {
            lot.left = less(lot.left, amount.max(Money::ZERO));
        }
        self.lots.retain(|lot| lot.left.is_positive());
        Ok(())
    }

    /// The ways by which an amount goes back: to where it came from last first.
    ///
    /// # Errors
    /// When less is there.
    pub fn ways_back(&self, amount: Money) -> Result<Vec<AccountLot<S>>, NotEnough> {
        let left = self.balance();
        if amount > left {
            return Err(NotEnough { left });
        }
        let mut rest = amount.max(Money::ZERO);
        let mut ways = Vec::new();
        for lot in self.lots.iter().rev() {
            let part = rest.min(lot.left);
            rest = less(rest, part);
            if part.is_positive() {
                ways.push(AccountLot { source: lot.source, left: part });
            }
        }
        Ok(ways)
    }
}

/// What is left where no more is taken than is there.
fn less(from: Money, taken: Money) -> Money {
    from.checked_sub(taken).unwrap_or(Money::ZERO)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rubles(rubles: i64) -> Money {
        Money::from_rubles(rubles)
    }

    #[test]
    fn what_came_first_is_spent_first_and_what_came_last_goes_back_first() {
        let mut account = BorrowerAccount::default();
        account.put('a', rubles(100));
        account.put('b', rubles(50));
        account.spend(rubles(70)).unwrap();
        assert_eq!(
            (account.left_of('a'), account.left_of('b'), account.balance()),
            (rubles(30), rubles(50), rubles(80))
        );
        let ways = account.ways_back(rubles(60)).unwrap();
        assert_eq!(ways, [AccountLot { source: 'b', left: rubles(50) }, AccountLot { source: 'a', left: rubles(10) }]);
        for way in ways {
            account.take_back(way.source, way.left).unwrap();
        }
        assert_eq!(account.lots(), [AccountLot { source: 'a', left: rubles(20) }]);
    }

    #[test]
    fn no_more_leaves_it_than_is_there() {
        let mut account = BorrowerAccount::default();
        account.put(1, rubles(10));
        let before = account.clone();
        let refused = NotEnough { left: rubles(10) };
        assert_eq!(account.spend(rubles(11)), Err(refused));
        assert_eq!(account.take_back(1, rubles(11)), Err(refused));
        assert_eq!(account.take_back(2, rubles(1)), Err(NotEnough { left: Money::ZERO }));
        assert_eq!(account.ways_back(rubles(11)), Err(refused));
        assert_eq!(account, before);
    }
}
