//! One passport is one person, however many phones and cabinets.

use crate::support::{
    TestBorrower, TestLender,
    money::{GOOD_CARD, choice, key, new_passport, profile},
};
use backend::{BorrowerId, CardId, Error, applications::Request, borrowers::Profile};
use lending::{Refusal, RefusalReason, Stage};

/// Somebody with another phone, who says the same day of birth.
async fn with_card(lender: &TestLender) -> (TestBorrower, CardId) {
    lender.clock.advance_ms(60_000);
    let borrower = lender.registered_borrower().await;
    let card = lender.linked_card(borrower.id, GOOD_CARD).await;
    (borrower, card)
}

fn request(card: CardId, rubles: i64, term_days: u32, profile: Option<Profile>) -> Request {
    Request { choice: choice(rubles, term_days), card, key: key(), burden_acknowledged: true, profile }
}

async fn persons(lender: &TestLender, borrowers: &[BorrowerId]) -> usize {
    let ids = borrowers.iter().map(|id| format!("'{id}'")).collect::<Vec<_>>().join(", ");
    let sql = format!("SELECT COUNT(DISTINCT COALESCE(person_id, id)) FROM borrowers WHERE id IN ({ids})");
    usize::try_from(lender.count(&sql).await).unwrap()
}

fn refused<T>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => panic!("not refused: {error:?}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn an_overdue_loan_in_another_cabinet_is_seen() {
    let lender = TestLender::start().await;
    let passport = new_passport();
    let (first, card) = lender.applicant_with(&passport, GOOD_CARD).await;
    lender.signed(&first, card, choice(15_000, 20)).await;
    lender.settle().await;
    lender.clock.advance_days(30);
    let (second, card) = with_card(&lender).await;
    let id = lender
        .borrower(second.id)
        .submit_application(request(card, 15_000, 20, Some(profile(&passport))))
        .await
        .unwrap();
    lender.settle().await;
    let application = lender.application(second.id, id).await;
    assert_eq!(application.stage, Stage::Refused);
    assert!(application.refusal_reasons.contains(&RefusalReason::OverdueHere), "{:?}", application.refusal_reasons);
    let state = lender.borrower(second.id).profile_state().await.unwrap();
    assert!(state.other_cabinet, "and is told that there is another cabinet");
}

#[tokio::test]
async fn the_promotion_of_a_first_loan_is_had_once() {
    let lender = TestLender::start().await;
    let passport = new_passport();
    let (first, card) = lender.applicant_with(&passport, GOOD_CARD).await;
    assert!(lender.borrower(first.id).apply_terms().await.unwrap().first_loan);
    lender.signed(&first, card, choice(15_000, 20)).await;
    lender.settle().await;
    let (second, card) = with_card(&lender).await;
    assert!(lender.borrower(second.id).apply_terms().await.unwrap().first_loan, "nobody knows who it is yet");
    let id = lender
        .borrower(second.id)
        .submit_application(request(card, 15_000, 20, Some(profile(&passport))))
        .await
        .unwrap();
    assert!(!lender.borrower(second.id).apply_terms().await.unwrap().first_loan);
    let first_loan = format!("SELECT COUNT(*) FROM applications WHERE id = '{id}' AND first_loan");
    assert_eq!(lender.count(&first_loan).await, 0);
    lender.settle().await;
    let application = lender.application(second.id, id).await;
    assert!(application.refusal_reasons.contains(&RefusalReason::OpenLoanHere), "{:?}", application.refusal_reasons);
}

#[tokio::test]
async fn an_application_under_way_in_another_cabinet_comes_first() {
    let lender = TestLender::start().await;
    let passport = new_passport();
    let (first, card) = lender.applicant_with(&passport, GOOD_CARD).await;
    lender.submitted(first.id, card, choice(10_000, 30)).await;
    let (second, card) = with_card(&lender).await;
    let cabinet = lender.borrower(second.id);
    let second_try = cabinet.submit_application(request(card, 10_000, 30, Some(profile(&passport))));
    assert_eq!(refused(second_try.await), Refusal::ApplicationAlreadyOpen);
}

#[tokio::test]
async fn a_changed_passport_leads_to_the_old_one() {
    let lender = TestLender::start().await;
    let (old, new) = (new_passport(), new_passport());
    let (first, _) = lender.applicant_with(&old, GOOD_CARD).await;
    lender.borrower(first.id).save_profile(profile(&new)).await.unwrap();
    let second = lender.registered_borrower().await;
    lender.borrower(second.id).save_profile(profile(&new)).await.unwrap();
    let third = lender.registered_borrower().await;
    lender.borrower(third.id).save_profile(profile(&old)).await.unwrap();
    let stranger = lender.registered_borrower().await;
    lender.borrower(stranger.id).save_profile(profile(&new_passport())).await.unwrap();
    assert_eq!(persons(&lender, &[first.id, second.id, third.id]).await, 1);
    assert_eq!(persons(&lender, &[first.id, stranger.id]).await, 2);
}

#[tokio::test]
async fn two_people_who_turn_out_to_be_one_become_one() {
    let lender = TestLender::start().await;
    let passports = [new_passport(), new_passport()];
    let mut everybody = Vec::new();
    for passport in [&passports[0], &passports[0], &passports[1], &passports[1]] {
        let borrower = lender.registered_borrower().await;
        lender.borrower(borrower.id).save_profile(profile(passport)).await.unwrap();
        everybody.push(borrower.id);
    }
    assert_eq!(persons(&lender, &everybody).await, 2);
    lender.borrower(everybody[3]).save_profile(profile(&passports[0])).await.unwrap();
    assert_eq!(persons(&lender, &everybody).await, 1);
}

#[tokio::test]
async fn a_passport_of_somebody_born_on_another_day_is_refused_and_not_saved() {
    let lender = TestLender::start().await;
    let passport = new_passport();
    lender.applicant_with(&passport, GOOD_CARD).await;
    let (second, card) = with_card(&lender).await;
    lender.execute(&format!("UPDATE borrowers SET birth_on = '1985-02-01' WHERE id = '{}'", second.id)).await;
    let cabinet = lender.borrower(second.id);
    let tried = cabinet.submit_application(request(card, 10_000, 30, Some(profile(&passport))));
    assert_eq!(refused(tried.await), Refusal::PassportOfAnother);
    assert!(!lender.borrower(second.id).profile_state().await.unwrap().complete);
}
