//! Reversals: money of a payment that went back to the borrower without our doing. Somebody gave it back in the acquirer's
//! own cabinet, or the borrower's bank took it back (a chargeback).
//!
//! What the payment had brought to the borrower's account and is still there goes first; the rest is owed again, by an event of its
//! own in the loan's history: a loan that was closed is open again.
//!
//! A refund is believed when the acquirer itself, asked by us, says that it succeeded. Of chargebacks the acquirer tells by
//! letter only: a staff member notes them ([`StaffMember::note_chargeback`]). Each is noted once, by what the acquirer
//! calls it.

pub(crate) mod queries;

use jiff::{Timestamp, civil::Date};
use lending::{LoanEvent, Money};

use crate::{
    Backend, Error, PaymentId, Result, ReversalId, account,
    actor::Actor,
    audit::{self, Act},
    clock::day_of,
    gateways::acquirer::{Answer, Object, Progress},
    ledger::{self, postings},
    loans, refunds,
    refunds::Refunds,
    staff::StaffMember,
    store::{
        Tx,
        entity::{
            loans::{Model as LoanRow, State as LoanState},
            reversals::{Cause, Model},
            transfers::{Kind, Model as Transfer, State},
        },
    },
    transfers,
};

/// What came of a refund that we did not ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// It is none of ours: of a payment that we don't know.
    Unknown,
    /// It is not done at the acquirer, or was noted before.
    NothingNew,
    /// It is noted now.
    Noted,
}

impl StaffMember<'_> {
    /// Notes that the borrower's bank took back a payment or a part of it. `reference` is what the acquirer calls it in its
    /// letter: the same one is noted once.
    ///
    /// # Errors
    /// `NotFound` for a payment that was not credited. `Conflict` when the reference was noted before, or no so much of the
    /// payment is left.
    pub async fn note_chargeback(&self, payment: PaymentId, amount: Money, reference: &str) -> Result<()> {
        let payment = transfers::queries::find_of_kind(self.backend.store().reader(), Kind::Payment, payment.into());
        let payment = payment.await?.filter(|payment| payment.state == State::Succeeded).ok_or(Error::NotFound)?;
        let found =
            Found { cause: Cause::Chargeback, acquirer_id: reference, amount, by: Some(self.login.to_string()) };
        if note(self.backend, &payment, &found).await? { Ok(()) } else { Err(Error::Conflict) }
    }
}

/// Whether refunds of a payment were made that no transfer of ours knows.
///
/// # Errors
/// When the acquirer does not say, or a person must look.
pub(crate) async fn look_at_refunds_of(backend: &Backend, payment: &Transfer) -> Result<()> {
    let Some(acquirer_id) = payment.acquirer_id.as_deref() else { return Ok(()) };
    let refunds = match backend.gateways().acquirer.refunds_of(acquirer_id).await {
        Answer::Done(refunds) => refunds,
        Answer::Refused(_) => return Ok(()),
        Answer::Unknown(why) => {
            return Err(Error::internal(format!("the acquirer does not say what went back of {acquirer_id}: {why}")));
        }
    };
    let mut does_not_fit = false;
    for refund in &refunds {
        match take_in(backend, refund).await {
            Ok(_) => {}
            Err(Error::Conflict) => does_not_fit = true,
            Err(error) => return Err(error),
        }
    }
    if does_not_fit { Err(Error::Conflict) } else { Ok(()) }
}

/// A refund that the acquirer has: taken for our own where that is the same money, else noted.
///
/// # Errors
/// When a person must look.
pub(crate) async fn take_in(backend: &Backend, refund: &Object) -> Result<Foreign> {
    let reader = backend.store().reader();
    let (Some(of), Some(amount)) = (refund.payment.as_deref(), refund.amount) else { return Ok(Foreign::Unknown) };
    let Some(payment) = transfers::queries::find_by_acquirer_id(reader, Kind::Payment, of).await? else {
        return Ok(Foreign::Unknown);
    };
    let is_known = transfers::queries::find_by_acquirer_id(reader, Kind::Refund, &refund.id).await?.is_some();
    if is_known || !matches!(refund.progress, Progress::Succeeded { .. }) {
        return Ok(Foreign::NothingNew);
    }
    if let Some(ours) = refunds::find_same(reader, &payment, refund).await? {
        transfers::note::<Refunds>(backend, ours, refund.clone()).await?;
        return Ok(Foreign::Noted);
    }
    let found = Found { cause: Cause::Refund, acquirer_id: &refund.id, amount, by: None };
    Ok(if note(backend, &payment, &found).await? { Foreign::Noted } else { Foreign::NothingNew })
}

/// What of a payment went back.
struct Found<'a> {
    cause: Cause,
    /// What the acquirer calls it.
    acquirer_id: &'a str,
    amount: Money,
    /// The staff member who says so.
    by: Option<String>,
}

/// Whether it was noted now, and not before.
async fn note(backend: &Backend, payment: &Transfer, found: &Found<'_>) -> Result<bool> {
    let now_ms = backend.clock().now_ms();
    backend.store().write(|tx| async move { note_in_tx(&tx, payment, found, now_ms).await }).await
}

/// History, books and loan in one transaction.
async fn note_in_tx(tx: &Tx, payment: &Transfer, found: &Found<'_>, now_ms: i64) -> Result<bool> {
    transfers::lock_any_loan_in_tx(tx, payment).await?;
    let account = account::lock_in_tx(tx, payment.borrower_id).await?;
    if queries::find_by_acquirer_id(&**tx, found.acquirer_id).await?.is_some() {
        return Ok(false);
    }
    // What the payment had brought to the account and is still there goes first.
    let from_account = found.amount.min(account.left.left_of(payment.id));
    let owed_again = found.amount.checked_sub(from_account).unwrap_or_default();
    let reversal = Model {
        id: ReversalId::random(),
        payment_id: payment.id,
        loan_id: payment.loan_id,
        cause: found.cause,
        acquirer_id: found.acquirer_id.to_owned(),
        amount_kopecks: found.amount.into(),
        owed_again_kopecks: owed_again.into(),
        noted_by: found.by.clone(),
        noted_at_ms: now_ms,
    };
    match transfers::find_loan_of(&**tx, payment).await? {
        Some(loan) => owe_again_in_tx(tx, loan, &reversal, now_ms).await?,
        None => take_from_account_in_tx(tx, payment, &reversal, now_ms).await?,
    }
    queries::insert_in_tx(tx, reversal).await?;
    let by = found.by.clone().map_or(Actor::System, Actor::Staff);
    audit::note_in_tx(tx, &by, Act::Reverse, &payment.id, &found.amount.to_string(), now_ms).await?;
    tracing::warn!(payment = %payment.id, amount = %found.amount, "money of a payment went back without our doing");
    Ok(true)
}

/// A top-up leaves the account as far as it is still there.
async fn take_from_account_in_tx(tx: &Tx, payment: &Transfer, reversal: &Model, now_ms: i64) -> Result<()> {
    let today = day_of(Timestamp::from_millisecond(now_ms).map_err(Error::internal)?);
    let posting = postings::top_up_reversal(payment.borrower_id, reversal.id, today, reversal.surplus())?;
    ledger::post_all_in_tx(tx, now_ms, vec![posting]).await?;
    let spent = Money::from(reversal.owed_again_kopecks);
    if spent.is_positive() {
        // it was spent on loans: which of them is owed again, a person decides, whom `verify-books` tells
        tracing::error!(payment = %payment.id, %spent, "a top-up went back after it was spent");
    }
    Ok(())
}

/// What was not on the account is owed again, by an event of the loan: one that was closed is open again.
async fn owe_again_in_tx(tx: &Tx, row: LoanRow, reversal: &Model, now_ms: i64) -> Result<()> {
    let events = loans::queries::list_events(&**tx, row.id).await?;
    let payment = reversal.payment_id;
    let paid = events.iter().find(|event| event.payment_id == Some(payment.into()));
    let paid = paid.ok_or_else(|| Error::internal(format!("payment {payment} was not credited")))?;
    let mut loan = loans::replay(&row, &events)?;
    let posted_on = ledger::posting_day(&row, now_ms)?;
    let held = ledger::accrue_missed_days_in_tx(tx, now_ms, &row, &loan, posted_on).await?;
    let owed_again = Money::from(reversal.owed_again_kopecks);
    let parts = if owed_again.is_positive() {
        let today = day_of(Timestamp::from_millisecond(now_ms).map_err(Error::internal)?);
        // history is never rewritten
        let date = events.iter().map(|event| Date::from(event.on_date)).fold(today, Date::max);
        let place =
            events.iter().filter(|event| loans::is_payment(event)).take_while(|event| event.id != paid.id).count();
        let place = u32::try_from(place).map_err(Error::internal)?;
        if loan.payments().get(place as usize).is_none_or(|made| made.standing() < owed_again) {
            return Err(Error::Conflict);
        }
        let event = LoanEvent::Reversal { date, amount: owed_again, payment: place };
        Some(loans::happen_in_tx(tx, row.id, &mut loan, event, None, now_ms).await?)
    } else {
        None
    };
    let posting = postings::reversal(&row, reversal.id, posted_on, parts, reversal.surplus())?;
    ledger::post_with_accrual_in_tx(tx, now_ms, &row, &loan, held, vec![posting]).await?;
    if row.state == LoanState::Closed && loan.closed_on().is_none() {
        loans::queries::reopen_in_tx(tx, row.id).await?;
    }
    Ok(())
}

impl Model {
    /// What of it came from the borrower's balance.
    pub(crate) fn surplus(&self) -> Money {
        Money::from(self.amount_kopecks).checked_sub(self.owed_again_kopecks.into()).unwrap_or_default()
    }
}
