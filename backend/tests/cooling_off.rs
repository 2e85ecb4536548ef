//! The money of larger loans waits after the signature, and the loan may be refused meanwhile (353-ФЗ ст. 7 ч. 9.3).

use backend::{Error, products::LoanChoice};
use lending::{Money, Refusal, Stage};

use crate::support::TestLender;

const MINUTE_MS: i64 = 60_000;

fn long(rubles: i64) -> LoanChoice {
    LoanChoice { product: "long-term".to_owned(), amount: Money::from_rubles(rubles), term_days: 182 }
}

#[tokio::test]
async fn from_50_000_rubles_on_the_money_waits_four_hours() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, long(50_000)).await;
    lender.settle().await;
    let offer = lender.application(borrower.id, id).await.offer.unwrap();
    assert_eq!(offer.cooling_off_hours, 4);
    let sent = offer.conditions.rows.iter().find(|(name, _)| name == "Порядок передачи денег").unwrap();
    assert!(sent.1.contains("не раньше чем через 4\u{a0}часа"), "{}", sent.1);
    lender.sign(&borrower, id).await;
    let signed_at = lender.clock.now();
    lender.settle().await;

    let application = lender.application(borrower.id, id).await;
    assert_eq!(application.stage, Stage::Signed);
    assert_eq!(application.waits_until.map(|until| until.duration_since(signed_at).as_mins()), Some(240));
    let home = lender.borrower(borrower.id).home().await.unwrap();
    assert_eq!(home.application.unwrap().waits_until, application.waits_until);

    lender.clock.advance_ms(239 * MINUTE_MS);
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Signed);
    assert!(lender.simulator.payouts().is_empty());
    lender.clock.advance_ms(MINUTE_MS);
    lender.settle().await;
    let application = lender.application(borrower.id, id).await;
    assert_eq!((application.stage, application.waits_until), (Stage::Issued, None));
    assert_eq!(lender.simulator.payouts().len(), 1);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_loan_that_waits_is_refused_free_of_charge_and_never_sent() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.signed(&borrower, card, long(60_000)).await;
    lender.settle().await;
    lender.clock.advance_ms(200 * MINUTE_MS);
    lender.borrower(borrower.id).withdraw_application(id).await.unwrap();
    // the same form again
    lender.borrower(borrower.id).withdraw_application(id).await.unwrap();
    lender.clock.advance_days(1);
    lender.settle().await;
    let application = lender.application(borrower.id, id).await;
    assert_eq!((application.stage, application.waits_until), (Stage::Withdrawn, None));
    assert!(lender.simulator.payouts().is_empty());
    assert!(lender.borrower(borrower.id).home().await.unwrap().loans.is_empty());
    lender.assert_books().await;
    // and may take another one
    lender.signed(&borrower, card, long(20_000)).await;
    lender.settle().await;
    assert_eq!(lender.simulator.payouts().len(), 1);
}

#[tokio::test]
async fn smaller_loans_do_not_wait() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.signed(&borrower, card, long(49_000)).await;
    assert_eq!(lender.application(borrower.id, id).await.waits_until, None);
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Issued);
    // what is on the card can't be refused any more
    let refused = lender.borrower(borrower.id).withdraw_application(id).await.unwrap_err();
    assert!(matches!(refused, Error::Refused(Refusal::StageDoesNotAllow)), "{refused}");
}
