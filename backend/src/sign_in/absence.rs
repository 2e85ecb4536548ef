//! Sign-in after a long absence. Numbers that nobody uses are given to other people: whoever has the phone then need not
//! be the borrower, and tells the borrower's day of birth too. The password alone, as ever, is enough.

use lending::{BirthDate, Phone, Refusal};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};

use super::{SessionToken, sign_in_by};
use crate::{
    Backend, Client, Result, Visitor, borrowers,
    limits::{self, Limit},
    store::{
        Tx,
        entity::{borrowers::Model as BorrowerRow, sms_codes},
    },
};

const DAY_MS: i64 = 24 * 60 * 60_000;
/// Wrong days of birth after one code.
const WRONG_AFTER_CODE: Limit = Limit { name: "birth_date", times: 3, window_ms: DAY_MS };
/// Wrong days of birth for one borrower, however many codes were right.
const WRONG_FOR_BORROWER: Limit = Limit { name: "birth_date_of", times: 9, window_ms: DAY_MS };

impl Backend {
    pub(super) fn is_long_absent(&self, borrower: &BorrowerRow) -> bool {
        let absent_ms = self.clock().now_ms().saturating_sub(borrower.signed_in_at_ms);
        absent_ms > i64::from(self.config().absence_days).saturating_mul(DAY_MS)
    }
}

/// The code was right; the day of birth is still to be told.
pub(super) async fn await_birth_date_in_tx(tx: &Tx, code_id: &str) -> Result<()> {
    set_awaited_in_tx(tx, code_id, true).await
}

async fn set_awaited_in_tx(tx: &Tx, code_id: &str, awaits: bool) -> Result<()> {
    sms_codes::Entity::update_many()
        .col_expr(sms_codes::Column::AwaitsBirthDate, Expr::value(awaits))
        .filter(sms_codes::Column::Id.eq(code_id))
        .exec(tx)
        .await?;
    Ok(())
}

impl Visitor<'_> {
    /// Whether this browser's code was right and the day of birth is all that is missing.
    pub async fn awaits_birth_date(self, phone: Phone, client: &Client) -> Result<bool> {
        let (reader, now_ms) = (self.backend.store().reader(), self.backend.clock().now_ms());
        let used = self.backend.find_used(reader, sign_in_by(&phone, &client.browser.hash()), now_ms).await?;
        Ok(used.is_some_and(|code| code.awaits_birth_date))
    }

    /// Signs in whose code was right and who was not here for long.
    ///
    /// # Errors
    /// `Refused` with `BirthDateWrong`; with `CodeExpired` when the code was too long ago, or belongs to another browser.
    /// `TooMany` after too many wrong days.
    pub async fn sign_in_with_birth_date(
        self,
        phone: Phone,
        birth_date: BirthDate,
        client: &Client,
    ) -> Result<SessionToken> {
        let (phone, browser, now_ms) = (&phone, &client.browser.hash(), self.backend.clock().now_ms());
        let result: Result<_, Refusal> = self
            .backend
            .store()
            .write(|tx| async move {
                let used = self.backend.find_used(&tx, sign_in_by(phone, browser), now_ms).await?;
                let Some(code) = used.filter(|code| code.awaits_birth_date) else {
                    return Ok(Err(Refusal::CodeExpired));
                };
                let Some(borrower) = borrowers::queries::find_by_phone(&tx, phone).await? else {
                    return Ok(Err(Refusal::CodeExpired));
                };
                let whose = borrower.id.to_string();
                limits::check_in_tx(&tx, WRONG_FOR_BORROWER, &whose, now_ms).await?;
                limits::check_in_tx(&tx, WRONG_AFTER_CODE, &code.id, now_ms).await?;
                if borrower.birth_on != birth_date.date().into() {
                    limits::count_in_tx(&tx, WRONG_FOR_BORROWER, &whose, now_ms).await?;
                    limits::count_in_tx(&tx, WRONG_AFTER_CODE, &code.id, now_ms).await?;
                    return Ok(Err(Refusal::BirthDateWrong));
                }
                set_awaited_in_tx(&tx, &code.id, false).await?;
                Ok(Ok(self.backend.begin_session_in_tx(&tx, borrower.id, client).await?))
            })
            .await?;
        Ok(result?)
    }
}
