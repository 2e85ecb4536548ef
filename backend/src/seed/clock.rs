//! The demonstration's clock.

use crate::{Error, Operator, Result, settings::keep_clock, sign_in::move_sessions_along};

/// A demonstration that is moved further has outlived every loan.
const MOST_DAYS: u32 = 3_660;
const DAY_MS: i64 = 86_400_000;

impl Operator<'_> {
    /// Moves the demonstration's clock forward by whole days, for good: a restart keeps it, and nobody is signed out by it.
    ///
    /// # Errors
    /// `NotFound` outside a demonstration: there is no such thing there. `Conflict` where that would be more than ten years
    /// in all: only a fresh demonstration begins again.
    pub async fn advance_demonstration_days(self, days: u32) -> Result<()> {
        let clock = self.backend.clock();
        if !self.backend.config().is_demonstration() {
            return Err(Error::NotFound);
        }
        let by_ms = i64::from(days) * DAY_MS;
        if clock.ahead_ms() + by_ms > i64::from(MOST_DAYS) * DAY_MS {
            return Err(Error::Conflict);
        }
        move_sessions_along(self.backend.store(), clock.now_ms(), by_ms).await?;
        clock.advance_days(days);
        keep_clock(self.backend.store(), clock.ahead_ms()).await
    }
}
