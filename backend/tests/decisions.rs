//! Decisions: kept so that they can be told again, within the limits of the law, and never left without an end.

use crate::support::{
    TestLender,
    money::{GOOD_CARD, REFUSING_CARD, choice, profile},
};
use backend::{ApplicationId, BorrowerId, CardId, applications::Verdict};
use lending::{Money, RefusalReason, Stage};

async fn decided(lender: &TestLender, passport: &str, rubles: i64) -> (BorrowerId, ApplicationId) {
    let (borrower, card) = lender.applicant_with(passport, GOOD_CARD).await;
    let id = lender.submitted(borrower.id, card, choice(rubles, 30)).await;
    lender.settle().await;
    (borrower.id, id)
}

#[tokio::test]
async fn every_decision_is_kept_and_comes_out_alike_when_it_is_told_again() {
    let lender = TestLender::start().await;
    for (passport, rubles, stage) in [
        ("4510 123456", 20_000, Stage::Offered),
        // less than was asked for
        ("4510 000004", 30_000, Stage::Offered),
        ("4510 000001", 20_000, Stage::Refused),
        ("4510 000002", 20_000, Stage::Refused),
    ] {
        let (borrower, id) = decided(&lender, passport, rubles).await;
        assert_eq!(lender.application(borrower, id).await.stage, stage, "{passport}");
    }
    let (borrower, id) = decided(&lender, "4510 000006", 20_000).await;
    assert_eq!(lender.application(borrower, id).await.stage, Stage::AwaitingStaff);
    let ivanova = lender.backend.operator().staff_member("ivanova".parse().unwrap()).await.unwrap();
    ivanova.decide(id, Verdict::Approve(Money::from_rubles(20_000))).await.unwrap();

    // the rules, then the person
    let of = format!("FROM decisions WHERE application_id = '{id}'");
    assert_eq!(lender.count(&format!("SELECT COUNT(*) {of}")).await, 2);
    assert_eq!(lender.text(&format!("SELECT decided_by {of} AND number = 2")).await, "ivanova");
    assert_eq!(lender.count("SELECT COUNT(*) FROM decisions").await, 6);
    let kept = "FROM decisions WHERE facts_sealed IS NOT NULL AND bureau_asked_at_ms IS NOT NULL \
                AND debt_burden_thousandths IS NOT NULL AND scorecard_version = 1";
    assert_eq!(lender.count(&format!("SELECT COUNT(*) {kept}")).await, 6);
    assert_eq!(lender.count("SELECT COUNT(*) FROM decisions WHERE facts_sealed LIKE '%monthly%'").await, 0);
    assert_eq!(lender.backend.operator().verify_decisions().await.unwrap(), Vec::<String>::new());

    // whatever is changed later is found
    let change = format!("SET debt_burden_thousandths = 1 WHERE application_id = '{id}' AND number = 2");
    lender.execute(&format!("UPDATE decisions {change}")).await;
    let refused = "UPDATE decisions SET decision = '{\"refuse\":[\"too_old\"]}' WHERE decision LIKE '%self_ban%'";
    lender.execute(refused).await;
    let found = lender.backend.operator().verify_decisions().await.unwrap();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|line| line.contains("the debt burden is another")), "{found:?}");
    assert!(found.iter().any(|line| line.contains("the decision is another")), "{found:?}");
    let softer = "UPDATE scorecards SET thresholds = REPLACE(thresholds, '\"refuse_score_below\":400', \
                  '\"refuse_score_below\":800')";
    lender.execute(softer).await;
    // all but the first one about whom the bureau has no score of
    assert_eq!(lender.backend.operator().verify_decisions().await.unwrap().len(), 5);
}

#[tokio::test]
async fn the_newest_scorecard_whose_time_has_come_decides() {
    let lender = TestLender::start().await;
    let in_an_hour = lender.clock.now_ms() + 60 * 60 * 1000;
    lender
        .execute(&format!(
            "INSERT INTO scorecards (version, thresholds, in_force_from_ms) SELECT 2, \
             REPLACE(thresholds, '\"min_monthly_income\":1500000', '\"min_monthly_income\":99900000'), {in_an_hour} \
             FROM scorecards"
        ))
        .await;
    let (borrower, id) = decided(&lender, "4510 123456", 20_000).await;
    assert_eq!(lender.application(borrower, id).await.stage, Stage::Offered);
    lender.clock.advance_ms(60 * 60 * 1000);
    let (borrower, id) = decided(&lender, "4510 123457", 20_000).await;
    let refused = lender.application(borrower, id).await;
    assert_eq!(refused.refusal_reasons, [RefusalReason::IncomeTooLow]);
    assert_eq!(lender.backend.operator().verify_decisions().await.unwrap(), Vec::<String>::new());
}

/// A loan of 30 days that was paid back, with the application that it needs.
async fn insert_closed_loan(
    lender: &TestLender,
    borrower: BorrowerId,
    card: CardId,
    number: u32,
    on: &str,
    until: &str,
) {
    let id = format!("00000000-0000-4000-8000-{number:012}");
    lender
        .execute(&format!(
            "INSERT INTO applications (id, number, borrower_id, product_code, amount_kopecks, term_days, card_id, stage, \
             is_open, idempotency_key, burden_acknowledged, burden_notice, first_loan, created_at_ms) VALUES ('{id}', \
             'T-{number}', '{borrower}', 'until-payday', 400000, 30, '{card}', 'issued', FALSE, 'T-{number}', FALSE, \
             FALSE, FALSE, 0)"
        ))
        .await;
    lender
        .execute(&format!(
            "INSERT INTO loans (id, number, borrower_id, application_id, product_code, card_id, principal_kopecks, \
             rate_per_day_millionths, rate_after_term_millionths, term_days, signed_on, disbursed_on, due_on, state, \
             closed_on) VALUES ('{id}', 'T-{number}', '{borrower}', '{id}', 'until-payday', '{card}', 400000, 8000, \
             8000, 30, '{on}', '{on}', '{until}', 'closed', '{on}')"
        ))
        .await;
}

#[tokio::test]
async fn the_tenth_short_loan_within_a_year_is_refused_as_the_rules_want() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    for number in 0..9 {
        insert_closed_loan(&lender, borrower.id, card, number, "2026-03-01", "2026-03-31").await;
    }
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    lender.settle().await;
    let refused = lender.application(borrower.id, id).await;
    assert_eq!(refused.refusal_reasons, [RefusalReason::ShortLoansInAYear]);
    // a longer one is none of them
    let id = lender.submitted(borrower.id, card, choice(10_000, 31)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Offered);
}

#[tokio::test]
async fn nobody_can_approve_what_the_law_forbids() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant_with("4510 000006", GOOD_CARD).await;
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::AwaitingStaff);
    for number in 0..9 {
        insert_closed_loan(&lender, borrower.id, card, number, "2026-03-01", "2026-03-31").await;
    }
    let ivanova = lender.backend.operator().staff_member("ivanova".parse().unwrap()).await.unwrap();
    let approved = ivanova.decide(id, Verdict::Approve(Money::from_rubles(10_000))).await;
    assert!(matches!(approved, Err(backend::Error::Refused(lending::Refusal::LawForbids))), "{approved:?}");
}

#[tokio::test]
async fn what_the_product_does_not_lend_any_more_is_refused_and_stops_nobody() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    let shorter = "UPDATE products SET terms = REPLACE(terms, '\"max_term_days\":45', '\"max_term_days\":25')";
    lender.execute(shorter).await;
    lender.settle().await;
    let refused = lender.application(borrower.id, id).await;
    assert_eq!((refused.stage, refused.refusal_reasons), (Stage::Refused, vec![RefusalReason::NoLongerLent]));
    assert!(lender.backend.operator().list_dead_jobs().await.unwrap().is_empty());
    assert_eq!(lender.backend.operator().verify_decisions().await.unwrap(), Vec::<String>::new());
    // seeding again does not undo what the lender changed
    lender.backend.operator().seed().await.unwrap();
    assert_eq!(lender.count("SELECT COUNT(*) FROM products WHERE terms LIKE '%\"max_term_days\":25%'").await, 1);
    lender.submitted(borrower.id, card, choice(10_000, 20)).await;
}

#[tokio::test]
async fn an_application_that_waits_stands_in_a_list_until_its_days_are_over() {
    let lender = TestLender::start().await;
    let (asked, by_hand) = decided(&lender, "4510 000006", 20_000).await;
    let (borrower, card) = lender.applicant_with("4510 123456", REFUSING_CARD).await;
    let unpaid = lender.signed(&borrower, card, choice(10_000, 30)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, unpaid).await.stage, Stage::PayoutRefused);

    let waiting = lender.backend.operator().list_waiting_applications().await.unwrap();
    let list: Vec<_> = waiting.iter().map(|waiting| (waiting.id, waiting.stage, waiting.until)).collect();
    // five working days from Monday, 23 November
    let until = Some("2026-11-30".parse().unwrap());
    assert_eq!(list, [(by_hand, Stage::AwaitingStaff, until), (unpaid, Stage::PayoutRefused, until)]);

    lender.clock.advance_days(7);
    lender.settle().await;
    assert_eq!(lender.application(asked, by_hand).await.stage, Stage::AwaitingStaff);
    lender.clock.advance_days(1);
    lender.settle().await;
    let stages = "SELECT COUNT(*) FROM applications WHERE stage = 'lapsed' AND NOT is_open";
    assert_eq!(lender.count(stages).await, 2);
    assert!(lender.backend.operator().list_waiting_applications().await.unwrap().is_empty());
    assert_eq!(lender.application(borrower.id, unpaid).await.stage, Stage::Lapsed);
    assert_eq!(lender.count("SELECT COUNT(*) FROM loans WHERE state = 'canceled'").await, 1);
    lender.assert_books().await;
    // and both may apply anew
    let other = lender.linked_card(borrower.id, GOOD_CARD).await;
    lender.submitted(borrower.id, other, choice(10_000, 30)).await;
}

#[tokio::test]
async fn what_was_on_file_when_somebody_applied_stays() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant_with("4510 123456", GOOD_CARD).await;
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    // the bureau would refuse this one
    lender.borrower(borrower.id).save_profile(profile("4510 000001")).await.unwrap();
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Offered);
    let versions = format!("FROM profile_versions WHERE borrower_id = '{}'", borrower.id);
    assert_eq!(lender.count(&format!("SELECT COUNT(*) {versions}")).await, 2);
    let of = format!("(SELECT profile_id FROM applications WHERE id = '{id}')");
    assert_eq!(lender.count(&format!("SELECT number {versions} AND id = {of}")).await, 1);
    lender.borrower(borrower.id).withdraw_application(id).await.unwrap();
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.refusal_reasons, [RefusalReason::SelfBan]);
}
