//! What the acquirer says of a payout, and what follows from it: the loan becomes active once.

use jiff::{Timestamp, civil::Date};
use lending::{Money, add_days};

use super::queries;
use crate::{
    Backend, Error, PayoutId, Result, applications,
    clock::day_of,
    gateways::acquirer::{AcquirerTransfer, Answer, Progress, bear_silence},
    ledger::{self, Account, Receivables, Transaction, TransactionKind},
    loans,
    store::{
        Tx,
        columns::Kopecks,
        entity::{
            loan_events,
            payouts::{self, State},
        },
    },
};

impl Backend {
    /// A payout as the acquirer has it now; as we last knew it when the acquirer does not say.
    pub(crate) async fn ask_about_payout(&self, payout: payouts::Model) -> Result<payouts::Model> {
        let Some(id) = payout.acquirer_id.as_deref() else { return Ok(payout) };
        match self.gateways().acquirer.find_payout(id).await {
            Answer::Done(answer) => self.note_payout(payout, answer).await,
            Answer::Refused(why) | Answer::Unknown(why) => {
                let age_ms = self.clock().now_ms() - payout.first_sent_at_ms.unwrap_or(payout.created_at_ms);
                bear_silence(format!("payout {}", payout.id), age_ms, &why).map(|()| payout)
            }
        }
    }

    /// Writes down what the acquirer said, once it is certain that it speaks of this payout.
    pub(crate) async fn note_payout(&self, payout: payouts::Model, answer: AcquirerTransfer) -> Result<payouts::Model> {
        let (id, ours) = (payout.id, Money::from(payout.amount_kopecks));
        if answer.amount != ours || answer.our_id.as_ref().is_some_and(|other| *other != id.to_string()) {
            let theirs = answer.amount;
            return Err(Error::internal(format!("payout {id} of {ours}: the acquirer has another one, of {theirs}")));
        }
        if let Progress::Canceled(reason) = &answer.progress {
            let end = queries::End { acquirer_id: Some(&answer.id), reason, given_up_by: None };
            return self.end_payout(payout, end).await;
        }
        let (now_ms, today) = (self.clock().now_ms(), self.clock().today());
        // Asked for again, it may be from then only: never earlier than the money came.
        let sent_at_ms = payout.last_sent_at_ms.or(payout.first_sent_at_ms).unwrap_or(payout.created_at_ms);
        self.store()
            .write(|tx| {
                let answer = answer.clone();
                async move {
                    if let Progress::Succeeded { after_ms } = answer.progress {
                        let arrived_at_ms = after_ms.map_or(now_ms, |after| sent_at_ms.saturating_add(after));
                        let arrived_at = Timestamp::from_millisecond(arrived_at_ms).map_err(Error::internal)?;
                        disburse_in_tx(&tx, id, &answer.id, day_of(arrived_at).min(today), now_ms).await?;
                    } else {
                        queries::note_pending_in_tx(&tx, id, &answer.id).await?;
                    }
                    queries::get(&tx, id).await
                }
            })
            .await
    }

    /// The money did not go: the borrower may choose another card.
    pub(super) async fn end_payout(&self, payout: payouts::Model, end: queries::End<'_>) -> Result<payouts::Model> {
        let (id, now_ms) = (payout.id, self.clock().now_ms());
        self.store()
            .write(|tx| async move {
                let loan = loans::queries::lock_in_tx(&tx, payout.loan_id).await?.ok_or(Error::NotFound)?;
                if queries::cancel_in_tx(&tx, id, end, now_ms).await? {
                    applications::refuse_payout_in_tx(&tx, loan.application_id, end.reason, now_ms).await?;
                }
                queries::get(&tx, id).await
            })
            .await
    }
}

/// The money has arrived: payout, loan, history, books and application in one transaction. A second time it does
/// nothing.
///
/// Interest runs from the day after this one, and the due date is so many days after it as the contract says: the
/// borrower has the whole term, however long the money was on its way.
pub(crate) async fn disburse_in_tx(tx: &Tx, id: PayoutId, acquirer_id: &str, day: Date, now_ms: i64) -> Result<()> {
    let payout = queries::get(tx, id).await?;
    let loan = loans::queries::lock_in_tx(tx, payout.loan_id).await?.ok_or(Error::NotFound)?;
    if !queries::succeed_in_tx(tx, id, acquirer_id, now_ms).await? {
        // read again: it may have been given up before the loan was locked
        if queries::get(tx, id).await?.state == State::Canceled {
            return Err(Error::internal(format!("payout {id} was given up, but has succeeded: a person must look")));
        }
        return Ok(());
    }
    let day = day.max(loan.signed_on.into());
    let term_days = u32::try_from(loan.term_days).map_err(Error::internal)?;
    let due_on = add_days(day, term_days).ok_or_else(|| Error::internal("a due date beyond the calendar"))?;
    if !loans::queries::activate_in_tx(tx, loan.id, day, due_on).await? {
        return Err(Error::internal(format!("payout {id} succeeded, but loan {} was not waiting for it", loan.id)));
    }
    let nothing = Kopecks::from(Money::ZERO);
    let event = loan_events::Model {
        id: loans::queries::event_id(),
        loan_id: loan.id,
        sequence: 0,
        kind: loans::DISBURSED.to_owned(),
        on_date: day.into(),
        at_ms: now_ms,
        amount_kopecks: loan.principal_kopecks,
        principal_kopecks: loan.principal_kopecks,
        interest_kopecks: nothing,
        penalty_kopecks: nothing,
        payment_id: None,
    };
    loans::queries::insert_event_in_tx(tx, event.clone()).await?;
    let active = loans::queries::get(tx, loan.id).await?;
    let posted_on = ledger::posting_day(&active, now_ms)?.max(day);
    let mut transaction = Transaction::new(TransactionKind::Disbursement, id.to_string(), &active, posted_on);
    transaction.move_money(Account::LoanPrincipal, Account::AcquirerPayouts, loan.principal_kopecks.into())?;
    // The money may have arrived days before we hear of it: they accrue now.
    let (history, none) = (loans::replay(&active, &[event])?, Receivables::none(day));
    ledger::post_with_accrual_in_tx(tx, now_ms, &active, &history, none, vec![transaction]).await?;
    applications::issue_in_tx(tx, loan.application_id, now_ms).await
}
