//! Codes sent by SMS: made, sent, redeemed.
//!
//! A code is six digits, good for five minutes, five tries and one use, bound to its purpose,
//! its subject and the phone; the database has a keyed hash of it only. A newer code for the same
//! thing ends the older one.

use lending::{Phone, Refusal, SmsCode};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Backend, Client, Error, Result, borrowers,
    crypto::{self, Secrets},
    documents::template::{fill, sms},
    gateways::sms::HandOver,
    limits::{self, Limit, seconds_up},
    store::{Store, Tx, entity::sms_codes},
    work::{self, Job, Lane, Outcome},
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
const GOOD_FOR_MS: i64 = 5 * MINUTE_MS;
/// Later nobody looks at a code any more, whatever went wrong.
const KEPT_MS: i64 = 30 * DAY_MS;
const TRIES: i64 = 5;
const RESEND_AFTER_MS: i64 = MINUTE_MS;
const PAUSE: Limit = Limit { name: "sms_pause", times: 1, window_ms: RESEND_AFTER_MS };
const PER_ADDRESS: Limit = Limit { name: "sms_from_address", times: 60, window_ms: DAY_MS };
/// The SMS gateway was not reached: it is tried again after so long, as the borrower waits.
const NOT_YET_PAUSE_MS: i64 = 2_000;

/// A code is on its way. The answer is the same whether the phone is known or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSent {
    /// The phone with its middle hidden.
    pub phone_masked: String,
    /// Seconds until another code may be asked for.
    pub resend_after_s: u32,
    /// Seconds for which the code is good.
    pub expires_in_s: u32,
}

/// What a code is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Confirms the phone of a registration.
    Registration,
    /// Signs in.
    SignIn,
    /// Signs a contract (63-ФЗ art. 9).
    SignContract,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::SignIn => "sign_in",
            Self::SignContract => "sign_contract",
        }
    }

    fn text(self, code: &str, lender: &str) -> String {
        let template = match self {
            Self::Registration => sms::REGISTRATION,
            Self::SignIn => sms::SIGN_IN,
            Self::SignContract => sms::SIGN_CONTRACT,
        };
        fill(template, &[("code", code), ("lender", lender)])
    }
}

/// What a code is bound to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Binding<'a> {
    pub(crate) phone: &'a Phone,
    pub(crate) purpose: Purpose,
    /// A registration's draft, the text of a contract; empty for signing in.
    pub(crate) subject: &'a str,
}

impl Binding<'_> {
    fn hash(&self, secrets: &Secrets, code: &str) -> String {
        secrets.keyed_hash("sms code", &[self.purpose.name(), self.subject, self.phone.as_str(), code])
    }

    fn is_live(&self) -> Condition {
        Condition::all()
            .add(sms_codes::Column::Phone.eq(self.phone.as_str()))
            .add(sms_codes::Column::Purpose.eq(self.purpose.name()))
            .add(sms_codes::Column::Subject.eq(self.subject))
            .add(sms_codes::Column::Live.eq(true))
    }

    fn pause_of(&self) -> String {
        format!("{}:{}", self.purpose.name(), self.phone.as_str())
    }
}

/// A code that was right: what is kept of it as evidence.
#[derive(Clone, Debug)]
pub(crate) struct Redeemed {
    pub(crate) code_hmac: String,
    pub(crate) sent_at_ms: i64,
}

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

impl Backend {
    /// Sends a new code, which ends the one before. Asked again too soon it sends nothing and
    /// answers with what is under way.
    pub(crate) async fn send_code(&self, binding: Binding<'_>, client: &Client) -> Result<CodeSent> {
        let per_phone = Limit { name: "sms_to_phone", times: self.config().sms_a_day, window_ms: DAY_MS };
        let now_ms = self.clock().now_ms();
        let address = client.ip.to_string();
        let row = self
            .store()
            .write(|tx| {
                let address = &address;
                async move {
                    if let Some(code) = find_in_tx(&tx, binding).await?
                        && code.resend_at_ms > now_ms
                    {
                        return Ok(code);
                    }
                    limits::take_in_tx(&tx, PAUSE, &binding.pause_of(), now_ms).await?;
                    limits::take_in_tx(&tx, per_phone, binding.phone.as_str(), now_ms).await?;
                    limits::take_in_tx(&tx, PER_ADDRESS, address, now_ms).await?;
                    self.make_in_tx(&tx, binding, address, now_ms).await
                }
            })
            .await?;
        Ok(code_sent(binding.phone, &row, now_ms))
    }

    async fn make_in_tx(&self, tx: &Tx, binding: Binding<'_>, address: &str, now_ms: i64) -> Result<sms_codes::Model> {
        let code = crypto::random_code()?;
        let id = Uuid::new_v4().to_string();
        sms_codes::Entity::update_many()
            .col_expr(sms_codes::Column::Live, Expr::value(false))
            .filter(binding.is_live())
            .exec(tx)
            .await?;
        let row = sms_codes::Model {
            id: id.clone(),
            phone: binding.phone.as_str().to_owned(),
            purpose: binding.purpose.name().to_owned(),
            subject: binding.subject.to_owned(),
            code_hmac: binding.hash(self.secrets(), &code),
            tries_left: TRIES,
            live: true,
            ip: address.to_owned(),
            created_at_ms: now_ms,
            resend_at_ms: now_ms.saturating_add(RESEND_AFTER_MS),
            expires_at_ms: now_ms.saturating_add(GOOD_FOR_MS),
            handed_over_at_ms: None,
            used_at_ms: None,
        };
        sms_codes::Entity::insert(sms_codes::ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
        let text = binding.purpose.text(&code, &self.config().lender.name);
        let message = Message { phone: binding.phone.clone(), text };
        let job = SendSmsCode { message: self.secrets().seal(&place(&id), &message)?, code_id: id.clone() };
        work::promise_in_tx(tx, &job, &id, now_ms).await?;
        Ok(row)
    }

    /// The code that is under way, for a page that is loaded again; none when it is too old.
    pub(crate) async fn find_code(&self, binding: Binding<'_>) -> Result<Option<CodeSent>> {
        let now_ms = self.clock().now_ms();
        let row = sms_codes::Entity::find()
            .filter(binding.is_live())
            .filter(sms_codes::Column::ExpiresAtMs.gt(now_ms))
            .one(self.store().reader())
            .await?;
        Ok(row.map(|row| code_sent(binding.phone, &row, now_ms)))
    }

    /// Redeems a code. The inner error says why not; the transaction must be committed all the
    /// same, as it counts the try.
    pub(crate) async fn redeem_code_in_tx(
        &self,
        tx: &Tx,
        binding: Binding<'_>,
        code: &SmsCode,
    ) -> Result<Result<Redeemed, Refusal>> {
        let now_ms = self.clock().now_ms();
        // The try is counted before the code is looked at, and the row stays locked.
        let counted = sms_codes::Entity::update_many()
            .col_expr(sms_codes::Column::TriesLeft, Expr::col(sms_codes::Column::TriesLeft).sub(1))
            .filter(binding.is_live())
            .filter(sms_codes::Column::TriesLeft.gt(0))
            .filter(sms_codes::Column::ExpiresAtMs.gt(now_ms))
            .exec(tx)
            .await?;
        let row = find_in_tx(tx, binding).await?;
        let row = match row {
            Some(row) if counted.rows_affected == 1 => row,
            Some(row) if row.tries_left <= 0 && row.expires_at_ms > now_ms => {
                return Ok(Err(Refusal::CodeTriesUsedUp));
            }
            _ => return Ok(Err(Refusal::CodeExpired)),
        };
        if !crypto::equal(&binding.hash(self.secrets(), code.as_str()), &row.code_hmac) {
            let tries_left = u8::try_from(row.tries_left).unwrap_or(0);
            return Ok(Err(if tries_left == 0 { Refusal::CodeTriesUsedUp } else { Refusal::CodeWrong { tries_left } }));
        }
        sms_codes::Entity::update_many()
            .col_expr(sms_codes::Column::Live, Expr::value(false))
            .col_expr(sms_codes::Column::UsedAtMs, Expr::value(now_ms))
            .filter(sms_codes::Column::Id.eq(&row.id))
            .exec(tx)
            .await?;
        // Who has the phone at hand may ask for another code at once.
        limits::reset_in_tx(tx, PAUSE, &binding.pause_of()).await?;
        Ok(Ok(Redeemed { code_hmac: row.code_hmac, sent_at_ms: row.created_at_ms }))
    }
}

async fn find_in_tx(tx: &Tx, binding: Binding<'_>) -> Result<Option<sms_codes::Model>> {
    Ok(sms_codes::Entity::find().filter(binding.is_live()).one(tx).await?)
}

fn code_sent(phone: &Phone, row: &sms_codes::Model, now_ms: i64) -> CodeSent {
    CodeSent {
        phone_masked: phone.masked(),
        resend_after_s: seconds_up(row.resend_at_ms - now_ms),
        expires_in_s: seconds_up(row.expires_at_ms - now_ms),
    }
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
/// the borrower asks for another code.
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

/// Deletes codes that ran out long ago, so many at most; how many it were.
pub(crate) async fn forget(store: &Store, now_ms: i64, most: u64) -> Result<u64> {
    let long_ago = sms_codes::Column::ExpiresAtMs.lte(now_ms.saturating_sub(KEPT_MS));
    store.delete_some::<sms_codes::Entity>(sms_codes::Column::Id, long_ago, most).await
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
