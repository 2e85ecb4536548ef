//! The day close as a job: every night, and at once for nights on which nobody worked.

use jiff::civil::Date;

use serde::{Deserialize, Serialize};

use super::{Closing, DayClose};
use crate::{
    Backend, Error, Result,
    clock::start_of_day_ms,
    work::{self, Job, Lane, Outcome},
};

/// A day is closed so long after its end: what was begun before midnight has ended by then.
const PAUSE_MS: i64 = 5 * 60_000;
/// One run of the job closes days for so long; then others have their turn. Well within the time that a job may take.
const RUN_MS: i64 = 25_000;

/// Promises to close yesterday, if nobody has. Each close promises the next.
pub(crate) async fn begin(backend: &Backend) -> Result<()> {
    promise(backend, yesterday(backend)?).await
}

/// Closes some batches of what is open up to yesterday.
#[derive(Serialize, Deserialize)]
pub(crate) struct CloseDay;

impl Job for CloseDay {
    const NAME: &'static str = "close_day";
    const LANE: Lane = Lane::Books;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        close(backend).await
    }
}

async fn close(backend: &Backend) -> Result<Outcome> {
    // Promised before the work, so that a night that goes wrong is not the last.
    promise(backend, backend.clock().today()).await?;
    let mut closing = Closing::begin(backend, yesterday(backend)?).await?;
    let (begun_ms, mut more) = (backend.clock().now_ms(), true);
    while more && backend.clock().now_ms() < begun_ms + RUN_MS {
        more = closing.advance(backend).await?;
    }
    match closing.done {
        DayClose { failed: 0, .. } if !more => Ok(Outcome::Done),
        // Loans that fail are met again each time: going on makes sense as long as others are reached too.
        DayClose { failed, accrued, .. } if !more || failed > 0 && accrued == 0 => {
            Err(Error::internal(format!("{failed} loans can't accrue")))
        }
        _ => Ok(Outcome::AgainIn(0)),
    }
}

async fn promise(backend: &Backend, day: Date) -> Result<()> {
    let run_at_ms = start_of_day_ms(day.tomorrow().map_err(Error::internal)?) + PAUSE_MS;
    backend.store().write(|tx| async move { work::promise_in_tx(&tx, &CloseDay, &day, run_at_ms).await }).await
}

fn yesterday(backend: &Backend) -> Result<Date> {
    backend.clock().today().yesterday().map_err(Error::internal)
}
