//! Sign-in by phone and code or phone and password, and the sessions that follow.
//!
//! Nothing here tells whether a phone is registered: answers, limits and the work done are the
//! same for one that is not. What one browser does counts against itself and its address, never against the borrower.

use lending::{Phone, Refusal, SmsCode};

use crate::{
    BorrowerId, Client, Error, Result, Visitor, borrowers,
    client::Browser,
    sms_code::{Asker, Binding, CodeSent, Purpose},
};

mod absence;
mod by_password;
mod password;
mod session;

pub(crate) use password::PasswordHasher;
pub use session::{Session, SessionToken};
pub(crate) use session::{end_sessions_in_tx, forget, move_sessions_along};

impl Visitor<'_> {
    /// Sends a sign-in code, which only this browser can redeem. Asked again within a minute it sends none and answers with
    /// the one that is under way.
    ///
    /// # Errors
    /// `TooMany` when the phone or the address has had its share.
    pub async fn send_sign_in_code(self, phone: Phone, client: &Client) -> Result<CodeSent> {
        let asker = self.asker(&phone, client).await?;
        self.backend.send_code(sign_in_by(&phone, &client.browser.hash()), asker, client).await
    }

    /// The state of the code that this browser was sent last, for a page that is loaded again.
    pub async fn find_sign_in_code(self, phone: Phone, client: &Client) -> Result<Option<CodeSent>> {
        self.backend.find_code(sign_in_by(&phone, &client.browser.hash())).await
    }

    /// Signs in by phone and code.
    ///
    /// # Errors
    /// `Refused` with `CodeWrong`, `CodeExpired`, `CodeUsed` or `CodeTriesUsedUp`; with `BirthDateNeeded` where the
    /// borrower was not here for long: [`Self::sign_in_with_birth_date`] goes on. `TooMany` from an address with many
    /// wrong codes, if this browser was sent none.
    pub async fn sign_in_with_code(self, phone: Phone, code: SmsCode, client: &Client) -> Result<SessionToken> {
        let asker = self.asker(&phone, client).await?;
        let (phone, code, browser) = (&phone, &code, &client.browser.hash());
        let result: Result<_, Refusal> = self
            .backend
            .store()
            .write(|tx| async move {
                let binding = sign_in_by(phone, browser);
                let redeemed = match self.backend.redeem_code_in_tx(&tx, binding, code, asker, client).await? {
                    Ok(redeemed) => redeemed,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                match borrowers::queries::find_by_phone(&tx, phone).await? {
                    Some(borrower) if self.backend.is_long_absent(&borrower) => {
                        absence::await_birth_date_in_tx(&tx, &redeemed.id).await?;
                        Ok(Err(Refusal::BirthDateNeeded))
                    }
                    Some(borrower) => Ok(Ok(self.backend.begin_session_in_tx(&tx, borrower.id, client).await?)),
                    // A code that nobody was sent was guessed.
                    None => Ok(Err(Refusal::CodeExpired)),
                }
            })
            .await?;
        Ok(result?)
    }

    /// What the browser's cookie is to say now that somebody is signed in with it.
    ///
    /// # Errors
    /// `NotFound` when the session is over.
    pub async fn know_browser(self, session: &SessionToken) -> Result<Browser> {
        let session = self.find_session(session).await?.ok_or(Error::NotFound)?;
        Browser::of(session.borrower, self.backend.secrets())
    }

    /// Whether somebody signed in with this browser before. Asks no database.
    pub fn knows(self, browser: &Browser) -> bool {
        self.known(browser).is_some()
    }

    fn known(self, browser: &Browser) -> Option<BorrowerId> {
        browser.known_to_be_of(self.backend.secrets())
    }

    async fn asker(self, phone: &Phone, client: &Client) -> Result<Asker> {
        let borrower = borrowers::queries::find_by_phone(self.backend.store().reader(), phone).await?;
        let known = self.known(&client.browser);
        let is_owner = borrower.is_some_and(|borrower| known == Some(borrower.id));
        Ok(if is_owner { Asker::Owner } else { Asker::Stranger })
    }
}

fn sign_in_by<'a>(phone: &'a Phone, browser: &'a str) -> Binding<'a> {
    Binding { phone, purpose: Purpose::SignIn, subject: browser }
}
