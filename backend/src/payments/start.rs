//! Begins a payment: the intent is durable before the acquirer hears of it.

use lending::{Money, Refusal};

use super::{Amount, LEAST, PAGE_LIVES_MS, jobs, queries};
use crate::{
    Backend, Borrower, Error, LoanId, PaymentId, Result,
    gateways::acquirer::{Answer, KEY_LIFETIME_MS, PaymentOrder, fingerprint},
    loans,
    store::{
        Tx,
        entity::{
            loans::State as LoanState,
            payment_keys,
            payments::{self, State},
        },
    },
};

/// A form that asks for the same amount leads to the payment that is under way, while its page has so long to live.
const REUSED_MS: i64 = PAGE_LIVES_MS - 10 * 60 * 1000;
/// For so long a payment under way keeps one of another amount from being begun.
const ALONE_MS: i64 = 2 * 60 * 1000;

/// Finds the payment that this form began, or writes down the intent of a new one.
pub(super) async fn intend(
    borrower: &Borrower<'_>,
    loan: LoanId,
    amount: Amount,
    key: &str,
) -> Result<payments::Model> {
    let request = match amount {
        Amount::Full => format!("{loan} full"),
        Amount::Part(part) => format!("{loan} {part}"),
    };
    let (backend, id) = (borrower.backend, borrower.id);
    backend
        .store()
        .write(|tx| {
            let key = payment_keys::Model {
                borrower_id: id,
                idempotency_key: key.to_owned(),
                payment_id: PaymentId::random(),
                request: request.clone(),
            };
            async move { intend_in_tx(backend, &tx, loan, amount, key).await }
        })
        .await
}

async fn intend_in_tx(
    backend: &Backend,
    tx: &Tx,
    loan: LoanId,
    amount: Amount,
    key: payment_keys::Model,
) -> Result<payments::Model> {
    let row = loans::queries::lock_in_tx(tx, loan).await?.filter(|row| row.borrower_id == key.borrower_id);
    let row = row.ok_or(Error::NotFound)?;
    if let Some(found) = queries::find_key_in_tx(tx, key.borrower_id, &key.idempotency_key).await? {
        return if found.request == key.request {
            queries::get(tx, found.payment_id).await
        } else {
            Err(Error::Conflict)
        };
    }
    match row.state {
        LoanState::Active => {}
        LoanState::Closed => return Err(Refusal::NothingToPay.into()),
        LoanState::AwaitingPayout | LoanState::Canceled => return Err(Error::NotFound),
    }
    let events = loans::queries::list_events(tx, loan).await?;
    let debt = loans::replay(&row, &events)?.debt_on(backend.clock().today()).total();
    let amount = amount_to_pay(amount, debt)?;
    let now_ms = backend.clock().now_ms();
    let under_way = queries::list_under_way_in_tx(tx, loan).await?;
    let same = under_way
        .iter()
        .find(|payment| Money::from(payment.amount_kopecks) == amount && now_ms - payment.created_at_ms < REUSED_MS);
    if let Some(payment) = same {
        let key = payment_keys::Model { payment_id: payment.id, ..key };
        queries::insert_key_in_tx(tx, key).await?;
        return Ok(payment.clone());
    }
    if under_way.iter().any(|payment| now_ms - payment.created_at_ms < ALONE_MS) {
        return Err(Refusal::PaymentUnderWay.into());
    }
    let mut payment = payments::Model {
        id: key.payment_id,
        loan_id: loan,
        borrower_id: key.borrower_id,
        amount_kopecks: amount.into(),
        state: State::Starting,
        acquirer_id: None,
        body_hash: String::new(),
        confirmation_url: None,
        reason: None,
        created_at_ms: now_ms,
        first_sent_at_ms: Some(now_ms),
        asked_at_ms: None,
        settled_at_ms: None,
    };
    payment.body_hash = fingerprint(&order(backend, &payment, &row.number));
    queries::insert_in_tx(tx, payment.clone()).await?;
    queries::insert_key_in_tx(tx, key).await?;
    jobs::promise_in_tx(tx, payment.id, now_ms).await?;
    Ok(payment)
}

/// The whole debt, but never less than the acquirer takes: what is beyond goes back.
fn amount_to_pay(amount: Amount, debt: Money) -> Result<Money> {
    if !debt.is_positive() {
        return Err(Refusal::NothingToPay.into());
    }
    match amount {
        Amount::Full => Ok(debt.max(LEAST)),
        Amount::Part(part) if part < LEAST => Err(Refusal::PaymentTooSmall { min: LEAST }.into()),
        Amount::Part(part) if part > debt => Err(Refusal::PaymentTooLarge { debt }.into()),
        Amount::Part(part) => Ok(part),
    }
}

/// What the acquirer is asked for; the same each time.
fn order(backend: &Backend, payment: &payments::Model, loan_number: &str) -> PaymentOrder {
    let (loan, id) = (payment.loan_id, payment.id);
    PaymentOrder {
        amount: payment.amount_kopecks.into(),
        description: format!("Платёж по договору займа № {loan_number}"),
        return_url: format!("{}/cabinet/loans/{loan}/payments/{id}", backend.config().public_url),
        payment_id: id.to_string(),
    }
}

impl Backend {
    /// Asks the acquirer to begin a payment; with the same key and data, as often as need be while the key is certain
    /// to find the first result. Answers how the payment stands then.
    pub(crate) async fn begin_payment(&self, payment: payments::Model) -> Result<payments::Model> {
        let now_ms = self.clock().now_ms();
        let loan = loans::queries::find(self.store().reader(), payment.borrower_id, payment.loan_id)
            .await?
            .ok_or(Error::NotFound)?;
        let order = order(self, &payment, &loan.number);
        let age_ms = now_ms - payment.first_sent_at_ms.unwrap_or(payment.created_at_ms);
        if age_ms >= KEY_LIFETIME_MS {
            // Nobody was ever given its page, and by now the acquirer has cancelled it.
            return self.cancel_payment(payment, "not_started").await;
        }
        if fingerprint(&order) != payment.body_hash {
            tracing::error!(payment = %payment.id, "a payment can't be asked for again: the settings have changed");
            return Ok(payment);
        }
        match self.gateways().acquirer.create_payment(&payment.id.to_string(), &order).await {
            Answer::Done(answer) => self.note_payment(payment, answer).await,
            Answer::Refused(code) => self.cancel_payment(payment, &code).await,
            Answer::Unknown(why) => {
                tracing::warn!(payment = %payment.id, why, "the answer about a payment is unknown");
                Ok(payment)
            }
        }
    }
}
