//! The request made, and signed by code.

use lending::{Edition, HolidayRequest, Refusal, SmsCode, add_days, add_working_days};

use super::{
    GrantBySilence, HolidayWish, kind_of, queries,
    request::{Facts, request},
};
use crate::{
    Borrower, Client, Error, HolidayRequestId, LoanId, Result, borrowers,
    clock::start_of_day_ms,
    documents::{self, Concerns},
    loans,
    signing::{self, About, Paper},
    sms_code::CodeSent,
    store::entity::{
        holiday_requests::{Ground, Model, State},
        loans::Model as LoanRow,
    },
    work,
};

pub(super) async fn draft(borrower: &Borrower<'_>, loan: LoanId, wish: HolidayWish, client: &Client) -> Result<()> {
    let (backend, owner) = (borrower.backend, borrower.id);
    let row = backend
        .store()
        .write(|tx| async move {
            let loan_row = loans::queries::lock_own_in_tx(&tx, owner, loan).await?;
            let (today, now_ms) = (backend.clock().today(), backend.clock().now_ms());
            let events = loans::queries::list_events(&tx, loan).await?;
            let replayed = loans::replay(&loan_row, &events)?;
            let made = queries::list_newest(&*tx, loan).await?;
            let ground = kind_of(wish.ground);
            let asked = HolidayRequest {
                ground: wish.ground,
                principal: replayed.terms().principal,
                had_one: made.iter().any(|row| row.state == State::Granted && row.ground == ground),
                from: today,
                months: wish.months,
            };
            asked.check().map_err(|why| Refusal::NoHoliday(Some(why)))?;
            let offer = replayed.holiday(today, wish.months).map_err(|_| Refusal::NoHoliday(None))?;
            let person = borrowers::queries::get(&tx, owner).await?;
            let facts = Facts {
                borrower: &borrowers::full_name(&person),
                row: &loan_row,
                loan: &replayed,
                wish,
                offer: &offer,
                today,
                answer_by: add_working_days(today, terms_of(&replayed).answered_within),
            };
            let document = request(&backend.config().lender, &facts);
            if let Some(before) = made.into_iter().find(|row| matches!(row.state, State::Drafted | State::Signed)) {
                if before.document_hash == document.hash() {
                    // the same form again
                    return Ok(before);
                }
                if before.state == State::Signed {
                    return Err(Refusal::HolidayAskedAlready.into());
                }
                queries::settle_in_tx(&tx, &before, State::Void, None, None, now_ms).await?;
            }
            let concerns = Concerns { borrower: Some(owner), application: Some(loan_row.application_id) };
            documents::keep_in_tx(&tx, &document, concerns, now_ms).await?;
            let row = drafted(&loan_row, wish, today, document.hash(), now_ms);
            queries::insert_in_tx(&tx, row.clone()).await?;
            Ok(row)
        })
        .await?;
    if row.state == State::Drafted {
        paper(&row).send_code(borrower, client).await?;
    }
    Ok(())
}

fn drafted(loan: &LoanRow, wish: HolidayWish, today: jiff::civil::Date, hash: String, now_ms: i64) -> Model {
    let ground = kind_of(wish.ground);
    let (last, before) = match wish.ground {
        lending::HolidayGround::IncomeFell { last_two_months, twelve_months_before } => {
            (Some(last_two_months.into()), Some(twelve_months_before.into()))
        }
        lending::HolidayGround::Emergency => (None, None),
    };
    debug_assert_eq!(ground == Ground::IncomeFell, last.is_some());
    Model {
        id: HolidayRequestId::random(),
        loan_id: loan.id,
        borrower_id: loan.borrower_id,
        ground,
        last_two_months_kopecks: last,
        twelve_months_before_kopecks: before,
        months: wish.months.into(),
        on_date: today.into(),
        document_hash: hash,
        state: State::Drafted,
        drafted_at_ms: now_ms,
        signed_at_ms: None,
        answer_by: None,
        settled_at_ms: None,
        answered_by: None,
        reason: None,
    }
}

pub(super) async fn resend(borrower: &Borrower<'_>, loan: LoanId, client: &Client) -> Result<()> {
    let reader = borrower.backend.store().reader();
    loans::queries::find(reader, borrower.id, loan).await?.ok_or(Error::NotFound)?;
    let today = borrower.backend.clock().today().into();
    let made = queries::list_newest(reader, loan).await?;
    let row = made.into_iter().find(|row| row.state == State::Drafted && row.on_date == today);
    let row = row.ok_or(Refusal::HolidayRequestLapsed)?;
    paper(&row).send_code(borrower, client).await.map(drop)
}

/// The code that is on its way for a request.
pub(crate) async fn find_code(borrower: &Borrower<'_>, row: &Model) -> Result<Option<CodeSent>> {
    paper(row).find_code(borrower).await
}

pub(super) async fn sign(
    borrower: &Borrower<'_>,
    loan: LoanId,
    hash: &str,
    code: &SmsCode,
    client: &Client,
) -> Result<()> {
    let (backend, owner) = (borrower.backend, borrower.id);
    let phone = &signing::phone_of(borrower).await?;
    let signed = backend
        .store()
        .write(|tx| async move {
            let loan_row = loans::queries::lock_own_in_tx(&tx, owner, loan).await?;
            let row = queries::find_with_text(&*tx, loan, hash).await?.ok_or(Error::Conflict)?;
            let (today, now_ms) = (backend.clock().today(), backend.clock().now_ms());
            match row.state {
                // the same form again
                State::Signed | State::Granted | State::Refused => return Ok(Ok(())),
                State::Drafted if row.on_date == today.into() => {}
                State::Drafted | State::Void => return Err(Refusal::HolidayRequestLapsed.into()),
            }
            let events = loans::queries::list_events(&tx, loan).await?;
            // what was paid meanwhile has changed the schedule that the text tells
            if events.iter().any(|event| event.at_ms > row.drafted_at_ms) {
                return Err(Refusal::HolidayRequestLapsed.into());
            }
            let terms = terms_of(&loans::replay(&loan_row, &events)?);
            let paper = paper(&row);
            match paper.redeem_in_tx(&tx, borrower, phone, code, client).await? {
                Err(refusal) => Ok(Err(refusal)),
                Ok(redeemed) => {
                    paper.keep_signature_in_tx(&tx, loan_row.application_id, &redeemed, phone, client, now_ms).await?;
                    let answer_by = add_working_days(today, terms.answered_within);
                    queries::sign_in_tx(&tx, row.id, answer_by, now_ms).await?;
                    let silent_until = add_days(today, terms.granted_by_silence_after);
                    let next = silent_until.and_then(|day| day.tomorrow().ok());
                    let next = next.ok_or_else(|| Error::internal("a day beyond the calendar"))?;
                    let job = GrantBySilence { request: row.id };
                    work::promise_in_tx(&tx, &job, &row.id, start_of_day_ms(next)).await?;
                    Ok(Ok(()))
                }
            }
        })
        .await?;
    signed.map_err(Error::Refused)
}

fn terms_of(loan: &lending::Loan) -> lending::HolidayTerms {
    Edition::on(loan.terms().signed_on).holiday_terms.value
}

/// What is signed.
fn paper(row: &Model) -> Paper {
    Paper { about: About::Holiday(row.id), borrower: row.borrower_id, document_hash: row.document_hash.clone() }
}
