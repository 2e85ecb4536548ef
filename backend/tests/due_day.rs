//! When a loan is due: days off, and the midnight between a payment's page and its money.

use crate::support::{
    TestLender,
    money::{GOOD_CARD, choice, key, profile},
};
use backend::payments::{Amount, PaymentState};
use jiff::SignedDuration;
use lending::{Money, Refusal, Stage};

const MINUTE_MS: i64 = 60_000;

/// Moves the lender's clock and the acquirer's.
fn pass(lender: &TestLender, minutes: i64) {
    lender.clock.advance_ms(minutes * MINUTE_MS);
    lender.simulator.advance_clock(SignedDuration::from_mins(minutes));
}

/// From noon in Moscow, when a test begins, to two minutes before midnight.
fn until_before_midnight(lender: &TestLender) {
    pass(lender, 11 * 60 + 58);
}

#[tokio::test]
async fn a_due_date_on_a_day_off_is_the_next_working_day() {
    let lender = TestLender::start().await;
    // 20 days from Monday, 23 November: a Sunday
    let (borrower, loan) = lender.active_loan(choice(15_000, 20)).await;
    let due_on = lender.text(&format!("SELECT due_on FROM loans WHERE id = '{loan}'")).await;
    assert_eq!(due_on, "2026-12-14");
    let owner = lender.borrower(borrower.id);
    lender.clock.advance_days(21);
    let view = owner.get_loan(loan).await.unwrap();
    let debt = view.loan.debt_on(view.today);
    assert!(!debt.is_overdue && debt.penalty.is_zero());
    assert_eq!(debt.total(), Money::from_rubles(15_000), "the promotion lasts as long");
    assert_eq!(owner.home().await.unwrap().loans[0].due_on, "2026-12-14".parse().unwrap());
    // a day late
    lender.clock.advance_days(1);
    let view = owner.get_loan(loan).await.unwrap();
    let debt = view.loan.debt_on(view.today);
    assert_eq!((debt.overdue_days, debt.total()), (1, Money::from_kopecks(1_512_821)));
    lender.assert_books().await;
}

#[tokio::test]
async fn the_offer_names_the_working_day() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let id = lender.submitted(borrower.id, card, choice(15_000, 20)).await;
    lender.settle().await;
    let offer = lender.application(borrower.id, id).await.offer.unwrap();
    assert_eq!(offer.quote.due_date, "2026-12-14".parse().unwrap());
    let rows = offer.conditions.rows;
    let term = &rows.iter().find(|(name, _)| name.starts_with("2. ")).unwrap().1;
    assert!(term.contains("по 14\u{a0}декабря\u{a0}2026 включительно") && term.contains("ст. 193 ГК РФ"), "{term}");
    assert!(rows.iter().any(|(_, agreed)| agreed.contains("московскому времени")));
}

#[tokio::test]
async fn the_whole_debt_closes_the_loan_also_after_midnight() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    // on the due date, so that a day more would be overdue, too
    lender.clock.advance_days(30);
    until_before_midnight(&lender);
    let an_hour_later = lender.clock.now() + SignedDuration::from_hours(1);
    let id = owner.start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    let view = owner.get_payment(id).await.unwrap();
    assert_eq!(view.amount, Money::from_rubles(12_400));
    assert_eq!(view.closes_until, Some(an_hour_later), "said until when");
    pass(&lender, 4);
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.clock.advance_ms(1_000);
    let paid = owner.get_payment(id).await.unwrap();
    assert_eq!(paid.state, PaymentState::Succeeded);
    assert_eq!((paid.closed_on, paid.remaining), (Some("2026-12-23".parse().unwrap()), Some(Money::ZERO)));
    assert_eq!(paid.overpayment, None);
    lender.assert_books().await;
}

#[tokio::test]
async fn a_part_counts_from_the_day_on_which_it_was_paid() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    lender.clock.advance_days(10);
    until_before_midnight(&lender);
    let part = Amount::Part(Money::from_rubles(10_800));
    let id = owner.start_payment(loan, part, &key()).await.unwrap().id;
    assert_eq!(owner.get_payment(id).await.unwrap().closes_until, None);
    pass(&lender, 4);
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    lender.clock.advance_ms(1_000);
    let paid = owner.get_payment(id).await.unwrap();
    assert_eq!((paid.closed_on, paid.remaining), (None, Some(Money::from_rubles(80))));
    lender.assert_books().await;
}

#[tokio::test]
async fn who_asks_again_after_midnight_is_led_to_the_sum_that_still_closes() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    lender.clock.advance_days(10);
    until_before_midnight(&lender);
    let id = owner.start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    pass(&lender, 10);
    assert_eq!(owner.start_payment(loan, Amount::Full, &key()).await.unwrap().id, id);
    // once its page is nearly over, the debt of the new day is asked for
    pass(&lender, 45);
    let other = owner.start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    assert_ne!(other, id);
    assert_eq!(owner.get_payment(other).await.unwrap().amount, Money::from_rubles(10_880));
}

#[tokio::test]
async fn a_high_burden_is_told_before_an_application_is_taken() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let owner = lender.borrower(borrower.id);
    // 120 000 ₽ a month, of which 5 000 ₽ are paid elsewhere: 30 000 ₽ for 30 days make 37 200 ₽, 35.2 %
    let poor = backend::borrowers::Profile { monthly_income: Money::from_rubles(60_000), ..profile("4510 123456") };
    owner.save_profile(poor).await.unwrap();
    let request = |burden_acknowledged| backend::applications::Request {
        choice: choice(30_000, 30),
        card,
        key: key(),
        burden_acknowledged,
        profile: None,
    };
    let refused = owner.submit_application(request(false)).await;
    assert!(matches!(refused, Err(backend::Error::Refused(Refusal::BurdenNotAcknowledged))), "{refused:?}");
    let id = owner.submit_application(request(true)).await.unwrap();
    lender.settle().await;
    // and it stands in what is signed
    let view = lender.application(borrower.id, id).await;
    assert_eq!(view.stage, Stage::Offered);
    assert!(view.offer.unwrap().conditions.rows.iter().any(|(name, _)| name == "Уведомление о долговой нагрузке"));
}

#[tokio::test]
async fn an_amount_between_the_steps_is_told_the_nearest() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let request = backend::applications::Request {
        choice: backend::products::LoanChoice { amount: Money::from_rubles(10_250), ..choice(10_000, 30) },
        profile: None,
        card,
        key: key(),
        burden_acknowledged: true,
    };
    let refused = lender.borrower(borrower.id).submit_application(request).await;
    let [step, below, above] = [500, 10_000, 10_500].map(Money::from_rubles);
    let expected = Refusal::AmountOffStep(step, below, above);
    assert!(matches!(&refused, Err(backend::Error::Refused(refusal)) if *refusal == expected), "{refused:?}");
}
