//! The page on which a credit holiday is asked for.

use jiff::civil::Date;
use lending::{HolidayGround, add_days};

use super::LoanView;
use crate::{
    Borrower, Error, LoanId, Result,
    holidays::{self, ground_of},
    sms_code::CodeSent,
    store::entity::holiday_requests::{Ground, Model, State},
};

/// The page on which a credit holiday is asked for.
#[derive(Clone, Debug)]
pub struct HolidayView {
    /// The loan.
    pub loan: LoanView,
    /// It had a holiday because the income fell.
    pub had_for_income: bool,
    /// It had a holiday because of an emergency.
    pub had_for_emergency: bool,
    /// The newest request, unless its day passed without a signature.
    pub request: Option<HolidayAsked>,
}

/// A request.
#[derive(Clone, Debug)]
pub struct HolidayAsked {
    /// Why.
    pub ground: HolidayGround,
    /// For how many months.
    pub months: u8,
    /// The day of the request: the holiday begins with it.
    pub asked_on: Date,
    /// SHA-256 of the text, hexadecimal.
    pub hash: String,
    /// The whole text: what the code signs.
    pub text: String,
    /// How far it is.
    pub progress: HolidayProgress,
}

/// How far a request is.
#[derive(Clone, Debug)]
pub enum HolidayProgress {
    /// It waits for the borrower's signature; a code may be on its way.
    ToSign(Option<CodeSent>),
    /// It is signed and waits for the lender's answer.
    Waiting {
        /// The last day for the answer.
        answer_by: Date,
        /// If the lender is silent until the end of this day, it is granted.
        silent_until: Date,
    },
    /// The holiday is part of the loan's history.
    Granted,
    /// Staff refused it, for this reason.
    Refused(String),
}

impl Borrower<'_> {
    /// What a credit holiday would bring, and how far a request for one is. Three statements, and two more while a code signs
    /// it.
    pub async fn get_holiday(&self, id: LoanId) -> Result<HolidayView> {
        let (loan, _) = self.read_loan(id).await?;
        let made = holidays::queries::list_with_texts(self.backend.store().reader(), id).await?;
        let had = |ground| made.iter().any(|(row, _)| row.state == State::Granted && row.ground == ground);
        let lapsed = |row: &Model| row.state == State::Drafted && row.on_date != loan.today.into();
        let request = match made.iter().find(|(row, _)| !lapsed(row)) {
            Some((row, text)) => Some(self.asked(&loan, row, text).await?),
            None => None,
        };
        Ok(HolidayView {
            had_for_income: had(Ground::IncomeFell),
            had_for_emergency: had(Ground::Emergency),
            request,
            loan,
        })
    }

    async fn asked(&self, loan: &LoanView, row: &Model, text: &str) -> Result<HolidayAsked> {
        let asked_on = Date::from(row.on_date);
        let silence = loan.loan.edition().holiday_terms.value.granted_by_silence_after;
        Ok(HolidayAsked {
            ground: ground_of(row),
            months: u8::try_from(row.months).map_err(Error::internal)?,
            asked_on,
            hash: row.document_hash.clone(),
            text: text.to_owned(),
            progress: match row.state {
                State::Drafted | State::Void => HolidayProgress::ToSign(holidays::find_code(self, row).await?),
                State::Signed => HolidayProgress::Waiting {
                    answer_by: row.answer_by.map_or(asked_on, Date::from),
                    silent_until: add_days(asked_on, silence).unwrap_or(asked_on),
                },
                State::Granted => HolidayProgress::Granted,
                State::Refused => HolidayProgress::Refused(row.reason.clone().unwrap_or_default()),
            },
        })
    }
}
