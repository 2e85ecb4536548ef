//! What the acquirer took and sent, against history and books.

use std::collections::HashMap;

use lending::Money;
use sea_orm::ConnectionTrait;

use super::{super::TransactionKind, BooksReport, queries};
use crate::{
    LoanId, Result, TransferId,
    store::entity::{
        loans::{Model as LoanRow, State as LoanState},
        transfers::{State as TransferState, Way},
    },
};

/// Payments, payouts and refunds of some loans against history and books, both ways.
pub(super) async fn verify_page(
    db: &impl ConnectionTrait,
    report: &mut BooksReport,
    page: &[(LoanRow, String)],
    ids: &[LoanId],
) -> Result<()> {
    let mut posted: HashMap<(String, String), Money> = queries::list_posted_to_acquirer(db, ids)
        .await?
        .into_iter()
        .map(|row| ((row.kind, row.reference), Money::from_kopecks(row.sum)))
        .collect();
    let mut from_account: HashMap<String, Money> = queries::list_posted_from_account(db, ids)
        .await?
        .into_iter()
        .map(|row| (row.reference, Money::from_kopecks(row.sum)))
        .collect();
    let mut take = |kind: TransactionKind, id: String| posted.remove(&(kind.name().to_owned(), id));
    for row in queries::list_payments(db, ids).await? {
        report.payments += 1;
        let (id, amount) = (row.id, Money::from_kopecks(row.amount_kopecks));
        let is_from_account = row.way == Way::Account;
        let credited = if is_from_account {
            from_account.remove(&id.to_string())
        } else {
            take(TransactionKind::Payment, id.to_string())
        };
        let in_history = row.events > 0;
        if row.state == TransferState::Succeeded {
            report.must_equal(format!("payment {id} in the books"), amount, credited.unwrap_or_default());
            let history = Money::from_kopecks(row.events_kopecks);
            report.must_equal(format!("payment {id} in its loan's history"), amount, history);
            if row.acquirer_id.is_none() && !is_from_account {
                report.found(format!("payment {id} succeeded without an id of the acquirer"));
            }
        } else if credited.is_some() || in_history {
            report.found(format!("payment {id} of {amount} has not succeeded, but is credited"));
        }
    }
    let mut paid_out: HashMap<LoanId, u32> = HashMap::new();
    for row in queries::list_payouts(db, ids).await? {
        report.payouts += 1;
        let (id, amount) = (row.id, Money::from_kopecks(row.amount_kopecks));
        let booked = take(TransactionKind::Disbursement, id.to_string());
        if row.state == TransferState::Succeeded {
            *paid_out.entry(row.loan_id).or_default() += 1;
            report.must_equal(format!("payout {id} in the books"), amount, taken(booked));
            report.must_equal(format!("payout {id}"), Money::from_kopecks(row.principal_kopecks), amount);
            if !matches!(row.loan_state, LoanState::Active | LoanState::Closed) {
                report.found(format!("payout {id} of {amount} succeeded, but loan {} is not active", row.loan_id));
            }
        } else if booked.is_some() {
            report.found(format!("payout {id} of {amount} has not succeeded, but is in the books"));
        }
    }
    for (loan, _) in page.iter().filter(|(loan, _)| matches!(loan.state, LoanState::Active | LoanState::Closed)) {
        let times = paid_out.get(&loan.id).copied().unwrap_or_default();
        if times != 1 {
            report.found(format!("loan {} was disbursed, but {times} payouts of it succeeded", loan.id));
        }
    }
    let mut going_back: HashMap<TransferId, (Money, Money)> = HashMap::new();
    for row in queries::list_refunds(db, ids).await? {
        report.refunds += 1;
        let (id, amount) = (row.id, Money::from_kopecks(row.amount_kopecks));
        let booked = take(TransactionKind::Refund, id.to_string());
        if row.state != TransferState::Canceled {
            let (sum, most) = going_back.entry(row.refund_of).or_default();
            *sum = sum.checked_add(amount).unwrap_or_default();
            *most = Money::from_kopecks(row.overpaid_kopecks);
        }
        if row.state == TransferState::Succeeded {
            report.must_equal(format!("refund {id} in the books"), amount, taken(booked));
            if row.acquirer_id.is_none() {
                report.found(format!("refund {id} succeeded without an id of the acquirer"));
            }
        } else if booked.is_some() {
            report.found(format!("refund {id} of {amount} has not succeeded, but is in the books"));
        }
    }
    for (payment, (sum, most)) in going_back {
        if sum > most {
            report.found(format!("of payment {payment} {sum} goes back, but it brought {most} beyond the debt"));
        }
    }
    for row in queries::list_reversed(db, ids).await? {
        let amount = Money::from(row.amount_kopecks);
        let booked = take(TransactionKind::Reversal, row.id.to_string());
        report.must_equal(format!("reversal {} in the books", row.id), amount, taken(booked));
    }
    for (payment, overpaid) in queries::list_never_returned(db, ids).await? {
        let overpaid = Money::from_kopecks(overpaid);
        report.found(format!("payment {payment} brought {overpaid} beyond the debt, and its return was never begun"));
    }
    for (reference, sum) in from_account {
        report.found(format!("{sum} went from the account by {reference}, which is no payment from there"));
    }
    for ((kind, reference), sum) in posted {
        report.found(format!(
            "the transaction {kind} {reference} of {sum} belongs to no payment, payout, refund or reversal"
        ));
    }
    Ok(())
}

/// What a transaction took out of the money at the acquirer.
fn taken(booked: Option<Money>) -> Money {
    Money::ZERO.checked_sub(booked.unwrap_or_default()).unwrap_or_default()
}
