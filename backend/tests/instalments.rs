//! Long loans: paid back in instalments, one a fortnight.

use crate::support::{
    TestBorrower, TestLender,
    money::{GOOD_CARD, key},
};
use backend::{
    LoanId,
    payments::{Amount, Early},
    products::LoanChoice,
};
use lending::{DailyRate, Instalment, Keep, Loan, Money, PlannedState, Refusal, Stage};

fn long(rubles: i64, term_days: u32) -> LoanChoice {
    LoanChoice { product: "long-term".to_owned(), amount: Money::from_rubles(rubles), term_days }
}

async fn loan_of(lender: &TestLender, borrower: &TestBorrower, loan: LoanId) -> Loan {
    lender.borrower(borrower.id).get_loan(loan).await.unwrap().loan
}

/// The payments to come, as the loan's page shows them.
async fn plan(lender: &TestLender, borrower: &TestBorrower, loan: LoanId) -> Vec<(Instalment, PlannedState)> {
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    let planned = view.loan.planned_payments(view.today).into_iter();
    planned.map(|planned| (planned.instalment, planned.state)).collect()
}

async fn next_on_home(lender: &TestLender, borrower: &TestBorrower) -> (String, Option<Money>) {
    let home = lender.borrower(borrower.id).home().await.unwrap();
    (home.loans[0].due_on.to_string(), home.loans[0].next_payment)
}

/// Goes on to a day.
fn until(lender: &TestLender, day: jiff::civil::Date) {
    lender.clock.advance_days(lending::days_between(lender.backend.clock().today(), day).try_into().unwrap());
}

#[tokio::test]
async fn a_long_loan_is_lent_and_paid_back_by_the_schedule_that_was_signed() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, long(30_000, 56)).await;
    lender.settle().await;
    let offer = lender.application(borrower.id, id).await.offer.unwrap();
    let signed = offer.conditions.rows.iter().find(|(name, _)| name.starts_with("6. ")).unwrap().1.clone();
    for row in &offer.quote.rows {
        assert!(signed.contains(&lending::format::rubles(row.payment)), "{signed}");
    }
    lender.sign(&borrower, id).await;
    lender.settle().await;
    let loan = lender.application(borrower.id, id).await.loan.unwrap();
    let planned: Vec<_> = plan(&lender, &borrower, loan).await.into_iter().map(|(row, _)| row).collect();
    assert_eq!(planned, offer.quote.rows);
    for (index, row) in offer.quote.rows.iter().enumerate() {
        let last = index + 1 == offer.quote.rows.len();
        assert_eq!(next_on_home(&lender, &borrower).await, (row.date.to_string(), Some(row.payment)));
        until(&lender, row.date);
        let paid = lender.pay(borrower.id, loan, Amount::Due).await;
        assert_eq!((paid.amount, paid.remaining), (row.payment, Some(row.balance)));
        assert_eq!(paid.closed_on.is_some(), last);
        lender.assert_books().await;
    }
    assert_eq!(lender.borrower(borrower.id).start_payment(loan, Amount::Due, &key()).await.unwrap_err().to_string(), {
        backend::Error::from(Refusal::NothingToPay).to_string()
    });
}

#[tokio::test]
async fn the_schedule_counts_from_the_day_of_the_money_and_is_never_dearer() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, long(40_000, 182)).await;
    lender.settle().await;
    let offer = lender.application(borrower.id, id).await.offer.unwrap();
    lender.sign(&borrower, id).await;
    // the money is sent three days later
    lender.clock.advance_days(3);
    lender.settle().await;
    let application = lender.application(borrower.id, id).await;
    assert_eq!(application.stage, Stage::Issued);
    let loan = loan_of(&lender, &borrower, application.loan.unwrap()).await;
    let rows = loan.schedule_on(lender.backend.clock().today());
    assert_eq!((rows.len(), rows[0].date.to_string()), (13, "2026-12-10".to_owned()));
    assert_eq!(rows.last().map(|row| (row.balance, row.date)), Some((Money::ZERO, loan.terms().due_on)));
    assert!(loan.terms().daily_rate <= offer.quote.daily_rate);
    let last = rows.last().unwrap().date;
    assert!(last > offer.quote.due_date, "{last}");
    lender.assert_books().await;
}

#[tokio::test]
async fn what_was_missed_is_due_at_once_and_paid_first() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(long(30_000, 56)).await;
    let agreed: Vec<_> = plan(&lender, &borrower, loan).await.into_iter().map(|(row, _)| row).collect();
    until(&lender, agreed[0].date);
    lender.clock.advance_days(3);
    let states = plan(&lender, &borrower, loan).await.into_iter().map(|(_, state)| state).collect::<Vec<_>>();
    assert_eq!(states[..2], [PlannedState::Overdue, PlannedState::Next]);
    let today = lender.backend.clock().today();
    assert_eq!(next_on_home(&lender, &borrower).await, (today.to_string(), Some(agreed[0].payment)));
    let paid = lender.pay(borrower.id, loan, Amount::Due).await;
    assert_eq!(paid.amount, agreed[0].payment);
    let debt = loan_of(&lender, &borrower, loan).await.debt_on(today);
    assert!(debt.overdue_principal.is_zero() && debt.overdue_interest.is_zero());
    assert_eq!(next_on_home(&lender, &borrower).await.0, agreed[1].date.to_string());
    lender.assert_books().await;
}

#[tokio::test]
async fn a_form_sent_twice_pays_what_is_due_once() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(long(10_000, 56)).await;
    let owner = lender.borrower(borrower.id);
    let form = key();
    let first = owner.start_payment(loan, Amount::Due, &form).await.unwrap();
    assert_eq!(owner.start_payment(loan, Amount::Due, &form).await.unwrap().id, first.id);
    assert_eq!(owner.start_payment(loan, Amount::Due, &key()).await.unwrap().id, first.id);
    assert!(owner.start_payment(loan, Amount::Full, &form).await.is_err());
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    assert_eq!(lender.simulator.payments().len(), 1);
}

#[tokio::test]
async fn the_rate_falls_with_the_term_and_what_no_law_allows_is_not_offered() {
    let lender = TestLender::start().await;
    let offered = lender.backend.visitor().list_products().await.unwrap();
    let codes: Vec<_> = offered.iter().map(|offered| offered.product.code().as_str()).collect();
    assert_eq!(codes, ["until-payday", "long-term", "year-long"]);
    let long_term = &offered[1];
    let today = lender.backend.clock().today();
    for (term_days, millionths) in [(56, 8_000), (98, 8_000), (112, 7_000), (140, 7_000), (154, 6_000), (182, 6_000)] {
        let quote = long_term.product.quote(Money::from_rubles(10_000), term_days, today, false).unwrap();
        assert_eq!(quote.rows.len(), term_days as usize / 14);
        // days off may take some millionths off
        let rate = DailyRate::from_millionths(millionths);
        assert!(quote.daily_rate <= rate && quote.daily_rate.millionths() + 100 > millionths, "{quote:?}");
        let (lowest, highest) = long_term.full_cost_range;
        assert!((lowest..=highest).contains(&quote.full_cost), "{quote:?}");
    }
    let year = offered[2].product.quote(Money::from_rubles(49_000), 364, today, false).unwrap();
    assert_eq!(year.rows.len(), 26);
    assert!(year.overpayment <= year.principal);
}

#[tokio::test]
async fn what_is_repaid_early_makes_the_schedule_that_was_chosen() {
    for keep in [Keep::Payment, Keep::Count] {
        let lender = TestLender::start().await;
        let (borrower, loan) = lender.active_loan(long(30_000, 182)).await;
        lender.clock.advance_days(5);
        let today = lender.backend.clock().today();
        let amount = Money::from_rubles(10_000);
        let before = loan_of(&lender, &borrower, loan).await;
        let shown = before.early_repayment(today, amount).unwrap().into_iter().find(|one| one.keep == keep).unwrap();
        assert!(shown.saved.is_positive());
        let paid = lender.pay(borrower.id, loan, Amount::Early(amount, Early::New(keep))).await;
        assert!(paid.makes_schedule);
        // what the page showed is what holds
        let holds: Vec<_> = plan(&lender, &borrower, loan).await.into_iter().map(|(row, _)| row).collect();
        assert_eq!(holds, shown.rows, "{keep:?}");
        let count = before.schedule_on(today).len();
        match keep {
            Keep::Payment => assert!(holds.len() < count && holds[0].payment == before.schedule_on(today)[0].payment),
            Keep::Count => assert!(holds.len() == count && holds[0].payment < before.schedule_on(today)[0].payment),
        }
        lender.assert_books().await;
        // and is paid to its end
        for row in &holds {
            until(&lender, row.date);
            lender.pay(borrower.id, loan, Amount::Due).await;
        }
        assert!(loan_of(&lender, &borrower, loan).await.closed_on().is_some());
        lender.assert_books().await;
    }
}

#[tokio::test]
async fn where_nothing_is_early_the_payment_is_like_any_other() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(long(30_000, 56)).await;
    lender.clock.advance_days(5);
    let owner = lender.borrower(borrower.id);
    // less than the interest of five days
    let paid = lender.pay(borrower.id, loan, Amount::Early(Money::from_rubles(100), Early::New(Keep::Payment))).await;
    assert!(!paid.makes_schedule);
    assert_eq!(loan_of(&lender, &borrower, loan).await.schedule_on(lender.backend.clock().today()).len(), 4);
    // another choice for the same amount is another payment
    let (form, amount) = (key(), Money::from_rubles(5_000));
    // what becomes of it is the borrower's to say
    let not_chosen = owner.start_payment(loan, Amount::Part(amount), &key()).await.unwrap_err();
    assert!(matches!(not_chosen, backend::Error::Refused(Refusal::EarlyNotChosen)), "{not_chosen}");
    owner.start_payment(loan, Amount::Early(amount, Early::New(Keep::Payment)), &form).await.unwrap();
    let other = owner.start_payment(loan, Amount::Early(amount, Early::New(Keep::Count)), &form).await;
    assert!(matches!(other, Err(backend::Error::Conflict)), "{other:?}");
    lender.assert_books().await;
}
