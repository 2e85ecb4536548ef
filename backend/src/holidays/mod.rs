//! Credit holidays (353-ФЗ ст. 6.1-2): a borrower whose income fell, or who suffered in an emergency, has payments put off.
//!
//! | state | leads on |
//! | --- | --- |
//! | drafted | the borrower signs the request by code, on its day |
//! | signed | staff answer; a lender that is silent for so many days as the law gives has granted it |
//! | granted | an event of the loan, from the day of the request on |
//! | refused | with a reason that the borrower reads; another request may follow |
//! | void | another request took its place, or nothing is left to put off |
//!
//! The holiday counts from the day of the request, whenever it is answered: what accrued too much since is taken back.

mod answer;
pub(crate) mod queries;
mod request;
mod sign;

use lending::{HolidayGround, Money, SmsCode};

pub(crate) use answer::GrantBySilence;
pub use answer::{NoReason, Reason, WaitingHoliday};
pub(crate) use sign::find_code;

use crate::{
    Borrower, Client, LoanId, Result,
    store::entity::holiday_requests::{Ground, Model},
};

/// What a borrower asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HolidayWish {
    /// Why.
    pub ground: HolidayGround,
    /// For how many months.
    pub months: u8,
}

impl Borrower<'_> {
    /// Makes the request for a credit holiday that begins today, in the place of one that is not signed, and sends the code
    /// that signs it.
    ///
    /// # Errors
    /// `NotFound` for another borrower's loan. Refused with `NoHoliday`, `HolidayAskedAlready`; `TooMany` beyond the limits
    /// of SMS.
    pub async fn draft_holiday_request(&self, loan: LoanId, wish: HolidayWish, client: &Client) -> Result<()> {
        sign::draft(self, loan, wish, client).await
    }

    /// Sends the code for the request of today once more.
    ///
    /// # Errors
    /// Refused with `HolidayRequestLapsed` when there is none; `TooMany` beyond the limits of SMS.
    pub async fn resend_holiday_code(&self, loan: LoanId, client: &Client) -> Result<()> {
        sign::resend(self, loan, client).await
    }

    /// Signs the request of that text: from now on it waits for the lender's answer.
    ///
    /// # Errors
    /// Refused with `HolidayRequestLapsed` or what is wrong with the code; `Conflict` for another text.
    pub async fn sign_holiday_request(&self, loan: LoanId, hash: &str, code: SmsCode, client: &Client) -> Result<()> {
        sign::sign(self, loan, hash, &code, client).await
    }
}

/// The ground of a request, as the rules know it.
pub(crate) fn ground_of(row: &Model) -> HolidayGround {
    match row.ground {
        Ground::Emergency => HolidayGround::Emergency,
        Ground::IncomeFell => HolidayGround::IncomeFell {
            last_two_months: row.last_two_months_kopecks.map_or(Money::ZERO, Money::from),
            twelve_months_before: row.twelve_months_before_kopecks.map_or(Money::ZERO, Money::from),
        },
    }
}

/// Which ground it is, without its figures.
fn kind_of(ground: HolidayGround) -> Ground {
    match ground {
        HolidayGround::IncomeFell { .. } => Ground::IncomeFell,
        HolidayGround::Emergency => Ground::Emergency,
    }
}
