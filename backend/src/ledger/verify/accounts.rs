//! Top-ups of borrowers' accounts, and what of them went back, against the books.

use jiff::civil::Date;
use lending::Money;

use super::{BooksReport, queries};
use crate::{
    Backend, Result,
    store::entity::transfers::{Kind, State},
};

/// So many are looked at together.
const PAGE: u64 = 500;

impl Backend {
    /// Those that were not settled before the end of a day, if one is named, some at a time.
    pub(super) async fn verify_top_ups(&self, since: Option<Date>, report: &mut BooksReport) -> Result<()> {
        let mut after = None;
        loop {
            let snapshot = self.store().snapshot().await?;
            let page = queries::list_top_ups_after(&snapshot, after, since, PAGE).await?;
            let Some(last) = page.last() else { return Ok(()) };
            after = Some(last.id);
            for row in &page {
                verify(report, row);
            }
        }
    }
}

fn verify(report: &mut BooksReport, row: &queries::CheckedTopUp) {
    let (id, amount) = (row.id, Money::from_kopecks(row.amount_kopecks));
    let (what, sign) = match row.kind {
        Kind::Refund => {
            report.refunds += 1;
            ("refund", -1)
        }
        Kind::Payment | Kind::Payout | Kind::CardLink => {
            report.payments += 1;
            ("top-up", 1)
        }
    };
    let posted = row.posted_kopecks.map(|kopecks| Money::from_kopecks(sign * kopecks));
    if row.state == State::Succeeded {
        report.must_equal(format!("{what} {id} in the books"), amount, posted.unwrap_or_default());
        if row.acquirer_id.is_none() {
            report.found(format!("{what} {id} succeeded without an id of the acquirer"));
        }
    } else if posted.is_some() {
        report.found(format!("{what} {id} of {amount} has not succeeded, but is in the books"));
    }
    let claimed = Money::from_kopecks(row.claimed_kopecks);
    if claimed.is_positive() {
        report.warnings.push(format!("of top-up {id} {claimed} went back without our doing after it was spent"));
    }
    let back = Money::from_kopecks(row.refunded_kopecks + row.reversed_kopecks);
    if row.refund_of.is_none() && back > amount {
        report.found(format!("of top-up {id} of {amount} {back} goes back"));
    }
}
