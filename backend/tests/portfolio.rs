//! A portfolio is what its loans would have left.

use crate::support::TestLender;
use backend::{BorrowerId, Error};
use sea_orm::{ConnectionTrait, Statement};

const LOANS: u64 = 300;

#[tokio::test]
async fn a_portfolio_has_loans_in_every_state_and_books_that_balance_and_go_on() {
    let lender = TestLender::start().await;
    let mut told = Vec::new();
    // loans whose days nobody has closed are there already
    lender.backend.operator().seed_people().await.unwrap();
    lender.backend.operator().seed_portfolio(LOANS, |done| told.push(done)).await.unwrap();
    assert_eq!(told.last(), Some(&LOANS));
    let is = async |what: &str| lender.count(&format!("SELECT COUNT(*) FROM loans l WHERE {what}")).await;
    let paid = "EXISTS (SELECT 1 FROM transfers p WHERE p.loan_id = l.id AND p.kind = 'payment')";
    for what in [
        "state = 'closed'".to_owned(),
        format!("state = 'active' AND {paid}"),
        format!("state = 'active' AND NOT {paid} AND due_on > '2026-11-23'"),
        format!("state = 'active' AND NOT {paid} AND due_on < '2026-11-23'"),
        "EXISTS (SELECT 1 FROM transfers r WHERE r.loan_id = l.id AND r.kind = 'refund')".to_owned(),
        "EXISTS (SELECT 1 FROM loan_events e WHERE e.loan_id = l.id AND e.kind = 'forgiveness')".to_owned(),
    ] {
        assert!(is(&what).await > 3, "{what}");
    }
    lender.assert_books().await;
    let yesterday = lender.clock.today().yesterday().unwrap();
    assert!(lender.backend.operator().trial_balance(yesterday).await.unwrap().closed);
    assert_eq!(lender.backend.operator().close_days(None).await.unwrap().accrued, 0, "every day is closed");
    lender.clock.advance_days(3);
    assert_eq!(lender.backend.operator().close_days(None).await.unwrap().failed, 0);
    lender.assert_books().await;
}

#[tokio::test]
async fn everybody_in_it_finds_their_loan() {
    let lender = TestLender::start().await;
    lender.backend.operator().seed_portfolio(40, |_| ()).await.unwrap();
    let connection = lender.connection().await;
    let statement =
        Statement::from_string(connection.get_database_backend(), "SELECT id FROM borrowers WHERE phone LIKE '+791%'");
    let rows = connection.query_all_raw(statement).await.unwrap();
    assert_eq!(rows.len(), 40);
    for row in rows {
        let id: BorrowerId = row.try_get_by_index::<String>(0).unwrap().parse().unwrap();
        let home = lender.borrower(id).home().await.unwrap();
        assert_eq!(home.loans.len() + home.closed.len(), 1);
    }
}

#[tokio::test]
async fn two_portfolios_are_alike_and_none_is_put_over_closed_days() {
    let (one, other) = (TestLender::start().await, TestLender::start().await);
    for lender in [&one, &other] {
        lender.backend.operator().seed_portfolio(50, |_| ()).await.unwrap();
    }
    let yesterday = one.clock.today().yesterday().unwrap();
    let (one_balance, other_balance) = (
        one.backend.operator().trial_balance(yesterday).await,
        other.backend.operator().trial_balance(yesterday).await,
    );
    assert_eq!(one_balance.unwrap(), other_balance.unwrap());
    let again = one.backend.operator().seed_portfolio(50, |_| ()).await;
    assert!(matches!(again, Err(Error::Conflict)), "{again:?}");
}
