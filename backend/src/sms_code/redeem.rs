//! Codes that are typed.

use lending::{Refusal, SmsCode};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};

use super::{Asker, Binding, GOOD_FOR_MS, find_in_tx};
use crate::{
    Backend, Client, Result, crypto, limits,
    store::{Tx, entity::sms_codes},
};

/// A code that was right: what is kept of it as evidence.
#[derive(Clone, Debug)]
pub(crate) struct Redeemed {
    pub(crate) id: String,
    pub(crate) code_hmac: String,
    pub(crate) sent_at_ms: i64,
}

impl Backend {
    /// Redeems a code. The inner error says why not; the transaction must be committed all the
    /// same, as it counts the try.
    ///
    /// Whoever types a code that was sent to them has its tries, however many wrong ones came from their address. Who
    /// was sent none is counted by address, and has a minute to wait after so many.
    ///
    /// # Errors
    /// `TooMany` for codes that were never sent, from an address with too many wrong ones.
    pub(crate) async fn redeem_code_in_tx(
        &self,
        tx: &Tx,
        binding: Binding<'_>,
        code: &SmsCode,
        asker: Asker,
        client: &Client,
    ) -> Result<Result<Redeemed, Refusal>> {
        let now_ms = self.clock().now_ms();
        let redeemed = self.try_in_tx(tx, binding, code, now_ms).await?;
        let Err(refusal) = &redeemed else { return Ok(redeemed) };
        if asker == Asker::Stranger {
            match refusal {
                Refusal::CodeWrong { .. } | Refusal::CodeTriesUsedUp => {
                    limits::count_in_tx(tx, self.wrong_codes(), &client.network(), now_ms).await?;
                }
                _ => limits::take_in_tx(tx, self.wrong_codes(), &client.network(), now_ms).await?,
            }
        }
        Ok(redeemed)
    }

    async fn try_in_tx(
        &self,
        tx: &Tx,
        binding: Binding<'_>,
        code: &SmsCode,
        now_ms: i64,
    ) -> Result<Result<Redeemed, Refusal>> {
        // The try is counted before the code is looked at, and the row stays locked.
        let counted = sms_codes::Entity::update_many()
            .col_expr(sms_codes::Column::TriesLeft, Expr::col(sms_codes::Column::TriesLeft).sub(1))
            .filter(binding.is_live())
            .filter(sms_codes::Column::TriesLeft.gt(0))
            .filter(sms_codes::Column::ExpiresAtMs.gt(now_ms))
            .exec(tx)
            .await?;
        let row = match find_in_tx(tx, binding).await? {
            Some(row) if counted.rows_affected == 1 => row,
            Some(row) if row.tries_left <= 0 && row.expires_at_ms > now_ms => {
                return Ok(Err(Refusal::CodeTriesUsedUp));
            }
            Some(_) => return Ok(Err(Refusal::CodeExpired)),
            None => return Ok(Err(self.why_none_in_tx(tx, binding, code, now_ms).await?)),
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
        Self::forget_haste_in_tx(tx, binding).await?;
        Ok(Ok(Redeemed { id: row.id, code_hmac: row.code_hmac, sent_at_ms: row.created_at_ms }))
    }

    /// There is no code to redeem. Whoever sends the right one a second time, as the first answer was lost or the button
    /// pressed twice, is told that it was used.
    async fn why_none_in_tx(&self, tx: &Tx, binding: Binding<'_>, code: &SmsCode, now_ms: i64) -> Result<Refusal> {
        let used = self.find_used(tx, binding, now_ms).await?;
        let hash = binding.hash(self.secrets(), code.as_str());
        let is_it = used.is_some_and(|used| crypto::equal(&hash, &used.code_hmac));
        Ok(if is_it { Refusal::CodeUsed } else { Refusal::CodeExpired })
    }

    /// The code that was redeemed last, for some minutes.
    pub(crate) async fn find_used(
        &self,
        db: &impl ConnectionTrait,
        binding: Binding<'_>,
        now_ms: i64,
    ) -> Result<Option<sms_codes::Model>> {
        Ok(sms_codes::Entity::find()
            .filter(binding.is_this())
            .filter(sms_codes::Column::UsedAtMs.gt(now_ms.saturating_sub(GOOD_FOR_MS)))
            .order_by_desc(sms_codes::Column::UsedAtMs)
            .one(db)
            .await?)
    }
}
