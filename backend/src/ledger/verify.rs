//! Recomputes the books from scratch and names what does not add up.

use std::{collections::HashMap, fmt};

use jiff::civil::Date;
use lending::{Loan, Money, Stage};

use super::{Account, TransactionKind, queries};
use crate::{
    Backend, LoanId, Result, loans,
    store::entity::{
        loan_events,
        loans::{Model as LoanRow, State as LoanState},
        payments::State as PaymentState,
        payouts::State as PayoutState,
    },
};

/// So many loans are held in memory at once.
const PAGE: u64 = 500;

/// What recomputing the books found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BooksReport {
    /// Loans looked at.
    pub loans: u64,
    /// Payments looked at.
    pub payments: u64,
    /// Payouts looked at.
    pub payouts: u64,
    /// The balance of every account; a debit is positive.
    pub balances: Vec<(String, Money)>,
    /// What does not add up, in words and numbers; empty if everything does.
    pub findings: Vec<String>,
}

impl BooksReport {
    /// Everything adds up.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    fn found(&mut self, finding: String) {
        self.findings.push(finding);
    }

    fn expect(&mut self, what: impl fmt::Display, expected: Money, found: Money) {
        if expected != found {
            self.found(format!("{what}: expected {expected}, found {found}"));
        }
    }
}

impl fmt::Display for BooksReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} loans, {} payments, {} payouts", self.loans, self.payments, self.payouts)?;
        for (account, balance) in &self.balances {
            writeln!(f, "{account:<22} {balance:>18}")?;
        }
        if self.is_clean() {
            return f.write_str("the books balance");
        }
        write!(f, "{} findings", self.findings.len())?;
        self.findings.iter().try_for_each(|finding| write!(f, "\n- {finding}"))
    }
}

impl Backend {
    /// Recomputes everything that the books say: every transaction sums to zero; every loan's accounts and events are
    /// what `lending` computes from its history; every payment that succeeded is credited once and with its amount, and
    /// no other; every loan that was disbursed has exactly one payout that succeeded; what stands where agrees.
    /// Changes nothing. While payments are being credited it may see one of them half; run it again then.
    pub async fn verify_books(&self) -> Result<BooksReport> {
        let mut report = BooksReport::default();
        self.verify_transactions(&mut report).await?;
        self.verify_loans(&mut report).await?;
        self.verify_acquirer(&mut report).await?;
        Ok(report)
    }

    async fn verify_transactions(&self, report: &mut BooksReport) -> Result<()> {
        let reader = self.store().reader();
        for row in queries::list_unbalanced(reader).await? {
            let (kind, reference, sum) = (row.kind, row.reference, Money::from_kopecks(row.sum));
            report.found(format!(
                "the transaction {kind} {reference} does not balance: its {} lines sum to {sum}",
                row.lines
            ));
        }
        let mut total = Money::ZERO;
        for row in queries::list_balances(reader).await? {
            let balance = Money::from_kopecks(row.sum);
            total = total.checked_add(balance).unwrap_or(total);
            if !Account::ALL.iter().any(|account| account.name() == row.account) {
                report.found(format!("the account {:?} is not in the chart", row.account));
            }
            report.balances.push((row.account, balance));
        }
        report.balances.sort();
        report.expect("the sum of all accounts", Money::ZERO, total);
        for row in queries::list_borrower_balances(reader).await? {
            if row.sum > 0 {
                let balance = Money::from_kopecks(row.sum);
                report.found(format!("borrower {} owes {balance} on the account of overpayments", row.borrower_id));
            }
        }
        Ok(())
    }

    async fn verify_loans(&self, report: &mut BooksReport) -> Result<()> {
        let reader = self.store().reader();
        let mut after = None;
        loop {
            let page = queries::list_loans_after(reader, after, PAGE).await?;
            let Some((last, _)) = page.last() else { return Ok(()) };
            after = Some(last.id);
            let ids: Vec<LoanId> = page.iter().map(|(loan, _)| loan.id).collect();
            let mut events: HashMap<LoanId, Vec<loan_events::Model>> = HashMap::new();
            for event in queries::list_events_of(reader, &ids).await? {
                events.entry(event.loan_id).or_default().push(event);
            }
            let mut balances: HashMap<(LoanId, String), Money> = HashMap::new();
            for row in queries::list_loan_balances(reader, &ids).await? {
                balances.insert((row.loan_id, row.account), Money::from_kopecks(row.sum));
            }
            for (loan, stage) in &page {
                report.loans += 1;
                let events = events.remove(&loan.id).unwrap_or_default();
                let balance =
                    |account: Account| balances.get(&(loan.id, account.name().to_owned())).copied().unwrap_or_default();
                verify_stage(report, loan, stage);
                verify_loan(report, loan, &events, balance);
            }
        }
    }

    /// Payments and payouts against history and books, both ways.
    async fn verify_acquirer(&self, report: &mut BooksReport) -> Result<()> {
        let reader = self.store().reader();
        let mut posted: HashMap<(String, String), Money> = queries::list_posted_to_acquirer(reader)
            .await?
            .into_iter()
            .map(|row| ((row.kind, row.reference), Money::from_kopecks(row.sum)))
            .collect();
        let mut take = |kind: TransactionKind, id: String| posted.remove(&(kind.name().to_owned(), id));
        for row in queries::list_payments(reader).await? {
            report.payments += 1;
            let (id, amount) = (row.id, Money::from_kopecks(row.amount_kopecks));
            let credited = take(TransactionKind::Payment, id.to_string());
            let in_history = row.events > 0;
            if row.state == PaymentState::Succeeded {
                report.expect(format!("payment {id} in the books"), amount, credited.unwrap_or_default());
                let history = Money::from_kopecks(row.events_kopecks);
                report.expect(format!("payment {id} in its loan's history"), amount, history);
                if row.acquirer_id.is_none() {
                    report.found(format!("payment {id} succeeded without an id of the acquirer"));
                }
            } else if credited.is_some() || in_history {
                report.found(format!("payment {id} of {amount} has not succeeded, but is credited"));
            }
        }
        let mut paid_out: HashMap<LoanId, u32> = HashMap::new();
        for row in queries::list_payouts(reader).await? {
            report.payouts += 1;
            let (id, amount) = (row.id, Money::from_kopecks(row.amount_kopecks));
            let booked = take(TransactionKind::Disbursement, id.to_string());
            if row.state == PayoutState::Succeeded {
                *paid_out.entry(row.loan_id).or_default() += 1;
                let taken = Money::ZERO.checked_sub(booked.unwrap_or_default()).unwrap_or_default();
                report.expect(format!("payout {id} in the books"), amount, taken);
                report.expect(format!("payout {id}"), Money::from_kopecks(row.principal_kopecks), amount);
                if !matches!(row.loan_state, LoanState::Active | LoanState::Closed) {
                    report.found(format!("payout {id} of {amount} succeeded, but loan {} is not active", row.loan_id));
                }
            } else if booked.is_some() {
                report.found(format!("payout {id} of {amount} has not succeeded, but is in the books"));
            }
        }
        for loan in queries::list_disbursed_loans(reader).await? {
            let times = paid_out.get(&loan).copied().unwrap_or_default();
            if times != 1 {
                report.found(format!("loan {loan} was disbursed, but {times} payouts of it succeeded"));
            }
        }
        for ((kind, reference), sum) in posted {
            report.found(format!("the transaction {kind} {reference} of {sum} belongs to no payment or payout"));
        }
        Ok(())
    }
}

fn verify_stage(report: &mut BooksReport, loan: &LoanRow, stage: &str) {
    let fits = match (loan.state, Stage::parse(stage)) {
        (LoanState::AwaitingPayout, Some(stage)) => {
            matches!(stage, Stage::Signed | Stage::PayingOut | Stage::PayoutRefused)
        }
        (LoanState::Active | LoanState::Closed, stage) => stage == Some(Stage::Issued),
        (LoanState::Canceled, stage) => stage == Some(Stage::Withdrawn),
        (LoanState::AwaitingPayout, None) => false,
    };
    if !fits {
        report.found(format!("loan {} is {:?}, but its application is {stage}", loan.id, loan.state));
    }
}

fn verify_loan(
    report: &mut BooksReport,
    row: &LoanRow,
    events: &[loan_events::Model],
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
    let last = events.iter().map(|event| Date::from(event.on_date)).max().unwrap_or(loan.terms().disbursed_on);
    let debt = loan.debt_on(last);
    report.expect(format!("principal of loan {id} in the books"), debt.principal, balance(Account::LoanPrincipal));
    let accrued = events.iter().any(|event| event.kind == loans::PAYMENT);
    let (interest, penalty) = if accrued { (debt.interest, debt.penalty) } else { (Money::ZERO, Money::ZERO) };
    report.expect(format!("interest of loan {id} in the books"), interest, balance(Account::InterestReceivable));
    report.expect(format!("penalty of loan {id} in the books"), penalty, balance(Account::PenaltyReceivable));
    if debt.principal < Money::ZERO || balance(Account::LoanPrincipal) < Money::ZERO {
        report.found(format!("the principal of loan {id} is below zero"));
    }
    let overpaid = Money::sum(loan.payments().iter().map(|made| made.allocation.overpaid)).unwrap_or_default();
    let kept = Money::ZERO.checked_sub(balance(Account::BorrowerBalance)).unwrap_or_default();
    report.expect(format!("overpaid on loan {id}"), overpaid, kept);
    let closed_on = row.closed_on.map(Date::from);
    if loan.closed_on() != closed_on || closed_on.is_some() != (row.state == LoanState::Closed) {
        let by_rules = loan.closed_on();
        report.found(format!("loan {id} is {:?}, closed on {closed_on:?}; by its history on {by_rules:?}", row.state));
    }
}

/// Each event's parts are what the rules make of the history.
fn verify_history(report: &mut BooksReport, row: &LoanRow, events: &[loan_events::Model], loan: &Loan) {
    let id = row.id;
    let disbursed: Vec<_> = events.iter().filter(|event| event.kind == loans::DISBURSED).collect();
    match disbursed.as_slice() {
        [event] => {
            let amount = event.amount_kopecks.into();
            report.expect(format!("disbursement of loan {id}"), row.principal_kopecks.into(), amount);
            if Some(event.on_date) != row.disbursed_on {
                report.found(format!("loan {id} was disbursed on {}, its row has another day", event.on_date));
            }
        }
        other => report.found(format!("loan {id} was disbursed {} times", other.len())),
    }
    let payments = events.iter().filter(|event| event.kind == loans::PAYMENT);
    for (event, made) in payments.zip(loan.payments()) {
        let what = |part: &str| format!("{part} of event {} of loan {id}", event.sequence);
        report.expect(what("principal"), made.allocation.principal, event.principal_kopecks.into());
        report.expect(what("interest"), made.allocation.interest, event.interest_kopecks.into());
        report.expect(what("penalty"), made.allocation.penalty, event.penalty_kopecks.into());
    }
}
