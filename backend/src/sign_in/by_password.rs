//! Sign-in by phone and password.

use lending::{Password, Phone, Refusal};

use super::{SessionToken, password::Turn};
use crate::{
    Client, Result, Visitor, borrowers,
    limits::{self, Limit},
};

const MINUTE_MS: i64 = 60_000;
const WINDOW_MS: i64 = 15 * MINUTE_MS;
/// Wrong passwords for one phone from one address.
const WRONG_FOR_PHONE_FROM_ADDRESS: Limit = Limit { name: "password", times: 5, window_ms: WINDOW_MS };
/// Wrong passwords for one phone from anywhere. The owner still signs in by code, and in a browser that is known.
const WRONG_FOR_PHONE: Limit = Limit { name: "password_for_phone", times: 50, window_ms: WINDOW_MS };
/// Wrong passwords in a browser in which the borrower signed in before: no stranger's count here, and none in theirs.
const WRONG_IN_KNOWN_BROWSER: Limit = Limit { name: "password_in_browser", times: 10, window_ms: WINDOW_MS };

impl Visitor<'_> {
    /// Signs in by phone and password.
    ///
    /// # Errors
    /// `Refused` with `SignInFailed`, whichever of the two is wrong; `TooMany` after too many wrong ones, or while too
    /// many people sign in at once.
    pub async fn sign_in_with_password(
        self,
        phone: Phone,
        password: Password,
        client: &Client,
    ) -> Result<SessionToken> {
        let borrower = borrowers::queries::find_by_phone(self.backend.store().reader(), &phone).await?;
        let known = self.known(&client.browser).filter(|known| borrower.as_ref().is_some_and(|row| row.id == *known));
        let network = client.network();
        let shares = if known.is_some() {
            vec![(WRONG_IN_KNOWN_BROWSER, client.browser.hash())]
        } else {
            // Wrong ones from one address, for whatever phone: an office, or a whole mobile operator, may share one.
            let from_address = Limit {
                name: "password_from_address",
                times: self.backend.config().wrong_codes_a_minute,
                window_ms: MINUTE_MS,
            };
            vec![
                (WRONG_FOR_PHONE_FROM_ADDRESS, format!("{}:{network}", phone.as_str())),
                (from_address, network),
                (WRONG_FOR_PHONE, phone.as_str().to_owned()),
            ]
        };
        let shares = &shares;
        // Counted before the password is looked at, so that many tries at once count too.
        let now_ms = self.backend.clock().now_ms();
        self.backend
            .store()
            .write(|tx| async move {
                for (limit, whose) in shares {
                    limits::take_in_tx(&tx, *limit, whose, now_ms).await?;
                }
                Ok(())
            })
            .await?;
        let hash = borrower.as_ref().map(|borrower| borrower.password_hash.clone());
        let turn = if known.is_some() { Turn::Known } else { Turn::Stranger };
        let is_right = self.backend.passwords().verify(&password, hash, turn).await?;
        let Some(borrower) = borrower.filter(|_| is_right) else {
            return Err(Refusal::SignInFailed.into());
        };
        self.backend
            .store()
            .write(|tx| async move {
                for (limit, whose) in shares {
                    limits::give_back_in_tx(&tx, *limit, whose).await?;
                }
                self.backend.begin_session_in_tx(&tx, borrower.id, client).await
            })
            .await
    }
}
