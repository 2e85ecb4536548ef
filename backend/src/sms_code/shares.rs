//! How many SMS there are for whom. Shares are kept apart by purpose and by who asks, so that a stranger who asks for codes
//! to somebody's phone uses up what strangers have, and nothing of its owner's.
//!
//! | who asks | share of the phone, a day | share of the address, a minute |
//! | --- | --- | --- |
//! | a borrower who is signed in | of its own | none |
//! | a browser in which the borrower signed in before | of its own | none |
//! | anybody else | one for registering, one for signing in | yes |
//!
//! An address may be that of a whole mobile operator: it is slowed down, never closed.

use super::{Binding, Purpose, RESEND_AFTER_MS};
use crate::{
    Backend, Client, Result,
    limits::{self, Limit},
    store::Tx,
};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// Codes to one phone for one purpose that strangers may ask for within [`RESEND_AFTER_MS`], in whatever browsers.
const AT_ONCE: Limit = Limit { name: "sms_at_once", times: 3, window_ms: RESEND_AFTER_MS };

/// Who asks for a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asker {
    /// Whose phone it is: signed in, or in a browser that they signed in with before.
    Owner,
    /// Anybody.
    Stranger,
}

impl Backend {
    /// Takes what one SMS takes.
    ///
    /// # Errors
    /// `TooMany` when the phone or the address has had its share.
    pub(super) async fn take_shares_in_tx(
        &self,
        tx: &Tx,
        binding: Binding<'_>,
        asker: Asker,
        client: &Client,
        now_ms: i64,
    ) -> Result<()> {
        let config = self.config();
        let per_phone = Limit { name: name_of(binding.purpose, asker), times: config.sms_a_day, window_ms: DAY_MS };
        if asker == Asker::Stranger {
            let network = client.network();
            // Who guesses gets no further codes to guess.
            limits::check_in_tx(tx, self.wrong_codes(), &network, now_ms).await?;
            let from_address = Limit { name: "sms_from_address", times: config.codes_a_minute, window_ms: MINUTE_MS };
            limits::take_in_tx(tx, from_address, &network, now_ms).await?;
            limits::take_in_tx(tx, AT_ONCE, &at_once(binding), now_ms).await?;
        }
        limits::take_in_tx(tx, per_phone, binding.phone.as_str(), now_ms).await
    }

    /// Whoever has the phone at hand may ask for another code at once.
    pub(super) async fn forget_haste_in_tx(tx: &Tx, binding: Binding<'_>) -> Result<()> {
        limits::reset_in_tx(tx, AT_ONCE, &at_once(binding)).await
    }

    /// Wrong codes from one address.
    pub(super) fn wrong_codes(&self) -> Limit {
        Limit { name: "wrong_codes", times: self.config().wrong_codes_a_minute, window_ms: MINUTE_MS }
    }
}

fn at_once(binding: Binding<'_>) -> String {
    format!("{}:{}", binding.purpose.name(), binding.phone.as_str())
}

const fn name_of(purpose: Purpose, asker: Asker) -> &'static str {
    match (purpose, asker) {
        (Purpose::Registration, _) => "sms_to_register",
        (Purpose::SignIn, Asker::Stranger) => "sms_to_sign_in",
        (Purpose::SignIn, Asker::Owner) => "sms_to_sign_in_again",
        (Purpose::SignContract, _) => "sms_to_sign_contract",
        (Purpose::SignProlongation, _) => "sms_to_sign_prolongation",
        (Purpose::SignHoliday, _) => "sms_to_sign_holiday",
    }
}
