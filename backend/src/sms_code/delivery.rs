//! Hands SMS with codes to the SMS gateway.

use lending::Phone;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use serde::{Deserialize, Serialize};

use super::Purpose;
use crate::{
    Backend, Error, Result, borrowers,
    gateways::sms::HandOver,
    store::{Tx, entity::sms_codes},
    work::{self, Job, Lane, Outcome},
};

/// The SMS gateway was not reached: it is tried again after so long, as the borrower waits.
const NOT_YET_PAUSE_MS: i64 = 2_000;

/// An SMS on its way to the gateway, sealed in its job.
#[derive(Serialize, Deserialize)]
struct Message {
    phone: Phone,
    text: String,
}

/// Hands an SMS with a code to the SMS gateway.
#[derive(Serialize, Deserialize)]
pub(crate) struct SendSmsCode {
    code_id: String,
    message: String,
}

/// Promises to send an SMS with a code, also where one with the same code was sent before.
pub(super) async fn promise_in_tx(
    backend: &Backend,
    tx: &Tx,
    row: &sms_codes::Model,
    phone: &Phone,
    text: String,
    now_ms: i64,
) -> Result<()> {
    let message = Message { phone: phone.clone(), text };
    let message = backend.secrets().seal(&place(&row.id), &message)?;
    work::promise_again_in_tx(tx, &SendSmsCode { message, code_id: row.id.clone() }, &row.id, now_ms).await
}

fn place(code_id: &str) -> String {
    format!("jobs/send_sms_code/{code_id}")
}

impl Job for SendSmsCode {
    const NAME: &'static str = "send_sms_code";
    const LANE: Lane = Lane::Codes;

    async fn run(self, backend: &Backend) -> Result<Outcome> {
        send(backend, &self).await
    }
}

/// Whether the gateway took an SMS may remain unknown (there is no key to ask again with); it is then never sent twice:
/// the borrower asks for another.
async fn send(backend: &Backend, job: &SendSmsCode) -> Result<Outcome> {
    let message: Message = backend.secrets().open(&place(&job.code_id), &job.message)?;
    let now_ms = backend.clock().now_ms();
    let row = sms_codes::Entity::find_by_id(&job.code_id)
        .one(backend.store().reader())
        .await?
        .ok_or_else(|| Error::internal("an SMS without its code"))?;
    // An old code is not delivered late.
    if !row.live || row.expires_at_ms <= now_ms {
        return Ok(Outcome::Done);
    }
    // Up to here nothing differs for a phone that nobody registered, but it gets no SMS.
    if row.purpose == Purpose::SignIn.name()
        && borrowers::queries::find_by_phone(backend.store().reader(), &message.phone).await?.is_none()
    {
        return Ok(Outcome::Done);
    }
    if !note_hand_over(backend, &row.id, Some(now_ms)).await? {
        return Ok(Outcome::Done);
    }
    match backend.gateways().sms.send(&message.phone, &message.text).await {
        HandOver::Taken => Ok(Outcome::Done),
        HandOver::Unknown(cause) => {
            tracing::warn!(cause, "the SMS gateway's answer is unknown; the SMS is not sent again");
            Ok(Outcome::Done)
        }
        HandOver::Refused(cause) => {
            tracing::error!(cause, "the SMS gateway refused an SMS");
            Ok(Outcome::Done)
        }
        HandOver::NotYet(cause) => {
            tracing::warn!(cause, "the SMS gateway did not take an SMS yet");
            note_hand_over(backend, &row.id, None).await?;
            Ok(Outcome::AgainIn(NOT_YET_PAUSE_MS))
        }
    }
}

/// Notes before the hand-over that it may have happened, or after it that it did not. Answers
/// whether that changed anything.
async fn note_hand_over(backend: &Backend, id: &str, at_ms: Option<i64>) -> Result<bool> {
    let update = sms_codes::Entity::update_many()
        .col_expr(sms_codes::Column::HandedOverAtMs, Expr::value(at_ms))
        .filter(sms_codes::Column::Id.eq(id))
        .filter(match at_ms {
            Some(_) => sms_codes::Column::HandedOverAtMs.is_null(),
            None => sms_codes::Column::HandedOverAtMs.is_not_null(),
        });
    backend
        .store()
        .write(|tx| {
            let update = update.clone();
            async move { Ok(update.exec(&tx).await?.rows_affected == 1) }
        })
        .await
}
