//! The only place that knows what time it is.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::Offset,
};

/// The lender's calendar day begins and ends in Moscow, whatever the borrower's time zone.
const MOSCOW: Offset = Offset::constant(3);
const MS_PER_DAY: i64 = 86_400_000;

/// Tells the time to everything else. Clones share one hand: moving one moves all.
#[derive(Clone, Debug)]
pub struct Clock(Hand);

#[derive(Clone, Debug)]
enum Hand {
    /// The system's time, moved ahead by so many milliseconds (zero but in the demonstration).
    System { ahead_ms: Arc<AtomicI64> },
    /// Stands still until a test moves it; milliseconds since 1970.
    Manual { now_ms: Arc<AtomicI64> },
}

impl Clock {
    /// The system's clock.
    pub fn system() -> Self {
        Self(Hand::System { ahead_ms: Arc::default() })
    }

    /// A clock that stands at `now` until it is moved.
    pub fn manual(now: Timestamp) -> Self {
        Self(Hand::Manual { now_ms: Arc::new(AtomicI64::new(now.as_millisecond())) })
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
    pub fn now(&self) -> Timestamp {
        let ms = match &self.0 {
            Hand::System { ahead_ms } => {
                Timestamp::now().as_millisecond().saturating_add(ahead_ms.load(Ordering::SeqCst))
            }
            Hand::Manual { now_ms } => now_ms.load(Ordering::SeqCst),
        };
        Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)
    }

    /// Now, in milliseconds since 1970: how the database keeps instants.
    pub fn now_ms(&self) -> i64 {
        self.now().as_millisecond()
    }

    /// The lender's calendar day.
    pub fn today(&self) -> Date {
        day_of(self.now())
    }

    /// Moves the clock forward by whole days. It is never moved back.
    pub fn advance_days(&self, days: u32) {
        self.advance_ms(i64::from(days).saturating_mul(MS_PER_DAY));
    }

    /// Moves the clock forward by milliseconds.
    pub fn advance_ms(&self, ms: i64) {
        let hand = match &self.0 {
            Hand::System { ahead_ms } => ahead_ms,
            Hand::Manual { now_ms } => now_ms,
        };
        hand.fetch_add(ms.max(0), Ordering::SeqCst);
    }

    /// How far this clock is ahead of the system's, in milliseconds; zero for a manual one.
    pub fn ahead_ms(&self) -> i64 {
        match &self.0 {
            Hand::System { ahead_ms } => ahead_ms.load(Ordering::SeqCst),
            Hand::Manual { .. } => 0,
        }
    }
}

/// The time outside, in milliseconds since 1970: what others' services go by, wherever ours was moved.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
pub(crate) fn outside_ms() -> i64 {
    Timestamp::now().as_millisecond()
}

/// What a clock on the wall of the lender's office shows at an instant.
pub fn local_time(instant: Timestamp) -> DateTime {
    MOSCOW.to_datetime(instant)
}

/// The lender's calendar day of an instant.
pub fn day_of(instant: Timestamp) -> Date {
    MOSCOW.to_datetime(instant).date()
}

/// The instant at which a calendar day of the lender begins, in milliseconds since 1970.
pub fn start_of_day_ms(day: Date) -> i64 {
    let start = MOSCOW.to_timestamp(day.to_datetime(jiff::civil::Time::midnight()));
    start.unwrap_or(Timestamp::MAX).as_millisecond()
}
