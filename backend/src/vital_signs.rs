//! How the lender's program is: what metrics and readiness tell. Nothing here is about a person.

use jiff::civil::Date;
use lending::Money;
use sea_orm::ActiveEnum;

use crate::{
    Operator, Result,
    error::Outside,
    gateways::calls::{self, Ending},
    jobs, ledger, transfers,
    work::{self, Lane, LaneSigns},
};

/// How the program is.
#[derive(Clone, Debug)]
pub struct VitalSigns {
    /// How each lane of work keeps up.
    pub lanes: Vec<LaneSigns>,
    /// Jobs that failed so often that they are left for a person.
    pub dead_jobs: u64,
    /// Applications that wait for a person or another card.
    pub waiting_applications: u64,
    /// What the acquirer has otherwise and nobody has looked at.
    pub differences: u64,
    /// How often this process asked each outside service, and how that ended.
    pub calls: Vec<(&'static str, &'static str, u64)>,
    /// Transfers that are not over: kind, state, how many, how much.
    pub under_way: Vec<(&'static str, String, u64, Money)>,
    /// What each account of the books held at the end of the last closed day.
    pub balances: Option<(Date, Vec<(&'static str, Money)>)>,
}

/// Whether the program can serve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// The schema is what this program knows.
    pub migrated: bool,
    /// For how many seconds the oldest SMS that should have been sent has waited.
    pub oldest_code_s: u64,
}

impl Operator<'_> {
    /// How the program is: some statements, none of them long.
    pub async fn vital_signs(self) -> Result<VitalSigns> {
        let store = self.backend.store();
        let reader = store.reader();
        let count = |rows: usize| u64::try_from(rows).unwrap_or(u64::MAX);
        let balances = match ledger::close::queries::find_last_closed(reader).await? {
            Some(day) => {
                let accounts = self.trial_balance(day).await?.accounts;
                Some((day, accounts.into_iter().map(|row| (row.account, row.closing)).collect()))
            }
            None => None,
        };
        let under_way = transfers::queries::list_under_way(reader).await?;
        Ok(VitalSigns {
            lanes: jobs::lane_signs(self.backend).await?,
            dead_jobs: count(work::list_dead(store).await?.len()),
            waiting_applications: count(self.list_waiting_applications().await?.len()),
            differences: count(self.list_differences().await?.len()),
            calls: calls::counts()
                .map(|(service, ending, calls)| (service_name(service), ending_name(ending), calls))
                .collect(),
            under_way: under_way
                .into_iter()
                .map(|row| {
                    let (kind, state) = (transfers::name(row.kind), row.state.to_value());
                    (kind, state, u64::try_from(row.count).unwrap_or(0), Money::from_kopecks(row.kopecks))
                })
                .collect(),
            balances,
        })
    }

    /// Whether the program can serve.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn readiness(self) -> Result<Readiness> {
        let lanes = jobs::lane_signs(self.backend).await?;
        Ok(Readiness {
            migrated: self.backend.store().is_migrated().await?,
            oldest_code_s: lanes
                .iter()
                .find(|lane| lane.lane == Lane::Codes.name())
                .map_or(0, |codes| codes.oldest_due_s),
        })
    }
}

const fn service_name(service: Outside) -> &'static str {
    match service {
        Outside::Sms => "sms",
        Outside::Acquirer => "acquirer",
        Outside::Bureau => "bureau",
        Outside::Database => "database",
    }
}

const fn ending_name(ending: Ending) -> &'static str {
    match ending {
        Ending::Done => "done",
        Ending::Refused => "refused",
        Ending::Failed => "failed",
    }
}
