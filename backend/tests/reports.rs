//! What the books say to people adds up.

use crate::support::{TestLender, money::choice};
use backend::{BorrowerId, payments::Amount};
use lending::Money;
use sea_orm::{ConnectionTrait, Statement};

#[tokio::test]
async fn the_trial_balance_of_a_day_shows_what_the_day_did() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(5);
    let paid_on = lender.clock.today();
    lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(1_000))).await;
    lender.clock.advance_days(3);
    assert!(!lender.backend.operator().trial_balance(paid_on).await.unwrap().closed);
    lender.backend.operator().close_days(None).await.unwrap();
    let balance = lender.backend.operator().trial_balance(paid_on).await.unwrap();
    assert!(balance.closed);
    let row = |name: &str| {
        let row = balance.accounts.iter().find(|row| row.account == name).unwrap();
        [row.opening, row.debit, row.credit, row.closing].map(Money::kopecks)
    };
    assert_eq!(row("interest_receivable"), [64_000, 16_000, 80_000, 0]);
    // the demonstration's own loan was paid back before, with 2 880 ₽ of interest
    assert_eq!(row("interest_income"), [-64_000 - 288_000, 0, 16_000, -80_000 - 288_000]);
    assert_eq!(row("loan_principal"), [2_000_000, 0, 20_000, 1_980_000]);
    assert_eq!(row("write_offs"), [0; 4]);
    assert_eq!(Money::sum(balance.accounts.iter().map(|row| row.opening)), Some(Money::ZERO));
    assert_eq!(Money::sum(balance.accounts.iter().map(|row| row.closing)), Some(Money::ZERO));
    let table = balance.to_string();
    assert!(table.contains("interest_receivable              640.00             160.00             800.00"), "{table}");
    assert!(table.contains("2026-11-28 (closed)"), "{table}");
    let json = serde_json::to_value(&balance).unwrap();
    assert_eq!(json["accounts"][0]["closing"], 1_980_000);
}

#[tokio::test]
async fn statements_reconcile_with_the_debt_and_with_the_trial_balance() {
    let lender = TestLender::start().await;
    let (overdue, one) = lender.active_loan(choice(10_000, 30)).await;
    let (prompt, other) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(10);
    lender.pay(overdue.id, one, Amount::Part(Money::from_rubles(900))).await;
    lender.pay(prompt.id, other, Amount::Full).await;
    lender.clock.advance_days(40);
    let on = lender.backend.operator().close_days(None).await.unwrap().through;

    let statement = lender.borrower(overdue.id).statement(on).await.unwrap();
    let debt = lender.borrower(overdue.id).get_loan(one).await.unwrap().loan.debt_on(on);
    assert!(debt.penalty.is_positive());
    assert_eq!(
        (statement.principal, statement.interest, statement.penalty),
        (debt.principal, debt.interest, debt.penalty)
    );
    let what: Vec<&str> = statement.lines[..2].iter().map(|line| line.what.as_str()).collect();
    assert_eq!(what, ["disbursement", "day_accrual"]);

    let ids: Vec<String> = lender
        .connection()
        .await
        .query_all_raw(Statement::from_string(
            lender.connection().await.get_database_backend(),
            "SELECT id FROM borrowers",
        ))
        .await
        .unwrap()
        .iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect();
    let mut sums = [0; 4];
    for id in ids {
        let statement = lender.borrower(id.parse::<BorrowerId>().unwrap()).statement(on).await.unwrap();
        let closing = [statement.principal, statement.interest, statement.penalty, statement.overpaid];
        for (sum, amount) in sums.iter_mut().zip(closing) {
            *sum += amount.kopecks();
        }
    }
    let balance = lender.backend.operator().trial_balance(on).await.unwrap();
    let of = |name: &str| balance.accounts.iter().find(|row| row.account == name).unwrap().closing.kopecks();
    let accounts = [of("loan_principal"), of("interest_receivable"), of("penalty_receivable"), -of("borrower_balance")];
    assert_eq!(sums, accounts);
}

#[tokio::test]
async fn a_closed_day_is_read_as_its_close_wrote_it_down_and_an_open_one_goes_on_from_there() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(5);
    let closed = lender.backend.operator().close_days(None).await.unwrap().through;
    lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(1_000))).await;
    let today = lender.clock.today();
    let (before, open) = (
        lender.backend.operator().trial_balance(closed).await.unwrap(),
        lender.backend.operator().trial_balance(today).await.unwrap(),
    );
    let of = |balance: &backend::ledger::TrialBalance, name: &str| {
        let row = balance.accounts.iter().find(|row| row.account == name).unwrap();
        [row.opening, row.closing].map(Money::kopecks)
    };
    assert_eq!(of(&before, "interest_receivable"), [48_000, 64_000]);
    assert_eq!(of(&open, "interest_receivable"), [64_000, 0]);
    // what was never closed is summed up from its entries
    lender.execute("DELETE FROM ledger_balances").await;
    assert_eq!(lender.backend.operator().trial_balance(closed).await.unwrap(), before);
    assert_eq!(lender.backend.operator().trial_balance(today).await.unwrap(), open);
}
