//! Money on the account goes back to where it came from, when its borrower says so.

use lending::{Money, Refusal};

use super::intend_in_tx;
use crate::{
    Borrower, Error, FormKey, Result, account,
    actor::Actor,
    audit::{self, Act},
    transfers,
};

impl Borrower<'_> {
    /// Sends an amount on the account back to the cards and banks that it came from, the last first. The same form again does
    /// nothing.
    ///
    /// # Errors
    /// Refused with `NotEnoughOnAccount`, or `NothingToPay` for no amount at all; `Conflict` when the key was used for
    /// something else.
    pub async fn return_from_account(&self, amount: Money, key: &FormKey) -> Result<()> {
        let id = self.id;
        let request = format!("back {amount}");
        if !amount.is_positive() {
            return Err(Refusal::NothingToPay.into());
        }
        self.backend
            .store()
            .write(|tx| {
                let request = &request;
                async move {
                    let account = account::lock_in_tx(&tx, id).await?;
                    // not before what came to the account while this waited for it
                    let now_ms = self.backend.clock().now_ms();
                    if let Some(found) = transfers::queries::find_key_in_tx(&tx, id, key).await? {
                        return if found.request == *request { Ok(()) } else { Err(Error::Conflict) };
                    }
                    let balance = account.left.balance();
                    let ways = account.left.ways_back(amount).map_err(|_| Refusal::NotEnoughOnAccount { balance })?;
                    let mut first = None;
                    for way in ways {
                        let payment = transfers::queries::get(&*tx, way.source).await?;
                        let loan = transfers::find_loan_of(&*tx, &payment).await?;
                        let refund = intend_in_tx(&tx, &payment, loan.as_ref(), way.left, None, now_ms).await?;
                        first = first.or(Some(refund.id));
                    }
                    if let Some(first) = first {
                        transfers::queries::insert_key_in_tx(&tx, id, key, first, request).await?;
                    }
                    let (by, sum) = (Actor::Borrower(id), amount.to_string());
                    audit::note_in_tx(&tx, &by, Act::AskForRefund, &id, &sum, now_ms).await
                }
            })
            .await
    }
}
