//! Many loans with a past, for trying out how the lender works when it is large: `server seed-portfolio`.
//!
//! Each loan's past follows from its number alone, so two portfolios of one day are alike. It is worked out by the rules
//! and posted as payouts, payments, refunds and the day close post it: what stands in the rows afterwards is what those
//! loans would have left. Papers (profiles, reports, signatures) are left out.

mod dice;
mod life;
mod past;
mod queries;

use jiff::civil::Date;
use lending::{Edition, Password};

use self::past::Past;
use crate::{
    Backend, Error, Operator, Result,
    ledger::close::{self, Closing},
};

/// Loans of one transaction.
const BATCH: u64 = 1_000;
/// Everybody in it signs in with this one.
const PASSWORD: &str = "demo-password-1";

impl Operator<'_> {
    /// Puts so many borrowers there, each with a loan: repaid, open, partly paid, overdue, paid too much. The days up to
    /// yesterday are closed. `progress` is told how many loans are there.
    ///
    /// # Errors
    /// `NotFound` outside of a demonstration: everybody's password is known. `Conflict` when a day of the books is
    /// closed already: a closed day never changes.
    pub async fn seed_portfolio(self, loans: u64, mut progress: impl FnMut(u64)) -> Result<()> {
        if !self.backend.config().is_demonstration() {
            return Err(Error::NotFound);
        }
        if close::queries::find_last_closed(self.backend.store().reader()).await?.is_some() {
            return Err(Error::Conflict);
        }
        let today = self.backend.clock().today();
        let password = Password::parse(PASSWORD, None).map_err(|why| Error::internal(format!("{why:?}")))?;
        let past = Past {
            today,
            password_hash: self.backend.passwords().hash(&password).await?,
            rate: Edition::on(today).max_daily_rate.value,
        };
        let past = &past;
        let mut done = 0;
        while done < loans {
            let end = loans.min(done + BATCH);
            let rows = past.of(done..end)?;
            let rows = &rows;
            self.backend.store().write(|tx| async move { queries::insert_in_tx(&tx, rows).await }).await?;
            done = end;
            progress(done);
        }
        self.backend.store().write(|tx| async move { queries::analyze_in_tx(&tx).await }).await?;
        self.backend.close_past_days(today).await
    }
}

impl Backend {
    /// Closes the days up to yesterday. The portfolio's accruals are posted already; loans that were there before have theirs
    /// posted now.
    async fn close_past_days(&self, today: Date) -> Result<()> {
        let Some(first) = queries::find_first_day(self.store().reader()).await? else { return Ok(()) };
        let mut closing = Closing::of(first, today.yesterday().map_err(Error::internal)?);
        while closing.advance(self).await? {}
        Ok(())
    }
}
