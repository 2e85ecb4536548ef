//! Reconciliation: once a day our record and the acquirer's are compared, both ways. Each is asked for what it has of the
//! last days: payments, refunds and payouts.
//!
//! What only was not heard of yet is taken in at once, as a notification would have it: a payment that the acquirer took,
//! a refund that somebody made in its cabinet ([`crate::reversals`]). What cannot be taken in waits for a person, with its
//! sums: [`Operator::list_differences`].

pub(crate) mod job;
mod queries;

use std::{collections::HashSet, fmt};

use lending::Money;
use uuid::Uuid;

use crate::{
    Backend, Error, Operator, Result, TransferId,
    actor::Actor,
    audit::{self, Act},
    cards::CardLinks,
    clock::outside_ms,
    gateways::acquirer::{Answer, Object, Progress},
    payments::Payments,
    payouts::Payouts,
    refunds::{self, Refunds},
    reversals::{self, Foreign},
    staff::StaffMember,
    store::entity::{
        acquirer_differences::{Model, What},
        transfers::{Kind, Model as Transfer, State},
    },
    transfers,
};

/// What the acquirer made in so many days is asked for …
const THEIRS_DAYS: i64 = 4;
/// … and what we have as done for so many: within the days above, whatever an answer took.
const OURS_DAYS: i64 = 2;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Pages of a list, far more than the days can have: an acquirer that never ends is not followed for ever.
const MOST_PAGES: u32 = 10_000;

/// Something that the acquirer has otherwise than we do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Its id.
    pub id: String,
    what: What,
    kind: Kind,
    acquirer_id: String,
    our_id: Option<String>,
    theirs: Money,
    ours: Money,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (kind, theirs, ours) = (transfers::name(self.kind), self.theirs, self.ours);
        let what = match self.what {
            What::UnknownHere => "is unknown here",
            What::NotDoneThere => "is done here, but not at the acquirer",
            What::NotDoneHere => "is done at the acquirer, but not here",
            What::OtherSum => "has another sum",
            What::MoreWentBack => "went back by more than is known here",
        };
        write!(f, "{kind} {} {what}: {theirs} there, {ours} here", self.acquirer_id)?;
        match &self.our_id {
            Some(id) => write!(f, " (our {id})"),
            None => Ok(()),
        }
    }
}

impl Operator<'_> {
    /// Compares now, and answers with everything that waits for a person.
    ///
    /// # Errors
    /// When the acquirer does not answer.
    pub async fn reconcile(self) -> Result<Vec<Difference>> {
        compare(self.backend).await?;
        self.list_differences().await
    }

    /// What waits for a person, the oldest first.
    pub async fn list_differences(self) -> Result<Vec<Difference>> {
        let rows = queries::list_open(self.backend.store().reader()).await?;
        Ok(rows.into_iter().map(Difference::from).collect())
    }
}

impl StaffMember<'_> {
    /// Says that a difference was looked into and is settled.
    ///
    /// # Errors
    /// `NotFound` when no such difference is open.
    pub async fn settle_difference(&self, id: &str) -> Result<()> {
        let (now_ms, login) = (self.backend.clock().now_ms(), self.login.to_string());
        let login = login.as_str();
        let settled = self.backend.store().write(|tx| async move {
            let settled = queries::settle_in_tx(&tx, id, login, now_ms).await?;
            if settled {
                let by = Actor::Staff(login.to_owned());
                audit::note_in_tx(&tx, &by, Act::SettleDifference, &id, "", now_ms).await?;
            }
            Ok(settled)
        });
        if settled.await? { Ok(()) } else { Err(Error::NotFound) }
    }
}

impl From<Model> for Difference {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            what: row.what,
            kind: row.kind,
            acquirer_id: row.acquirer_id,
            our_id: row.our_id.map(|id| id.to_string()),
            theirs: row.theirs_kopecks.into(),
            ours: row.ours_kopecks.into(),
        }
    }
}

/// Compares, keeps what differs; how much waits for a person.
async fn compare(backend: &Backend) -> Result<usize> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for kind in [Kind::Payment, Kind::Refund, Kind::Payout] {
        theirs(backend, kind, &mut seen, &mut found).await?;
    }
    ours(backend, &seen, &mut found).await?;
    for row in found {
        tracing::error!(what = ?row.what, kind = ?row.kind, acquirer_id = row.acquirer_id, "the acquirer has otherwise");
        backend
            .store()
            .write(|tx| {
                let row = row.clone();
                async move { queries::insert_in_tx(&tx, row).await }
            })
            .await?;
    }
    Ok(queries::list_open(backend.store().reader()).await?.len())
}

/// What the acquirer has: is it here?
async fn theirs(backend: &Backend, kind: Kind, seen: &mut HashSet<String>, found: &mut Vec<Model>) -> Result<()> {
    let acquirer = &backend.gateways().acquirer;
    let since = outside_ms() - THEIRS_DAYS * DAY_MS;
    let mut cursor = None;
    for _ in 0..MOST_PAGES {
        let page = match acquirer.list(transfers::kind_at_acquirer(kind), since, cursor.as_deref()).await {
            Answer::Done(page) => page,
            Answer::Refused(why) | Answer::Unknown(why) => {
                return Err(Error::internal(format!("the acquirer does not list what it has: {why}")));
            }
        };
        for object in &page.objects {
            seen.insert(object.id.clone());
            if let Some((what, ours)) = look_for(backend, kind, object).await? {
                found.push(difference(backend, what, object, ours));
            }
        }
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(()),
        }
    }
    Err(Error::internal("the acquirer's list does not end"))
}

/// What we have of something: its kind, our id of it, its sum.
struct Ours(Kind, Option<TransferId>, Money);

/// Looks for the acquirer's object here, and takes it in where that is all that is missing.
async fn look_for(backend: &Backend, kind: Kind, object: &Object) -> Result<Option<(What, Ours)>> {
    let is_done = matches!(object.progress, Progress::Succeeded { .. });
    let Some(mut row) = find(backend, kind, object).await? else {
        let is_ours = kind == Kind::Refund && is_taken_in(backend, object).await?;
        return Ok((is_done && !is_ours).then_some((What::UnknownHere, Ours(kind, None, Money::ZERO))));
    };
    if is_done && row.state != State::Succeeded {
        if let Err(error) = look_at(backend, row.clone(), &object.id).await {
            tracing::warn!(transfer = %row.id, %error, "what the acquirer has cannot be taken in");
        }
        row = transfers::queries::get(backend.store().reader(), row.id).await?;
    }
    let amount = Money::from(row.amount_kopecks);
    let ours = Ours(kind, Some(row.id), amount);
    Ok(match (is_done, row.state == State::Succeeded) {
        (true, false) => Some((What::NotDoneHere, ours)),
        (false, true) => Some((What::NotDoneThere, ours)),
        (false, false) => None,
        (true, true) if object.amount != Some(amount) => Some((What::OtherSum, ours)),
        (true, true) => {
            let known = known_of(backend, &row, object).await?;
            let more = object.refunded.is_some_and(|refunded| refunded > known);
            more.then_some((What::MoreWentBack, Ours(kind, Some(row.id), known)))
        }
    })
}

async fn find(backend: &Backend, kind: Kind, object: &Object) -> Result<Option<Transfer>> {
    let reader = backend.store().reader();
    if let Some(row) = transfers::queries::find_by_acquirer_id(reader, kind, &object.id).await? {
        return Ok(Some(row));
    }
    match object.our_id.as_deref().and_then(|id| id.parse().ok()) {
        Some(id) => transfers::queries::find_of_kind(reader, kind, id).await,
        None => Ok(None),
    }
}

async fn look_at(backend: &Backend, row: Transfer, acquirer_id: &str) -> Result<()> {
    match row.kind {
        Kind::Payment => transfers::look_at::<Payments>(backend, row, acquirer_id).await,
        Kind::Payout => transfers::look_at::<Payouts>(backend, row, acquirer_id).await,
        Kind::Refund => transfers::look_at::<Refunds>(backend, row, acquirer_id).await,
        Kind::CardLink => transfers::look_at::<CardLinks>(backend, row, acquirer_id).await,
    }
}

/// What is known here of what went back of a payment. Refunds that were not known are taken in first.
async fn known_of(backend: &Backend, payment: &Transfer, object: &Object) -> Result<Money> {
    let Some(theirs) = object.refunded else { return Ok(Money::ZERO) };
    let known = went_back(backend, payment).await?;
    if known >= theirs {
        return Ok(known);
    }
    match reversals::look_at_refunds_of(backend, payment).await {
        // what does not fit stays unknown: a person is told
        Ok(()) | Err(Error::Conflict) => went_back(backend, payment).await,
        Err(error) => Err(error),
    }
}

/// Whether a refund of theirs is one of a payment of ours, and could be noted.
async fn is_taken_in(backend: &Backend, refund: &Object) -> Result<bool> {
    match reversals::take_in(backend, refund).await {
        Ok(taken) => Ok(taken != Foreign::Unknown),
        Err(Error::Conflict) => Ok(false),
        Err(error) => Err(error),
    }
}

/// What of a payment went back or is on its way, as we have it.
async fn went_back(backend: &Backend, payment: &Transfer) -> Result<Money> {
    let reader = backend.store().reader();
    let refunds = refunds::list_of_payment(reader, payment.id).await?;
    let refunds = refunds.iter().filter(|refund| refund.state != State::Canceled).map(|refund| refund.amount_kopecks);
    let reversals = reversals::queries::list_of_payment(reader, payment.id).await?;
    let reversals = reversals.iter().map(|reversal| reversal.amount_kopecks);
    Money::sum(refunds.chain(reversals).map(Money::from)).ok_or_else(|| Error::internal("a sum that does not fit"))
}

/// What we have as done: is it there?
async fn ours(backend: &Backend, seen: &HashSet<String>, found: &mut Vec<Model>) -> Result<()> {
    let since_ms = backend.clock().now_ms() - OURS_DAYS * DAY_MS;
    for row in queries::list_done_since(backend.store().reader(), since_ms).await? {
        let Some(id) = row.acquirer_id.as_deref().filter(|id| !seen.contains(*id)) else { continue };
        let object = match backend.gateways().acquirer.find(transfers::kind_at_acquirer(row.kind), id).await {
            Answer::Done(object) => Some(object),
            Answer::Refused(_) => None,
            Answer::Unknown(why) => {
                return Err(Error::internal(format!("the acquirer does not say how {id} stands: {why}")));
            }
        };
        let is_done = object.as_ref().is_some_and(|object| matches!(object.progress, Progress::Succeeded { .. }));
        if !is_done {
            let none = Object::new(id.to_owned(), Progress::Pending, None);
            let ours = Ours(row.kind, Some(row.id), row.amount_kopecks.into());
            found.push(difference(backend, What::NotDoneThere, object.as_ref().unwrap_or(&none), ours));
        }
    }
    Ok(())
}

fn difference(backend: &Backend, what: What, object: &Object, Ours(kind, our_id, ours): Ours) -> Model {
    let theirs = match what {
        What::MoreWentBack => object.refunded,
        What::UnknownHere | What::NotDoneThere | What::NotDoneHere | What::OtherSum => object.amount,
    };
    Model {
        id: Uuid::now_v7().to_string(),
        what,
        kind,
        acquirer_id: object.id.clone(),
        our_id,
        theirs_kopecks: theirs.unwrap_or_default().into(),
        ours_kopecks: ours.into(),
        found_at_ms: backend.clock().now_ms(),
        settled_at_ms: None,
        settled_by: None,
    }
}
