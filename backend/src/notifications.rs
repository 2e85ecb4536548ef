//! Notifications of the acquirer. Nothing that they say is believed: they name an object, which is then asked for.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{
    Backend, Error, PaymentId, PayoutId, RefundId, Result, cards,
    gateways::acquirer::{About, Answer},
    payments, payouts, refunds,
    store::entity::{payments::Model as PaymentRow, payouts::Model as PayoutRow, refunds::Model as RefundRow},
    work::{self, Job, Lane, Outcome},
};

/// Longer ids are no notification's.
const LONGEST_FIELD: usize = 64;

/// Asks the acquirer for the object that a notification named.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReadNotification {
    about: String,
    object_id: String,
    our_id: Option<String>,
}

impl Backend {
    /// A notification of the acquirer. Its body is never trusted: it names the object, which is
    /// then asked for, by a job that is durable before this answers.
    ///
    /// # Errors
    /// `NotFound` for what is no notification; any other error asks the acquirer to deliver it again.
    pub async fn acquirer_notified(&self, body: &[u8]) -> Result<()> {
        let read = self.gateways().acquirer.read_notification(body).ok_or(Error::NotFound)?;
        if !is_name(&read.object_id) {
            return Err(Error::NotFound);
        }
        let our_id = read.our_id.filter(|id| is_name(id));
        let about = match read.about {
            About::Payment => "payment",
            About::Payout => "payout",
            About::Refund => "refund",
            About::Card => "card",
            About::Other => {
                tracing::info!(event = read.event, "a notification that nothing here is about");
                return Ok(());
            }
        };
        let job = ReadNotification { about: about.to_owned(), object_id: read.object_id, our_id };
        if !self.is_known(&job).await? {
            tracing::warn!(event = read.event, object = job.object_id, "a notification about something unknown");
            return Ok(());
        }
        let now_ms = self.clock().now_ms();
        // One job for an object, however often and by whomever it is named.
        self.store()
            .write(|tx| {
                let job = &job;
                async move { work::promise_again_in_tx(&tx, job, &job.object_id, now_ms).await }
            })
            .await
    }

    /// Whether there is a row of ours that it may be about.
    async fn is_known(&self, payload: &ReadNotification) -> Result<bool> {
        Ok(match payload.about.as_str() {
            "payment" => self.find_notified_payment(payload).await?.is_some(),
            "payout" => self.find_notified_payout(payload).await?.is_some(),
            "refund" => self.find_notified_refund(payload).await?.is_some(),
            _ => cards::queries::find_by_acquirer_id(self.store().reader(), &payload.object_id).await?.is_some(),
        })
    }

    async fn find_notified_payment(&self, payload: &ReadNotification) -> Result<Option<PaymentRow>> {
        let reader = self.store().reader();
        if let Some(id) = payload.our_id::<PaymentId>() {
            let row = payments::queries::find_by_id(reader, id).await?;
            if let Some(row) = row.filter(|row| payload.may_be(row.acquirer_id.as_deref())) {
                return Ok(Some(row));
            }
        }
        payments::queries::find_by_acquirer_id(reader, &payload.object_id).await
    }

    async fn find_notified_payout(&self, payload: &ReadNotification) -> Result<Option<PayoutRow>> {
        let reader = self.store().reader();
        if let Some(id) = payload.our_id::<PayoutId>() {
            let row = payouts::queries::find(reader, id).await?;
            if let Some(row) = row.filter(|row| payload.may_be(row.acquirer_id.as_deref())) {
                return Ok(Some(row));
            }
        }
        payouts::queries::find_by_acquirer_id(reader, &payload.object_id).await
    }

    async fn find_notified_refund(&self, payload: &ReadNotification) -> Result<Option<RefundRow>> {
        let reader = self.store().reader();
        if let Some(id) = payload.our_id::<RefundId>() {
            let row = refunds::queries::find(reader, id).await?;
            if let Some(row) = row.filter(|row| payload.may_be(row.acquirer_id.as_deref())) {
                return Ok(Some(row));
            }
        }
        refunds::queries::find_by_acquirer_id(reader, &payload.object_id).await
    }
}

impl ReadNotification {
    /// Our own id, if the object carries one of that kind.
    fn our_id<T: FromStr>(&self) -> Option<T> {
        self.our_id.as_deref()?.parse().ok()
    }

    /// Whether a row with our id can be the object: it has no id of the acquirer yet, or this one.
    fn may_be(&self, acquirer_id: Option<&str>) -> bool {
        acquirer_id.is_none_or(|id| id == self.object_id)
    }
}

/// Whether it may be an id: short, and of characters that are seen.
fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_FIELD && text.chars().all(|character| character.is_ascii_graphic())
}

impl Job for ReadNotification {
    const NAME: &'static str = "read_notification";
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        read(backend, self).await
    }
}

async fn read(backend: &Backend, payload: ReadNotification) -> Result<Outcome> {
    let acquirer = &backend.gateways().acquirer;
    let again =
        |why: String| Error::internal(format!("the acquirer does not say how {} stands: {why}", payload.object_id));
    match payload.about.as_str() {
        "payment" => {
            let Some(payment) = backend.find_notified_payment(&payload).await? else { return Ok(Outcome::Done) };
            match acquirer.find_payment(&payload.object_id).await {
                // without an id of theirs it is ours only if the acquirer itself says so
                Answer::Done(answer) if payment.acquirer_id.is_some() || answer.our_id.is_some() => {
                    backend.note_payment(payment, answer).await?;
                }
                Answer::Done(_) | Answer::Refused(_) => {}
                Answer::Unknown(why) => return Err(again(why)),
            }
        }
        "payout" => {
            let Some(payout) = backend.find_notified_payout(&payload).await? else { return Ok(Outcome::Done) };
            match acquirer.find_payout(&payload.object_id).await {
                Answer::Done(answer) if payout.acquirer_id.is_some() || answer.our_id.is_some() => {
                    backend.note_payout(payout, answer).await?;
                }
                Answer::Done(_) | Answer::Refused(_) => {}
                Answer::Unknown(why) => return Err(again(why)),
            }
        }
        "refund" => {
            let Some(refund) = backend.find_notified_refund(&payload).await? else { return Ok(Outcome::Done) };
            match acquirer.find_refund(&payload.object_id).await {
                Answer::Done(answer) if refund.acquirer_id.is_some() || answer.our_id.is_some() => {
                    backend.note_refund(refund, answer).await?;
                }
                Answer::Done(_) | Answer::Refused(_) => {}
                Answer::Unknown(why) => return Err(again(why)),
            }
        }
        _ => {
            let card = cards::queries::find_by_acquirer_id(backend.store().reader(), &payload.object_id).await?;
            if let Some(card) = card {
                match acquirer.find_card(&payload.object_id).await {
                    Answer::Done(answer) => drop(backend.note_card(card.id, answer).await?),
                    Answer::Refused(_) => {}
                    Answer::Unknown(why) => return Err(again(why)),
                }
            }
        }
    }
    Ok(Outcome::Done)
}
