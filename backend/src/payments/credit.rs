//! What follows from a payment that the acquirer took: it is credited once.

use jiff::civil::Date;
use lending::{Loan, LoanEvent, Money};

use crate::{
    Backend, Error, PaymentId, Result,
    gateways::acquirer::{Object, Order},
    ledger::{self, Transaction, postings},
    loans::{self, Parts},
    products, refunds,
    store::{
        Tx,
        entity::{
            loans::Model as LoanRow,
            transfers::{Kind, Model, Purpose},
        },
    },
    transfers::{self, Effect, Policy, Refused, Search, TooOld},
};

/// Payments towards a loan, as transfers.
pub(crate) struct Payments;

impl Effect for Payments {
    const KIND: Kind = Kind::Payment;
    const JOB: &'static str = "follow_payment";
    const POLICY: Policy = Policy {
        search: Search::Never,
        // Nobody was ever given its page, and by then the acquirer has cancelled it.
        too_old: TooOld::Over("not_started"),
        refused_again: Refused::Over,
        takes_effect_late: true,
        // The request that intends it asks the acquirer itself; the job follows when that must be over.
        first_look_ms: 40_000,
        shortest_pause_ms: 10_000,
        longest_pause_ms: 6 * 60 * 60 * 1000,
        followed_ms: None,
    };

    async fn order(backend: &Backend, transfer: &Model) -> Result<Order> {
        let loan = transfers::loan_of(backend.store().reader(), transfer).await?;
        Ok(super::start::order(backend, transfer, &loan))
    }

    /// Whoever credits anything to this loan waits here for the others.
    async fn lock_in_tx(tx: &Tx, transfer: &Model) -> Result<()> {
        transfers::lock_loan_in_tx(tx, transfer).await.map(drop)
    }

    async fn succeeded_in_tx(tx: &Tx, transfer: &Model, _: &Object, day: Date, now_ms: i64) -> Result<()> {
        match transfer.purpose {
            Some(Purpose::Repay) => credit_in_tx(tx, transfer, day, now_ms).await,
            None => Err(Error::internal(format!("payment {} is for nothing", transfer.id))),
        }
    }
}

/// Credits a payment that succeeded: loan, history and books in one transaction.
/// The tail of kopecks that it leaves is forgiven with it; what it brings beyond the debt is promised back.
///
/// In the history it stands on the day on which the borrower paid, in the books on the one on which we credit it.
async fn credit_in_tx(tx: &Tx, payment: &Model, day: Date, now_ms: i64) -> Result<()> {
    let id = PaymentId::from(payment.id);
    let row = transfers::loan_of(&**tx, payment).await?;
    let events = loans::queries::list_events(tx, row.id).await?;
    let mut loan = loans::replay(&row, &events)?;
    let posted_on = ledger::posting_day(&row, now_ms)?;
    let held = ledger::accrue_missed_days_in_tx(tx, now_ms, &row, &loan, posted_on).await?;
    // History is never rewritten: not before the loan, nor before what was credited already.
    let day = events.iter().map(|event| Date::from(event.on_date)).fold(day, Date::max);
    let amount = Money::from(payment.amount_kopecks);
    let event = LoanEvent::Payment { date: day, amount };
    loan.apply(event).map_err(Error::internal)?;
    let made = loan.payments().last().ok_or_else(|| Error::internal("a payment left no trace"))?.allocation;
    let parts = Parts { amount, principal: made.principal, interest: made.interest, penalty: made.penalty };
    loans::append_in_tx(tx, row.id, &event, parts, Some(id), now_ms).await?;
    let mut movements = vec![postings::payment(&row, id, posted_on, &made)?];
    movements.extend(forgive_tail_in_tx(tx, &row, &mut loan, id, day, now_ms, posted_on).await?);
    ledger::post_with_accrual_in_tx(tx, now_ms, &row, &loan, held, movements).await?;
    if let Some(closed_on) = loan.closed_on() {
        loans::queries::close_in_tx(tx, row.id, closed_on).await?;
    }
    if made.overpaid.is_positive() {
        refunds::intend_in_tx(tx, payment, &row, made.overpaid, None, now_ms).await?;
    }
    Ok(())
}

/// Forgives what a payment left on that day, if it is no more than a tail, and says what is to be posted.
async fn forgive_tail_in_tx(
    tx: &Tx,
    row: &LoanRow,
    loan: &mut Loan,
    id: PaymentId,
    day: Date,
    now_ms: i64,
    posted_on: Date,
) -> Result<Option<Transaction>> {
    let up_to = products::queries::find_forgiven_tail(tx, &row.product_code).await?;
    let tail = loan.debt_on(day);
    let Some(forgiveness) = loan.tail_forgiveness(day, up_to) else { return Ok(None) };
    loan.apply(forgiveness).map_err(Error::internal)?;
    let parts =
        Parts { amount: tail.total(), principal: tail.principal, interest: tail.interest, penalty: tail.penalty };
    loans::append_in_tx(tx, row.id, &forgiveness, parts, None, now_ms).await?;
    postings::forgiveness(row, id, posted_on, &tail).map(Some)
}
