//! What the acquirer says of a refund, and what follows from it: it leaves the borrower's balance once.

use lending::Money;

use super::queries;
use crate::{
    Backend, Error, RefundId, Result,
    gateways::acquirer::{AcquirerTransfer, Answer, Progress, bear_silence},
    ledger::{self, Account, Transaction, TransactionKind},
    loans,
    store::{
        Tx,
        entity::{payments::State, refunds::Model},
    },
};

impl Backend {
    /// A refund as the acquirer has it now; as we last knew it when the acquirer does not say.
    pub(super) async fn ask_about_refund(&self, refund: Model) -> Result<Model> {
        let Some(id) = refund.acquirer_id.as_deref() else { return Ok(refund) };
        match self.gateways().acquirer.find_refund(id).await {
            Answer::Done(answer) => self.note_refund(refund, answer).await,
            Answer::Refused(why) | Answer::Unknown(why) => {
                let age_ms = self.clock().now_ms() - refund.created_at_ms;
                bear_silence(format!("refund {}", refund.id), age_ms, &why).map(|()| refund)
            }
        }
    }

    /// Writes down what the acquirer said, once it is certain that it speaks of this refund.
    pub(crate) async fn note_refund(&self, refund: Model, answer: AcquirerTransfer) -> Result<Model> {
        let (id, ours) = (refund.id, Money::from(refund.amount_kopecks));
        if answer.amount != ours || answer.our_id.as_ref().is_some_and(|other| *other != id.to_string()) {
            let theirs = answer.amount;
            return Err(Error::internal(format!("refund {id} of {ours}: the acquirer has another one, of {theirs}")));
        }
        if let Progress::Canceled(reason) = &answer.progress {
            return self.refuse_refund(refund, Some(&answer.id), reason).await;
        }
        let now_ms = self.clock().now_ms();
        self.store()
            .write(|tx| {
                let answer = answer.clone();
                async move {
                    if let Progress::Succeeded { .. } = answer.progress {
                        succeed_in_tx(&tx, id, &answer.id, now_ms).await?;
                    } else {
                        queries::note_pending_in_tx(&tx, id, &answer.id).await?;
                    }
                    queries::get(&tx, id).await
                }
            })
            .await
    }

    /// The money did not go: it stays on the borrower's balance.
    pub(super) async fn refuse_refund(&self, refund: Model, acquirer_id: Option<&str>, reason: &str) -> Result<Model> {
        let (id, now_ms) = (refund.id, self.clock().now_ms());
        tracing::error!(refund = %id, payment = %refund.payment_id, reason, "an overpayment can't be returned");
        self.store()
            .write(|tx| async move {
                queries::cancel_in_tx(&tx, id, acquirer_id, reason, now_ms).await?;
                queries::get(&tx, id).await
            })
            .await
    }
}

/// The money is back: refund and books in one transaction. A second time it does nothing.
async fn succeed_in_tx(tx: &Tx, id: RefundId, acquirer_id: &str, now_ms: i64) -> Result<()> {
    let refund = queries::get(tx, id).await?;
    let loan = loans::queries::lock_in_tx(tx, refund.loan_id).await?.ok_or(Error::NotFound)?;
    if !queries::succeed_in_tx(tx, id, acquirer_id, now_ms).await? {
        return Ok(());
    }
    if refund.state == State::Canceled {
        tracing::warn!(refund = %id, "a refund that was given up has succeeded; it is posted");
    }
    let posted_on = ledger::posting_day(&loan, now_ms)?;
    let mut transaction = Transaction::new(TransactionKind::Refund, id.to_string(), &loan, posted_on);
    transaction.move_money(Account::BorrowerBalance, Account::AcquirerPayments, refund.amount_kopecks.into())?;
    ledger::post_all_in_tx(tx, now_ms, vec![transaction]).await
}
