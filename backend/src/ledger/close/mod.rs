//! The day close: posts what each open loan accrued, day by day, up to a day that is over.
//!
//! Days are closed one after another, the loans of a day in batches, each batch in a transaction of its own. What a
//! batch wrote, no other writes again: the loans' rows say which day their books have reached, and two accruals of one
//! loan and day cannot both stand. So it may be killed at any moment, run twice, late, or by several at once, and holds
//! no more than a batch in memory.

pub(crate) mod job;
pub(crate) mod queries;

use jiff::civil::Date;

use super::{AccountTurnover, accrual, balances, post_all_in_tx};
use crate::{
    Backend, Error, LoanId, Operator, Result,
    actor::Actor,
    audit::{self, Act},
    loans,
    store::{
        Tx,
        entity::{loan_events, loans as loan_rows},
    },
};

/// Loans of one transaction: long enough to be quick, short enough that payments do not wait.
const BATCH: u64 = 500;

/// What a day close did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayClose {
    /// All days up to and including this one were closed, unless a loan failed.
    pub through: Date,
    /// Loans that accrued, each counted once a day.
    pub accrued: u64,
    /// Loans that could not: the log says which and why. Their first such day stays open, and so do those after it.
    pub failed: u64,
}

/// Why days were not closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseDayError {
    /// Only a day that is over can be closed.
    #[error("{day} is not over: today is {today}")]
    NotOver {
        /// The day asked for.
        day: Date,
        /// The lender's today.
        today: Date,
    },
    /// What was closed before the failure stays so; closing again goes on from there.
    #[error("the day close broke off")]
    Failed(#[from] Error),
}

impl Operator<'_> {
    /// Closes every day that is not closed, up to and including `through`, or yesterday.
    pub async fn close_days(self, through: Option<Date>) -> Result<DayClose, CloseDayError> {
        let today = self.backend.clock().today();
        let yesterday = today.yesterday().map_err(Error::internal)?;
        let through = through.unwrap_or(yesterday);
        if through >= today {
            return Err(CloseDayError::NotOver { day: through, today });
        }
        let mut closing = Closing::begin(self.backend, through).await?;
        while closing.advance(self.backend).await? {}
        Ok(closing.done)
    }
}

/// A day close under way.
pub(crate) struct Closing {
    day: Date,
    /// The last loan looked at on that day.
    after: Option<LoanId>,
    done: DayClose,
}

impl Closing {
    async fn begin(backend: &Backend, through: Date) -> Result<Self> {
        let reader = backend.store().reader();
        let first = match queries::find_last_closed(reader).await? {
            Some(closed) => closed.tomorrow().map_err(Error::internal)?,
            // the first close ever
            None => match queries::find_furthest_behind(reader).await? {
                Some(reached) => reached.tomorrow().map_err(Error::internal)?.min(through),
                None => through,
            },
        };
        Ok(Self::of(first, through))
    }

    /// Of the days from one to another.
    pub(crate) fn of(first: Date, through: Date) -> Self {
        Self { day: first, after: None, done: DayClose { through, accrued: 0, failed: 0 } }
    }

    /// Closes one more batch, or notes that the day is closed. Whether there is more to do.
    pub(crate) async fn advance(&mut self, backend: &Backend) -> Result<bool> {
        if self.day > self.done.through {
            return Ok(false);
        }
        let (day, after, now_ms) = (self.day, self.after, backend.clock().now_ms());
        let batch = backend.store().write(|tx| async move { close_batch_in_tx(&tx, day, after, now_ms).await }).await?;
        self.done.accrued += batch.accrued;
        self.done.failed += batch.failed;
        if batch.last.is_some() {
            self.after = batch.last;
            return Ok(true);
        }
        // A day is closed with all loans or not at all, and none before the day ahead of it.
        if self.done.failed == 0 {
            // Nothing is posted on it any more: it is summed up before the transaction, which keeps nobody waiting.
            let accounts = balances::sum_up(&backend.store().snapshot().await?, day).await?;
            let accounts = accounts.as_slice();
            backend.store().write(|tx| async move { keep_in_tx(&tx, day, accounts, now_ms).await }).await?;
        }
        self.day = day.tomorrow().map_err(Error::internal)?;
        self.after = None;
        Ok(true)
    }
}

/// The day is closed, with what it did; a second time it stays as it was.
async fn keep_in_tx(tx: &Tx, day: Date, accounts: &[AccountTurnover], now_ms: i64) -> Result<()> {
    balances::insert_in_tx(tx, day, accounts).await?;
    if queries::insert_close_in_tx(tx, day, now_ms).await? {
        audit::note_in_tx(tx, &Actor::System, Act::CloseDay, &day, "", now_ms).await?;
    }
    Ok(())
}

#[derive(Default)]
struct Batch {
    last: Option<LoanId>,
    accrued: u64,
    failed: u64,
}

async fn close_batch_in_tx(tx: &Tx, day: Date, after: Option<LoanId>, now_ms: i64) -> Result<Batch> {
    let rows = queries::lock_unclosed_in_tx(tx, day, after, BATCH).await?;
    let ids: Vec<LoanId> = rows.iter().map(|row| row.id).collect();
    let mut batch = Batch { last: ids.last().copied(), ..Batch::default() };
    if ids.is_empty() {
        return Ok(batch);
    }
    let events = super::queries::list_events_of(tx, &ids).await?;
    let mut events = events.as_slice();
    let (mut transactions, mut held) = (Vec::new(), Vec::new());
    for row in &rows {
        // Both lists are in the order of the loans' ids.
        let mine = events.iter().take_while(|event| event.loan_id == row.id).count();
        let (history, others) = events.split_at(mine);
        events = others;
        match accrue(row, history, day) {
            Ok((accruals, receivables)) => {
                batch.accrued += 1;
                transactions.extend(accruals);
                held.push((row.id, receivables));
            }
            Err(error) => {
                batch.failed += 1;
                tracing::error!(loan = %row.id, %day, error = &error as &dyn std::error::Error, "a loan can't accrue");
            }
        }
    }
    post_all_in_tx(tx, now_ms, transactions).await?;
    super::queries::update_receivables_in_tx(tx, &held).await?;
    Ok(batch)
}

fn accrue(
    row: &loan_rows::Model,
    history: &[loan_events::Model],
    day: Date,
) -> Result<(Vec<super::Transaction>, accrual::Receivables)> {
    accrual::missed_days(row, &loans::replay(row, history)?, day)
}
