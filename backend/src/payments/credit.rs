//! What the acquirer says of a payment, and what follows from it: it is credited once.

use jiff::{Timestamp, civil::Date};
use lending::{Loan, LoanEvent, Money};

use super::queries;
use crate::{
    Backend, Error, PaymentId, Result,
    clock::day_of,
    gateways::acquirer::{AcquirerPayment, Answer, Progress},
    ledger::{self, Account, Transaction, TransactionKind},
    loans, products, refunds,
    store::{
        Tx,
        entity::{
            loan_events,
            loans::Model as LoanRow,
            payments::{self, State},
        },
    },
};

/// A payment's page asks the acquirer at most so often.
const ASK_PAUSE_MS: i64 = 500;

impl Backend {
    /// A payment as the acquirer has it now, credited if it has succeeded; as we last knew it when the acquirer does
    /// not say, or was asked a moment ago.
    pub(crate) async fn look_at_payment(&self, payment: payments::Model) -> Result<payments::Model> {
        let now_ms = self.clock().now_ms();
        if !matches!(payment.state, State::Starting | State::Pending) {
            return Ok(payment);
        }
        let id = payment.id;
        let before_ms = now_ms - ASK_PAUSE_MS;
        let may_ask =
            self.store().write(|tx| async move { queries::note_asked_in_tx(&tx, id, before_ms, now_ms).await }).await?;
        if !may_ask {
            return Ok(payment);
        }
        let Some(id) = payment.acquirer_id.as_deref() else { return self.begin_payment(payment).await };
        match self.gateways().acquirer.find_payment(id).await {
            Answer::Done(answer) => self.note_payment(payment, answer).await,
            Answer::Refused(why) | Answer::Unknown(why) => {
                tracing::warn!(payment = %payment.id, why, "the acquirer does not say how a payment stands");
                Ok(payment)
            }
        }
    }

    /// Writes down what the acquirer said, once it is certain that it speaks of this payment.
    pub(crate) async fn note_payment(
        &self,
        payment: payments::Model,
        answer: AcquirerPayment,
    ) -> Result<payments::Model> {
        let ours = Money::from(payment.amount_kopecks);
        if answer.amount != ours || answer.our_id.as_ref().is_some_and(|id| *id != payment.id.to_string()) {
            let (id, theirs) = (payment.id, answer.amount);
            return Err(Error::internal(format!("payment {id} of {ours}: the acquirer has another one, of {theirs}")));
        }
        let now_ms = self.clock().now_ms();
        let (today, id) = (self.clock().today(), payment.id);
        let sent_at_ms = payment.first_sent_at_ms.unwrap_or(payment.created_at_ms);
        self.store()
            .write(|tx| {
                let answer = answer.clone();
                async move {
                    match &answer.progress {
                        Progress::Pending => queries::note_pending_in_tx(&tx, id, &answer, now_ms).await?,
                        Progress::Canceled(reason) => {
                            queries::cancel_in_tx(&tx, id, Some(&answer.id), reason, now_ms).await?;
                        }
                        Progress::Succeeded { after_ms } => {
                            let taken_at_ms = after_ms.map_or(now_ms, |after| sent_at_ms.saturating_add(after));
                            let day = day_at(taken_at_ms)?.min(today);
                            credit_in_tx(&tx, id, &answer.id, day, now_ms).await?;
                        }
                    }
                    queries::get(&tx, id).await
                }
            })
            .await
    }

    /// The acquirer never took the order, or never will.
    pub(super) async fn cancel_payment(&self, payment: payments::Model, reason: &str) -> Result<payments::Model> {
        let (id, now_ms) = (payment.id, self.clock().now_ms());
        self.store()
            .write(|tx| async move {
                queries::cancel_in_tx(&tx, id, None, reason, now_ms).await?;
                queries::get(&tx, id).await
            })
            .await
    }
}

fn day_at(ms: i64) -> Result<Date> {
    Ok(day_of(Timestamp::from_millisecond(ms).map_err(Error::internal)?))
}

/// Credits a payment that succeeded: payment, loan, history and books in one transaction. A second time it does nothing.
/// The tail of kopecks that it leaves is forgiven with it; what it brings beyond the debt is promised back.
///
/// In the history it stands on the day on which the borrower paid, in the books on the one on which we credit it.
pub(crate) async fn credit_in_tx(tx: &Tx, id: PaymentId, acquirer_id: &str, day: Date, now_ms: i64) -> Result<()> {
    let mut payment = queries::get(tx, id).await?;
    // Whoever credits anything to this loan waits here for the others.
    let row = loans::queries::lock_in_tx(tx, payment.loan_id).await?.ok_or(Error::NotFound)?;
    if !queries::succeed_in_tx(tx, id, acquirer_id, now_ms).await? {
        return Ok(());
    }
    if payment.state == State::Canceled {
        tracing::warn!(payment = %id, "a payment that was given up has succeeded; it is credited");
    }
    let events = loans::queries::list_events(tx, row.id).await?;
    let mut loan = loans::replay(&row, &events)?;
    let posted_on = ledger::posting_day(&row, now_ms)?;
    let held = ledger::accrue_missed_days_in_tx(tx, now_ms, &row, &loan, posted_on).await?;
    // History is never rewritten: not before the loan, nor before what was credited already.
    let day = events.iter().map(|event| Date::from(event.on_date)).fold(day, Date::max);
    let amount = Money::from(payment.amount_kopecks);
    loan.apply(LoanEvent::Payment { date: day, amount }).map_err(Error::internal)?;
    let made = loan.payments().last().ok_or_else(|| Error::internal("a payment left no trace"))?.allocation;
    let event = loan_events::Model {
        id: loans::queries::event_id(),
        loan_id: row.id,
        sequence: loans::queries::next_sequence_in_tx(tx, row.id).await?,
        kind: loans::PAYMENT.to_owned(),
        on_date: day.into(),
        at_ms: now_ms,
        amount_kopecks: amount.into(),
        principal_kopecks: made.principal.into(),
        interest_kopecks: made.interest.into(),
        penalty_kopecks: made.penalty.into(),
        payment_id: Some(id),
    };
    loans::queries::insert_event_in_tx(tx, event.clone()).await?;
    let mut transaction = Transaction::new(TransactionKind::Payment, id.to_string(), &row, posted_on);
    transaction.move_money(Account::AcquirerPayments, Account::LoanPrincipal, made.principal)?;
    transaction.move_money(Account::AcquirerPayments, Account::InterestReceivable, made.interest)?;
    transaction.move_money(Account::AcquirerPayments, Account::PenaltyReceivable, made.penalty)?;
    transaction.move_money(Account::AcquirerPayments, Account::BorrowerBalance, made.overpaid)?;
    let mut movements = vec![transaction];
    movements.extend(forgive_tail_in_tx(tx, &row, &mut loan, id, &event, posted_on).await?);
    ledger::post_with_accrual_in_tx(tx, now_ms, &row, &loan, held, movements).await?;
    if let Some(closed_on) = loan.closed_on() {
        loans::queries::close_in_tx(tx, row.id, closed_on).await?;
    }
    if made.overpaid.is_positive() {
        payment.acquirer_id = Some(acquirer_id.to_owned());
        refunds::intend_in_tx(tx, &payment, &row, made.overpaid, None, now_ms).await?;
    }
    Ok(())
}

/// Forgives what a payment left, if it is no more than a tail, and says what is to be posted.
async fn forgive_tail_in_tx(
    tx: &Tx,
    row: &LoanRow,
    loan: &mut Loan,
    id: PaymentId,
    payment: &loan_events::Model,
    posted_on: Date,
) -> Result<Option<Transaction>> {
    let (day, up_to) = (payment.on_date.into(), products::queries::find_forgiven_tail(tx, &row.product_code).await?);
    let tail = loan.debt_on(day);
    let Some(forgiveness) = loan.tail_forgiveness(day, up_to) else { return Ok(None) };
    loan.apply(forgiveness).map_err(Error::internal)?;
    let event = loan_events::Model {
        id: loans::queries::event_id(),
        sequence: payment.sequence + 1,
        kind: loans::FORGIVENESS.to_owned(),
        amount_kopecks: tail.total().into(),
        principal_kopecks: tail.principal.into(),
        interest_kopecks: tail.interest.into(),
        penalty_kopecks: tail.penalty.into(),
        payment_id: None,
        ..payment.clone()
    };
    loans::queries::insert_event_in_tx(tx, event).await?;
    let mut transaction = Transaction::new(TransactionKind::Forgiveness, id.to_string(), row, posted_on);
    transaction.move_money(Account::WriteOffs, Account::LoanPrincipal, tail.principal)?;
    transaction.move_money(Account::WriteOffs, Account::InterestReceivable, tail.interest)?;
    transaction.move_money(Account::WriteOffs, Account::PenaltyReceivable, tail.penalty)?;
    Ok(Some(transaction))
}
