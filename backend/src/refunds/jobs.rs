//! Sends an overpayment back and follows it until it has arrived or was refused.

use serde::{Deserialize, Serialize};

use super::{order, queries};
use crate::{
    Backend, Error, RefundId, Result,
    gateways::acquirer::{
        AcquirerTransfer, Answer, CERTAINLY_NOT_SENT_MS, KEY_LIFETIME_MS, Progress, RefundOrder, bear_silence,
        fingerprint,
    },
    loans, payments,
    store::{
        Tx,
        entity::{payments::State, refunds::Model},
    },
    work::{self, Job, Lane, Outcome},
};

/// A refund may take its bank days.
const LONGEST_PAUSE_MS: i64 = 6 * 60 * 60 * 1000;

/// Sends it, and follows it to its end.
#[derive(Serialize, Deserialize)]
pub(crate) struct SendRefund {
    refund: RefundId,
}

pub(super) async fn promise_in_tx(tx: &Tx, refund: RefundId, run_at_ms: i64) -> Result<()> {
    work::promise_in_tx(tx, &SendRefund { refund }, &refund, run_at_ms).await
}

impl Job for SendRefund {
    const NAME: &'static str = "send_refund";
    const LANE: Lane = Lane::Acquirer;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        send(backend, self.refund).await
    }
}

async fn send(backend: &Backend, id: RefundId) -> Result<Outcome> {
    let refund = queries::get(backend.store().reader(), id).await?;
    let refund = match refund.state {
        State::Starting => find_or_send(backend, refund).await?,
        State::Pending => backend.ask_about_refund(refund).await?,
        State::Succeeded | State::Canceled => return Ok(Outcome::Done),
    };
    let age_ms = backend.clock().now_ms() - refund.created_at_ms;
    Ok(match refund.state {
        State::Succeeded | State::Canceled => Outcome::Done,
        State::Starting | State::Pending => Outcome::AgainIn((age_ms / 4).clamp(2_000, LONGEST_PAUSE_MS)),
    })
}

/// Looks for the refund at the acquirer, and sends it only where that is certain to send nothing twice.
async fn find_or_send(backend: &Backend, refund: Model) -> Result<Model> {
    let (id, order) = (refund.id, build_order(backend, &refund).await?);
    let now_ms = backend.clock().now_ms();
    let listed = match backend.gateways().acquirer.list_refunds(&order.payment).await {
        Answer::Done(listed) => listed,
        Answer::Refused(why) | Answer::Unknown(why) => {
            let age_ms = now_ms - refund.created_at_ms;
            return bear_silence(format!("refund {id}"), age_ms, &why).map(|()| refund);
        }
    };
    if let Some(answer) = pick(listed, &order)? {
        return backend.note_refund(refund, answer).await;
    }
    match refund.first_sent_at_ms.map(|sent_at_ms| now_ms - sent_at_ms) {
        Some(age_ms) if age_ms >= CERTAINLY_NOT_SENT_MS => {
            return backend.refuse_refund(refund, None, "not_sent").await;
        }
        // too old to be sent again, too young to be given up
        Some(age_ms) if age_ms >= KEY_LIFETIME_MS => return Ok(refund),
        _ => {}
    }
    if fingerprint(&order) != refund.body_hash {
        return Err(Error::internal(format!("refund {id} would be sent with other data: a person must look")));
    }
    let is_first = refund.first_sent_at_ms.is_none();
    let refund = if is_first { begin(backend, id).await? } else { refund };
    match backend.gateways().acquirer.create_refund(&order.refund_id, &order).await {
        Answer::Done(answer) => backend.note_refund(refund, answer).await,
        Answer::Refused(code) if is_first => backend.refuse_refund(refund, None, &code).await,
        // It says nothing of the request before, which may have been taken.
        Answer::Refused(code) => Err(Error::internal(format!(
            "refund {id}, asked for again, is refused ({code}), but may have been sent before: a person must look"
        ))),
        Answer::Unknown(why) => {
            tracing::warn!(refund = %id, why, "the answer about a refund is unknown");
            Ok(refund)
        }
    }
}

/// The one that is ours among all that the acquirer has of a payment: it carries our id. One of the same amount that
/// somebody made by hand in the acquirer's own cabinet is taken for it: then the money is back already.
///
/// # Errors
/// When anything else of the payment went back, or ours did twice: a person must look.
fn pick(listed: Vec<AcquirerTransfer>, order: &RefundOrder) -> Result<Option<AcquirerTransfer>> {
    let id = &order.refund_id;
    let (ours, others): (Vec<_>, Vec<_>) = listed.into_iter().partition(|one| one.our_id.as_ref() == Some(id));
    let sent = if ours.is_empty() {
        others.into_iter().filter(|one| !matches!(one.progress, Progress::Canceled(_))).collect()
    } else {
        ours
    };
    let is_right = |one: &AcquirerTransfer| {
        one.our_id.as_ref() == Some(id) || (one.our_id.is_none() && one.amount == order.amount)
    };
    if sent.len() > 1 || !sent.iter().all(is_right) {
        return Err(Error::internal(format!(
            "refund {id}: the acquirer has others of its payment: a person must look"
        )));
    }
    Ok(sent.into_iter().next())
}

/// From here on the acquirer may have been asked.
async fn begin(backend: &Backend, id: RefundId) -> Result<Model> {
    let now_ms = backend.clock().now_ms();
    backend
        .store()
        .write(|tx| async move {
            if !queries::begin_in_tx(&tx, id, now_ms).await? {
                return Err(Error::Conflict);
            }
            queries::get(&tx, id).await
        })
        .await
}

async fn build_order(backend: &Backend, refund: &Model) -> Result<RefundOrder> {
    let reader = backend.store().reader();
    let payment = payments::queries::get(reader, refund.payment_id).await?;
    let loan = loans::queries::get(reader, refund.loan_id).await?;
    order(refund, &payment, &loan.number)
}
