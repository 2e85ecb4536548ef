//! What follows from a payout: the loan becomes active once, or the borrower chooses another card.

use jiff::civil::Date;
use lending::{Money, ProductKind, term_ends_on};

use crate::{
    Backend, Error, Result, applications, cards,
    gateways::acquirer::{Object, Order},
    ledger::{self, Receivables, postings},
    loans, products,
    store::{
        Tx,
        columns::Kopecks,
        entity::{
            loan_events,
            loans::Model as LoanRow,
            transfers::{Kind, Model},
        },
    },
    transfers::{self, Effect, Policy, Refused, Search, TooOld},
};

/// A loan's money on its way to a card, as a transfer.
pub(crate) struct Payouts;

impl Effect for Payouts {
    const KIND: Kind = Kind::Payout;
    const JOB: &'static str = "send_payout";
    const POLICY: Policy = Policy {
        search: Search::BeforeAgain,
        too_old: TooOld::AskPerson,
        refused_again: Refused::AskPerson,
        // another card may have been chosen
        takes_effect_late: false,
        first_look_ms: 0,
        shortest_pause_ms: 2_000,
        longest_pause_ms: 10 * 60 * 1000,
        followed_ms: None,
    };

    async fn order(backend: &Backend, transfer: &Model) -> Result<Order> {
        let reader = backend.store().reader();
        let card = transfer.card_id.ok_or_else(|| Error::internal("a payout without a card"))?;
        let card = cards::queries::get(reader, card).await?;
        let loan = transfers::loan_of(reader, transfer).await?;
        super::order(reader, transfer, &loan.number, card).await
    }

    async fn lock_in_tx(tx: &Tx, transfer: &Model) -> Result<()> {
        let loan = transfers::loan_of(&**tx, transfer).await?;
        applications::lock_in_tx(tx, loan.application_id).await?;
        transfers::lock_loan_in_tx(tx, transfer).await.map(drop)
    }

    /// From here on the application can't be withdrawn.
    async fn begin_in_tx(tx: &Tx, transfer: &Model, now_ms: i64) -> Result<bool> {
        let loan = transfers::loan_of(&**tx, transfer).await?;
        applications::begin_payout_in_tx(tx, loan.application_id, now_ms).await
    }

    /// The money has arrived: loan, history, books and application.
    ///
    /// Interest runs from the day after this one, and the due dates are so many days after it as the contract says, or the
    /// next working days if those are days off: the borrower has the whole term, however long the money was on its way.
    async fn succeeded_in_tx(tx: &Tx, transfer: &Model, _: &Object, day: Date, now_ms: i64) -> Result<()> {
        let loan = transfers::loan_of(&**tx, transfer).await?;
        let day = day.max(loan.signed_on.into());
        let begun = begin_in_tx(tx, &loan, day).await?;
        if !loans::queries::activate_in_tx(tx, loan.id, day, &begun).await? {
            let (payout, loan) = (transfer.id, loan.id);
            return Err(Error::internal(format!("payout {payout} succeeded, but loan {loan} was not waiting for it")));
        }
        let nothing = Kopecks::from(Money::ZERO);
        let event = loan_events::Model {
            id: loans::queries::event_id(),
            loan_id: loan.id,
            sequence: 0,
            kind: loans::DISBURSED.to_owned(),
            on_date: day.into(),
            at_ms: now_ms,
            event: None,
            amount_kopecks: loan.principal_kopecks,
            principal_kopecks: loan.principal_kopecks,
            interest_kopecks: nothing,
            penalty_kopecks: nothing,
            payment_id: None,
        };
        loans::queries::insert_event_in_tx(tx, event.clone()).await?;
        let active = loans::queries::get(tx, loan.id).await?;
        let posted_on = ledger::posting_day(&active, now_ms)?.max(day);
        let posting = postings::disbursement(&active, transfer.id.into(), posted_on)?;
        // The money may have arrived days before we hear of it: they accrue now.
        let (history, none) = (loans::replay(&active, &[event])?, Receivables::none(day));
        ledger::post_with_accrual_in_tx(tx, now_ms, &active, &history, none, vec![posting]).await?;
        applications::issue_in_tx(tx, loan.application_id, now_ms).await
    }

    /// The money did not go: the borrower may choose another card.
    async fn canceled_in_tx(tx: &Tx, transfer: &Model, now_ms: i64) -> Result<()> {
        let loan = transfers::loan_of(&**tx, transfer).await?;
        let reason = transfer.reason.as_deref().unwrap_or("unknown");
        applications::refuse_payout_in_tx(tx, loan.application_id, reason, now_ms).await
    }
}

/// What the day on which the money arrived makes of what was agreed.
async fn begin_in_tx(tx: &Tx, loan: &LoanRow, day: Date) -> Result<loans::Begun> {
    match products::queries::find_kind(&**tx, &loan.product_code).await? {
        ProductKind::SinglePayment => {
            let term_days = u32::try_from(loan.term_days).map_err(Error::internal)?;
            let due_on =
                term_ends_on(day, term_days).ok_or_else(|| Error::internal("a due date beyond the calendar"))?;
            let daily_rate = loans::rate(loan.rate_per_day_millionths)?;
            Ok(loans::Begun { daily_rate, due_on, instalments: Vec::new() })
        }
        ProductKind::Instalments => {
            let agreed = applications::agreed(&**tx, loan.application_id).await?;
            let (daily_rate, schedule) = agreed.begun_on(day).map_err(Error::internal)?;
            let due_on = schedule.rows.last().ok_or_else(|| Error::internal("a loan without a due date"))?.date;
            Ok(loans::Begun { daily_rate, due_on, instalments: schedule.rows })
        }
    }
}
