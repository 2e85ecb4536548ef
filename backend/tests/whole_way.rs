//! From the application to a loan that is paid back, and what is refused on the way.

use crate::support::{
    TestLender, another_code, client,
    money::{GOOD_CARD, REFUSING_CARD, choice, key},
};
use backend::{
    Error,
    applications::{Request, Verdict},
    cabinet::OperationKind,
    error::Outside,
    payments::{Amount, PaymentState},
};
use lending::{DailyRate, Loan, LoanTerms, Money, Refusal, RefusalReason, Stage};

fn refusal<T>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => panic!("not refused: {error:?}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn a_loan_is_taken_and_paid_back_on_day_ten() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let terms = lender.borrower(borrower.id).apply_terms().await.unwrap();
    assert!(terms.first_loan && terms.open_application.is_none());
    let id = lender.submitted(borrower.id, card, choice(20_000, 30)).await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Submitted);
    lender.settle().await;

    let offered = lender.application(borrower.id, id).await;
    assert_eq!(offered.stage, Stage::Offered);
    let offer = offered.offer.unwrap();
    assert!(!offer.less_than_requested);
    assert_eq!(offer.quote.total, Money::from_rubles(24_800));
    assert_eq!(offer.lapses_on, "2026-11-30".parse().unwrap());
    let home = lender.borrower(borrower.id).home().await.unwrap();
    assert_eq!(home.application.unwrap().amount, Money::from_rubles(20_000));

    lender.sign(&borrower, id).await;
    let signed = lender.application(borrower.id, id).await;
    assert_eq!((signed.stage, signed.loan), (Stage::Signed, None));
    assert!(lender.borrower(borrower.id).home().await.unwrap().loans.is_empty());
    lender.settle().await;
    let issued = lender.application(borrower.id, id).await;
    assert_eq!(issued.stage, Stage::Issued);
    let stages: Vec<Stage> = issued.reached.iter().map(|(stage, _)| *stage).collect();
    let way = [Stage::Submitted, Stage::UnderReview, Stage::Offered, Stage::Signed, Stage::PayingOut, Stage::Issued];
    assert_eq!(stages, way);

    let loan = issued.loan.unwrap();
    lender.clock.advance_days(10);
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    let by_rules = Loan::try_new(
        LoanTerms {
            principal: Money::from_rubles(20_000),
            daily_rate: DailyRate::from_millionths(8_000),
            rate_after_term: DailyRate::from_millionths(8_000),
            disbursed_on: "2026-11-23".parse().unwrap(),
            due_on: "2026-12-23".parse().unwrap(),
            signed_on: "2026-11-23".parse().unwrap(),
        },
        &[],
    )
    .unwrap();
    let debt = by_rules.debt_on(view.today);
    assert_eq!(view.loan.debt_on(view.today), debt);
    assert_eq!(debt.total(), Money::from_rubles(21_600));
    assert_eq!(lender.borrower(borrower.id).home().await.unwrap().loans[0].debt, debt);

    let payment = lender.pay(borrower.id, loan, Amount::Full).await;
    assert_eq!(payment.amount, Money::from_rubles(21_600));
    assert_eq!((payment.closed_on, payment.remaining), (Some(view.today), Some(Money::ZERO)));
    let home = lender.borrower(borrower.id).home().await.unwrap();
    assert!(home.loans.is_empty() && home.application.is_none());
    assert_eq!(home.closed[0].closed_on, view.today);
    assert_eq!(lender.borrower(borrower.id).get_loan(loan).await.unwrap().history.len(), 2);
    let again = lender.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await;
    assert_eq!(refusal(again), Refusal::NothingToPay);
    assert!(!lender.borrower(borrower.id).apply_terms().await.unwrap().first_loan);
    lender.assert_books().await;
}

#[tokio::test]
async fn the_first_loan_costs_nothing_and_the_second_does() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(15_000, 20)).await;
    lender.clock.advance_days(20);
    let paid = lender.pay(borrower.id, loan, Amount::Full).await;
    assert_eq!(paid.amount, Money::from_rubles(15_000));
    let card = lender.linked_card(borrower.id, GOOD_CARD).await;
    let id = lender.submitted(borrower.id, card, choice(15_000, 20)).await;
    lender.settle().await;
    let offer = lender.application(borrower.id, id).await.offer.unwrap();
    // its 20 days end on 2 January; the next working day is the eleventh
    assert_eq!(offer.quote.total, Money::from_rubles(15_000 + 29 * 120));
    lender.assert_books().await;
}

#[tokio::test]
async fn a_part_is_paid_and_then_the_rest_when_it_is_overdue() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(10);
    let debt = Money::from_rubles(10_800);
    let one = Amount::Part(Money::from_kopecks(99));
    let min = Money::from_rubles(1);
    let start = |amount| {
        let borrower = lender.borrower(borrower.id);
        async move { borrower.start_payment(loan, amount, &key()).await }
    };
    assert_eq!(refusal(start(one).await), Refusal::PaymentTooSmall { min });
    let much = Amount::Part(Money::from_kopecks(1_080_001));
    assert_eq!(refusal(start(much).await), Refusal::PaymentTooLarge { debt });
    let part = lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(500))).await;
    assert_eq!((part.closed_on, part.remaining), (None, Some(Money::from_rubles(10_300))));
    lender.assert_books().await;
    lender.clock.advance_days(50);
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    let debt = view.loan.debt_on(view.today);
    assert!(debt.is_overdue && debt.penalty.is_positive());
    let rest = lender.pay(borrower.id, loan, Amount::Full).await;
    assert_eq!(rest.amount, debt.total());
    assert_eq!(rest.closed_on, Some(view.today));
    lender.assert_books().await;
}

#[tokio::test]
async fn kopecks_that_a_payment_leaves_are_forgiven_and_never_become_arrears() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(20_000, 30)).await;
    lender.clock.advance_days(10);
    let more_than_a_tail = Amount::Part(Money::from_kopecks(2_159_899));
    let paid = lender.pay(borrower.id, loan, more_than_a_tail).await;
    assert_eq!((paid.closed_on, paid.remaining), (None, Some(Money::from_kopecks(101))));
    // the same day, a ruble of the 1.01 left
    let paid = lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(1))).await;
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    assert_eq!((paid.closed_on, paid.remaining), (Some(view.today), Some(Money::ZERO)));
    assert_eq!((view.history[0].kind, view.history[0].amount), (OperationKind::Forgiven, Money::from_kopecks(1)));
    assert_eq!(view.events.len(), 3);
    assert_eq!(Loan::try_new(*view.loan.terms(), &view.events).unwrap().closed_on(), Some(view.today));
    lender.clock.advance_days(400);
    let home = lender.borrower(borrower.id).home().await.unwrap();
    assert!(home.loans.is_empty());
    assert_eq!(home.closed.len(), 1);
    lender.assert_books().await;
}

#[tokio::test]
async fn the_bureau_decides_along() {
    let lender = TestLender::start().await;
    for (passport, reason) in [
        ("4510 000001", Some(RefusalReason::SelfBan)),
        ("4510 000002", Some(RefusalReason::OverdueElsewhere)),
        ("4510 000007", Some(RefusalReason::ExpensiveLoansLimit)),
        ("4510 000003", Some(RefusalReason::ScoreTooLow)),
        ("4510 000006", None),
    ] {
        let (borrower, card) = lender.applicant_with(passport, GOOD_CARD).await;
        let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
        lender.settle().await;
        let view = lender.application(borrower.id, id).await;
        match reason {
            Some(reason) => {
                assert_eq!(view.stage, Stage::Refused, "{passport}");
                assert!(view.refusal_reasons.contains(&reason), "{passport}: {:?}", view.refusal_reasons);
                assert!(lender.borrower(borrower.id).home().await.unwrap().application.is_none());
            }
            None => assert_eq!(view.stage, Stage::AwaitingStaff, "{passport}"),
        }
    }
}

#[tokio::test]
async fn a_silent_bureau_is_asked_again_and_after_a_day_a_person_decides() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant_with("4510 000005", GOOD_CARD).await;
    let id = lender.submitted(borrower.id, card, choice(20_000, 30)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::UnderReview);
    let ivanova = lender.backend.operator().staff_member("ivanova".parse().unwrap()).await.unwrap();
    let early = ivanova.decide(id, Verdict::Refuse).await;
    assert_eq!(refusal(early), Refusal::StageDoesNotAllow);
    lender.clock.advance_ms(25 * 60 * 60 * 1000);
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::AwaitingStaff);
    // a self-ban can't be ruled out: nobody may approve
    let blind = ivanova.decide(id, Verdict::Approve(Money::from_rubles(8_000))).await;
    assert!(matches!(blind, Err(Error::Unavailable(Outside::Bureau))), "{blind:?}");
    ivanova.decide(id, Verdict::Refuse).await.unwrap();
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Refused);
}

#[tokio::test]
async fn a_person_decides_about_whom_the_bureau_does_not_know() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant_with("4510 000006", GOOD_CARD).await;
    let id = lender.submitted(borrower.id, card, choice(20_000, 30)).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::AwaitingStaff);
    let ivanova = lender.backend.operator().staff_member("ivanova".parse().unwrap()).await.unwrap();
    let much = ivanova.decide(id, Verdict::Approve(Money::from_rubles(20_500))).await;
    assert!(matches!(refusal(much), Refusal::AmountOutOfRange { .. }));
    ivanova.decide(id, Verdict::Approve(Money::from_rubles(8_000))).await.unwrap();
    let offer = lender.application(borrower.id, id).await.offer.unwrap();
    assert!(offer.less_than_requested);
    assert_eq!(offer.quote.principal, Money::from_rubles(8_000));
    lender.sign(&borrower, id).await;
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Issued);
    lender.assert_books().await;
}

#[tokio::test]
async fn an_application_needs_what_the_rules_ask_for() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let stranger = lender.registered_borrower().await;
    let submit = |who, choice, key: &str| {
        let request = Request { choice, card, key: key.parse().unwrap(), burden_acknowledged: false, profile: None };
        let borrower = lender.borrower(who);
        async move { borrower.submit_application(request).await }
    };
    let unknown = backend::products::LoanChoice { product: "none".to_owned(), ..choice(10_000, 30) };
    assert_eq!(refusal(submit(borrower.id, unknown, "1").await), Refusal::ProductNotOffered);
    let amount = submit(borrower.id, choice(30_500, 30), "2").await;
    assert!(matches!(refusal(amount), Refusal::AmountOutOfRange { .. }));
    let term = submit(borrower.id, choice(10_000, 46), "3").await;
    assert_eq!(refusal(term), Refusal::TermOutOfRange { min_days: 7, max_days: 45 });
    assert_eq!(refusal(submit(stranger.id, choice(10_000, 30), "4").await), Refusal::ProfileIncomplete);
    lender.borrower(stranger.id).save_profile(crate::support::money::profile("4510 222222")).await.unwrap();
    assert_eq!(refusal(submit(stranger.id, choice(10_000, 30), "5").await), Refusal::CardMissing);
    let id = submit(borrower.id, choice(10_000, 30), "6").await.unwrap();
    assert_eq!(submit(borrower.id, choice(10_000, 30), "6").await.unwrap(), id);
    assert!(matches!(submit(borrower.id, choice(10_500, 30), "6").await, Err(Error::Conflict)));
    assert_eq!(refusal(submit(borrower.id, choice(10_000, 30), "7").await), Refusal::ApplicationAlreadyOpen);
    lender.borrower(borrower.id).withdraw_application(id).await.unwrap();
    submit(borrower.id, choice(10_000, 30), "8").await.unwrap();
}

#[tokio::test]
async fn an_offer_is_signed_as_shown_and_in_time() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    lender.settle().await;
    let hash = lender.application(borrower.id, id).await.offer.unwrap().conditions.hash;
    let owner = lender.borrower(borrower.id);
    owner.send_signing_code(id, &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    let other_text = owner.sign_application(id, &"0".repeat(64), code.clone(), &client()).await;
    assert!(matches!(other_text, Err(Error::Conflict)));
    let wrong = owner.sign_application(id, &hash, another_code(&code), &client()).await;
    assert_eq!(refusal(wrong), Refusal::CodeWrong { tries_left: 4 });
    // 23 November is a Monday: the fifth working day after it is 30 November
    lender.clock.advance_days(7);
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Offered);
    lender.clock.advance_days(1);
    let late = owner.sign_application(id, &hash, code, &client()).await;
    assert_eq!(refusal(late), Refusal::OfferLapsed);
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Lapsed);
    lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    assert_eq!(lender.count("SELECT COUNT(*) FROM signatures").await, 0);
}

#[tokio::test]
async fn what_is_signed_is_kept_as_evidence() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.signed(&borrower, card, choice(10_000, 30)).await;
    let hash = lender.application(borrower.id, id).await.offer.unwrap().conditions.hash;
    let sql = format!("SELECT COUNT(*) FROM signatures WHERE document_hash = '{hash}' AND ip = '192.0.2.7'");
    assert_eq!(lender.count(&sql).await, 1);
    let owner = lender.borrower(borrower.id);
    owner.withdraw_application(id).await.unwrap();
    owner.withdraw_application(id).await.unwrap();
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Withdrawn);
    assert!(lender.simulator.payouts().is_empty());
    lender.assert_books().await;
}

#[tokio::test]
async fn a_refused_payout_goes_to_another_card() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant_with("4510 123456", REFUSING_CARD).await;
    let id = lender.signed(&borrower, card, choice(10_000, 30)).await;
    lender.settle().await;
    let refused = lender.application(borrower.id, id).await;
    assert_eq!(refused.stage, Stage::PayoutRefused);
    assert_eq!(refused.payout_refusal.as_deref(), Some("rejected_by_payee"));
    lender.assert_books().await;
    let other = lender.linked_card(borrower.id, GOOD_CARD).await;
    let owner = lender.borrower(borrower.id);
    owner.choose_another_card(id, other).await.unwrap();
    owner.choose_another_card(id, other).await.unwrap();
    lender.settle().await;
    assert_eq!(lender.application(borrower.id, id).await.stage, Stage::Issued);
    assert_eq!(refusal(owner.withdraw_application(id).await), Refusal::StageDoesNotAllow);
    lender.assert_books().await;
}

#[tokio::test]
async fn nobody_sees_or_touches_what_is_another_borrowers() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let payment = lender.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    let (other, card) = lender.applicant_with("4510 333333", GOOD_CARD).await;
    let id = lender.submitted(other.id, card, choice(10_000, 30)).await;
    lender.settle().await;
    let hash = lender.application(other.id, id).await.offer.unwrap().conditions.hash;
    let stranger = lender.borrower(borrower.id);
    let not_found = |result: Result<(), Error>| assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
    not_found(stranger.get_application(id).await.map(drop));
    not_found(stranger.send_signing_code(id, &client()).await.map(drop));
    not_found(stranger.sign_application(id, &hash, lender.read_code(&other.phone), &client()).await);
    not_found(stranger.withdraw_application(id).await);
    not_found(stranger.choose_another_card(id, card).await);
    let stranger = lender.borrower(other.id);
    not_found(stranger.get_loan(loan).await.map(drop));
    not_found(stranger.get_payment(payment).await.map(drop));
    not_found(stranger.start_payment(loan, Amount::Full, &key()).await.map(drop));
    let request =
        |card| Request { choice: choice(10_000, 30), card, key: key(), burden_acknowledged: false, profile: None };
    let third = lender.registered_borrower().await;
    lender.borrower(third.id).save_profile(crate::support::money::profile("4510 444444")).await.unwrap();
    let with_foreign_card = lender.borrower(third.id).submit_application(request(card)).await;
    assert_eq!(refusal(with_foreign_card), Refusal::CardMissing);
}

#[tokio::test]
async fn a_payment_that_the_bank_refuses_changes_nothing() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    let id = owner.start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    let pending = owner.get_payment(id).await.unwrap();
    assert_eq!((pending.state, pending.remaining), (PaymentState::Pending, None));
    assert!(pending.confirmation_url.unwrap().starts_with(&lender.simulator.url()));
    assert_eq!(owner.get_loan(loan).await.unwrap().payment_under_way, Some(id));
    lender.simulator.abandon(&lender.last_payment());
    lender.clock.advance_ms(3_000);
    let canceled = owner.get_payment(id).await.unwrap();
    assert!(matches!(canceled.state, PaymentState::Canceled(_)), "{canceled:?}");
    assert_eq!(canceled.remaining, Some(Money::from_rubles(10_000)));
    assert_eq!(owner.get_loan(loan).await.unwrap().payment_under_way, None);
    lender.pay(borrower.id, loan, Amount::Full).await;
    lender.assert_books().await;
}
