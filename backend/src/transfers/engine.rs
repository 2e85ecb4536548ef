//! The machine: from an intent to its end, asked and asked again, never done twice.

use std::collections::HashSet;

use jiff::Timestamp;
use lending::Money;

use super::{Effect, Refused, Search, TooOld, for_a_person, kind_at_acquirer, name, queries};
use crate::{
    Backend, Error, Result, TransferId,
    actor::Actor,
    audit::{self, Act},
    clock::day_of,
    gateways::acquirer::{
        Answer, CERTAINLY_NOT_SENT_MS, KEY_LIFETIME_MS, LONGEST_SILENCE_MS, Object, Order, Progress, fingerprint,
        patiently,
    },
    store::{
        Tx,
        entity::transfers::{Model, State},
    },
};

/// A page asks the acquirer about one transfer at most so often.
const LOOK_PAUSE_MS: i64 = 500;

/// Goes a step on: sends what was not sent, finds out what may have been, asks how the rest stands. Answers how it stands
/// then; what the acquirer does not say changes nothing.
///
/// # Errors
/// When a person must look.
pub(crate) async fn advance<E: Effect>(backend: &Backend, transfer: Model) -> Result<Model> {
    match (transfer.state, &transfer.acquirer_id) {
        (State::Succeeded | State::Canceled, _) => Ok(transfer),
        (_, Some(id)) => match backend.gateways().acquirer.find(kind_at_acquirer(E::KIND), id).await {
            Answer::Done(object) => note::<E>(backend, transfer, object).await,
            Answer::Refused(why) | Answer::Unknown(why) => bear_silence(backend, transfer, &why),
        },
        (State::Intended | State::Asked | State::Pending, None) => find_or_send::<E>(backend, transfer).await,
    }
}

/// For a page: a transfer as the acquirer has it now; as we last knew it when the acquirer does not say in time, or was
/// asked a moment ago.
pub(crate) async fn look<E: Effect>(backend: &Backend, transfer: Model) -> Model {
    if !transfer.state.is_under_way() {
        return transfer;
    }
    let (id, now_ms) = (transfer.id, backend.clock().now_ms());
    let may_look = backend
        .store()
        .write(|tx| async move { queries::note_look_in_tx(&tx, id, now_ms - LOOK_PAUSE_MS, now_ms).await });
    let looked =
        async { if may_look.await? { advance::<E>(backend, transfer.clone()).await } else { Ok(transfer.clone()) } };
    match Box::pin(patiently(looked)).await {
        Some(Ok(looked)) => looked,
        Some(Err(error)) => {
            // The page shows what is known; the job meets the same and leaves it for a person.
            tracing::warn!(transfer = %id, %error, "how a transfer stands cannot be found out");
            transfer
        }
        None => transfer,
    }
}

/// For a notification, which named the acquirer's id of it: asks how it stands there.
pub(crate) async fn look_at<E: Effect>(backend: &Backend, transfer: Model, acquirer_id: &str) -> Result<()> {
    match backend.gateways().acquirer.find(kind_at_acquirer(E::KIND), acquirer_id).await {
        // without an id of theirs it is ours only if the acquirer itself says so
        Answer::Done(object) if transfer.acquirer_id.is_some() || object.our_id.is_some() => {
            note::<E>(backend, transfer, object).await.map(drop)
        }
        Answer::Done(_) | Answer::Refused(_) => Ok(()),
        Answer::Unknown(why) => {
            Err(Error::internal(format!("the acquirer does not say how {acquirer_id} stands: {why}")))
        }
    }
}

/// Nobody knows whether the acquirer has it, or it was never sent: it is sent only where that is certain to do nothing
/// twice.
async fn find_or_send<E: Effect>(backend: &Backend, transfer: Model) -> Result<Model> {
    let is_first = transfer.first_sent_at_ms.is_none();
    let order = E::order(backend, &transfer).await?;
    let policy = E::policy(&transfer);
    let searches = match policy.search {
        Search::Never => false,
        Search::BeforeAgain => !is_first,
        Search::Always => true,
    };
    if searches {
        match backend.gateways().acquirer.search(&order).await {
            Answer::Done(found) => {
                let others = queries::list_others_of_payment(backend.store().reader(), &transfer).await?;
                if let Some(object) = pick(found, &transfer, &others)? {
                    return note::<E>(backend, transfer, object).await;
                }
            }
            Answer::Refused(why) | Answer::Unknown(why) => return bear_silence(backend, transfer, &why),
        }
    }
    let age_ms = transfer.first_sent_at_ms.map_or(0, |sent_at_ms| backend.clock().now_ms() - sent_at_ms);
    if age_ms >= KEY_LIFETIME_MS {
        return match policy.too_old {
            TooOld::Over(reason) => end::<E>(backend, &transfer, None, reason).await,
            TooOld::OverWhenCertain(reason) if age_ms >= CERTAINLY_NOT_SENT_MS => {
                end::<E>(backend, &transfer, None, reason).await
            }
            TooOld::OverWhenCertain(_) => Ok(transfer),
            TooOld::AskPerson => Err(for_a_person(&transfer, "unknown for too long to be sent again")),
        };
    }
    if fingerprint(&order) != transfer.order_hash {
        return Err(for_a_person(&transfer, "it would be sent with other data"));
    }
    match begin::<E>(backend, &transfer).await? {
        Some(begun) => send::<E>(backend, begun, &order, is_first).await,
        // it is not wanted any more: whoever took it back has ended it
        None => Ok(transfer),
    }
}

/// Sends what was written down as asked for in the transaction of its intent.
pub(crate) async fn send_first<E: Effect>(backend: &Backend, transfer: Model, order: &Order) -> Result<Model> {
    send::<E>(backend, transfer, order, true).await
}

async fn send<E: Effect>(backend: &Backend, transfer: Model, order: &Order, is_first: bool) -> Result<Model> {
    match backend.gateways().acquirer.create(&transfer.id.to_string(), order).await {
        Answer::Done(object) => note::<E>(backend, transfer, object).await,
        Answer::Refused(code) if is_first || E::policy(&transfer).refused_again == Refused::Over => {
            end::<E>(backend, &transfer, None, &code).await
        }
        Answer::Refused(code) => {
            let why = format!("asked for again, it is refused ({code}), but may have been sent before");
            Err(for_a_person(&transfer, why))
        }
        Answer::Unknown(why) => {
            tracing::warn!(kind = name(E::KIND), transfer = %transfer.id, why, "an answer is unknown");
            Ok(transfer)
        }
    }
}

/// The one that is ours among what the acquirer has: it carries our id. What stands for something else here (`others`:
/// refunds of the same payment, and what went back of it by hand and was noted) is passed over. One of a refund's amount that somebody made by hand
/// in the acquirer's own cabinet is taken for it: then the money is back already.
///
/// # Errors
/// When anything else is there, or ours is there twice.
fn pick(found: Vec<Object>, transfer: &Model, others: &HashSet<String>) -> Result<Option<Object>> {
    let id = transfer.id.to_string();
    let is_other =
        |one: &Object| others.contains(&one.id) || one.our_id.as_ref().is_some_and(|theirs| others.contains(theirs));
    let found: Vec<_> = found.into_iter().filter(|one| !is_other(one)).collect();
    let (ours, others): (Vec<_>, Vec<_>) = found.into_iter().partition(|one| one.our_id.as_ref() == Some(&id));
    let there = if ours.is_empty() {
        others.into_iter().filter(|one| !matches!(one.progress, Progress::Canceled(_))).collect()
    } else {
        ours
    };
    let amount = Some(Money::from(transfer.amount_kopecks));
    let is_right = |one: &Object| one.our_id.as_ref() == Some(&id) || (one.our_id.is_none() && one.amount == amount);
    if there.len() > 1 || !there.iter().all(is_right) {
        return Err(for_a_person(transfer, "the acquirer has it more than once, or others in its place"));
    }
    Ok(there.into_iter().next())
}

/// From here on the acquirer may have been asked, or asked again. None when it is not wanted any more.
pub(crate) async fn begin<E: Effect>(backend: &Backend, transfer: &Model) -> Result<Option<Model>> {
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            if transfer.state == State::Intended {
                E::lock_in_tx(&tx, transfer).await?;
                if !E::begin_in_tx(&tx, transfer, now_ms).await? {
                    return Ok(None);
                }
            }
            queries::begin_in_tx(&tx, transfer, now_ms).await?.ok_or(Error::Conflict).map(Some)
        })
        .await
}

/// Writes down what the acquirer said, once it is certain that it speaks of this transfer.
pub(crate) async fn note<E: Effect>(backend: &Backend, transfer: Model, object: Object) -> Result<Model> {
    let (id, ours) = (transfer.id, Money::from(transfer.amount_kopecks));
    let is_other = object.amount.is_some_and(|theirs| theirs != ours)
        || object.our_id.as_ref().is_some_and(|other| *other != id.to_string());
    if is_other {
        return Err(for_a_person(&transfer, format!("the acquirer has another one in its place, {}", object.id)));
    }
    let after_ms = match &object.progress {
        Progress::Pending => return note_pending(backend, transfer, &object).await,
        Progress::Canceled(reason) => return end::<E>(backend, &transfer, Some(&object.id), reason).await,
        Progress::Succeeded { after_ms } => *after_ms,
    };
    let (now_ms, today) = (backend.clock().now_ms(), backend.clock().today());
    // Asked for again, it may be from then only: never earlier than the money came.
    let done_at_ms = after_ms.map_or(now_ms, |after| transfer.asked_at_ms().saturating_add(after));
    let day = day_of(Timestamp::from_millisecond(done_at_ms).map_err(Error::internal)?).min(today);
    backend
        .store()
        .write(|tx| {
            let (transfer, object) = (&transfer, &object);
            async move { succeed_in_tx::<E>(&tx, transfer, object, day, now_ms).await }
        })
        .await
}

async fn note_pending(backend: &Backend, transfer: Model, object: &Object) -> Result<Model> {
    // A page under way is asked about again and again, and most often nothing is new.
    let is_known = transfer.state == State::Pending
        && transfer.acquirer_id.as_ref() == Some(&object.id)
        && (object.confirmation_url.is_none() || transfer.confirmation_url == object.confirmation_url);
    if is_known {
        return Ok(transfer);
    }
    let (id, now_ms) = (transfer.id, backend.clock().now_ms());
    backend
        .store()
        .write(|tx| async move {
            match queries::note_pending_in_tx(&tx, id, object, now_ms).await? {
                Some(noted) => Ok(noted),
                None => queries::get(&tx, id).await,
            }
        })
        .await
}

/// It has succeeded: transfer and what follows in one transaction. A second time it does nothing.
pub(crate) async fn succeed_in_tx<E: Effect>(
    tx: &Tx,
    transfer: &Model,
    object: &Object,
    day: jiff::civil::Date,
    now_ms: i64,
) -> Result<Model> {
    E::lock_in_tx(tx, transfer).await?;
    let before = queries::get(tx, transfer.id).await?;
    if before.state == State::Canceled {
        if !E::POLICY.takes_effect_late {
            return Err(for_a_person(transfer, "it was given up, but has succeeded"));
        }
        tracing::warn!(kind = name(E::KIND), transfer = %transfer.id, "what was given up has succeeded; it takes effect");
    }
    match queries::succeed_in_tx(tx, transfer.id, &object.id, now_ms).await? {
        Some(done) => {
            E::succeeded_in_tx(tx, &done, object, day, now_ms).await?;
            let what = format!("{} {}", name(E::KIND), Money::from(done.amount_kopecks));
            audit::note_in_tx(tx, &Actor::System, Act::Settle, &done.id, &what, now_ms).await?;
            Ok(done)
        }
        None => Ok(before),
    }
}

/// It came to nothing: the acquirer says so by its id of it; without one it never had it.
pub(super) async fn end<E: Effect>(
    backend: &Backend,
    transfer: &Model,
    acquirer_id: Option<&str>,
    reason: &str,
) -> Result<Model> {
    let by = queries::End { acquirer_id, reason, given_up_by: None };
    cancel::<E>(backend, transfer, by).await
}

/// Says that the acquirer was never asked for a transfer whose answer was lost: somebody looked into the acquirer's own
/// cabinet. Only for one that is certain not to be on its way any more.
///
/// # Errors
/// `Conflict` for one whose answer is known, or that may still be sent.
pub(crate) async fn give_up<E: Effect>(backend: &Backend, id: TransferId, by: &str) -> Result<()> {
    let transfer = queries::find_of_kind(backend.store().reader(), E::KIND, id).await?.ok_or(Error::NotFound)?;
    let now_ms = backend.clock().now_ms();
    let may_be_sent = transfer.first_sent_at_ms.is_none_or(|sent_at_ms| now_ms - sent_at_ms < CERTAINLY_NOT_SENT_MS);
    if transfer.state != State::Asked || may_be_sent {
        return Err(Error::Conflict);
    }
    tracing::warn!(kind = name(E::KIND), transfer = %id, by, "it is given up: it was never sent");
    let end = queries::End { acquirer_id: None, reason: "not_sent", given_up_by: Some(by) };
    let ended = cancel::<E>(backend, &transfer, end).await?;
    // it may have been found meanwhile
    if ended.given_up_by.is_some() { Ok(()) } else { Err(Error::Conflict) }
}

async fn cancel<E: Effect>(backend: &Backend, transfer: &Model, end: queries::End<'_>) -> Result<Model> {
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            E::lock_in_tx(&tx, transfer).await?;
            match queries::cancel_in_tx(&tx, transfer.id, end, now_ms).await? {
                Some(ended) => {
                    E::canceled_in_tx(&tx, &ended, now_ms).await?;
                    if let Some(login) = &ended.given_up_by {
                        let by = Actor::Staff(login.clone());
                        audit::note_in_tx(&tx, &by, Act::GiveUp, &ended.id, name(E::KIND), now_ms).await?;
                    }
                    Ok(ended)
                }
                None => queries::get(&tx, transfer.id).await,
            }
        })
        .await
}

/// Bears that the acquirer does not say how something stands; it is asked again.
///
/// # Errors
/// When that has lasted for days: a person must look.
fn bear_silence(backend: &Backend, transfer: Model, why: &str) -> Result<Model> {
    let age_ms = backend.clock().now_ms() - transfer.first_sent_at_ms.unwrap_or(transfer.created_at_ms);
    if age_ms >= LONGEST_SILENCE_MS {
        return Err(for_a_person(&transfer, format!("the acquirer has not said for days how it stands: {why}")));
    }
    tracing::warn!(kind = name(transfer.kind), transfer = %transfer.id, why, "the acquirer does not say how it stands");
    Ok(transfer)
}
