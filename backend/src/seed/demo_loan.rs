//! A loan that the demonstration's borrower took and paid back some weeks ago. It goes the same way through history
//! and books as any other: only the outside world is left out.

use jiff::{SignedDuration, civil::Date};
use lending::{Edition, LoanEvent, LoanTerms, Money, Stage, add_days, term_ends_on};

use crate::{
    ApplicationId, Backend, BorrowerId, CardId, Error, LoanId, Result, applications, cards,
    clock::start_of_day_ms,
    gateways::acquirer::{Object, Progress},
    loans,
    payments::Payments,
    payouts::Payouts,
    store::{
        Tx,
        entity::{
            applications as application_rows, cards as card_rows, loans as loan_rows,
            transfers::{Kind, Model as Transfer, Purpose, State as TransferState, Way},
        },
    },
    transfers::{self, Effect},
};

const AMOUNT: Money = Money::from_rubles(20_000);
const TERM_DAYS: u32 = 30;
/// Taken so many days ago …
const TAKEN_DAYS_AGO: i64 = 60;
/// … and paid back on this day of the loan.
const PAID_AFTER_DAYS: u32 = 18;
const HOUR_MS: i64 = 60 * 60 * 1000;

/// Inserts the loan with everything that it stands on.
pub(super) async fn insert_in_tx(backend: &Backend, tx: &Tx, borrower: BorrowerId) -> Result<()> {
    let today = backend.clock().today();
    let taken_on = today.checked_sub(SignedDuration::from_hours(24 * TAKEN_DAYS_AGO)).map_err(Error::internal)?;
    let paid_on = add_days(taken_on, PAID_AFTER_DAYS).ok_or_else(|| Error::internal("a day beyond the calendar"))?;
    let taken_at_ms = start_of_day_ms(taken_on) + 12 * HOUR_MS;
    let paid_at_ms = start_of_day_ms(paid_on) + 12 * HOUR_MS;
    let loan = insert_signed_loan_in_tx(tx, borrower, taken_on, taken_at_ms).await?;
    let mut payout = Transfer::intent(Kind::Payout, borrower, AMOUNT.into(), taken_at_ms);
    payout.loan_id = Some(loan.id);
    payout.card_id = Some(loan.card_id);
    settle_in_tx::<Payouts>(tx, payout, taken_on, taken_at_ms).await?;
    let debt = debt_on(&loan, taken_on, paid_on)?;
    let mut payment = Transfer::payment(Purpose::Repay, Way::Card, borrower, debt.into(), paid_at_ms);
    payment.loan_id = Some(loan.id);
    settle_in_tx::<Payments>(tx, payment, paid_on, paid_at_ms).await
}

/// Puts a transfer there as one that the acquirer did, and what follows from it.
async fn settle_in_tx<E: Effect>(tx: &Tx, mut transfer: Transfer, day: Date, at_ms: i64) -> Result<()> {
    transfer.state = TransferState::Asked;
    transfer.first_sent_at_ms = Some(at_ms);
    transfer.last_sent_at_ms = Some(at_ms);
    transfers::queries::insert_in_tx(tx, transfer.clone()).await?;
    let object = Object {
        our_id: Some(transfer.id.to_string()),
        ..Object::new(
            format!("demo-{}", transfer.id),
            Progress::Succeeded { after_ms: None },
            Some(transfer.amount_kopecks.into()),
        )
    };
    transfers::succeed_in_tx::<E>(tx, &transfer, &object, day, at_ms).await.map(drop)
}

/// A card that was unlinked since, the application up to the payout, and the loan that waits for it.
async fn insert_signed_loan_in_tx(
    tx: &Tx,
    borrower: BorrowerId,
    taken_on: Date,
    taken_at_ms: i64,
) -> Result<loan_rows::Model> {
    let card = card_rows::Model {
        id: CardId::random(),
        borrower_id: borrower,
        acquirer_method_id: None,
        label: Some("Мир ·· 0004".to_owned()),
        state: card_rows::State::Refused,
        idempotency_key: "demo".to_owned(),
        return_path: "/cabinet".to_owned(),
        sbp_bank_id: None,
        sbp_phone: None,
        created_at_ms: taken_at_ms - HOUR_MS,
    };
    cards::queries::insert_in_tx(tx, card.clone()).await?;
    let application = application_rows::Model {
        id: ApplicationId::random(),
        number: format!("{}-0000-0001", taken_on.strftime("%y%m%d")),
        borrower_id: borrower,
        product_code: super::lineup::UNTIL_PAYDAY.to_owned(),
        amount_kopecks: AMOUNT.into(),
        term_days: TERM_DAYS.into(),
        card_id: card.id,
        profile_id: None,
        stage: Stage::PayingOut.as_str().to_owned(),
        is_open: true,
        idempotency_key: "demo".to_owned(),
        burden_acknowledged: false,
        burden_notice: false,
        first_loan: true,
        offered_amount_kopecks: Some(AMOUNT.into()),
        offer_lapses_on: None,
        conditions: None,
        conditions_hash: None,
        waits_until_on: None,
        refusal_reasons: None,
        payout_refusal: None,
        decided_by: None,
        created_at_ms: taken_at_ms,
        version: 0,
    };
    applications::queries::insert_in_tx(tx, application.clone()).await?;
    for stage in [Stage::Submitted, Stage::UnderReview, Stage::Offered, Stage::Signed, Stage::PayingOut] {
        applications::queries::note_stage_in_tx(tx, application.id, stage, taken_at_ms).await?;
    }
    let rate = Edition::on(taken_on).max_daily_rate.value.millionths().into();
    let loan = loan_rows::Model {
        id: LoanId::random(),
        number: application.number,
        borrower_id: borrower,
        application_id: application.id,
        product_code: application.product_code,
        card_id: card.id,
        principal_kopecks: AMOUNT.into(),
        rate_per_day_millionths: rate,
        rate_after_term_millionths: rate,
        term_days: TERM_DAYS.into(),
        signed_on: taken_on.into(),
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
    Ok(loan)
}

/// The whole debt on a day, if nothing was paid before.
fn debt_on(row: &loan_rows::Model, taken_on: Date, day: Date) -> Result<Money> {
    let terms = LoanTerms {
        principal: row.principal_kopecks.into(),
        daily_rate: loans::rate(row.rate_per_day_millionths)?,
        rate_after_term: loans::rate(row.rate_after_term_millionths)?,
        disbursed_on: taken_on,
        due_on: term_ends_on(taken_on, TERM_DAYS).ok_or_else(|| Error::internal("a day beyond the calendar"))?,
        signed_on: taken_on,
    };
    let no_events: &[LoanEvent] = &[];
    Ok(lending::Loan::try_new(terms, no_events).map_err(Error::internal)?.debt_on(day).total())
}
