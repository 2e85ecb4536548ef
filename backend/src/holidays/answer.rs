//! The lender's answer to a request: by staff, or by silence.

use std::str::FromStr;

use jiff::civil::Date;
use lending::{HolidayGround, holiday_ends_on};
use serde::{Deserialize, Serialize};

use super::{ground_of, queries};
use crate::{
    Backend, Error, HolidayRequestId, Operator, Result,
    actor::Actor,
    audit::{self, Act},
    ledger::{self, postings},
    loans,
    staff::StaffMember,
    store::{
        Tx,
        entity::holiday_requests::{Model, State},
    },
    work::{Job, Lane, Outcome},
};

/// The longest reason, in characters.
const LONGEST_REASON: usize = 500;

/// Why a request is refused: a line of at most 500 characters that the borrower reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(String);

/// A text that is no reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a reason is a line of 1 to {LONGEST_REASON} characters")]
pub struct NoReason;

impl FromStr for Reason {
    type Err = NoReason;

    fn from_str(text: &str) -> Result<Self, NoReason> {
        let text = text.trim();
        let holds = (1..=LONGEST_REASON).contains(&text.chars().count()) && !text.chars().any(char::is_control);
        if holds { Ok(Self(text.to_owned())) } else { Err(NoReason) }
    }
}

/// A request that waits for an answer, as staff see it.
#[derive(Clone, Debug)]
pub struct WaitingHoliday {
    /// The request.
    pub id: HolidayRequestId,
    /// The contract's number.
    pub number: String,
    /// Why it is asked for.
    pub ground: HolidayGround,
    /// For how many months.
    pub months: u8,
    /// The day of the request.
    pub asked_on: Date,
    /// The last day for the answer.
    pub answer_by: Option<Date>,
}

impl Operator<'_> {
    /// The requests that wait for an answer, the most urgent first.
    pub async fn list_holiday_requests(self) -> Result<Vec<WaitingHoliday>> {
        let reader = self.backend.store().reader();
        let mut waiting = Vec::new();
        for row in queries::list_waiting(reader).await? {
            waiting.push(WaitingHoliday {
                id: row.id,
                number: loans::queries::get(reader, row.loan_id).await?.number,
                ground: ground_of(&row),
                months: months_of(&row)?,
                asked_on: row.on_date.into(),
                answer_by: row.answer_by.map(Date::from),
            });
        }
        Ok(waiting)
    }
}

impl StaffMember<'_> {
    /// Grants a request: the holiday is part of the loan's history, from the day of the request on. False where nothing is
    /// left to put off: the loan was paid back meanwhile.
    ///
    /// # Errors
    /// `NotFound` for no request, `Conflict` for one that does not wait for an answer.
    pub async fn grant_holiday(&self, id: HolidayRequestId) -> Result<bool> {
        grant(self.backend, id, Some(&self.login.to_string())).await
    }

    /// Refuses a request, for a reason that the borrower reads.
    ///
    /// # Errors
    /// `NotFound` for no request, `Conflict` for one that does not wait for an answer.
    pub async fn refuse_holiday(&self, id: HolidayRequestId, reason: &Reason) -> Result<()> {
        let (backend, by) = (self.backend, &self.login.to_string());
        backend
            .store()
            .write(|tx| async move {
                let now_ms = backend.clock().now_ms();
                let (row, _) = lock_waiting_in_tx(&tx, id).await?;
                let (by, why) = (Some(by.clone()), Some(reason.0.clone()));
                queries::settle_in_tx(&tx, &row, State::Refused, by.clone(), why, now_ms).await?;
                audit::note_in_tx(&tx, &actor(by), Act::RefuseHoliday, &id, "", now_ms).await
            })
            .await
    }
}

/// Grants a request that the lender left without an answer for as long as the law gives.
#[derive(Serialize, Deserialize)]
pub(crate) struct GrantBySilence {
    pub(super) request: HolidayRequestId,
}

impl Job for GrantBySilence {
    const NAME: &'static str = "grant_holiday_by_silence";
    const LANE: Lane = Lane::Papers;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        match grant(backend, self.request, None).await {
            // somebody answered
            Ok(_) | Err(Error::Conflict) => Ok(Outcome::Done),
            Err(error) => Err(error),
        }
    }
}

async fn grant(backend: &Backend, id: HolidayRequestId, by: Option<&str>) -> Result<bool> {
    backend
        .store()
        .write(|tx| async move { grant_in_tx(&tx, id, by.map(str::to_owned), backend.clock().now_ms()).await })
        .await
}

async fn grant_in_tx(tx: &Tx, id: HolidayRequestId, by: Option<String>, now_ms: i64) -> Result<bool> {
    let (request, row) = lock_waiting_in_tx(tx, id).await?;
    let events = loans::queries::list_events(tx, row.id).await?;
    let mut loan = loans::replay(&row, &events)?;
    // History is never rewritten: not before what has happened since.
    let asked_on = Date::from(request.on_date);
    let from = events.iter().map(|event| Date::from(event.on_date)).fold(asked_on, Date::max);
    let until = holiday_ends_on(asked_on, months_of(&request)?);
    let event = until.and_then(|until| loan.holiday_event(from, until));
    let Some(event) = event.filter(|event| loan.clone().apply(*event).is_ok()) else {
        queries::settle_in_tx(tx, &request, State::Void, by, None, now_ms).await?;
        return Ok(false);
    };
    let posted_on = ledger::posting_day(&row, now_ms)?;
    let held = ledger::accrue_missed_days_in_tx(tx, now_ms, &row, &loan, posted_on).await?;
    loans::happen_in_tx(tx, row.id, &mut loan, event, None, now_ms).await?;
    let movement = postings::holiday(&row, id, posted_on);
    ledger::post_with_accrual_in_tx(tx, now_ms, &row, &loan, held, vec![movement]).await?;
    queries::settle_in_tx(tx, &request, State::Granted, by.clone(), None, now_ms).await?;
    audit::note_in_tx(tx, &actor(by), Act::GrantHoliday, &id, "", now_ms).await?;
    Ok(true)
}

/// A request that waits for an answer, with its loan, locked.
async fn lock_waiting_in_tx(tx: &Tx, id: HolidayRequestId) -> Result<(Model, crate::store::entity::loans::Model)> {
    let loan = queries::find(&**tx, id).await?.ok_or(Error::NotFound)?.loan_id;
    let row = loans::queries::lock_in_tx(tx, loan).await?.ok_or(Error::NotFound)?;
    let request = queries::find(&**tx, id).await?.filter(|request| request.state == State::Signed);
    Ok((request.ok_or(Error::Conflict)?, row))
}

fn actor(by: Option<String>) -> Actor {
    by.map_or(Actor::System, Actor::Staff)
}

fn months_of(row: &Model) -> Result<u8> {
    u8::try_from(row.months).map_err(Error::internal)
}
