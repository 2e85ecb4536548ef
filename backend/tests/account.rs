//! The borrower's account: what is put there is the borrower's, is spent where the borrower says so, and goes back once.

use crate::support::{
    TestLender, fast_simulator,
    money::{GOOD_CARD, choice, key, notification},
};
use backend::{
    BorrowerId, Error, LoanId, PaymentId,
    cabinet::MovementKind,
    payments::{Amount, PaymentState, Way},
    refunds::RefundState,
};
use lending::{Money, Refusal};
use serde_json::json;
use simulator::{PayoutTiming, SimulatorConfig};

fn rubles(rubles: i64) -> Money {
    Money::from_rubles(rubles)
}

async fn balance(lender: &TestLender, borrower: BorrowerId) -> Money {
    lender.borrower(borrower).get_account().await.unwrap().balance
}

/// Tops up the account on the acquirer's page.
async fn top_up(lender: &TestLender, borrower: BorrowerId, amount: Money, way: Way) -> PaymentId {
    let id = lender.borrower(borrower).start_top_up(amount, way, &key()).await.unwrap().id;
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.clock.advance_ms(3_000);
    let view = lender.payment(borrower, id).await;
    assert_eq!((view.state, view.loan), (PaymentState::Succeeded, None));
    id
}

/// What happened to the account, the newest first.
async fn movements(lender: &TestLender, borrower: BorrowerId) -> Vec<(MovementKind, Money)> {
    let account = lender.borrower(borrower).get_account().await.unwrap();
    account.movements.into_iter().map(|movement| (movement.kind, movement.amount)).collect()
}

#[tokio::test]
async fn a_loan_is_paid_from_the_account_and_the_rest_goes_back_to_where_it_came_from() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    let first = top_up(&lender, borrower.id, rubles(3_000), Way::Card).await;
    let second = top_up(&lender, borrower.id, rubles(500), Way::Sbp).await;
    assert_eq!(balance(&lender, borrower.id).await, rubles(3_500));
    lender.assert_books().await;

    let form = key();
    let paid = owner.start_payment(loan, Amount::Part(rubles(1_000)).by(Way::Account), &form).await.unwrap();
    assert_eq!(paid.confirmation_url, None);
    let again = owner.start_payment(loan, Amount::Part(rubles(1_000)).by(Way::Account), &form).await.unwrap();
    assert_eq!(again.id, paid.id, "the same form pays once");
    let view = lender.payment(borrower.id, paid.id).await;
    assert_eq!((view.state, view.remaining), (PaymentState::Succeeded, Some(rubles(9_000))));
    assert_eq!(balance(&lender, borrower.id).await, rubles(2_500));
    lender.assert_books().await;

    let form = key();
    for _ in 0..2 {
        owner.return_from_account(rubles(1_500), &form).await.unwrap();
    }
    assert_eq!(balance(&lender, borrower.id).await, rubles(1_000), "what is on its way back is not there any more");
    lender.let_time_pass().await;
    let sent_back = |payment: &serde_json::Value| payment["refunded_amount"]["value"].clone();
    let payments: Vec<_> = lender.simulator.payments().iter().map(sent_back).collect();
    assert_eq!(payments, [json!("1000.00"), json!("500.00")], "what came last goes back first");
    let mut happened = movements(&lender, borrower.id).await;
    happened[..2].sort_by_key(|(_, amount)| *amount);
    assert_eq!(
        happened,
        [
            (MovementKind::WentBack, rubles(500)),
            (MovementKind::WentBack, rubles(1_000)),
            (MovementKind::Paid, rubles(1_000)),
            (MovementKind::ToppedUp, rubles(500)),
            (MovementKind::ToppedUp, rubles(3_000)),
        ]
    );
    let statement = owner.statement(lender.backend.clock().today()).await.unwrap();
    assert_eq!(statement.overpaid, rubles(1_000));
    assert_ne!(first, second);
    lender.assert_books().await;
}

#[tokio::test]
async fn nobody_spends_more_than_is_there_nor_what_is_anothers() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    top_up(&lender, borrower.id, rubles(100), Way::Card).await;
    let not_enough = Refusal::NotEnoughOnAccount { balance: rubles(100) };
    let is_refused = |refused: Result<(), Error>| matches!(refused, Err(Error::Refused(why)) if why == not_enough);
    assert!(is_refused(owner.start_payment(loan, Amount::Full.by(Way::Account), &key()).await.map(drop)));
    assert!(is_refused(owner.return_from_account(rubles(101), &key()).await));
    for amount in [Money::ZERO, Money::from_kopecks(-100)] {
        assert!(owner.return_from_account(amount, &key()).await.is_err());
        assert!(owner.start_top_up(amount, Way::Card, &key()).await.is_err());
    }
    assert!(owner.start_top_up(rubles(350_001), Way::Card, &key()).await.is_err());

    let (stranger, _) = lender.applicant().await;
    let id = lender.borrower(stranger.id).start_top_up(rubles(5), Way::Sbp, &key()).await.unwrap().id;
    assert!(matches!(owner.get_payment(id).await, Err(Error::NotFound)));
    assert!(matches!(owner.find_bank_link(id).await, Err(Error::NotFound)));
    assert!(lender.borrower(stranger.id).find_bank_link(id).await.is_ok());
    assert_eq!(balance(&lender, stranger.id).await, Money::ZERO, "it is not paid yet");
    lender.assert_books().await;
}

/// Eight at once, each for all that is there.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_there_once_is_spent_once() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    top_up(&lender, borrower.id, rubles(1_000), Way::Card).await;
    let tasks: Vec<_> = (0..8)
        .map(|number| {
            let (backend, id) = (lender.backend.clone(), borrower.id);
            tokio::spawn(async move {
                let owner = backend.borrower(id);
                if number % 2 == 0 {
                    owner.return_from_account(rubles(1_000), &key()).await.is_ok()
                } else {
                    let wanted = Amount::Part(rubles(1_000)).by(Way::Account);
                    owner.start_payment(loan, wanted, &key()).await.is_ok()
                }
            })
        })
        .collect();
    let mut done = 0;
    for task in tasks {
        done += usize::from(task.await.unwrap());
    }
    assert_eq!((done, balance(&lender, borrower.id).await), (1, Money::ZERO));
    lender.let_time_pass().await;
    assert_eq!(balance(&lender, borrower.id).await, Money::ZERO);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_surplus_stays_for_as_long_as_its_owner_wants() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    owner.keep_surplus(true).await.unwrap();
    owner.keep_surplus(true).await.unwrap();
    let payment = overpay(&lender, borrower.id, loan).await;
    lender.let_time_pass().await;
    assert_eq!(lender.simulator.refunds().len(), 0);
    let over = lender.payment(borrower.id, payment).await.overpayment.unwrap();
    assert_eq!((over.amount, over.refund), (rubles(5_000), RefundState::Kept));
    assert_eq!(balance(&lender, borrower.id).await, rubles(5_000));
    assert_eq!(owner.get_loan(loan).await.unwrap().not_returned, None);
    lender.assert_books().await;

    owner.keep_surplus(false).await.unwrap();
    owner.return_from_account(rubles(5_000), &key()).await.unwrap();
    lender.let_time_pass().await;
    assert_eq!(lender.simulator.refunds().len(), 1);
    let over = lender.payment(borrower.id, payment).await.overpayment.unwrap();
    assert!(matches!(over.refund, RefundState::Succeeded(_)), "{over:?}");
    lender.assert_books().await;
}

/// 5 000 ₽ are begun, then the whole debt; both are paid, the whole debt first. The payment that found nothing owed.
async fn overpay(lender: &TestLender, borrower: BorrowerId, loan: LoanId) -> PaymentId {
    let owner = lender.borrower(borrower);
    let part = owner.start_payment(loan, Amount::Part(rubles(5_000)), &key()).await.unwrap().id;
    let first = lender.last_payment();
    lender.clock.advance_ms(3 * 60_000);
    let full = owner.start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    assert!(lender.simulator.confirm(&first, GOOD_CARD));
    lender.clock.advance_ms(3_000);
    assert!(owner.get_payment(full).await.unwrap().closed_on.is_some());
    assert_eq!(owner.get_payment(part).await.unwrap().state, PaymentState::Succeeded);
    part
}

#[tokio::test]
async fn a_prolongation_is_paid_from_the_account() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    lender.clock.advance_days(20);
    let price = lender.sign_prolongation(&borrower, loan, 10).await;
    let wanted = Amount::Prolongation.by(Way::Account);
    assert!(owner.start_payment(loan, wanted, &key()).await.is_err(), "nothing is there");
    top_up(&lender, borrower.id, price, Way::Sbp).await;
    let before = owner.get_loan(loan).await.unwrap();
    let id = owner.start_payment(loan, wanted, &key()).await.unwrap().id;
    let after = owner.get_loan(loan).await.unwrap();
    assert!(after.loan.due_on(after.today) > before.loan.due_on(before.today));
    assert_eq!(lender.payment(borrower.id, id).await.state, PaymentState::Succeeded);
    assert_eq!(owner.get_loan_to_pay(loan).await.unwrap().1.on_account, Money::ZERO);
    assert_eq!(balance(&lender, borrower.id).await, Money::ZERO);
    lender.assert_books().await;
}

/// The bank does not take it back: it is on the account, to be spent on the next loan or tried again.
#[tokio::test]
async fn what_cannot_go_back_is_on_the_account() {
    let lender = TestLender::start_with(
        SimulatorConfig { hold_refunds: true, payouts: PayoutTiming::Immediate, ..fast_simulator() },
        &[],
    )
    .await;
    let (borrower, card) = lender.applicant().await;
    let owner = lender.borrower(borrower.id);
    top_up(&lender, borrower.id, rubles(2_000), Way::Card).await;
    owner.return_from_account(rubles(2_000), &key()).await.unwrap();
    lender.settle().await;
    assert_eq!(balance(&lender, borrower.id).await, Money::ZERO);
    let refund = lender.simulator.refunds().last().unwrap()["id"].as_str().unwrap().to_owned();
    assert!(lender.simulator.finish_refund(&refund, Some("rejected_by_payee")));
    lender.let_time_pass().await;
    assert_eq!(movements(&lender, borrower.id).await[0], (MovementKind::Stayed, rubles(2_000)));
    assert_eq!(balance(&lender, borrower.id).await, rubles(2_000));
    lender.assert_books().await;

    let application = lender.signed(&borrower, card, choice(10_000, 30)).await;
    lender.settle().await;
    let loan = lender.application(borrower.id, application).await.loan.unwrap();
    let paid = owner.start_payment(loan, Amount::Part(rubles(2_000)).by(Way::Account), &key()).await.unwrap();
    assert_eq!(lender.payment(borrower.id, paid.id).await.state, PaymentState::Succeeded);
    assert_eq!(balance(&lender, borrower.id).await, Money::ZERO);
    lender.assert_books().await;
}

/// Somebody gives a top-up back in the acquirer's own cabinet.
#[tokio::test]
async fn a_top_up_that_went_back_by_hand_is_not_there_any_more() {
    let lender = TestLender::start().await;
    let (borrower, _) = lender.applicant().await;
    top_up(&lender, borrower.id, rubles(900), Way::Card).await;
    lender.refund_by_hand(&lender.last_payment(), "400.00").await;
    let told = notification("refund", lender.simulator.refunds().last().unwrap());
    lender.backend.visitor().acquirer_notified(&told).await.unwrap();
    lender.settle().await;
    assert_eq!(movements(&lender, borrower.id).await[0], (MovementKind::Reversed, rubles(400)));
    assert_eq!(balance(&lender, borrower.id).await, rubles(500));
    let owner = lender.borrower(borrower.id);
    assert!(owner.return_from_account(rubles(501), &key()).await.is_err());
    // twice a part, the first as much as went back by hand: that is not taken for it
    for part in [400, 100] {
        owner.return_from_account(rubles(part), &key()).await.unwrap();
        lender.let_time_pass().await;
    }
    assert_eq!(balance(&lender, borrower.id).await, Money::ZERO);
    let sent: Vec<_> = lender.simulator.refunds().iter().map(|refund| refund["amount"]["value"].clone()).collect();
    assert_eq!(sent, [json!("400.00"), json!("400.00"), json!("100.00")]);
    let report = lender.backend.operator().verify_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
}

/// It was spent meanwhile: what is still there goes, the rest is a person's matter, and nobody else's money is stopped by it.
#[tokio::test]
async fn a_top_up_that_went_back_after_it_was_spent_is_told_to_a_person() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    top_up(&lender, borrower.id, rubles(900), Way::Card).await;
    let at_acquirer = lender.last_payment();
    owner.start_payment(loan, Amount::Part(rubles(600)).by(Way::Account), &key()).await.unwrap();
    lender.refund_by_hand(&at_acquirer, "900.00").await;
    assert_eq!(lender.backend.operator().reconcile().await.unwrap(), []);
    assert_eq!(balance(&lender, borrower.id).await, Money::ZERO);
    assert_eq!(movements(&lender, borrower.id).await[0], (MovementKind::Reversed, rubles(300)));
    let report = lender.backend.operator().verify_books().await.unwrap();
    assert!(report.is_clean(), "{report}");
    assert!(report.warnings.iter().any(|warning| warning.contains("600.00 went back")), "{report}");
}

/// Someone alters the rows: the check of the books says so.
#[tokio::test]
async fn the_books_are_checked_against_accounts() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    top_up(&lender, borrower.id, rubles(900), Way::Card).await;
    let wanted = Amount::Part(rubles(300)).by(Way::Account);
    lender.borrower(borrower.id).start_payment(loan, wanted, &key()).await.unwrap();
    lender.assert_books().await;
    for (change, undo, finding) in [
        (
            "UPDATE transfers SET amount_kopecks = 80000 WHERE purpose = 'top_up'",
            "UPDATE transfers SET amount_kopecks = 90000 WHERE purpose = 'top_up'",
            "in the books: expected 800.00, found 900.00",
        ),
        (
            "UPDATE transfers SET state = 'canceled' WHERE purpose = 'top_up'",
            "UPDATE transfers SET state = 'succeeded' WHERE purpose = 'top_up'",
            "has not succeeded, but is in the books",
        ),
        (
            "UPDATE ledger_transactions SET reference = 'x' WHERE kind = 'top_up'",
            "UPDATE ledger_transactions SET reference = (SELECT id FROM transfers WHERE purpose = 'top_up') WHERE kind = 'top_up'",
            "belongs to no top-up, refund or reversal of an account",
        ),
        (
            "UPDATE transfers SET way = 'card', acquirer_id = 'x' WHERE way = 'account'",
            "UPDATE transfers SET way = 'account', acquirer_id = NULL WHERE acquirer_id = 'x'",
            "which is no payment from there",
        ),
    ] {
        lender.execute(change).await;
        let report = lender.backend.operator().verify_books().await.unwrap();
        assert!(report.findings.iter().any(|found| found.contains(finding)), "{change}: {report}");
        lender.execute(undo).await;
        lender.assert_books().await;
    }
}
