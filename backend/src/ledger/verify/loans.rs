//! Each loan: its row, its history and its accounts, against what `lending` makes of them.

use std::collections::HashMap;

use jiff::civil::Date;
use lending::{DailyRate, Debt, Edition, Loan, Money, Stage};
use sea_orm::ConnectionTrait;

use super::{BooksReport, Watermark, acquirer, queries};
use crate::{
    Backend, LoanId, Result,
    ledger::{self, Account},
    loans,
    store::entity::{
        loan_events,
        loans::{Model as LoanRow, State as LoanState},
    },
};

/// So many loans are looked at together, and held in memory at once.
const PAGE: u64 = 500;

impl Backend {
    /// The loans that were not found in order yet, some at a time.
    pub(super) async fn verify_loans(&self, mark: &mut Watermark, report: &mut BooksReport) -> Result<()> {
        let mut check = mark.under_way.clone().unwrap_or_default();
        loop {
            let snapshot = self.store().snapshot().await?;
            let page = queries::list_loans_after(&snapshot, check.loans, mark.through, PAGE).await?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            check.loans = Some(last.id);
            verify_page(&snapshot, report, &page).await?;
            drop(snapshot);
            if report.is_clean() {
                mark.under_way = Some(check.clone());
                mark.keep(self.store()).await?;
            }
        }
    }
}

async fn verify_page(db: &impl ConnectionTrait, report: &mut BooksReport, page: &[(LoanRow, String)]) -> Result<()> {
    let last_closed = ledger::close::queries::find_last_closed(db).await?;
    let ids: Vec<LoanId> = page.iter().map(|(loan, _)| loan.id).collect();
    let mut events: HashMap<LoanId, Vec<loan_events::Model>> = HashMap::new();
    for event in ledger::queries::list_events_of(db, &ids).await? {
        events.entry(event.loan_id).or_default().push(event);
    }
    let mut balances: HashMap<(LoanId, String), Money> = HashMap::new();
    for row in queries::list_loan_balances(db, &ids).await? {
        balances.insert((row.loan_id, row.account), Money::from_kopecks(row.sum));
    }
    let mut refunded: HashMap<LoanId, Money> = HashMap::new();
    for row in queries::list_refunded(db, &ids).await? {
        refunded.insert(row.loan_id, Money::from_kopecks(row.sum));
    }
    let mut from_account: HashMap<LoanId, Money> = HashMap::new();
    for row in queries::list_paid_from_account(db, &ids).await? {
        from_account.insert(row.loan_id, Money::from_kopecks(row.sum));
    }
    for row in queries::list_reversed(db, &ids).await? {
        let Some(loan) = row.loan_id else { continue };
        let refunded = refunded.entry(loan).or_default();
        *refunded = refunded.checked_add(row.surplus()).unwrap_or_default();
    }
    for (loan, stage) in page {
        report.loans += 1;
        let events = events.remove(&loan.id).unwrap_or_default();
        let balance =
            |account: Account| balances.get(&(loan.id, account.name().to_owned())).copied().unwrap_or_default();
        verify_stage(report, loan, stage);
        let moved = Moved {
            refunded: refunded.get(&loan.id).copied().unwrap_or_default(),
            from_account: from_account.get(&loan.id).copied().unwrap_or_default(),
        };
        verify_loan(report, loan, &events, moved, last_closed, balance);
    }
    acquirer::verify_page(db, report, page, &ids).await
}

fn verify_stage(report: &mut BooksReport, loan: &LoanRow, stage: &str) {
    let fits = match (loan.state, Stage::parse(stage)) {
        (LoanState::AwaitingPayout, Some(stage)) => {
            matches!(stage, Stage::Signed | Stage::PayingOut | Stage::PayoutRefused)
        }
        (LoanState::Active | LoanState::Closed, stage) => stage == Some(Stage::Issued),
        (LoanState::Canceled, stage) => matches!(stage, Some(Stage::Withdrawn | Stage::Lapsed)),
        (LoanState::AwaitingPayout, None) => false,
    };
    if !fits {
        report.found(format!("loan {} is {:?}, but its application is {stage}", loan.id, loan.state));
    }
}

/// What a loan had to do with the borrower's account.
#[derive(Clone, Copy)]
struct Moved {
    /// What of its payments went back.
    refunded: Money,
    /// What was paid from there.
    from_account: Money,
}

fn verify_loan(
    report: &mut BooksReport,
    row: &LoanRow,
    events: &[loan_events::Model],
    moved: Moved,
    last_closed: Option<Date>,
    balance: impl Fn(Account) -> Money,
) {
    let id = row.id;
    if !matches!(row.state, LoanState::Active | LoanState::Closed) {
        if !events.is_empty() || !balance(Account::LoanPrincipal).is_zero() {
            report.found(format!("loan {id} was never disbursed, but has a history or stands in the books"));
        }
        return;
    }
    let loan = match loans::replay(row, events) {
        Ok(loan) => loan,
        Err(error) => return report.found(format!("loan {id} can't be replayed: {error:?}")),
    };
    verify_history(report, row, events, &loan);
    verify_law(report, row, &loan, &balance);
    let Some(accrued_on) = row.accrued_on.map(Date::from) else {
        return report.found(format!("loan {id} was disbursed, but its books have reached no day"));
    };
    verify_days(report, row, events, accrued_on, last_closed);
    verify_balances(report, row, &loan.debt_on(accrued_on), &balance);
    let overpaid = Money::sum(loan.payments().iter().map(|made| made.allocation.overpaid)).unwrap_or_default();
    let Moved { refunded, from_account } = moved;
    let not_returned = overpaid.checked_sub(refunded).unwrap_or_default();
    if not_returned < Money::ZERO {
        report.found(format!("of loan {id} {refunded} went back, but only {overpaid} was overpaid"));
    }
    let held = negative(balance(Account::BorrowerBalance));
    let on_account = not_returned.checked_sub(from_account).unwrap_or_default();
    report.must_equal(format!("overpaid on loan {id}, not returned, less what was paid from there"), on_account, held);
    let forgiven = events.iter().filter(|event| event.kind == loans::FORGIVENESS);
    let forgiven = Money::sum(forgiven.map(|event| event.amount_kopecks.into())).unwrap_or_default();
    report.must_equal(format!("forgiven on loan {id}"), forgiven, balance(Account::WriteOffs));
    let closed_on = row.closed_on.map(Date::from);
    if loan.closed_on() != closed_on || closed_on.is_some() != (row.state == LoanState::Closed) {
        let by_rules = loan.closed_on();
        report.found(format!("loan {id} is {:?}, closed on {closed_on:?}; by its history on {by_rules:?}", row.state));
    }
}

/// Rules, accounts and row agree on each part of the debt, and none is below zero.
fn verify_balances(report: &mut BooksReport, row: &LoanRow, debt: &Debt, balance: impl Fn(Account) -> Money) {
    let id = row.id;
    for (part, owed, account) in [
        ("principal", debt.principal, Account::LoanPrincipal),
        ("interest", debt.interest, Account::InterestReceivable),
        ("penalty", debt.penalty, Account::PenaltyReceivable),
    ] {
        report.must_equal(format!("{part} of loan {id} in the books"), owed, balance(account));
        if balance(account) < Money::ZERO {
            report.found(format!("the {part} of loan {id} is below zero: {}", balance(account)));
        }
    }
    for (part, held, account) in [
        ("interest", row.interest_receivable_kopecks, Account::InterestReceivable),
        ("penalty", row.penalty_receivable_kopecks, Account::PenaltyReceivable),
    ] {
        report.must_equal(
            format!("{part} that the row of loan {id} says its account holds"),
            balance(account),
            held.into(),
        );
    }
}

/// No day of an open loan was left out, and nothing happened to a loan on a day that its books have not reached.
fn verify_days(
    report: &mut BooksReport,
    row: &LoanRow,
    events: &[loan_events::Model],
    accrued_on: Date,
    last_closed: Option<Date>,
) {
    let id = row.id;
    if let Some(closed) = last_closed.filter(|closed| row.state == LoanState::Active && *closed > accrued_on) {
        report.found(format!("{closed} is closed, but the books of loan {id} have reached {accrued_on} only"));
    }
    let last = events.iter().map(|event| Date::from(event.on_date)).max();
    if let Some(last) = last.filter(|last| *last > accrued_on) {
        report.found(format!("loan {id} has an event on {last}, but its books have reached {accrued_on} only"));
    }
}

/// What the law limits: the rate of a day, and everything ever accrued.
fn verify_law(report: &mut BooksReport, row: &LoanRow, loan: &Loan, balance: impl Fn(Account) -> Money) {
    let (id, terms) = (row.id, loan.terms());
    let highest = Edition::on(terms.signed_on).max_daily_rate.value;
    let rate = terms.daily_rate.max(terms.rate_after_term);
    if rate > highest {
        let [rate, highest] = [rate, highest].map(DailyRate::millionths);
        report.found(format!("loan {id} accrues {rate} millionths a day; the law allows {highest}"));
    }
    let income = Money::sum([balance(Account::InterestIncome), balance(Account::PenaltyIncome)]).unwrap_or_default();
    let (accrued, cap) = (negative(income), loan.debt_on(terms.disbursed_on).cap);
    if accrued > cap {
        report.found(format!("loan {id} has accrued {accrued}; the law allows {cap}"));
    }
}

/// Each event's parts are what the rules make of the history.
fn verify_history(report: &mut BooksReport, row: &LoanRow, events: &[loan_events::Model], loan: &Loan) {
    let id = row.id;
    let disbursed: Vec<_> = events.iter().filter(|event| event.kind == loans::DISBURSED).collect();
    match disbursed.as_slice() {
        [event] => {
            let amount = event.amount_kopecks.into();
            report.must_equal(format!("disbursement of loan {id}"), row.principal_kopecks.into(), amount);
            if Some(event.on_date) != row.disbursed_on {
                report.found(format!("loan {id} was disbursed on {}, its row has another day", event.on_date));
            }
        }
        other => report.found(format!("loan {id} was disbursed {} times", other.len())),
    }
    let payments = events.iter().filter(|event| loans::is_payment(event));
    for (event, made) in payments.zip(loan.payments()) {
        let what = |part: &str| format!("{part} of event {} of loan {id}", event.sequence);
        report.must_equal(what("amount"), made.amount, event.amount_kopecks.into());
        report.must_equal(what("principal"), made.allocation.principal, event.principal_kopecks.into());
        report.must_equal(what("interest"), made.allocation.interest, event.interest_kopecks.into());
        report.must_equal(what("penalty"), made.allocation.penalty, event.penalty_kopecks.into());
    }
}

fn negative(amount: Money) -> Money {
    Money::ZERO.checked_sub(amount).unwrap_or_default()
}
