//! What an offer is signed by: a report of the bureau that is young, and says nothing against it.

use crate::support::{
    TestBorrower, TestLender, client,
    money::{GOOD_CARD, choice, new_passport, profile},
};
use backend::{ApplicationId, Error};
use lending::{Refusal, RefusalReason, Stage};
use simulator::{Channel, Fault};

const HOUR_MS: i64 = 60 * 60 * 1000;

async fn offered(lender: &TestLender) -> (TestBorrower, ApplicationId) {
    let (borrower, card) = lender.applicant_with(&new_passport(), GOOD_CARD).await;
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Offered);
    (borrower, id)
}

async fn asked_at(lender: &TestLender, id: ApplicationId) -> i64 {
    lender.count(&format!("SELECT asked_at_ms FROM bureau_reports WHERE application_id = '{id}'")).await
}

/// What the bureau says from now on: that the person barred lending to themselves.
async fn bar_lending(lender: &TestLender, borrower: &TestBorrower, id: ApplicationId) {
    let series = new_passport();
    lender.borrower(borrower.id).save_profile(profile(&format!("{} 000001", &series[..4]))).await.unwrap();
    lender
        .execute(&format!(
            "UPDATE applications SET profile_id = (SELECT id FROM profile_versions WHERE borrower_id = '{}' AND number = 2) \
             WHERE id = '{id}'",
            borrower.id
        ))
        .await;
}

#[tokio::test]
async fn a_young_report_is_signed_by_and_an_old_one_is_asked_for_again() {
    let lender = TestLender::start().await;
    let (borrower, id) = offered(&lender).await;
    let decided_by = asked_at(&lender, id).await;
    lender.clock.advance_ms(24 * HOUR_MS - 60_000);
    lender.borrower(borrower.id).send_signing_code(id, &client()).await.unwrap();
    assert_eq!(asked_at(&lender, id).await, decided_by);
    lender.clock.advance_ms(60_000);
    lender.borrower(borrower.id).send_signing_code(id, &client()).await.unwrap();
    assert_eq!(asked_at(&lender, id).await, lender.clock.now_ms());
    lender.sign(&borrower, id).await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Signed);
}

#[tokio::test]
async fn a_self_ban_set_meanwhile_ends_the_offer() {
    let lender = TestLender::start().await;
    let (borrower, id) = offered(&lender).await;
    bar_lending(&lender, &borrower, id).await;
    lender.clock.advance_ms(25 * HOUR_MS);
    let sent = lender.count_messages(&borrower.phone);
    let asked = lender.borrower(borrower.id).send_signing_code(id, &client()).await;
    assert!(matches!(asked, Err(Error::Refused(Refusal::LawForbids))), "{asked:?}");
    let application = lender.application(borrower.id, id).await;
    assert_eq!(application.stage, Stage::Refused);
    assert_eq!(application.refusal_reasons, [RefusalReason::SelfBan]);
    lender.settle().await;
    assert_eq!(lender.count_messages(&borrower.phone), sent, "no code was sent");
    assert_eq!(lender.backend.operator().verify_decisions().await.unwrap(), Vec::<String>::new());
    // A new application is possible.
    assert!(lender.borrower(borrower.id).apply_terms().await.unwrap().open_application.is_none());
}

#[tokio::test]
async fn nothing_is_signed_while_the_bureau_is_silent_and_its_report_old() {
    let lender = TestLender::start().await;
    let (borrower, id) = offered(&lender).await;
    lender.clock.advance_ms(25 * HOUR_MS);
    lender.simulator.set_fault(Channel::Bureau, Some(Fault::Down), None);
    let asked = lender.borrower(borrower.id).send_signing_code(id, &client()).await;
    assert!(matches!(asked, Err(Error::Unavailable(_))), "{asked:?}");
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Offered);
    lender.simulator.set_fault(Channel::Bureau, None, None);
    lender.sign(&borrower, id).await;
}

#[tokio::test]
async fn a_code_that_was_sent_before_the_report_grew_old_is_good_and_one_without_a_report_is_not() {
    let lender = TestLender::start().await;
    let (borrower, id) = offered(&lender).await;
    let hash = lender.application(borrower.id, id).await.offer.unwrap().conditions.hash;
    lender.clock.advance_ms(24 * HOUR_MS - 60_000);
    lender.borrower(borrower.id).send_signing_code(id, &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    lender.execute(&format!("UPDATE bureau_reports SET asked_at_ms = 0 WHERE application_id = '{id}'")).await;
    let signed = lender.borrower(borrower.id).sign_application(id, &hash, code, &client()).await;
    assert!(matches!(signed, Err(Error::Refused(Refusal::CodeExpired))), "{signed:?}");
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Offered);
    lender.clock.advance_ms(120_000);
    lender.sign(&borrower, id).await;
}
