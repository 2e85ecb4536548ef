//! How often this process asked each outside service, and how that ended.

use std::sync::atomic::{AtomicU64, Ordering};

use reqwest::StatusCode;

use crate::error::Outside;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// The service did what it was asked.
    Done,
    /// It said no.
    Refused,
    /// It failed, or there was no answer.
    Failed,
}

const SERVICES: [Outside; 3] = [Outside::Sms, Outside::Acquirer, Outside::Bureau];
const ENDINGS: [Ending; 3] = [Ending::Done, Ending::Refused, Ending::Failed];

static CALLS: [[AtomicU64; ENDINGS.len()]; SERVICES.len()] =
    [const { [const { AtomicU64::new(0) }; ENDINGS.len()] }; SERVICES.len()];

/// Counts a call by the status of its answer.
pub(super) fn count(to: Outside, status: Option<StatusCode>) {
    let ending = match status {
        Some(status) if status.is_success() => Ending::Done,
        Some(status) if status.is_client_error() => Ending::Refused,
        _ => Ending::Failed,
    };
    let place = SERVICES.iter().position(|service| *service == to);
    let counts = place.and_then(|place| CALLS.get(place));
    let end = ENDINGS.iter().position(|other| *other == ending);
    if let Some(count) = counts.zip(end).and_then(|(counts, end)| counts.get(end)) {
        count.fetch_add(1, Ordering::Relaxed);
    }
}

/// All counts since the process began.
pub(crate) fn counts() -> impl Iterator<Item = (Outside, Ending, u64)> {
    SERVICES.into_iter().zip(&CALLS).flat_map(|(service, counts)| {
        ENDINGS.into_iter().zip(counts).map(move |(ending, count)| (service, ending, count.load(Ordering::Relaxed)))
    })
}
