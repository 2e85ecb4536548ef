//! What a payment brings beyond the debt goes back to the card, once, whatever fails meanwhile.

use crate::support::{
    TestLender, fast_simulator,
    money::{GOOD_CARD, choice, key, notification},
};
use backend::{
    BorrowerId, Error, LoanId, PaymentId,
    cabinet::OperationKind,
    payments::{Amount, PaymentState},
    refunds::{Overpayment, RefundState},
};
use lending::Money;
use serde_json::{Value, json};
use simulator::{Channel, Fault, PayoutTiming, SimulatorConfig};

/// A payment that came when nothing was owed any more; it is credited, its return is promised.
struct Overpaid {
    borrower: BorrowerId,
    loan: LoanId,
    payment: PaymentId,
}

/// 5 000 ₽ are begun, then the whole debt; both are paid, the whole debt first.
async fn overpay(lender: &TestLender) -> Overpaid {
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    let part = Amount::Part(Money::from_rubles(5_000));
    let payment = owner.start_payment(loan, part, &key()).await.unwrap().id;
    let first_at_acquirer = lender.last_payment();
    let early = owner.start_payment(loan, Amount::Full, &key()).await;
    assert!(matches!(early, Err(Error::Refused(lending::Refusal::PaymentUnderWay))), "{early:?}");
    assert_eq!(
        owner.start_payment(loan, part, &key()).await.unwrap().id,
        payment,
        "the same amount is the same payment"
    );
    lender.clock.advance_ms(3 * 60_000);
    let full = owner.start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    assert_ne!(payment, full);
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    assert!(lender.simulator.confirm(&first_at_acquirer, GOOD_CARD));
    lender.clock.advance_ms(3_000);
    let paid = owner.get_payment(full).await.unwrap();
    assert_eq!((paid.closed_on, paid.overpayment), (Some("2026-11-23".parse().unwrap()), None));
    let over = owner.get_payment(payment).await.unwrap();
    assert_eq!((over.state, over.closed_on, over.remaining), (PaymentState::Succeeded, None, Some(Money::ZERO)));
    assert_eq!(over.overpayment, Some(Overpayment { amount: surplus(), refund: RefundState::UnderWay }));
    let page = owner.get_loan(loan).await.unwrap();
    assert_eq!(page.not_returned, over.overpayment.map(|over| (payment, over)));
    assert_eq!(balance(lender).await, surplus(), "till it is back, it is the borrower's");
    lender.assert_books().await;
    Overpaid { borrower: borrower.id, loan, payment }
}

fn surplus() -> Money {
    Money::from_rubles(5_000)
}

/// What the books say that borrowers have with us.
async fn balance(lender: &TestLender) -> Money {
    let sql = "SELECT CAST(-SUM(amount_kopecks) AS BIGINT) FROM ledger_entries WHERE account = 'borrower_balance'";
    Money::from_kopecks(lender.count(sql).await)
}

async fn refund_of(lender: &TestLender, overpaid: &Overpaid) -> RefundState {
    lender.payment(overpaid.borrower, overpaid.payment).await.overpayment.unwrap().refund
}

fn back() -> RefundState {
    RefundState::Succeeded("2026-11-23".parse().unwrap())
}

/// How often the acquirer was asked to send something back.
fn sent(lender: &TestLender) -> usize {
    let calls = lender.simulator.calls();
    calls.iter().filter(|call| call.method == "POST" && call.path.contains("/refunds")).count()
}

fn last_refund(lender: &TestLender) -> String {
    lender.simulator.refunds().last().unwrap()["id"].as_str().unwrap().to_owned()
}

async fn lender_whose_refunds_wait() -> TestLender {
    TestLender::start_with(
        SimulatorConfig { hold_refunds: true, payouts: PayoutTiming::Immediate, ..fast_simulator() },
        &[],
    )
    .await
}

#[tokio::test]
async fn what_was_paid_beyond_the_debt_goes_back_by_itself() {
    let lender = TestLender::start().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.settle().await;
    assert_eq!(refund_of(&lender, &overpaid).await, back());
    assert_eq!(balance(&lender).await, Money::ZERO);
    let [refund] = lender.simulator.refunds().try_into().unwrap();
    assert_eq!(refund["amount"], json!({"value": "5000.00", "currency": "RUB"}));
    let loan = lender.borrower(overpaid.borrower).get_loan(overpaid.loan).await.unwrap();
    let newest = &loan.history[0];
    assert_eq!((newest.kind, newest.amount), (OperationKind::Refunded, surplus()));
    assert_eq!((loan.history.len(), loan.not_returned), (4, None));
    lender.assert_books().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_at_once_send_it_once() {
    let lender = TestLender::start().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    let second = lender.second_server().await;
    let _ = tokio::join!(lender.backend.operator().run_due_jobs(), second.operator().run_due_jobs());
    lender.let_time_pass().await;
    assert_eq!((sent(&lender), lender.simulator.refunds().len()), (1, 1));
    assert!(matches!(refund_of(&lender, &overpaid).await, RefundState::Succeeded(_)));
    lender.assert_books().await;
}

#[tokio::test]
async fn a_forged_notification_brings_nothing_back() {
    let lender = lender_whose_refunds_wait().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.settle().await;
    assert_eq!(refund_of(&lender, &overpaid).await, RefundState::UnderWay);
    let forged = notification("refund", &json!({"id": last_refund(&lender), "status": "succeeded"}));
    lender.backend.visitor().acquirer_notified(&forged).await.unwrap();
    lender.settle().await;
    assert_eq!(refund_of(&lender, &overpaid).await, RefundState::UnderWay, "the acquirer says otherwise");
    lender.assert_books().await;
}

#[tokio::test]
async fn a_notification_settles_a_refund_at_once_and_again_does_nothing() {
    let lender = lender_whose_refunds_wait().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.settle().await;
    assert!(lender.simulator.finish_refund(&last_refund(&lender), None));
    let told = notification("refund", lender.simulator.refunds().last().unwrap());
    for _ in 0..2 {
        lender.backend.visitor().acquirer_notified(&told).await.unwrap();
        lender.settle().await;
        assert_eq!(refund_of(&lender, &overpaid).await, back());
    }
    let posted = "SELECT COUNT(*) FROM ledger_transactions WHERE kind = 'refund'";
    assert_eq!(lender.count(posted).await, 1);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_notification_comes_before_the_answer_that_was_lost() {
    let lender = TestLender::start().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorDone), Some(1));
    lender.settle().await;
    assert_eq!(refund_of(&lender, &overpaid).await, RefundState::UnderWay);
    let told = notification("refund", lender.simulator.refunds().last().unwrap());
    lender.backend.visitor().acquirer_notified(&told).await.unwrap();
    lender.settle().await;
    assert_eq!(refund_of(&lender, &overpaid).await, back());
    lender.assert_books().await;
}

#[tokio::test]
async fn what_can_not_go_back_stays_the_borrowers_till_a_member_of_staff_has_it_tried_again() {
    let lender = lender_whose_refunds_wait().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.settle().await;
    assert!(lender.simulator.finish_refund(&last_refund(&lender), Some("insufficient_funds")));
    lender.let_time_pass().await;
    assert_eq!(refund_of(&lender, &overpaid).await, RefundState::Refused);
    assert_eq!(balance(&lender).await, surplus());
    lender.assert_books().await;

    let member = lender.petrova().await;
    member.refund(overpaid.payment).await.unwrap();
    assert_eq!(refund_of(&lender, &overpaid).await, RefundState::UnderWay);
    lender.settle().await;
    assert!(matches!(member.refund(overpaid.payment).await, Err(Error::Conflict)), "it is under way");
    assert!(lender.simulator.finish_refund(&last_refund(&lender), None));
    lender.let_time_pass().await;
    assert!(matches!(refund_of(&lender, &overpaid).await, RefundState::Succeeded(_)));
    assert!(matches!(member.refund(overpaid.payment).await, Err(Error::Conflict)), "it is back");
    assert!(matches!(member.refund(PaymentId::random()).await, Err(Error::NotFound)));
    let of_staff =
        "SELECT COUNT(*) FROM transfers WHERE kind = 'refund' AND asked_by = 'petrova' AND state = 'succeeded'";
    assert_eq!((lender.count(of_staff).await, balance(&lender).await), (1, Money::ZERO));
    lender.assert_books().await;
}

#[tokio::test]
async fn nothing_goes_back_of_a_payment_that_was_owed() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let paid = lender.pay(borrower.id, loan, Amount::Full).await;
    assert_eq!(paid.overpayment, None);
    lender.let_time_pass().await;
    assert!(lender.simulator.refunds().is_empty());
    let asked = lender.petrova().await.refund(paid.id).await;
    assert!(matches!(asked, Err(Error::NotFound)), "{asked:?}");
}

const DAY_AND_HOUR_MS: i64 = 25 * 60 * 60 * 1000;

#[tokio::test]
async fn a_refund_unknown_for_a_day_is_given_up_and_not_sent_till_somebody_says_so() {
    let lender = TestLender::start().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorNotDone), None);
    lender.settle().await;
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    lender.clock.advance_ms(DAY_AND_HOUR_MS - 60_000);
    lender.settle().await;
    assert_eq!(
        (refund_of(&lender, &overpaid).await, sent(&lender)),
        (RefundState::UnderWay, 1),
        "it may still be there"
    );
    lender.let_time_pass().await;
    assert_eq!((refund_of(&lender, &overpaid).await, sent(&lender)), (RefundState::Refused, 1));
    assert_eq!(balance(&lender).await, surplus());
    lender.assert_books().await;
    lender.petrova().await.refund(overpaid.payment).await.unwrap();
    lender.settle().await;
    assert!(matches!(refund_of(&lender, &overpaid).await, RefundState::Succeeded(_)));
    assert_eq!((sent(&lender), lender.simulator.refunds().len()), (2, 1));
    lender.assert_books().await;
}

#[tokio::test]
async fn a_refund_whose_answer_was_lost_is_found_after_a_day() {
    let lender = TestLender::start().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ResetDone), Some(1));
    lender.settle().await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
    lender.clock.advance_ms(DAY_AND_HOUR_MS);
    lender.settle().await;
    assert_eq!(refund_of(&lender, &overpaid).await, RefundState::UnderWay);
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    lender.let_time_pass().await;
    assert!(matches!(refund_of(&lender, &overpaid).await, RefundState::Succeeded(_)));
    assert_eq!((sent(&lender), lender.simulator.refunds().len()), (1, 1));
    lender.assert_books().await;
}

#[tokio::test]
async fn an_acquirer_that_says_nothing_for_days_is_a_persons_matter() {
    let lender = TestLender::start().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
    lender.let_time_pass().await;
    assert!(lender.backend.operator().list_dead_jobs().await.unwrap().is_empty(), "an outage of two days is borne");
    lender.clock.advance_days(2);
    lender.let_time_pass().await;
    let [dead] = lender.backend.operator().list_dead_jobs().await.unwrap().try_into().unwrap();
    assert_eq!(dead.kind, "send_refund");
    assert_eq!(balance(&lender).await, surplus());
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    lender.backend.operator().retry_dead_job(&dead.id).await.unwrap();
    lender.settle().await;
    assert!(matches!(refund_of(&lender, &overpaid).await, RefundState::Succeeded(_)));
    lender.assert_books().await;
}

#[tokio::test]
async fn what_somebody_gave_back_by_hand_is_not_given_back_again() {
    for (by_hand, refund, refunds) in [("5000.00", "back", 1), ("100.00", "left for a person", 1)] {
        let lender = TestLender::start().await;
        let overpaid = Box::pin(overpay(&lender)).await;
        let sql = format!("SELECT acquirer_id FROM transfers WHERE id = '{}'", overpaid.payment);
        lender.refund_by_hand(&lender.text(&sql).await, by_hand).await;
        lender.let_time_pass().await;
        assert_eq!((sent(&lender), lender.simulator.refunds().len()), (1, refunds), "only the one by hand: {by_hand}");
        let is_back = matches!(refund_of(&lender, &overpaid).await, RefundState::Succeeded(_));
        assert_eq!(is_back, refund == "back", "{by_hand}");
        assert_eq!(lender.backend.operator().list_dead_jobs().await.unwrap().len(), usize::from(!is_back));
        assert!(lender.backend.operator().verify_books().await.unwrap().is_clean());
    }
}

#[tokio::test]
async fn an_earlier_refund_that_was_refused_is_not_taken_for_a_later_one() {
    let lender = lender_whose_refunds_wait().await;
    let overpaid = Box::pin(overpay(&lender)).await;
    lender.settle().await;
    assert!(lender.simulator.finish_refund(&last_refund(&lender), Some("general_decline")));
    lender.let_time_pass().await;
    lender.petrova().await.refund(overpaid.payment).await.unwrap();
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorDone), Some(1));
    lender.settle().await;
    lender.clock.advance_ms(10_000);
    lender.settle().await;
    assert_eq!((refund_of(&lender, &overpaid).await, sent(&lender)), (RefundState::UnderWay, 2));
    assert!(lender.simulator.finish_refund(&last_refund(&lender), None));
    lender.let_time_pass().await;
    assert!(matches!(refund_of(&lender, &overpaid).await, RefundState::Succeeded(_)));
    assert_eq!((sent(&lender), lender.simulator.refunds().len()), (2, 2));
    lender.assert_books().await;
}

#[tokio::test]
async fn a_refund_that_is_wrong_in_row_or_books_is_named() {
    for (sql, finding) in [
        (
            "UPDATE transfers SET amount_kopecks = 500001 WHERE kind = 'refund'",
            "5000.01 goes back, but it brought 5000.00",
        ),
        ("UPDATE transfers SET state = 'canceled' WHERE kind = 'refund'", "has not succeeded, but is in the books"),
        ("UPDATE transfers SET acquirer_id = NULL WHERE kind = 'refund'", "succeeded without an id of the acquirer"),
        (
            "UPDATE transfers SET amount_kopecks = 600000 WHERE kind = 'refund'",
            "6000.00 went back, but only 5000.00 was overpaid",
        ),
        (
            "DELETE FROM transfers WHERE kind = 'refund'",
            "brought 5000.00 beyond the debt, and its return was never begun",
        ),
        (
            "UPDATE ledger_transactions SET reference = 'x' WHERE kind = 'refund'",
            "in the books: expected 5000.00, found 0.00",
        ),
        (
            "UPDATE ledger_transactions SET reference = 'x' WHERE kind = 'refund'",
            "refund x of -5000.00 belongs to no payment",
        ),
        (
            "UPDATE ledger_entries SET amount_kopecks = amount_kopecks * 2 \
             WHERE transaction_id IN (SELECT id FROM ledger_transactions WHERE kind = 'refund')",
            "less what was paid from there: expected 0.00, found -5000.00",
        ),
    ] {
        let lender = TestLender::start().await;
        Box::pin(overpay(&lender)).await;
        lender.settle().await;
        lender.assert_books().await;
        lender.execute(sql).await;
        let report = lender.backend.operator().verify_books().await.unwrap();
        assert!(report.findings.iter().any(|found| found.contains(finding)), "{sql}: {report}");
    }
}

/// The acquirer's own list says the same as ours.
#[tokio::test]
async fn the_acquirer_knows_what_each_refund_is_for() {
    let lender = TestLender::start().await;
    Box::pin(overpay(&lender)).await;
    lender.settle().await;
    let [refund] = lender.simulator.refunds().try_into().unwrap();
    let ours = "SELECT COUNT(*) FROM transfers r JOIN transfers p ON p.id = r.refund_of WHERE r.id = '$R' \
         AND p.acquirer_id = '$P' AND r.acquirer_id = '$A'";
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let sql = ours
        .replace("$R", &text(&refund["metadata"]["refund_id"]))
        .replace("$P", &text(&refund["payment_id"]))
        .replace("$A", &text(&refund["id"]));
    assert_eq!(lender.count(&sql).await, 1);
}
