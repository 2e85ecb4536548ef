//! The simulator's clock. Nothing else in the crate reads the system's.

use jiff::{SignedDuration, Timestamp};

/// The system's time plus an offset that tests move.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    offset: SignedDuration,
}

impl Clock {
    /// Now, to the millisecond: the acquirer's time stamps are no finer.
    #[allow(clippy::disallowed_methods)] // the one place that may
    pub(crate) fn now(&self) -> Timestamp {
        let exact = Timestamp::now().checked_add(self.offset).unwrap_or(Timestamp::MAX);
        Timestamp::from_millisecond(exact.as_millisecond()).unwrap_or(exact)
    }

    /// Moves the clock; a negative span moves it back.
    pub(crate) fn advance(&mut self, span: SignedDuration) {
        self.offset = self.offset.saturating_add(span);
    }
}
