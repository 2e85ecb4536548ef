//! The addendum made, and signed by code (63-ФЗ ст. 9): the code is bound to exactly the text that was shown.

use lending::{Money, Refusal, SmsCode};

use super::{addendum::addendum, case::open_case, come_into_force_in_tx, event_of, queries};
use crate::{
    Borrower, Client, Error, LoanId, ProlongationId, Result, borrowers,
    documents::{self, Concerns},
    loans, products,
    signing::{self, About, Paper},
    sms_code::CodeSent,
    store::entity::prolongations::{Model, State},
    transfers,
};

pub(super) async fn offer(borrower: &Borrower<'_>, loan: LoanId, days: u32, client: &Client) -> Result<()> {
    let (backend, owner) = (borrower.backend, borrower.id);
    let row = backend
        .store()
        .write(|tx| async move {
            let row = loans::queries::lock_own_in_tx(&tx, owner, loan).await?;
            let (today, now_ms) = (backend.clock().today(), backend.clock().now_ms());
            let events = loans::queries::list_events(&tx, loan).await?;
            let product = products::queries::find_terms(&*tx, &row.product_code).await?;
            let (replayed, happened) = (loans::replay(&row, &events)?, loans::rule_events(&events)?);
            let case = open_case(&*tx, owner, product.as_ref(), replayed, &happened, today).await?;
            let offer = case.offer(days)?;
            let person = borrowers::queries::get(&tx, owner).await?;
            let lender = &backend.config().lender;
            let document = addendum(lender, &borrowers::full_name(&person), &row, &case, &offer)?;
            if let Some(before) = queries::find_open(&tx, loan).await? {
                if before.document_hash == document.hash() {
                    // the same form again
                    return Ok(before);
                }
                if transfers::queries::is_price_under_way_in_tx(&tx, loan, before.id).await? {
                    return Err(Refusal::PaymentUnderWay.into());
                }
                queries::settle_in_tx(&tx, before.id, State::Void, now_ms).await?;
            }
            let concerns = Concerns { borrower: Some(owner), application: Some(row.application_id) };
            documents::keep_in_tx(&tx, &document, concerns, now_ms).await?;
            let prolongation = Model {
                id: ProlongationId::random(),
                loan_id: loan,
                borrower_id: owner,
                on_date: today.into(),
                days: offer.days.into(),
                daily_rate_millionths: case.next_rate().millionths().into(),
                due_on: offer.due_on.into(),
                price_kopecks: offer.price.into(),
                document_hash: document.hash(),
                state: State::Offered,
                offered_at_ms: now_ms,
                signed_at_ms: None,
                settled_at_ms: None,
            };
            queries::insert_in_tx(&tx, prolongation.clone()).await?;
            Ok(prolongation)
        })
        .await?;
    if row.state == State::Offered {
        paper(&row).send_code(borrower, client).await?;
    }
    Ok(())
}

pub(super) async fn resend(borrower: &Borrower<'_>, loan: LoanId, client: &Client) -> Result<()> {
    let reader = borrower.backend.store().reader();
    loans::queries::find(reader, borrower.id, loan).await?.ok_or(Error::NotFound)?;
    let row = queries::find_of_day(reader, loan, borrower.backend.clock().today().into()).await?;
    let row = row.filter(|row| row.state == State::Offered).ok_or(Refusal::AddendumLapsed)?;
    paper(&row).send_code(borrower, client).await.map(drop)
}

/// The code that is on its way for an addendum.
pub(crate) async fn find_code(borrower: &Borrower<'_>, row: &Model) -> Result<Option<CodeSent>> {
    paper(row).find_code(borrower).await
}

pub(super) async fn sign(
    borrower: &Borrower<'_>,
    loan: LoanId,
    hash: &str,
    code: &SmsCode,
    client: &Client,
) -> Result<Money> {
    let (backend, owner) = (borrower.backend, borrower.id);
    let phone = &signing::phone_of(borrower).await?;
    let signed = backend
        .store()
        .write(|tx| async move {
            let loan_row = loans::queries::lock_own_in_tx(&tx, owner, loan).await?;
            let row = queries::find_with_text(&tx, loan, hash).await?.ok_or(Error::Conflict)?;
            let left = |state| if state == State::InForce { Money::ZERO } else { row.price_kopecks.into() };
            match row.state {
                // the same form again
                State::Signed | State::InForce => return Ok(Ok(left(row.state))),
                State::Offered if row.on_date == backend.clock().today().into() => {}
                State::Offered | State::Void => return Err(Refusal::AddendumLapsed.into()),
            }
            let events = loans::queries::list_events(&tx, loan).await?;
            if event_of(&row, &loans::replay(&loan_row, &events)?, &events)?.is_none() {
                return Err(Refusal::AddendumLapsed.into());
            }
            let paper = paper(&row);
            match paper.redeem_in_tx(&tx, borrower, phone, code, client).await? {
                Err(refusal) => Ok(Err(refusal)),
                Ok(redeemed) => {
                    let now_ms = backend.clock().now_ms();
                    paper.keep_signature_in_tx(&tx, loan_row.application_id, &redeemed, phone, client, now_ms).await?;
                    queries::sign_in_tx(&tx, row.id, now_ms).await?;
                    let row = Model { state: State::Signed, ..row };
                    if row.price_kopecks == Money::ZERO.into() {
                        come_into_force_in_tx(&tx, &row, None, now_ms).await?;
                    }
                    Ok(Ok(row.price_kopecks.into()))
                }
            }
        })
        .await?;
    signed.map_err(Error::Refused)
}

/// What is signed.
fn paper(row: &Model) -> Paper {
    Paper { about: About::Prolongation(row.id), borrower: row.borrower_id, document_hash: row.document_hash.clone() }
}
