//! The acquirer knows better: what went back without our doing is owed again, what it has otherwise is named.

use crate::support::{
    TestLender,
    money::{GOOD_CARD, choice, key, notification},
};
use backend::{BorrowerId, Error, LoanId, PaymentId, cabinet::OperationKind, payments::Amount};
use lending::Money;
use serde_json::{Value, json};
use simulator::{Channel, Fault};

/// A loan of 20 000 ₽, 3 000 ₽ of it paid on its tenth day.
struct Paid {
    borrower: BorrowerId,
    loan: LoanId,
    payment: PaymentId,
    at_acquirer: String,
}

async fn paid(lender: &TestLender, amount: Amount) -> Paid {
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(10);
    let payment = lender.pay(borrower.id, loan, amount).await.id;
    Paid { borrower: borrower.id, loan, payment, at_acquirer: lender.last_payment() }
}

async fn owed(lender: &TestLender, paid: &Paid) -> Money {
    let page = lender.borrower(paid.borrower).get_loan(paid.loan).await.unwrap();
    page.loan.debt_on(page.today).total()
}

fn rubles(rubles: i64) -> Money {
    Money::from_rubles(rubles)
}

/// What `verify-books --acquirer` prints.
async fn differences(lender: &TestLender) -> Vec<String> {
    let differences = lender.backend.operator().reconcile().await.unwrap();
    differences.iter().map(ToString::to_string).collect()
}

async fn books_are_in_order(lender: &TestLender) {
    let report = lender.backend.operator().verify_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
}

#[tokio::test]
async fn a_refund_made_in_the_acquirers_cabinet_is_owed_again_once() {
    let lender = TestLender::start().await;
    let paid = paid(&lender, Amount::Part(rubles(3_000))).await;
    assert_eq!(owed(&lender, &paid).await, rubles(18_600));
    lender.refund_by_hand(&paid.at_acquirer, "3000.00").await;
    let told = notification("refund", lender.simulator.refunds().last().unwrap());
    for _ in 0..3 {
        lender.backend.visitor().acquirer_notified(&told).await.unwrap();
        lender.settle().await;
    }
    assert_eq!(owed(&lender, &paid).await, rubles(21_600), "principal and the interest that it had paid");
    let page = lender.borrower(paid.borrower).get_loan(paid.loan).await.unwrap();
    assert_eq!((page.history[0].kind, page.history[0].amount), (OperationKind::Reversed, rubles(3_000)));
    assert_eq!(page.reversed, Some((lender.clock.today(), rubles(3_000))));
    books_are_in_order(&lender).await;
    assert_eq!(differences(&lender).await, [""; 0]);
    lender.clock.advance_days(3);
    lender.backend.operator().close_days(None).await.unwrap();
    assert_eq!(owed(&lender, &paid).await, rubles(22_080), "interest runs on the whole principal again");
    books_are_in_order(&lender).await;
    lender.pay(paid.borrower, paid.loan, Amount::Full).await;
    let page = lender.borrower(paid.borrower).get_loan(paid.loan).await.unwrap();
    assert_eq!((page.loan.closed_on(), page.reversed), (Some(lender.clock.today()), None));
    books_are_in_order(&lender).await;
}

#[tokio::test]
async fn a_refund_that_nobody_told_of_is_found_the_next_morning() {
    let lender = TestLender::start().await;
    let paid = paid(&lender, Amount::Full).await;
    assert_eq!(owed(&lender, &paid).await, Money::ZERO);
    lender.refund_by_hand(&paid.at_acquirer, "1000.00").await;
    assert_eq!(differences(&lender).await, [""; 0], "it is taken in, nothing waits for a person");
    assert_eq!(owed(&lender, &paid).await, rubles(1_000), "the loan is open again");
    let home = lender.borrower(paid.borrower).home().await.unwrap();
    assert!(home.loans.iter().any(|loan| loan.id == paid.loan));
    books_are_in_order(&lender).await;
    lender.clock.advance_days(2);
    lender.backend.operator().close_days(None).await.unwrap();
    books_are_in_order(&lender).await;
    lender.pay(paid.borrower, paid.loan, Amount::Full).await;
    assert_eq!(owed(&lender, &paid).await, Money::ZERO);
    books_are_in_order(&lender).await;
}

#[tokio::test]
async fn a_chargeback_is_named_and_owed_again_when_it_is_noted() {
    let lender = TestLender::start().await;
    let paid = paid(&lender, Amount::Part(rubles(3_000))).await;
    assert!(lender.simulator.charge_back(&paid.at_acquirer, 300_000));
    let found = differences(&lender).await;
    let expected = format!(
        "payment {} went back by more than is known here: 3000.00 there, 0.00 here (our {})",
        paid.at_acquirer, paid.payment
    );
    assert_eq!(found, [expected]);
    assert_eq!(differences(&lender).await, found, "it is named once, until somebody has looked");
    assert_eq!(owed(&lender, &paid).await, rubles(18_600), "nothing is owed by guess");
    let petrova = lender.petrova().await;
    petrova.note_chargeback(paid.payment, rubles(3_000), "CB-17").await.unwrap();
    assert_eq!(owed(&lender, &paid).await, rubles(21_600));
    for (amount, reference) in [(rubles(3_000), "CB-17"), (rubles(1), "CB-18")] {
        let again = petrova.note_chargeback(paid.payment, amount, reference).await;
        assert!(matches!(again, Err(Error::Conflict)), "{reference}: {again:?}");
    }
    let [difference] = lender.backend.operator().list_differences().await.unwrap().try_into().unwrap();
    petrova.settle_difference(&difference.id).await.unwrap();
    assert_eq!(differences(&lender).await, [""; 0]);
    books_are_in_order(&lender).await;
}

#[tokio::test]
async fn a_payment_that_was_taken_without_telling_is_credited_and_one_told_of_without_money_is_not() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    let payment = owner.start_payment(loan, Amount::Part(rubles(3_000)), &key()).await.unwrap().id;
    let at_acquirer = lender.last_payment();
    // told, but not paid
    let mut lie = lender.simulator.payments().last().unwrap().clone();
    lie["status"] = json!("succeeded");
    lender.backend.visitor().acquirer_notified(&notification("payment", &lie)).await.unwrap();
    lender.settle().await;
    assert_eq!(differences(&lender).await, [""; 0]);
    let page = owner.get_loan(loan).await.unwrap();
    assert_eq!(page.loan.debt_on(page.today).total(), rubles(20_000));
    // paid, but not told
    assert!(lender.simulator.confirm(&at_acquirer, GOOD_CARD));
    assert_eq!(differences(&lender).await, [""; 0]);
    let page = owner.get_loan(loan).await.unwrap();
    assert_eq!(page.loan.debt_on(page.today).total(), rubles(17_000));
    assert_eq!(page.payment_under_way, None);
    assert_eq!(lender.payment(borrower.id, payment).await.remaining, Some(rubles(17_000)));
    lender.assert_books().await;
}

#[tokio::test]
async fn what_only_one_of_both_has_is_named_with_its_sum() {
    let lender = TestLender::start().await;
    let paid = paid(&lender, Amount::Part(rubles(3_000))).await;
    assert!(lender.simulator.forget_payment(&paid.at_acquirer));
    let stranger = pay_past_us(&lender, "700.00").await;
    let mut found = differences(&lender).await;
    found.sort();
    let mut expected = [
        format!(
            "payment {} is done here, but not at the acquirer: 0.00 there, 3000.00 here (our {})",
            paid.at_acquirer, paid.payment
        ),
        format!("payment {stranger} is unknown here: 700.00 there, 0.00 here"),
    ];
    expected.sort();
    assert_eq!(found, expected);
}

/// A payment that somebody took in the acquirer's own cabinet.
async fn pay_past_us(lender: &TestLender, amount: &str) -> String {
    let body = json!({
        "amount": {"value": amount, "currency": "RUB"}, "capture": true,
        "confirmation": {"type": "redirect", "return_url": "http://127.0.0.1/"},
    });
    let request = reqwest::Client::new()
        .post(format!("{}/payments", lender.simulator.acquirer_url()))
        .basic_auth("shop", Some("secret"))
        .header("Idempotence-Key", key().to_string())
        .header("Content-Type", "application/json")
        .body(body.to_string());
    let made: Value = serde_json::from_slice(&request.send().await.unwrap().bytes().await.unwrap()).unwrap();
    let id = made["id"].as_str().unwrap().to_owned();
    assert!(lender.simulator.confirm(&id, GOOD_CARD));
    id
}

#[tokio::test]
async fn the_comparison_comes_every_morning_and_an_acquirer_that_is_silent_is_asked_again() {
    let lender = TestLender::start().await;
    let paid = paid(&lender, Amount::Part(rubles(3_000))).await;
    lender.refund_by_hand(&paid.at_acquirer, "3000.00").await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
    assert!(lender.backend.operator().reconcile().await.is_err());
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    lender.backend.operator().begin_daily_work().await.unwrap();
    lender.clock.advance_days(1);
    lender.settle().await;
    // a day of interest on 18 600 ₽: until it went back, the money was the lender's
    assert_eq!(owed(&lender, &paid).await, Money::from_kopecks(2_174_880));
    let promised = "SELECT COUNT(*) FROM jobs WHERE kind = 'reconcile_day' AND done_at_ms IS NULL";
    assert_eq!(lender.count(promised).await, 1, "each promises the next");
}
