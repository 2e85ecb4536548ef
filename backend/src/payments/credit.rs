//! What follows from a payment that the acquirer took: it is credited once.

use jiff::{Timestamp, civil::Date};
use lending::{Loan, LoanEvent};

use crate::{
    Backend, Error, PaymentId, Result, account, cards,
    clock::day_of,
    gateways::acquirer::{Object, Order},
    ledger::{self, postings},
    loans, products, prolongations, refunds,
    store::{
        Tx,
        entity::transfers::{Kind, Model, Purpose},
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

    /// Nobody confirms the charge of a linked card: whether the acquirer has it is found out before it is asked again.
    fn policy(transfer: &Model) -> Policy {
        match transfer.card_id {
            None => Self::POLICY,
            Some(_) => Policy {
                search: Search::BeforeAgain,
                too_old: TooOld::OverWhenCertain("not_sent"),
                refused_again: Refused::AskPerson,
                ..Self::POLICY
            },
        }
    }

    async fn order(backend: &Backend, transfer: &Model) -> Result<Order> {
        let reader = backend.store().reader();
        let loan = transfers::find_loan_of(reader, transfer).await?;
        let card = match transfer.card_id {
            Some(card) => cards::queries::get(reader, card).await?.acquirer_method_id,
            None => None,
        };
        Ok(super::start::order(backend, transfer, loan.as_ref(), card))
    }

    /// Whoever credits anything to this loan waits here for the others.
    async fn lock_in_tx(tx: &Tx, transfer: &Model) -> Result<()> {
        transfers::lock_any_loan_in_tx(tx, transfer).await
    }

    async fn succeeded_in_tx(tx: &Tx, transfer: &Model, _: &Object, day: Date, now_ms: i64) -> Result<()> {
        take_effect_in_tx(tx, transfer, day, now_ms).await
    }
}

/// What a payment was made for happens, once, over a locked loan.
pub(super) async fn take_effect_in_tx(tx: &Tx, payment: &Model, day: Date, now_ms: i64) -> Result<()> {
    match payment.purpose {
        Some(Purpose::Repay) => credit_in_tx(tx, payment, day, now_ms).await,
        Some(Purpose::Prolong) => prolong_in_tx(tx, payment, day, now_ms).await,
        Some(Purpose::TopUp) => {
            let today = day_of(Timestamp::from_millisecond(now_ms).map_err(Error::internal)?);
            ledger::post_all_in_tx(tx, now_ms, vec![postings::top_up(payment, today)?]).await
        }
        None => Err(Error::internal(format!("payment {} is for nothing", payment.id))),
    }
}

/// What a payment is to its loan: where the borrower chose a new schedule, and there is something early in it, that.
fn event_of(payment: &Model, loan: &Loan, day: Date) -> LoanEvent {
    let amount = payment.amount_kopecks.into();
    let early = payment.keep.map(|keep| LoanEvent::EarlyRepayment { date: day, amount, keep: keep.into() });
    early.filter(|early| loan.clone().apply(*early).is_ok()).unwrap_or(LoanEvent::Payment { date: day, amount })
}

/// The price of a prolongation: it is in force, or what came for it is credited like any other payment.
async fn prolong_in_tx(tx: &Tx, payment: &Model, day: Date, now_ms: i64) -> Result<()> {
    let id = payment.prolongation_id.ok_or_else(|| Error::internal("the price of no prolongation"))?;
    let prolongation = prolongations::queries::get(&**tx, id).await?;
    if prolongations::come_into_force_in_tx(tx, &prolongation, Some(payment), now_ms).await? {
        return Ok(());
    }
    credit_in_tx(tx, payment, day, now_ms).await
}

/// Credits a payment that succeeded: loan, history and books in one transaction.
/// The tail of kopecks that it leaves is forgiven with it; what it brings beyond the debt is promised back, or stays on the
/// account where the borrower wants that.
///
/// In the history it stands on the day on which the borrower paid, in the books on the one on which we credit it.
async fn credit_in_tx(tx: &Tx, payment: &Model, day: Date, now_ms: i64) -> Result<()> {
    let id = PaymentId::from(payment.id);
    let row = transfers::loan_of(&**tx, payment).await?;
    let events = loans::queries::list_events(tx, row.id).await?;
    let mut loan = loans::replay(&row, &events)?;
    let posted_on = ledger::posting_day(&row, now_ms)?;
    let held = ledger::accrue_missed_days_in_tx(tx, now_ms, &row, &loan, posted_on).await?;
    // The whole debt of a day closes the loan also where midnight came before the money: the sum was promised to hold.
    let day = payment.debt_of_on.map_or(day, |debt_of| day.min(debt_of.into()));
    // History is never rewritten: not before the loan, nor before what was credited already.
    let day = events.iter().map(|event| Date::from(event.on_date)).fold(day, Date::max);
    let event = event_of(payment, &loan, day);
    let parts = loans::happen_in_tx(tx, row.id, &mut loan, event, Some(id), now_ms).await?;
    let mut movements = vec![postings::payment(&row, payment, posted_on, parts)?];
    let up_to = products::queries::find_forgiven_tail(tx, &row.product_code).await?;
    if let Some(forgiveness) = loan.tail_forgiveness(day, up_to) {
        let parts = loans::happen_in_tx(tx, row.id, &mut loan, forgiveness, None, now_ms).await?;
        movements.push(postings::forgiveness(&row, id, posted_on, parts)?);
    }
    ledger::post_with_accrual_in_tx(tx, now_ms, &row, &loan, held, movements).await?;
    if let Some(closed_on) = loan.closed_on() {
        loans::queries::close_in_tx(tx, row.id, closed_on).await?;
    }
    let beyond = parts.beyond()?;
    if !beyond.is_positive() {
        return Ok(());
    }
    if account::keeps_surplus(&**tx, row.borrower_id).await? {
        return transfers::queries::keep_surplus_in_tx(tx, payment.id).await;
    }
    refunds::intend_in_tx(tx, payment, Some(&row), beyond, None, now_ms).await.map(drop)
}
