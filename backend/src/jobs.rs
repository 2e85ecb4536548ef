//! Every kind of job that this program knows, and the ways to have them done.

use std::future::Future;

use crate::{
    Backend, Operator, Result,
    applications::{lapse::LapseOffer, review::Decide},
    cards::{self, CardLinks, RefreshBanks},
    holidays::GrantBySilence,
    housekeeping::{self, DeleteExpired, SealAudit},
    ledger::close::job::{self as day_close, CloseDay},
    payments::Payments,
    payouts::Payouts,
    reconciliation::job::{self as reconciliation, ReconcileDay},
    refunds::Refunds,
    sms_code::SendSmsCode,
    transfers::Advance,
    webhooks::ReadNotification,
    work::{self, DeadJob, Kind, LaneSigns},
};

static KINDS: &[Kind] = &[
    Kind::of::<SendSmsCode>(),
    Kind::of::<Advance<CardLinks>>(),
    Kind::of::<Decide>(),
    Kind::of::<LapseOffer>(),
    Kind::of::<GrantBySilence>(),
    Kind::of::<Advance<Payouts>>(),
    Kind::of::<Advance<Payments>>(),
    Kind::of::<Advance<Refunds>>(),
    Kind::of::<ReadNotification>(),
    Kind::of::<DeleteExpired>(),
    Kind::of::<SealAudit>(),
    Kind::of::<CloseDay>(),
    Kind::of::<ReconcileDay>(),
    Kind::of::<RefreshBanks>(),
];

/// How each lane keeps up.
pub(crate) async fn lane_signs(backend: &Backend) -> Result<Vec<LaneSigns>> {
    work::lane_signs(backend.store(), KINDS, backend.clock().now_ms()).await
}

impl Operator<'_> {
    /// Does all jobs that are due, and those that they make due; answers how many there were.
    pub async fn run_due_jobs(self) -> Result<usize> {
        work::run_due(self.backend, KINDS).await
    }

    /// Promises what is done every day or hour: what has run out is deleted, the audit sealed, days are closed, what the
    /// acquirer has is compared, its banks are asked for. Each time promises the next.
    ///
    /// # Errors
    /// Those of one of them; the others are promised all the same.
    pub async fn begin_daily_work(self) -> Result<()> {
        let begun = [
            housekeeping::begin(self.backend).await,
            day_close::begin(self.backend).await,
            reconciliation::begin(self.backend).await,
            cards::begin(self.backend).await,
        ];
        begun.into_iter().collect()
    }

    /// Does jobs as they come due, until `shutdown`; jobs begun by then are finished.
    pub async fn work(self, shutdown: impl Future<Output = ()>) {
        if let Err(error) = self.begin_daily_work().await {
            tracing::error!(%error, "something that is done every day is not promised");
        }
        work::work(self.backend, KINDS, shutdown).await;
    }

    /// The jobs that are left for a person, those that failed first on top.
    pub async fn list_dead_jobs(self) -> Result<Vec<DeadJob>> {
        work::list_dead(self.backend.store()).await
    }

    /// Has a job that was left for a person tried again, at once and as often as a new one.
    ///
    /// # Errors
    /// `NotFound` when no such job is left for a person.
    pub async fn retry_dead_job(self, id: &str) -> Result<()> {
        work::retry_dead(self.backend.store(), id, self.backend.clock().now_ms()).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work::Job;

    fn reads<J: Job>(payload: &str) {
        let read = serde_json::from_str::<J>(payload);
        assert!(read.is_ok(), "{} can't be read from {payload}: {:?}", J::NAME, read.err());
        assert!(KINDS.iter().any(|kind| kind.name() == J::NAME), "{} is done by nobody", J::NAME);
    }

    /// A database that is brought up to date has rows of the release before.
    #[test]
    fn what_an_earlier_release_promised_is_still_done() {
        const ID: &str = "0192f0c1-2b3c-4d5e-8f60-718293a4b5c6";
        let about = |what: &str| format!("{{\"{what}\":\"{ID}\"}}");
        reads::<Advance<Payments>>(&about("payment"));
        reads::<Advance<Payouts>>(&about("payout"));
        reads::<Advance<Refunds>>(&about("refund"));
        reads::<Advance<CardLinks>>(&about("card"));
        reads::<Decide>(&about("application"));
        reads::<LapseOffer>(&about("application"));
        reads::<SendSmsCode>(r#"{"code_id":"1","message":"sealed"}"#);
        reads::<ReadNotification>(r#"{"about":"payment","object_id":"1","our_id":null}"#);
        reads::<GrantBySilence>(&about("request"));
        reads::<DeleteExpired>("null");
        reads::<CloseDay>("null");
    }
}
