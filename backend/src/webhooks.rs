//! Notifications of the acquirer. Nothing that they say is believed: they name an object, which is then asked for.

use serde::{Deserialize, Serialize};

use crate::{
    Backend, Error, Result, TransferId, Visitor,
    cards::CardLinks,
    gateways::acquirer,
    payments::Payments,
    payouts::Payouts,
    refunds::Refunds,
    reversals,
    store::entity::transfers::{Kind, Model},
    transfers::{self, queries},
    work::{self, Job, Lane, Outcome},
};

/// Longer ids are no notification's.
const LONGEST_ID: usize = 64;

/// Asks the acquirer for the object that a notification named.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReadNotification {
    about: About,
    object_id: String,
    our_id: Option<String>,
}

/// The kinds of objects, by their names in the job's row.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum About {
    Payment,
    Payout,
    Refund,
    /// A refund that no transfer of ours knows, by the payment that it is of: so a payment has one job, however many refunds
    /// are named.
    RefundsOf,
    Card,
}

impl Visitor<'_> {
    /// A notification of the acquirer. Its body is never trusted: it names the object, which is
    /// then asked for, by a job that is durable before this answers.
    ///
    /// # Errors
    /// `NotFound` for what is no notification; any other error asks the acquirer to deliver it again.
    pub async fn acquirer_notified(self, body: &[u8]) -> Result<()> {
        let read = self.backend.gateways().acquirer.read_notification(body).ok_or(Error::NotFound)?;
        if !is_id(&read.object_id) {
            return Err(Error::NotFound);
        }
        let about = match read.kind {
            Some(acquirer::Kind::Payment) => About::Payment,
            Some(acquirer::Kind::Payout) => About::Payout,
            Some(acquirer::Kind::Refund) => About::Refund,
            Some(acquirer::Kind::Card) => About::Card,
            None => {
                tracing::info!(object = read.object_id, "a notification that nothing here is about");
                return Ok(());
            }
        };
        let mut job = ReadNotification { about, object_id: read.object_id, our_id: read.our_id.filter(|id| is_id(id)) };
        let mut transfer = job.find(self.backend).await?;
        if transfer.is_none()
            && matches!(about, About::Refund)
            && let Some(payment) = read.payment.filter(|id| is_id(id))
        {
            job = ReadNotification { about: About::RefundsOf, object_id: payment, our_id: None };
            transfer = job.find(self.backend).await?;
        }
        if transfer.is_none() {
            tracing::warn!(?about, object = job.object_id, "a notification about something unknown");
            return Ok(());
        }
        let now_ms = self.backend.clock().now_ms();
        // One job for an object, however often and by whomever it is named.
        self.backend
            .store()
            .write(|tx| {
                let job = &job;
                async move { work::promise_again_in_tx(&tx, job, &job.key(), now_ms).await }
            })
            .await
    }
}

/// Whether it may be an id: short, and of characters that are seen.
fn is_id(text: &str) -> bool {
    (1..=LONGEST_ID).contains(&text.len()) && text.chars().all(|character| character.is_ascii_graphic())
}

impl ReadNotification {
    /// One job for each of these.
    fn key(&self) -> String {
        match self.about {
            About::RefundsOf => format!("refunds of {}", self.object_id),
            About::Payment | About::Payout | About::Refund | About::Card => self.object_id.clone(),
        }
    }

    /// The transfer that it may be about. A row with our id can be the object if it has no id of the acquirer yet, or
    /// this one.
    async fn find(&self, backend: &Backend) -> Result<Option<Model>> {
        let reader = backend.store().reader();
        let kind = match self.about {
            About::Payment | About::RefundsOf => Kind::Payment,
            About::Payout => Kind::Payout,
            About::Refund => Kind::Refund,
            About::Card => Kind::CardLink,
        };
        if let Some(id) = self.our_id.as_deref().and_then(|id| id.parse::<TransferId>().ok()) {
            let row = queries::find_of_kind(reader, kind, id).await?;
            let is_it = |row: &Model| row.acquirer_id.as_ref().is_none_or(|id| *id == self.object_id);
            if let Some(row) = row.filter(is_it) {
                return Ok(Some(row));
            }
        }
        queries::find_by_acquirer_id(reader, kind, &self.object_id).await
    }
}

impl Job for ReadNotification {
    const NAME: &'static str = "read_notification";
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        if let Some(transfer) = self.find(backend).await? {
            let id = &self.object_id;
            match transfer.kind {
                Kind::Payment if matches!(self.about, About::RefundsOf) => {
                    reversals::look_at_refunds_of(backend, &transfer).await?;
                }
                Kind::Payment => transfers::look_at::<Payments>(backend, transfer, id).await?,
                Kind::Payout => transfers::look_at::<Payouts>(backend, transfer, id).await?,
                Kind::Refund => transfers::look_at::<Refunds>(backend, transfer, id).await?,
                Kind::CardLink => transfers::look_at::<CardLinks>(backend, transfer, id).await?,
            }
        }
        Ok(Outcome::Done)
    }
}
