//! Which job is done by what, and the loop that does them.

use std::{future::Future, sync::Arc, time::Duration};

use tokio::task::JoinSet;

use crate::{
    Backend, Error, Result, applications, cards, housekeeping, ledger, notifications,
    outbox::{self, Leased, Outcome},
    payments, payouts, refunds, sms_code,
};

/// Each kind of job; its name stands in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum JobKind {
    /// Hands an SMS with a code to the SMS gateway.
    SendSmsCode,
    /// Follows a card until it is linked or refused.
    FollowCard,
    /// Asks the bureau and decides an application.
    Decide,
    /// Ends an offer that was not signed in time.
    LapseOffer,
    /// Sends a loan's money, and follows it until it has arrived or come back.
    SendPayout,
    /// Follows a payment until it has succeeded or was cancelled.
    FollowPayment,
    /// Sends an overpayment back, and follows it until it has arrived or was refused.
    SendRefund,
    /// Looks at what a notification of the acquirer named.
    ReadNotification,
    /// Deletes what has run out.
    DeleteExpired,
    /// Closes the days of the books that are over.
    CloseDay,
}

impl JobKind {
    const ALL: &'static [Self] = &[
        Self::SendSmsCode,
        Self::FollowCard,
        Self::Decide,
        Self::LapseOffer,
        Self::SendPayout,
        Self::FollowPayment,
        Self::SendRefund,
        Self::ReadNotification,
        Self::DeleteExpired,
        Self::CloseDay,
    ];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::SendSmsCode => "send_sms_code",
            Self::FollowCard => "follow_card",
            Self::Decide => "decide",
            Self::LapseOffer => "lapse_offer",
            Self::SendPayout => "send_payout",
            Self::FollowPayment => "follow_payment",
            Self::SendRefund => "send_refund",
            Self::ReadNotification => "read_notification",
            Self::DeleteExpired => "delete_expired",
            Self::CloseDay => "close_day",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

/// Jobs done at the same time at most: a gateway that hangs must not hold up the others.
const AT_ONCE: usize = 8;
/// A job that takes longer has failed; well within its lease.
const LONGEST_RUN: Duration = Duration::from_secs(50);
/// How long the worker sleeps when nothing was promised by this process.
const POLL: Duration = Duration::from_secs(1);

impl Backend {
    /// Does all jobs that are due, and those that they make due; answers how many there were.
    pub async fn run_due_jobs(&self) -> Result<usize> {
        let mut done = 0;
        loop {
            let leased = outbox::lease_due(self.store(), self.clock().now_ms(), AT_ONCE as u64).await?;
            if leased.is_empty() {
                return Ok(done);
            }
            done += leased.len();
            let mut running = JoinSet::new();
            for job in leased {
                running.spawn(self.clone().run(job));
            }
            while let Some(ended) = running.join_next().await {
                ended.map_err(Error::internal)??;
            }
        }
    }

    /// Does jobs as they come due, until `shutdown`; jobs begun by then are finished.
    pub async fn work(&self, shutdown: impl Future<Output = ()>) {
        if let Err(error) = housekeeping::begin(self).await {
            tracing::error!(%error, "what has run out is not deleted");
        }
        if let Err(error) = ledger::close::job::begin(self).await {
            tracing::error!(%error, "days are not closed");
        }
        let mut shutdown = std::pin::pin!(shutdown);
        let mut running = JoinSet::new();
        loop {
            let free = AT_ONCE.saturating_sub(running.len()) as u64;
            if free > 0 {
                match outbox::lease_due(self.store(), self.clock().now_ms(), free).await {
                    Ok(leased) => {
                        for job in leased {
                            running.spawn(self.clone().run(job));
                        }
                    }
                    Err(error) => tracing::error!(%error, "jobs cannot be taken"),
                }
            }
            tokio::select! {
                () = &mut shutdown => break,
                () = self.store().promised().notified() => {}
                Some(ended) = running.join_next() => report(ended),
                () = tokio::time::sleep(POLL) => {}
            }
        }
        while let Some(ended) = running.join_next().await {
            report(ended);
        }
    }

    async fn run(self, job: Leased) -> Result<()> {
        let job = Arc::new(job);
        // In a task of its own: one that panics has failed like any other, and is not begun anew for ever.
        let mut handling = tokio::spawn({
            let (backend, job) = (self.clone(), job.clone());
            async move { backend.handle(&job).await }
        });
        let result = match tokio::time::timeout(LONGEST_RUN, &mut handling).await {
            Ok(Ok(result)) => result,
            Ok(Err(panicked)) => Err(Error::internal(panicked)),
            Err(elapsed) => {
                handling.abort();
                Err(Error::internal(elapsed))
            }
        };
        outbox::settle(self.store(), &job, result, self.clock().now_ms()).await
    }

    async fn handle(&self, job: &Leased) -> Result<Outcome> {
        match job.kind {
            JobKind::SendSmsCode => sms_code::send(self, &job.payload).await,
            JobKind::FollowCard => cards::jobs::follow(self, &job.payload).await,
            JobKind::Decide => applications::jobs::decide(self, &job.payload).await,
            JobKind::LapseOffer => applications::jobs::lapse(self, &job.payload).await,
            JobKind::SendPayout => payouts::jobs::send(self, &job.payload).await,
            JobKind::FollowPayment => payments::jobs::follow(self, &job.payload).await,
            JobKind::SendRefund => refunds::jobs::send(self, &job.payload).await,
            JobKind::ReadNotification => notifications::read(self, &job.payload).await,
            JobKind::DeleteExpired => housekeeping::delete_expired(self).await,
            JobKind::CloseDay => ledger::close::job::close(self).await,
        }
    }
}

fn report(ended: Result<Result<()>, tokio::task::JoinError>) {
    match ended {
        Ok(Ok(())) => {}
        Ok(Err(error)) => tracing::error!(%error, "a job's end cannot be written down"),
        Err(error) => tracing::error!(%error, "a job broke off"),
    }
}
