//! Signing by code (63-ФЗ ст. 9): the code is bound to exactly the text that was shown.

use jiff::Timestamp;
use lending::{Money, Phone, Refusal, SmsCode, Stage, cooling_off_hours};

use super::{
    conditions::Conditions,
    queries,
    stages::{move_in_tx, stage_of},
    still_lawful::{still_lawful, was_sent_by_a_young_report},
};
use crate::{
    ApplicationId, Backend, Borrower, Client, Error, LoanId, Result,
    clock::day_of,
    crypto,
    documents::{self, Concerns},
    loans, payouts,
    signing::{self, About, Paper},
    sms_code::{CodeSent, Redeemed},
    store::{
        Tx,
        entity::{applications, loans as loan_rows},
    },
};

const HOUR_MS: i64 = 60 * 60 * 1000;

pub(super) async fn send_code(borrower: &Borrower<'_>, id: ApplicationId, client: &Client) -> Result<CodeSent> {
    let reader = borrower.backend.store().reader();
    let row = queries::find(reader, borrower.id, id).await?.ok_or(Error::NotFound)?;
    check_open(borrower.backend, &row)?;
    if !still_lawful(borrower.backend, &row).await? {
        return Err(Refusal::LawForbids.into());
    }
    paper(&row).send_code(borrower, client).await
}

/// The code that is on its way for this offer.
pub(crate) async fn find_code(borrower: &Borrower<'_>, row: &applications::Model) -> Result<Option<CodeSent>> {
    paper(row).find_code(borrower).await
}

pub(super) async fn sign(
    borrower: &Borrower<'_>,
    id: ApplicationId,
    hash: &str,
    code: &SmsCode,
    client: &Client,
) -> Result<()> {
    let (backend, owner) = (borrower.backend, borrower.id);
    let phone = &signing::phone_of(borrower).await?;
    let signed = backend
        .store()
        .write(|tx| async move {
            let row = queries::lock_in_tx(&tx, id).await?;
            if row.borrower_id != owner {
                return Err(Error::NotFound);
            }
            if row.conditions_hash.as_deref().is_some_and(|known| !crypto::equal(known, hash)) {
                return Err(Error::Conflict);
            }
            if stage_of(&row)? != Stage::Offered && documents::queries::find_signature(&tx, id).await?.is_some() {
                // the same form again
                return Ok(Ok(()));
            }
            check_open(backend, &row)?;
            match paper(&row).redeem_in_tx(&tx, borrower, phone, code, client).await? {
                Err(refusal) => Ok(Err(refusal)),
                Ok(redeemed) if !was_sent_by_a_young_report(backend, &tx, id, redeemed.sent_at_ms).await? => {
                    Ok(Err(Refusal::CodeExpired))
                }
                Ok(redeemed) => {
                    conclude_in_tx(backend, &tx, &row, &redeemed, phone, client).await?;
                    Ok(Ok(()))
                }
            }
        })
        .await?;
    signed.map_err(Error::Refused)
}

fn check_open(backend: &Backend, row: &applications::Model) -> Result<()> {
    match stage_of(row)? {
        Stage::Lapsed => Err(Refusal::OfferLapsed.into()),
        Stage::Offered if row.offer_lapses_on.is_some_and(|last| last < backend.clock().today().into()) => {
            Err(Refusal::OfferLapsed.into())
        }
        Stage::Offered => Ok(()),
        _ => Err(Refusal::StageDoesNotAllow.into()),
    }
}

/// The evidence, the loan, the payout and the promise to send it: all or nothing.
pub(crate) async fn conclude_in_tx(
    backend: &Backend,
    tx: &Tx,
    row: &applications::Model,
    redeemed: &Redeemed,
    phone: &Phone,
    client: &Client,
) -> Result<()> {
    let now_ms = backend.clock().now_ms();
    let today = backend.clock().today();
    let conditions = Conditions::read(row.conditions.as_deref().unwrap_or_default())?;
    let document = conditions.document();
    let document_hash = document.hash();
    // what was shown is what is signed, to the letter
    if row.conditions_hash.as_ref() != Some(&document_hash) {
        return Err(Error::internal(format!(
            "the conditions of application {} are not those that were offered",
            row.id
        )));
    }
    // Kept with the offer; here only for one that is older than that.
    let concerns = Concerns { borrower: Some(row.borrower_id), application: Some(row.id) };
    documents::keep_in_tx(tx, &document, concerns, now_ms).await?;
    paper(row).keep_signature_in_tx(tx, row.id, redeemed, phone, client, now_ms).await?;
    move_in_tx(tx, row, Stage::Signed, applications::ActiveModel::default(), now_ms).await?;
    let quote = &conditions.quote;
    let loan = loan_rows::Model {
        id: LoanId::random(),
        number: row.number.clone(),
        borrower_id: row.borrower_id,
        application_id: row.id,
        product_code: row.product_code.clone(),
        card_id: row.card_id,
        principal_kopecks: quote.principal.into(),
        rate_per_day_millionths: quote.daily_rate.millionths().into(),
        rate_after_term_millionths: quote.rate_after_term.millionths().into(),
        term_days: quote.term_days.into(),
        signed_on: today.into(),
        disbursed_on: None,
        due_on: None,
        schedule: None,
        state: loan_rows::State::AwaitingPayout,
        closed_on: None,
        accrued_on: None,
        interest_receivable_kopecks: Money::ZERO.into(),
        penalty_receivable_kopecks: Money::ZERO.into(),
    };
    loans::queries::insert_in_tx(tx, loan.clone()).await?;
    let sent_from_ms = cooling_off_ends_at_ms(now_ms, quote.principal)?;
    payouts::intend_in_tx(backend, tx, &loan, row.card_id, sent_from_ms).await
}

/// When the money of what was signed then may be sent: larger sums wait, and the loan may be refused meanwhile (ч. 9.3 ст. 7).
pub(crate) fn cooling_off_ends_at_ms(signed_at_ms: i64, principal: Money) -> Result<i64> {
    let signed_on = day_of(Timestamp::from_millisecond(signed_at_ms).map_err(Error::internal)?);
    Ok(signed_at_ms + i64::from(cooling_off_hours(signed_on, principal)) * HOUR_MS)
}

/// What is signed: this application's text.
fn paper(row: &applications::Model) -> Paper {
    Paper {
        about: About::Contract(row.id),
        borrower: row.borrower_id,
        document_hash: row.conditions_hash.clone().unwrap_or_default(),
    }
}
