//! Codes sent by SMS: made, sent, redeemed.
//!
//! A code is six digits, good for five minutes after it was sent, for five tries and one use, bound to its purpose, its
//! subject and the phone; the database has a keyed hash of it only. Asked for again it is sent again, the same, so that an
//! SMS that comes late is as good as the next; its tries do not begin anew. Whoever asks for one in the second half of its
//! life gets another, which ends it.

mod delivery;
mod redeem;
mod shares;

use lending::Phone;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

use crate::{
    Backend, Client, Error, Result,
    crypto::{self, Secrets},
    documents::template::{fill, sms},
    limits::seconds_up,
    store::{Store, Tx, entity::sms_codes},
};

pub(crate) use delivery::SendSmsCode;
pub(crate) use redeem::Redeemed;
pub(crate) use shares::Asker;

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
const GOOD_FOR_MS: i64 = 5 * MINUTE_MS;
/// A code is sent again for so long after it was made: it is never good for longer than ten minutes.
const SAME_FOR_MS: i64 = 5 * MINUTE_MS;
/// Later nobody looks at a code any more, whatever went wrong.
const KEPT_MS: i64 = 30 * DAY_MS;
const TRIES: i64 = 5;
const RESEND_AFTER_MS: i64 = MINUTE_MS;

/// A code is on its way. The answer is the same whether the phone is known or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeSent {
    /// The phone with its middle hidden.
    pub phone_masked: String,
    /// Seconds until another code may be asked for.
    pub resend_after_s: u32,
    /// Seconds for which the code is good.
    pub expires_in_s: u32,
    /// The how-manieth SMS of one sign-in, registration or signature it is.
    pub sendings: u32,
    /// It is the code of the SMS before.
    pub same_code: bool,
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
    /// Signs the addendum of a prolongation.
    SignProlongation,
    /// Signs a request for a credit holiday.
    SignHoliday,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::SignIn => "sign_in",
            Self::SignContract => "sign_contract",
            Self::SignProlongation => "sign_prolongation",
            Self::SignHoliday => "sign_holiday",
        }
    }

    const fn template(self) -> &'static str {
        match self {
            Self::Registration => sms::REGISTRATION,
            Self::SignIn => sms::SIGN_IN,
            Self::SignContract => sms::SIGN_CONTRACT,
            Self::SignProlongation => sms::SIGN_PROLONGATION,
            Self::SignHoliday => sms::SIGN_HOLIDAY,
        }
    }
}

/// What a code is bound to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Binding<'a> {
    pub(crate) phone: &'a Phone,
    pub(crate) purpose: Purpose,
    /// A registration's draft, a browser that signs in, the text of a contract.
    pub(crate) subject: &'a str,
}

impl Binding<'_> {
    fn hash(&self, secrets: &Secrets, code: &str) -> String {
        secrets.keyed_hash("sms code", &[self.purpose.name(), self.subject, self.phone.as_str(), code])
    }

    fn is_this(&self) -> Condition {
        Condition::all()
            .add(sms_codes::Column::Phone.eq(self.phone.as_str()))
            .add(sms_codes::Column::Purpose.eq(self.purpose.name()))
            .add(sms_codes::Column::Subject.eq(self.subject))
    }

    fn is_live(&self) -> Condition {
        self.is_this().add(sms_codes::Column::Live.eq(true))
    }
}

impl Backend {
    /// Sends a code, the one that is under way or a new one. Asked again too soon it sends nothing and answers with what
    /// is under way.
    ///
    /// # Errors
    /// `TooMany` when the phone or the address has had its share, or too soon after all tries were used up.
    pub(crate) async fn send_code(&self, binding: Binding<'_>, asker: Asker, client: &Client) -> Result<CodeSent> {
        let now_ms = self.clock().now_ms();
        let row = self
            .store()
            .write(|tx| async move {
                let found = find_in_tx(&tx, binding).await?;
                if let Some(code) = found.as_ref().filter(|code| code.resend_at_ms > now_ms) {
                    if code.tries_left <= 0 {
                        return Err(Error::TooMany { retry_after_s: seconds_up(code.resend_at_ms - now_ms) });
                    }
                    return Ok(code.clone());
                }
                self.take_shares_in_tx(&tx, binding, asker, client, now_ms).await?;
                let row = match found {
                    Some(code) if self.is_sent_again(binding, &code, now_ms) => {
                        send_again_in_tx(&tx, code, now_ms).await?
                    }
                    before => self.make_in_tx(&tx, binding, before, client, now_ms).await?,
                };
                let text = self.text_of(binding, &row);
                delivery::promise_in_tx(self, &tx, &row, binding.phone, text, now_ms).await?;
                Ok(row)
            })
            .await?;
        Ok(code_sent(binding.phone, &row, now_ms))
    }

    /// Whether the code can be told again, and is good for long enough.
    fn is_sent_again(&self, binding: Binding<'_>, code: &sms_codes::Model, now_ms: i64) -> bool {
        code.tries_left > 0
            && code.expires_at_ms > now_ms
            && now_ms - code.created_at_ms < SAME_FOR_MS
            // One of an earlier release was not made of its id.
            && crypto::equal(&binding.hash(self.secrets(), &self.secrets().code_of(&code.id)), &code.code_hmac)
    }

    async fn make_in_tx(
        &self,
        tx: &Tx,
        binding: Binding<'_>,
        before: Option<sms_codes::Model>,
        client: &Client,
        now_ms: i64,
    ) -> Result<sms_codes::Model> {
        sms_codes::Entity::update_many()
            .col_expr(sms_codes::Column::Live, Expr::value(false))
            .filter(binding.is_live())
            .exec(tx)
            .await?;
        let id = Uuid::new_v4().to_string();
        let row = sms_codes::Model {
            phone: binding.phone.as_str().to_owned(),
            purpose: binding.purpose.name().to_owned(),
            subject: binding.subject.to_owned(),
            code_hmac: binding.hash(self.secrets(), &self.secrets().code_of(&id)),
            id,
            tries_left: TRIES,
            live: true,
            ip: client.ip.to_string(),
            created_at_ms: now_ms,
            resend_at_ms: now_ms.saturating_add(RESEND_AFTER_MS),
            expires_at_ms: now_ms.saturating_add(GOOD_FOR_MS),
            handed_over_at_ms: None,
            used_at_ms: None,
            sendings: before.map_or(1, |before| before.sendings.saturating_add(1)),
            awaits_birth_date: false,
        };
        sms_codes::Entity::insert(sms_codes::ActiveModel::from(row.clone())).exec_without_returning(tx).await?;
        Ok(row)
    }

    /// The SMS. Its last line lets the browser fill the code in by itself, on our pages and on nobody else's.
    fn text_of(&self, binding: Binding<'_>, row: &sms_codes::Model) -> String {
        let config = self.config();
        let code = self.secrets().code_of(&row.id);
        fill(
            binding.purpose.template(),
            &[("code", &code), ("lender", &config.lender.name), ("host", config.public_host())],
        )
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
}

async fn send_again_in_tx(tx: &Tx, code: sms_codes::Model, now_ms: i64) -> Result<sms_codes::Model> {
    let row = sms_codes::Model {
        resend_at_ms: now_ms.saturating_add(RESEND_AFTER_MS),
        expires_at_ms: now_ms.saturating_add(GOOD_FOR_MS),
        handed_over_at_ms: None,
        sendings: code.sendings.saturating_add(1),
        ..code
    };
    sms_codes::Entity::update_many()
        .col_expr(sms_codes::Column::ResendAtMs, Expr::value(row.resend_at_ms))
        .col_expr(sms_codes::Column::ExpiresAtMs, Expr::value(row.expires_at_ms))
        .col_expr(sms_codes::Column::HandedOverAtMs, Expr::value(row.handed_over_at_ms))
        .col_expr(sms_codes::Column::Sendings, Expr::col(sms_codes::Column::Sendings).add(1))
        .filter(sms_codes::Column::Id.eq(&row.id))
        .exec(tx)
        .await?;
    Ok(row)
}

async fn find_in_tx(tx: &Tx, binding: Binding<'_>) -> Result<Option<sms_codes::Model>> {
    Ok(sms_codes::Entity::find().filter(binding.is_live()).one(tx).await?)
}

fn code_sent(phone: &Phone, row: &sms_codes::Model, now_ms: i64) -> CodeSent {
    CodeSent {
        phone_masked: phone.masked(),
        resend_after_s: seconds_up(row.resend_at_ms - now_ms),
        expires_in_s: seconds_up(row.expires_at_ms - now_ms),
        sendings: u32::try_from(row.sendings).unwrap_or(u32::MAX),
        same_code: row.resend_at_ms - RESEND_AFTER_MS > row.created_at_ms,
    }
}

/// Ends every code to a phone, whatever it was for.
pub(crate) async fn end_all_in_tx(tx: &Tx, phone: &Phone) -> Result<()> {
    sms_codes::Entity::update_many()
        .col_expr(sms_codes::Column::Live, Expr::value(false))
        .col_expr(sms_codes::Column::AwaitsBirthDate, Expr::value(false))
        .filter(sms_codes::Column::Phone.eq(phone.as_str()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Deletes codes that ran out long ago, so many at most; how many it were.
pub(crate) async fn forget(store: &Store, now_ms: i64, most: u64) -> Result<u64> {
    let long_ago = sms_codes::Column::ExpiresAtMs.lte(now_ms.saturating_sub(KEPT_MS));
    store.delete_some::<sms_codes::Entity>(sms_codes::Column::Id, long_ago, most).await
}
