//! The same thing done twice at the same time has one effect; and tampering with a row is noticed.

use crate::support::{
    TestLender, client, fast_simulator,
    money::{GOOD_CARD, choice, key},
};
use backend::{
    Error,
    applications::Request,
    payments::{Amount, PaymentState},
};
use lending::{Money, Refusal, Stage};
use simulator::PayoutTiming;
use tokio::task::JoinSet;

const AT_ONCE: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn everything_done_eight_times_at_once_is_done_once() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    lender.borrower(borrower.id).save_profile(crate::support::money::profile("4510 123456")).await.unwrap();

    let (mut linking, form) = (JoinSet::new(), key());
    for _ in 0..AT_ONCE {
        let (backend, form) = (lender.backend.clone(), form.clone());
        linking.spawn(async move { backend.borrower(borrower.id).link_card("/cabinet", &form).await.unwrap() });
    }
    let addresses = linking.join_all().await;
    assert!(addresses.iter().all(|address| *address == addresses[0]));
    assert_eq!(lender.simulator.payment_methods().len(), 1);
    let method = lender.simulator.payment_methods()[0]["id"].as_str().unwrap().to_owned();
    assert!(lender.simulator.confirm(&method, GOOD_CARD));
    lender.clock.advance_ms(3_000);
    let card = lender.borrower(borrower.id).list_cards().await.unwrap()[0].id;

    let (mut submitting, form) = (JoinSet::new(), key());
    for _ in 0..AT_ONCE {
        let (backend, form) = (lender.backend.clone(), form.clone());
        submitting.spawn(async move {
            let choice = choice(20_000, 30);
            let request = Request { choice, card, key: form, burden_acknowledged: true, profile: None };
            backend.borrower(borrower.id).submit_application(request).await.unwrap()
        });
    }
    let ids = submitting.join_all().await;
    assert!(ids.iter().all(|id| *id == ids[0]));
    let id = ids[0];
    let _ = tokio::join!(lender.backend.operator().run_due_jobs(), lender.backend.operator().run_due_jobs());

    let hash = lender.application(borrower.id, id).await.offer.unwrap().conditions.hash;
    lender.borrower(borrower.id).send_signing_code(id, &client()).await.unwrap();
    lender.settle().await;
    let (code, mut signing) = (lender.read_code(&borrower.phone), JoinSet::new());
    for _ in 0..AT_ONCE {
        let (backend, hash, code) = (lender.backend.clone(), hash.clone(), code.clone());
        signing.spawn(async move { backend.borrower(borrower.id).sign_application(id, &hash, code, &client()).await });
    }
    assert!(signing.join_all().await.iter().all(Result::is_ok));
    let second_server = lender.second_server().await;
    let _ = tokio::join!(lender.backend.operator().run_due_jobs(), second_server.operator().run_due_jobs());
    assert_eq!(lender.simulator.payouts().len(), 1);
    let loan = lender.application(borrower.id, id).await.loan.unwrap();

    let mut paying = JoinSet::new();
    for _ in 0..AT_ONCE {
        let backend = lender.backend.clone();
        // two tabs have two keys
        paying.spawn(async move {
            backend.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await.unwrap().id
        });
    }
    let payments = paying.join_all().await;
    assert!(payments.iter().all(|payment| *payment == payments[0]));
    assert_eq!(lender.simulator.payments().len(), 1);
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.clock.advance_ms(60_000);
    let (payment, mut looking) = (payments[0], JoinSet::new());
    for _ in 0..AT_ONCE {
        let backend = lender.backend.clone();
        looking.spawn(async move { backend.borrower(borrower.id).get_payment(payment).await.unwrap().state });
    }
    let _ = tokio::join!(lender.backend.operator().run_due_jobs(), second_server.operator().run_due_jobs());
    looking.join_all().await;
    assert_eq!(lender.payment(borrower.id, payments[0]).await.state, PaymentState::Succeeded);
    lender.assert_books().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_and_withdrawing_at_once_end_in_one_of_them() {
    for _ in 0..6 {
        let lender = TestLender::start().await;
        let (borrower, card) = lender.applicant().await;
        let id = lender.submitted(borrower.id, card, choice(20_000, 30)).await;
        lender.settle().await;
        let hash = lender.application(borrower.id, id).await.offer.unwrap().conditions.hash;
        lender.borrower(borrower.id).send_signing_code(id, &client()).await.unwrap();
        lender.settle().await;
        let code = lender.read_code(&borrower.phone);
        let owner = lender.borrower(borrower.id);
        let here = client();
        let (signed, withdrawn, _) = tokio::join!(
            owner.sign_application(id, &hash, code, &here),
            owner.withdraw_application(id),
            lender.backend.operator().run_due_jobs(),
        );
        lender.let_time_pass().await;
        let stage = lender.application(borrower.id, id).await.stage;
        match (signed, withdrawn) {
            (_, Ok(())) => {
                assert_eq!(stage, Stage::Withdrawn);
                assert!(lender.simulator.payouts().is_empty());
            }
            (Ok(()), Err(Error::Refused(Refusal::StageDoesNotAllow))) => assert_eq!(stage, Stage::Issued),
            other => panic!("{other:?} at {stage:?}"),
        }
        lender.assert_books().await;
    }
}

#[tokio::test]
async fn a_loan_is_not_active_before_the_payout_has_succeeded() {
    let simulator = simulator::SimulatorConfig { payouts: PayoutTiming::Manual, ..fast_simulator() };
    let lender = TestLender::start_with(simulator, &[]).await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.signed(&borrower, card, choice(20_000, 30)).await;
    lender.let_time_pass().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::PayingOut);
    assert!(lender.borrower(borrower.id).home().await.unwrap().loans.is_empty());
    let late = lender.borrower(borrower.id).withdraw_application(id).await;
    assert!(matches!(late, Err(Error::Refused(Refusal::StageDoesNotAllow))), "{late:?}");
    let payout = lender.simulator.payouts()[0]["id"].as_str().unwrap().to_owned();
    assert!(lender.simulator.finish_payout(&payout));
    lender.let_time_pass().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Issued);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_key_finds_its_payment_and_nothing_else() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    let part = Amount::Part(Money::from_rubles(1_000));
    let form = key();
    let id = owner.start_payment(loan, part, &form).await.unwrap().id;
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.clock.advance_ms(3_000);
    assert_eq!(owner.get_payment(id).await.unwrap().state, PaymentState::Succeeded);
    assert_eq!(owner.start_payment(loan, part, &form).await.unwrap().id, id);
    let other = owner.start_payment(loan, Amount::Full, &form).await;
    assert!(matches!(other, Err(Error::Conflict)), "{other:?}");
    assert_eq!(lender.simulator.payments().len(), 1);
}

#[tokio::test]
async fn the_demonstrations_loan_stands_in_the_books() {
    let lender = TestLender::start().await;
    let report = lender.backend.operator().verify_books().await.unwrap();
    assert_eq!((report.loans, report.payments, report.payouts), (1, 1, 1));
    assert!(report.is_clean(), "{report}");
    assert!(report.balances.contains(&("interest_income".to_owned(), Money::from_kopecks(-288_000))), "{report}");
}

#[tokio::test]
async fn whoever_tampers_with_a_row_is_found_out() {
    for (sql, finding) in [
        (
            "UPDATE ledger_entries SET amount_kopecks = amount_kopecks + 1 WHERE account = 'loan_principal'",
            "does not balance",
        ),
        (
            "UPDATE loan_events SET principal_kopecks = principal_kopecks - 100 WHERE kind = 'payment'",
            "principal of event",
        ),
        (
            "UPDATE loan_events SET amount_kopecks = amount_kopecks - 100 WHERE kind = 'payment'",
            "in its loan's history",
        ),
        ("UPDATE loans SET principal_kopecks = principal_kopecks + 100", "disbursement of loan"),
        ("UPDATE loans SET state = 'active', closed_on = NULL", "by its history on"),
        ("UPDATE loans SET closed_on = '2026-01-01'", "by its history on"),
        ("UPDATE transfers SET state = 'canceled' WHERE kind = 'payment'", "has not succeeded, but is credited"),
        ("UPDATE transfers SET state = 'canceled' WHERE kind = 'payout'", "0 payouts of it succeeded"),
        ("UPDATE transfers SET amount_kopecks = amount_kopecks * 2 WHERE kind = 'payout'", "in the books"),
        ("UPDATE applications SET stage = 'signed'", "but its application is signed"),
        ("DELETE FROM ledger_entries WHERE account = 'interest_receivable' AND amount_kopecks < 0", "interest of loan"),
        ("UPDATE ledger_transactions SET reference = 'x' WHERE kind = 'payment'", "belongs to no payment"),
    ] {
        let lender = TestLender::start().await;
        lender.execute(sql).await;
        let report = lender.backend.operator().verify_books().await.unwrap();
        assert!(report.findings.iter().any(|found| found.contains(finding)), "{sql}: {report}");
    }
}
