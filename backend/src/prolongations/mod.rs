//! Prolongations: a loan's due date moved by an addendum, for the price of what has accrued.
//!
//! | state | leads on |
//! | --- | --- |
//! | offered | the borrower signs the addendum by code, on its day |
//! | signed | its price is paid: the payment is begun on the same day, and counts from it however late it comes |
//! | in force | the due date is the new one; what costs nothing is in force with the signature |
//! | void | another addendum took its place, or the debt was another one when its price came |
//!
//! Nobody pays for an addendum that is not signed. What is paid for one that can't come into force any more (somebody paid
//! something else meanwhile) is credited to the loan like any other payment: it is never lost.

mod addendum;
mod case;
mod force;
pub(crate) mod queries;
mod sign;

pub(crate) use case::{Case, open_case};
pub(crate) use force::{come_into_force_in_tx, event_of};
pub(crate) use sign::find_code;

use lending::{Money, SmsCode};

use crate::{Borrower, Client, LoanId, Result};

/// An addendum as its page shows it.
#[derive(Clone, Debug)]
pub struct Addendum {
    /// SHA-256 of the text, hexadecimal.
    pub hash: String,
    /// The whole text: what the code signs.
    pub text: String,
}

impl Borrower<'_> {
    /// Makes the addendum that prolongs a loan by so many days, in the place of an earlier one, and sends the code that
    /// signs it.
    ///
    /// # Errors
    /// `NotFound` for another borrower's loan. Refused with `NotProlonged`, `PaymentTooSmall` for a price that the acquirer
    /// does not take, `PaymentUnderWay` while the price of an earlier one is; `TooMany` beyond the limits of SMS.
    pub async fn offer_prolongation(&self, loan: LoanId, days: u32, client: &Client) -> Result<()> {
        sign::offer(self, loan, days, client).await
    }

    /// Sends the code for the addendum of today once more.
    ///
    /// # Errors
    /// Refused with `AddendumLapsed` when there is none; `TooMany` beyond the limits of SMS.
    pub async fn resend_prolongation_code(&self, loan: LoanId, client: &Client) -> Result<()> {
        sign::resend(self, loan, client).await
    }

    /// Signs the addendum of that text. Answers what is left to pay for it: nothing where it is in force with the signature.
    ///
    /// # Errors
    /// Refused with `AddendumLapsed` or what is wrong with the code; `Conflict` for another text.
    pub async fn sign_prolongation(
        &self,
        loan: LoanId,
        document_hash: &str,
        code: SmsCode,
        client: &Client,
    ) -> Result<Money> {
        sign::sign(self, loan, document_hash, &code, client).await
    }
}
