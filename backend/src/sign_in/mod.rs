//! Sign-in by phone and code or phone and password, and the sessions that follow.
//!
//! Nothing here tells whether a phone is registered: answers, limits and the work done are the
//! same for one that is not.

use lending::{Password, Phone, Refusal, SmsCode};

use crate::{
    Client, Result, Visitor, borrowers,
    limits::{self, Limit},
    sms_code::{Binding, CodeSent, Purpose},
};

mod password;
mod session;

pub(crate) use password::PasswordHasher;
pub(crate) use session::forget;
pub(crate) use session::move_sessions_along;
pub use session::{Session, SessionToken};

const WINDOW_MS: i64 = 15 * 60_000;
/// Wrong passwords for one phone from one address.
const WRONG_FOR_PHONE_FROM_ADDRESS: Limit = Limit { name: "password", times: 5, window_ms: WINDOW_MS };
/// Wrong passwords from one address, for whatever phone; an office may share one.
const WRONG_FROM_ADDRESS: Limit = Limit { name: "password_from_address", times: 30, window_ms: WINDOW_MS };
/// Wrong passwords for one phone from anywhere. The owner still signs in by code.
const WRONG_FOR_PHONE: Limit = Limit { name: "password_for_phone", times: 50, window_ms: WINDOW_MS };

impl Visitor<'_> {
    /// Sends a sign-in code. Asked again within a minute it sends none and answers with the one
    /// that is under way.
    ///
    /// # Errors
    /// `TooMany` when the phone or the address has had its share.
    pub async fn send_sign_in_code(self, phone: Phone, client: &Client) -> Result<CodeSent> {
        self.backend.send_code(sign_in_by(&phone), client).await
    }

    /// The state of the code that was sent last, for a page that is loaded again.
    pub async fn find_sign_in_code(self, phone: Phone) -> Result<Option<CodeSent>> {
        self.backend.find_code(sign_in_by(&phone)).await
    }

    /// Signs in by phone and code.
    ///
    /// # Errors
    /// `Refused` with `CodeWrong`, `CodeExpired` or `CodeTriesUsedUp`.
    pub async fn sign_in_with_code(self, phone: Phone, code: SmsCode, client: &Client) -> Result<SessionToken> {
        let (phone, code) = (&phone, &code);
        let result: Result<_, Refusal> = self
            .backend
            .store()
            .write(|tx| async move {
                if let Err(refusal) = self.backend.redeem_code_in_tx(&tx, sign_in_by(phone), code).await? {
                    return Ok(Err(refusal));
                }
                match borrowers::queries::find_by_phone(&tx, phone).await? {
                    Some(borrower) => Ok(Ok(self.backend.begin_session_in_tx(&tx, borrower.id, client).await?)),
                    // A code that nobody was sent was guessed.
                    None => Ok(Err(Refusal::CodeExpired)),
                }
            })
            .await?;
        Ok(result?)
    }

    /// Signs in by phone and password.
    ///
    /// # Errors
    /// `Refused` with `SignInFailed`, whichever of the two is wrong; `TooMany` after too many
    /// wrong ones.
    pub async fn sign_in_with_password(
        self,
        phone: Phone,
        password: Password,
        client: &Client,
    ) -> Result<SessionToken> {
        let address = client.ip.to_string();
        let phone_from_address = format!("{}:{address}", phone.as_str());
        let shares = [
            (WRONG_FOR_PHONE_FROM_ADDRESS, phone_from_address.as_str()),
            (WRONG_FROM_ADDRESS, address.as_str()),
            (WRONG_FOR_PHONE, phone.as_str()),
        ];
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
        let borrower = borrowers::queries::find_by_phone(self.backend.store().reader(), &phone).await?;
        let hash = borrower.as_ref().map(|borrower| borrower.password_hash.clone());
        let is_right = self.backend.passwords().verify(&password, hash).await?;
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

fn sign_in_by(phone: &Phone) -> Binding<'_> {
    Binding { phone, purpose: Purpose::SignIn, subject: "" }
}
