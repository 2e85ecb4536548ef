//! Every fault of the outside world during payout and payment: in the end the borrower is paid once and charged once,
//! and the books balance.

use crate::support::{
    TestLender, fast_simulator,
    money::{GOOD_CARD, choice, key, notification},
};
use backend::{
    Error, PayoutId,
    cards::CardState,
    error::Outside,
    payments::{Amount, PaymentState},
    staff::{StaffLogin, StaffMember},
};
use lending::{Money, Stage};
use serde_json::json;
use simulator::{Channel, Fault, PayoutTiming};

#[tokio::test]
async fn an_acquirer_that_is_down_while_a_payment_succeeds_is_asked_until_it_answers() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let id = lender.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
    lender.let_time_pass().await;
    assert_eq!(lender.payment(borrower.id, id).await.state, PaymentState::Pending);
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    lender.let_time_pass().await;
    let payment = lender.payment(borrower.id, id).await;
    assert_eq!((payment.state, payment.closed_on), (PaymentState::Succeeded, Some("2026-11-23".parse().unwrap())));
    lender.assert_books().await;
}

#[tokio::test]
async fn notifications_settle_at_once_and_again_do_nothing() {
    let simulator = simulator::SimulatorConfig { payouts: PayoutTiming::Manual, ..fast_simulator() };
    let lender = TestLender::start_with(simulator, &[]).await;
    let (borrower, card) = lender.applicant().await;
    let application = lender.signed(&borrower, card, choice(20_000, 30)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, application).await.stage, Stage::PayingOut);
    let payout = lender.simulator.payouts()[0]["id"].as_str().unwrap().to_owned();
    // a forged one: the acquirer says otherwise when asked
    let forged = json!({"event": "payout.succeeded", "object": {"id": payout, "status": "succeeded"}});
    lender.backend.visitor().acquirer_notified(forged.to_string().as_bytes()).await.unwrap();
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, application).await.stage, Stage::PayingOut);
    assert!(lender.simulator.finish_payout(&payout));
    let told = notification("payout", &lender.simulator.payouts()[0]);
    lender.backend.visitor().acquirer_notified(&told).await.unwrap();
    lender.let_time_pass().await;
    let loan = lender.application(borrower.id, application).await.loan.unwrap();

    let id = lender.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    let told = notification("payment", lender.simulator.payments().last().unwrap());
    let (one, two) = tokio::join!(
        lender.backend.visitor().acquirer_notified(&told),
        lender.backend.visitor().acquirer_notified(&told)
    );
    one.unwrap();
    two.unwrap();
    lender.settle().await;
    lender.backend.visitor().acquirer_notified(&told).await.unwrap();
    lender.settle().await;
    let sql = format!("SELECT COUNT(*) FROM loan_events WHERE payment_id = '{id}'");
    assert_eq!(lender.count(&sql).await, 1);
    assert_eq!(lender.payment(borrower.id, id).await.state, PaymentState::Succeeded);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_notification_comes_before_the_answer_that_was_lost() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorDone), Some(1));
    let id = lender.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    let told = notification("payment", lender.simulator.payments().last().unwrap());
    lender.backend.visitor().acquirer_notified(&told).await.unwrap();
    lender.settle().await;
    assert_eq!(lender.payment(borrower.id, id).await.state, PaymentState::Succeeded);
    lender.assert_books().await;
}

#[tokio::test]
async fn nonsense_is_no_notification_and_the_unknown_is_let_be() {
    let lender = TestLender::start().await;
    let long = json!({"event": "payment.succeeded", "object": {"id": "x".repeat(1_000)}}).to_string();
    for nonsense in ["", "{", "[]", "{\"event\":1}", "{\"event\":\"payment.succeeded\"}", long.as_str()] {
        let result = lender.backend.visitor().acquirer_notified(nonsense.as_bytes()).await;
        assert!(matches!(result, Err(Error::NotFound)), "{nonsense:.40}: {result:?}");
    }
    for event in ["payment.succeeded", "payout.canceled", "payment_method.active", "deal.closed", "what.ever"] {
        let metadata = json!({"payment_id": key().to_string(), "payout_id": "nonsense"});
        let told =
            json!({"event": event, "object": {"id": key().to_string(), "status": "succeeded", "metadata": metadata}});
        lender.backend.visitor().acquirer_notified(told.to_string().as_bytes()).await.unwrap();
    }
    assert_eq!(lender.count("SELECT COUNT(*) FROM jobs WHERE kind = 'read_notification'").await, 0);
}

#[tokio::test]
async fn a_payout_unknown_for_a_day_is_never_sent_again() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.signed(&borrower, card, choice(20_000, 30)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorNotDone), None);
    lender.settle().await;
    lender.clock.advance_ms(25 * 60 * 60 * 1000);
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    let sent = |lender: &TestLender| {
        let calls = lender.simulator.calls();
        calls.iter().filter(|call| call.method == "POST" && call.path.contains("/payouts")).count()
    };
    let before = sent(&lender);
    lender.let_time_pass().await;
    assert_eq!(sent(&lender), before, "nothing is sent after 23 hours");
    assert!(lender.simulator.payouts().is_empty());
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::PayingOut);
    assert_eq!(lender.count("SELECT COUNT(*) FROM jobs WHERE kind = 'send_payout' AND dead").await, 1);
    lender.assert_books().await;

    let (payout, member) = (last_payout(&lender).await, petrova(&lender).await);
    member.give_up_payout(payout).await.unwrap();
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::PayoutRefused);
    assert!(matches!(member.give_up_payout(payout).await, Err(Error::Conflict)), "it is given up already");
    lender.borrower(borrower.id).choose_another_card(id, card).await.unwrap();
    lender.let_time_pass().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Issued);
    assert_eq!((sent(&lender), lender.simulator.payouts().len()), (before + 1, 1));
    lender.assert_books().await;
}

async fn last_payout(lender: &TestLender) -> PayoutId {
    lender
        .text("SELECT id FROM transfers WHERE kind = 'payout' ORDER BY created_at_ms DESC LIMIT 1")
        .await
        .parse()
        .unwrap()
}

/// A member of staff.
async fn petrova(lender: &TestLender) -> StaffMember<'_> {
    let login: StaffLogin = "petrova".parse().unwrap();
    lender.backend.operator().add_staff_member(&login, "Петрова Инна Львовна").await.unwrap();
    lender.backend.operator().staff_member(login).await.unwrap()
}

#[tokio::test]
async fn a_payout_that_may_be_on_its_way_can_not_be_given_up() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.signed(&borrower, card, choice(20_000, 30)).await;
    let (payout, member) = (last_payout(&lender).await, petrova(&lender).await);
    assert!(matches!(member.give_up_payout(payout).await, Err(Error::Conflict)), "it was not sent yet");
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorNotDone), None);
    lender.settle().await;
    for hours in [0, 24] {
        lender.clock.advance_ms(hours * 60 * 60 * 1000);
        assert!(matches!(member.give_up_payout(payout).await, Err(Error::Conflict)), "its answer may still come");
    }
    lender.clock.advance_ms(60 * 60 * 1000);
    member.give_up_payout(payout).await.unwrap();
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::PayoutRefused);
    assert!(matches!(member.give_up_payout(PayoutId::random()).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_payout_that_was_given_up_and_succeeds_is_not_passed_over_in_silence() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    lender.signed(&borrower, card, choice(20_000, 30)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorDone), Some(1));
    lender.settle().await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
    lender.clock.advance_ms(25 * 60 * 60 * 1000);
    petrova(&lender).await.give_up_payout(last_payout(&lender).await).await.unwrap();
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    lender.backend.visitor().acquirer_notified(&notification("payout", &lender.simulator.payouts()[0])).await.unwrap();
    lender.let_time_pass().await;
    let [dead] = lender.backend.operator().list_dead_jobs().await.unwrap().try_into().unwrap();
    assert!(dead.error.contains("was given up, but has succeeded"), "{dead:?}");
}

#[tokio::test]
async fn a_payout_that_was_sent_again_the_next_day_counts_from_that_day() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    lender.clock.advance_ms((11 * 60 + 50) * 60 * 1000);
    let id = lender.signed(&borrower, card, choice(20_000, 30)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorNotDone), Some(1));
    lender.settle().await;
    lender.clock.advance_ms(8 * 60 * 60 * 1000);
    lender.settle().await;
    let loan = lender.application(borrower.id, id).await.loan.unwrap();
    let terms = *lender.borrower(borrower.id).get_loan(loan).await.unwrap().loan.terms();
    assert_eq!(terms.signed_on, "2026-11-23".parse().unwrap());
    assert_eq!(terms.disbursed_on, "2026-11-24".parse().unwrap(), "the day on which the money came");
    assert_eq!(terms.due_on, "2026-12-24".parse().unwrap());
    lender.assert_books().await;
}

#[tokio::test]
async fn a_payout_that_was_done_is_found_after_a_day() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.signed(&borrower, card, choice(20_000, 30)).await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ResetDone), Some(1));
    lender.settle().await;
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
    lender.clock.advance_ms(25 * 60 * 60 * 1000);
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::PayingOut);
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    lender.let_time_pass().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Issued);
    assert_eq!(lender.simulator.payouts().len(), 1);
    lender.assert_books().await;
}

#[tokio::test]
async fn linking_a_card_goes_on_when_the_answer_was_lost() {
    for fault in [Fault::ErrorDone, Fault::ErrorNotDone, Fault::ResetDone, Fault::ResetNotDone, Fault::Down] {
        let lender = TestLender::start().await;
        let borrower = lender.registered_borrower().await;
        let owner = lender.borrower(borrower.id);
        lender.simulator.set_fault(Channel::Acquirer, Some(fault), Some(1));
        let key = key();
        let lost = owner.link_card("/cabinet/apply", &key).await;
        assert!(matches!(lost, Err(Error::Unavailable(Outside::Acquirer))), "{fault:?}: {lost:?}");
        lender.clock.advance_ms(60_000);
        lender.settle().await;
        let address = owner.link_card("/cabinet/apply", &key).await.unwrap();
        assert_eq!(owner.link_card("/cabinet/apply", &key).await.unwrap(), address);
        assert_eq!(lender.simulator.payment_methods().len(), 1, "{fault:?}");
        assert_eq!(owner.list_cards().await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_card_that_the_acquirer_never_heard_of_is_given_up_after_a_day_of_outage() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let owner = lender.borrower(borrower.id);
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
    assert!(owner.link_card("/cabinet/apply", &key()).await.is_err());
    lender.let_time_pass().await;
    assert!(lender.backend.operator().list_dead_jobs().await.unwrap().is_empty());
    let states: Vec<_> = owner.list_cards().await.unwrap().iter().map(|card| card.state).collect();
    assert!(!states.contains(&CardState::Linking), "{states:?}");
}

#[tokio::test]
async fn a_payment_begun_in_an_outage_is_offered_while_its_page_lives_and_counts_from_the_day_it_was_made() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    // half past eleven at night in Moscow
    lender.clock.advance_ms((11 * 60 + 30) * 60_000);
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
    let begun = owner.start_payment(loan, Amount::Part(Money::from_rubles(3_000)), &key()).await.unwrap();
    assert_eq!(begun.confirmation_url, None);
    lender.clock.advance_ms(70 * 60_000);
    lender.simulator.set_fault(Channel::Acquirer, None, None);
    lender.settle().await;
    let view = owner.get_payment(begun.id).await.unwrap();
    assert_eq!(view.state, PaymentState::Pending);
    assert!(view.confirmation_url.is_some(), "the acquirer's page is a moment old");
    assert_eq!(owner.get_loan(loan).await.unwrap().payment_under_way, Some(begun.id));
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.clock.advance_ms(3_000);
    assert_eq!(owner.get_payment(begun.id).await.unwrap().state, PaymentState::Succeeded);
    let page = owner.get_loan(loan).await.unwrap();
    assert_eq!(page.loan.payments()[0].date, lender.clock.today(), "not the day on which it was begun");
    lender.assert_books().await;
}

#[tokio::test]
async fn of_many_cards_that_are_being_linked_only_the_newest_is_asked_about() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    for _ in 0..5 {
        lender.borrower(borrower.id).link_card("/cabinet/apply", &key()).await.unwrap();
    }
    lender.clock.advance_ms(3_000);
    let before = lender.simulator.calls().len();
    lender.borrower(borrower.id).list_cards().await.unwrap();
    assert_eq!(lender.simulator.calls().len() - before, 1);
}
