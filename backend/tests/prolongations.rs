//! Prolongations: an addendum signed by code, in force with its price, once.

use backend::{
    Error, LoanId,
    cabinet::{OperationKind, ProlongView},
    payments::{Amount, PaymentState, PaymentView, Prolonged},
};
use jiff::civil::Weekday;
use lending::{Money, ProlongationLimit, Refusal};

use crate::support::{
    TestBorrower, TestLender, client,
    money::{GOOD_CARD, choice, key},
};

async fn page(lender: &TestLender, borrower: &TestBorrower, loan: LoanId) -> ProlongView {
    lender.borrower(borrower.id).get_prolongation(loan).await.unwrap()
}

/// Has the addendum made and signs it; answers its price.
async fn signed(lender: &TestLender, borrower: &TestBorrower, loan: LoanId, days: u32) -> Money {
    lender.sign_prolongation(borrower, loan, days).await
}

/// Pays what was signed.
async fn paid(lender: &TestLender, borrower: &TestBorrower, loan: LoanId) -> PaymentView {
    lender.pay(borrower.id, loan, Amount::Prolongation).await
}

async fn due_on(lender: &TestLender, borrower: &TestBorrower, loan: LoanId) -> String {
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    view.loan.due_on(view.today).to_string()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?} is no refusal"),
    }
}

#[tokio::test]
async fn a_loan_is_prolonged_when_it_is_signed_and_paid() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(30_000, 30)).await;
    lender.clock.advance_days(20);
    let before = due_on(&lender, &borrower, loan).await;
    assert_eq!(before, "2026-12-23");
    let price = signed(&lender, &borrower, loan, 14).await;
    // 20 days of 0.8 %
    assert_eq!(price, Money::from_rubles(4_800));
    let open = page(&lender, &borrower, loan).await.addendum.unwrap();
    assert!(open.is_signed && open.text.text.contains("4\u{a0}800,00\u{a0}₽"), "{}", open.text.text);
    // a signature alone moves nothing
    assert_eq!(due_on(&lender, &borrower, loan).await, before);
    let payment = paid(&lender, &borrower, loan).await;
    assert_eq!((payment.amount, payment.closed_on), (price, None));
    // the sixth of January is a day off, as are those after it
    assert_eq!(due_on(&lender, &borrower, loan).await, "2027-01-11");
    assert_eq!(payment.prolongation, Some(Prolonged::To("2027-01-11".parse().unwrap())));
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    assert_eq!(view.history[0].kind, OperationKind::Prolonged);
    let debt = view.loan.debt_on(view.today);
    assert_eq!((debt.principal, debt.interest), (Money::from_rubles(30_000), Money::ZERO));
    assert!(page(&lender, &borrower, loan).await.addendum.is_none());
    assert_eq!(page(&lender, &borrower, loan).await.left_in_a_year, 4);
    lender.assert_books().await;
    // and is paid back on the new day
    lender.clock.advance_days(29);
    assert!(!lender.borrower(borrower.id).get_loan(loan).await.unwrap().loan.debt_on(view.today).is_overdue);
    assert!(lender.pay(borrower.id, loan, Amount::Full).await.closed_on.is_some());
    lender.assert_books().await;
}

#[tokio::test]
async fn what_is_signed_and_not_paid_is_over_with_its_day() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(10);
    signed(&lender, &borrower, loan, 7).await;
    lender.clock.advance_days(1);
    assert!(page(&lender, &borrower, loan).await.addendum.is_none());
    let begun = lender.borrower(borrower.id).start_payment(loan, Amount::Prolongation, &key()).await;
    assert_eq!(refusal(begun), Refusal::AddendumLapsed);
    assert_eq!(due_on(&lender, &borrower, loan).await, "2026-12-23");
    // the next one takes its place, at the price of its own day
    assert_eq!(signed(&lender, &borrower, loan, 7).await, Money::from_rubles(880));
    paid(&lender, &borrower, loan).await;
    assert_eq!(due_on(&lender, &borrower, loan).await, "2026-12-30");
    lender.assert_books().await;
}

#[tokio::test]
async fn a_price_that_comes_after_midnight_counts_from_the_day_of_the_addendum() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(30);
    // a quarter to midnight in Moscow
    lender.clock.advance_ms((11 * 60 + 45) * 60_000);
    let price = signed(&lender, &borrower, loan, 7).await;
    let id = lender.borrower(borrower.id).start_payment(loan, Amount::Prolongation, &key()).await.unwrap().id;
    lender.clock.advance_ms(30 * 60_000);
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.clock.advance_ms(3_000);
    let payment = lender.payment(borrower.id, id).await;
    assert_eq!((payment.state, payment.amount), (PaymentState::Succeeded, price));
    assert!(matches!(payment.prolongation, Some(Prolonged::To(_))));
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    assert_eq!(view.loan.debt_on(view.today).interest, Money::from_rubles(80));
    lender.assert_books().await;
}

#[tokio::test]
async fn a_price_that_does_not_fit_any_more_is_credited_to_the_debt() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(10);
    signed(&lender, &borrower, loan, 7).await;
    let owner = lender.borrower(borrower.id);
    let id = owner.start_payment(loan, Amount::Prolongation, &key()).await.unwrap().id;
    let price_page = lender.last_payment();
    lender.clock.advance_ms(3 * 60_000);
    // meanwhile something else is paid
    lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(500))).await;
    assert!(lender.simulator.confirm(&price_page, GOOD_CARD));
    lender.clock.advance_ms(3_000);
    let payment = lender.payment(borrower.id, id).await;
    assert_eq!((payment.state.clone(), payment.prolongation), (PaymentState::Succeeded, Some(Prolonged::Not)));
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    assert_eq!(view.loan.due_on(view.today).to_string(), "2026-12-23");
    assert_eq!(view.loan.debt_on(view.today).total(), Money::from_rubles(10_000 + 800 - 500 - 800));
    lender.assert_books().await;
}

#[tokio::test]
async fn nobody_pays_for_an_addendum_that_does_not_fit_any_more() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(10);
    signed(&lender, &borrower, loan, 7).await;
    // the same sum, paid as a part of the debt
    lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(800))).await;
    assert!(page(&lender, &borrower, loan).await.addendum.is_none());
    let begun = lender.borrower(borrower.id).start_payment(loan, Amount::Prolongation, &key()).await;
    assert_eq!(refusal(begun), Refusal::AddendumLapsed);
    // nor signs it
    lender.clock.advance_days(1);
    let owner = lender.borrower(borrower.id);
    owner.offer_prolongation(loan, 7, &client()).await.unwrap();
    lender.settle().await;
    let hash = page(&lender, &borrower, loan).await.addendum.unwrap().text.hash;
    lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(50))).await;
    let signed = owner.sign_prolongation(loan, &hash, lender.read_code(&borrower.phone), &client()).await;
    assert_eq!(refusal(signed), Refusal::AddendumLapsed);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_loan_is_prolonged_once_a_day_and_for_something() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(30_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    // nothing has accrued
    assert_eq!(refusal(owner.offer_prolongation(loan, 7, &client()).await), Refusal::NotProlonged);
    lender.clock.advance_days(1);
    signed(&lender, &borrower, loan, 7).await;
    paid(&lender, &borrower, loan).await;
    assert_eq!(page(&lender, &borrower, loan).await.days, Err(ProlongationLimit::OnceADay));
    assert_eq!(refusal(owner.offer_prolongation(loan, 7, &client()).await), Refusal::NotProlonged);
    assert!(page(&lender, &borrower, loan).await.in_force.is_some());
    lender.clock.advance_days(1);
    assert_eq!(page(&lender, &borrower, loan).await.days, Ok(45));
}

#[tokio::test]
async fn two_days_that_days_off_make_four_count_as_four() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(30_000, 45)).await;
    let owner = lender.borrower(borrower.id);
    for _ in 0..5 {
        lender.clock.advance_days(1);
        signed(&lender, &borrower, loan, 3).await;
        paid(&lender, &borrower, loan).await;
    }
    lender.clock.advance_days(1);
    let due: jiff::civil::Date = due_on(&lender, &borrower, loan).await.parse().unwrap();
    for days in 1..=2 {
        let ends = lending::term_ends_on(due, days).unwrap();
        let is_longer = lending::days_between(due, ends) > 2;
        let offered = owner.offer_prolongation(loan, days, &client()).await;
        assert_eq!(offered.is_err(), is_longer, "{due} and {days} days end on {ends}");
    }
}

#[tokio::test]
async fn forms_sent_twice_prolong_once() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(10);
    let owner = lender.borrower(borrower.id);
    owner.offer_prolongation(loan, 7, &client()).await.unwrap();
    owner.offer_prolongation(loan, 7, &client()).await.unwrap();
    lender.settle().await;
    assert_eq!(lender.count("SELECT COUNT(*) FROM prolongations").await, 1);
    let hash = page(&lender, &borrower, loan).await.addendum.unwrap().text.hash;
    let code = lender.read_code(&borrower.phone);
    let other = owner.sign_prolongation(loan, &"0".repeat(64), code.clone(), &client()).await;
    assert!(matches!(other, Err(Error::Conflict)), "{other:?}");
    owner.sign_prolongation(loan, &hash, code.clone(), &client()).await.unwrap();
    owner.sign_prolongation(loan, &hash, code, &client()).await.unwrap();
    let first = owner.start_payment(loan, Amount::Prolongation, &key()).await.unwrap();
    assert_eq!(owner.start_payment(loan, Amount::Prolongation, &key()).await.unwrap().id, first.id);
    // while it is on its way nothing else is offered in its place
    assert_eq!(refusal(owner.offer_prolongation(loan, 8, &client()).await), Refusal::PaymentUnderWay);
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.clock.advance_ms(3_000);
    for _ in 0..3 {
        assert_eq!(lender.payment(borrower.id, first.id).await.state, PaymentState::Succeeded);
        lender.settle().await;
    }
    assert_eq!(lender.simulator.payments().len(), 1);
    assert_eq!(lender.count("SELECT COUNT(*) FROM loan_events WHERE kind = 'prolongation'").await, 1);
    assert_eq!(lender.count("SELECT COUNT(*) FROM signatures WHERE prolongation_id IS NOT NULL").await, 1);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_free_loan_is_prolonged_on_its_last_day_and_costs_nothing_until_then() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 14)).await;
    let last = "2026-12-07".parse().unwrap();
    assert_eq!(page(&lender, &borrower, loan).await.days, Err(ProlongationLimit::TooEarly { from: last }));
    let early = lender.borrower(borrower.id).offer_prolongation(loan, 7, &client()).await;
    assert_eq!(refusal(early), Refusal::NotProlonged);
    lender.clock.advance_days(14);
    assert_eq!(page(&lender, &borrower, loan).await.days, Ok(45));
    // in force with the signature: there is nothing to pay
    assert_eq!(signed(&lender, &borrower, loan, 7).await, Money::ZERO);
    assert_eq!(due_on(&lender, &borrower, loan).await, "2026-12-14");
    assert!(lender.simulator.payments().is_empty());
    lender.clock.advance_days(7);
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    assert_eq!(view.loan.debt_on(view.today).total(), Money::from_rubles(10_560));
    lender.assert_books().await;
}

#[tokio::test]
async fn too_often_too_late_too_long_and_of_another_kind_is_refused() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(30_000, 45)).await;
    let owner = lender.borrower(borrower.id);
    assert_eq!(refusal(owner.offer_prolongation(loan, 46, &client()).await), Refusal::NotProlonged);
    assert_eq!(refusal(owner.offer_prolongation(loan, 0, &client()).await), Refusal::NotProlonged);
    for time in 0..5 {
        lender.clock.advance_days(1);
        let due: jiff::civil::Date = due_on(&lender, &borrower, loan).await.parse().unwrap();
        // the last one ends early in a week: two days after it are working days
        let is_right = |days: &u32| {
            let weekday = lending::term_ends_on(due, *days).unwrap().weekday();
            time < 4 || matches!(weekday, Weekday::Monday | Weekday::Tuesday)
        };
        signed(&lender, &borrower, loan, (3..20).find(is_right).unwrap()).await;
        paid(&lender, &borrower, loan).await;
    }
    lender.clock.advance_days(1);
    let used_up = page(&lender, &borrower, loan).await;
    assert_eq!((used_up.left_in_a_year, used_up.days), (0, Ok(2)));
    assert_eq!(refusal(owner.offer_prolongation(loan, 3, &client()).await), Refusal::NotProlonged);
    // a day or two do not count
    signed(&lender, &borrower, loan, 2).await;
    paid(&lender, &borrower, loan).await;
    let due: jiff::civil::Date = due_on(&lender, &borrower, loan).await.parse().unwrap();
    let days = lending::days_between(lender.backend.clock().today(), due) + 31;
    lender.clock.advance_days(days.try_into().unwrap());
    assert!(matches!(page(&lender, &borrower, loan).await.days, Err(ProlongationLimit::TooLate { .. })));
    lender.assert_books().await;

    let long = backend::products::LoanChoice {
        product: "long-term".to_owned(),
        amount: Money::from_rubles(10_000),
        term_days: 56,
    };
    let (other, long) = lender.active_loan(long).await;
    assert_eq!(page(&lender, &other, long).await.days, Err(ProlongationLimit::NotThisProduct));
    // somebody else's
    let foreign = lender.borrower(other.id).offer_prolongation(loan, 7, &client()).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    assert!(matches!(lender.borrower(other.id).get_prolongation(loan).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn an_overdue_loan_is_prolonged_for_interest_and_penalty() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(40);
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    let debt = view.loan.debt_on(view.today);
    assert!(debt.is_overdue && debt.penalty.is_positive());
    let price = signed(&lender, &borrower, loan, 14).await;
    assert_eq!(Some(price), debt.interest.checked_add(debt.penalty));
    paid(&lender, &borrower, loan).await;
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    let debt = view.loan.debt_on(view.today);
    assert!(!debt.is_overdue, "{debt:?}");
    lender.assert_books().await;
}
