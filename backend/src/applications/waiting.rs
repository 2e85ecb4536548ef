//! Applications that wait for somebody.

use jiff::civil::Date;
use lending::Stage;

use super::{lapse::last_day, queries, stages::stage_of};
use crate::{ApplicationId, Operator, Result};

/// An application that waits: for a person who decides, or for another card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingApplication {
    /// Its id.
    pub id: ApplicationId,
    /// Its number for people.
    pub number: String,
    /// What it waits at.
    pub stage: Stage,
    /// The last day on which it waits; none of those that came to wait before days were set.
    pub until: Option<Date>,
}

impl Operator<'_> {
    /// Applications that wait for a person to decide, or for another card after a refused payout; the oldest first.
    pub async fn list_waiting_applications(self) -> Result<Vec<WaitingApplication>> {
        let rows =
            queries::list_at(self.backend.store().reader(), [Stage::AwaitingStaff, Stage::PayoutRefused]).await?;
        rows.into_iter()
            .map(|row| {
                let (stage, until) = (stage_of(&row)?, last_day(&row)?.map(Date::from));
                Ok(WaitingApplication { id: row.id, number: row.number, stage, until })
            })
            .collect()
    }
}
