//! Credit holidays: asked for by code, answered by staff or by their silence, in the books and on the pages.

use backend::{
    Error, LoanId,
    cabinet::{HolidayProgress, HolidayView, OperationKind},
    holidays::HolidayWish,
    payments::Amount,
};
use lending::{HolidayGround, HolidayRefusal, Money, ProlongationLimit, Refusal};

use tokio::task::JoinSet;

use crate::support::{TestBorrower, TestLender, client, money::choice};

const EMERGENCY: HolidayGround = HolidayGround::Emergency;

fn wish(ground: HolidayGround, months: u8) -> HolidayWish {
    HolidayWish { ground, months }
}

/// 60 000 ₽ a month before; of the last two months as told.
fn income(last_two_months: i64) -> HolidayGround {
    HolidayGround::IncomeFell {
        last_two_months: Money::from_rubles(last_two_months),
        twelve_months_before: Money::from_rubles(720_000),
    }
}

async fn page(lender: &TestLender, borrower: &TestBorrower, loan: LoanId) -> HolidayView {
    lender.borrower(borrower.id).get_holiday(loan).await.unwrap()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?} is no refusal"),
    }
}

async fn debt(lender: &TestLender, borrower: &TestBorrower, loan: LoanId) -> lending::Debt {
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    view.loan.debt_on(view.today)
}

#[tokio::test]
async fn a_holiday_counts_from_the_day_of_the_request_whenever_staff_grant_it() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(10);
    let request = lender.ask_for_holiday(&borrower, loan, wish(income(60_000), 3)).await;
    let asked = page(&lender, &borrower, loan).await.request.unwrap();
    assert!(asked.text.contains("на 3\u{a0}месяца"), "{}", asked.text);
    assert!(asked.text.contains("меньше прежнего на 50\u{a0}%"), "{}", asked.text);
    // Thursday, 3 December; the tenth working day is no matter, the fifth is Thursday, the 10th
    let HolidayProgress::Waiting { answer_by, silent_until } = asked.progress else { panic!("{:?}", asked.progress) };
    assert_eq!((answer_by.to_string(), silent_until.to_string()), ("2026-12-10".to_owned(), "2026-12-13".to_owned()));
    // until it is answered nothing changes
    lender.clock.advance_days(4);
    lender.backend.operator().close_days(None).await.unwrap();
    assert_eq!(debt(&lender, &borrower, loan).await.interest, Money::from_rubles(14 * 80));
    let staff = lender.petrova().await;
    assert!(staff.grant_holiday(request).await.unwrap());
    // ten days of 0.8 %, four of 0.4 %: what had accrued too much is taken back
    let after = debt(&lender, &borrower, loan).await;
    assert_eq!(after.interest, Money::from_rubles(10 * 80 + 4 * 40));
    assert_eq!(after.deferred_interest, Money::from_rubles(160));
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    assert_eq!(view.loan.due_on(view.today).to_string(), "2027-03-23");
    assert_eq!(view.history[0].kind, OperationKind::PutOff);
    lender.assert_books().await;
    assert!(matches!(page(&lender, &borrower, loan).await.request.unwrap().progress, HolidayProgress::Granted));
    // a loan in a holiday is not prolonged
    let prolong = lender.borrower(borrower.id).get_prolongation(loan).await.unwrap();
    assert_eq!(prolong.days, Err(ProlongationLimit::Holiday));
    // and answered once
    assert!(matches!(staff.grant_holiday(request).await, Err(Error::Conflict)));
    // paid back on its day
    lender.clock.advance_days(106);
    assert!(!debt(&lender, &borrower, loan).await.is_overdue);
    assert!(lender.pay(borrower.id, loan, Amount::Full).await.closed_on.is_some());
    lender.assert_books().await;
}

#[tokio::test]
async fn silence_of_ten_days_grants_it() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    lender.clock.advance_days(25);
    lender.ask_for_holiday(&borrower, loan, wish(EMERGENCY, 2)).await;
    lender.clock.advance_days(10);
    lender.settle().await;
    let late = lender.backend.operator().list_holiday_requests().await.unwrap();
    assert!(late[0].answer_by.unwrap() < lender.backend.clock().today());
    // meanwhile the loan became overdue
    assert!(debt(&lender, &borrower, loan).await.penalty.is_positive());
    lender.clock.advance_days(1);
    lender.settle().await;
    let after = debt(&lender, &borrower, loan).await;
    assert_eq!((after.penalty, after.is_overdue), (Money::ZERO, false));
    assert_eq!(after.interest, Money::from_rubles(25 * 80 + 11 * 40));
    assert!(lender.backend.operator().list_holiday_requests().await.unwrap().is_empty());
    lender.assert_books().await;
}

#[tokio::test]
async fn what_is_refused_says_why_and_may_be_asked_for_again() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let request = lender.ask_for_holiday(&borrower, loan, wish(EMERGENCY, 1)).await;
    let again = lender.borrower(borrower.id).draft_holiday_request(loan, wish(EMERGENCY, 2), &client()).await;
    assert_eq!(refusal(again), Refusal::HolidayAskedAlready);
    let staff = lender.petrova().await;
    assert!("".parse::<backend::holidays::Reason>().is_err() && "а\nб".parse::<backend::holidays::Reason>().is_err());
    staff.refuse_holiday(request, &"Нет справки о чрезвычайной ситуации".parse().unwrap()).await.unwrap();
    match page(&lender, &borrower, loan).await.request.unwrap().progress {
        HolidayProgress::Refused(reason) => assert_eq!(reason, "Нет справки о чрезвычайной ситуации"),
        other => panic!("{other:?}"),
    }
    // silence afterwards grants nothing
    lender.clock.advance_days(12);
    lender.settle().await;
    assert_eq!(debt(&lender, &borrower, loan).await.holiday_until, None);
    let second = lender.ask_for_holiday(&borrower, loan, wish(EMERGENCY, 1)).await;
    assert!(staff.grant_holiday(second).await.unwrap());
    lender.assert_books().await;
}

#[tokio::test]
async fn the_law_says_who_may_have_one() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    let draft = async |wish| refusal(owner.draft_holiday_request(loan, wish, &client()).await);
    let too_little = draft(wish(income(84_000), 3)).await;
    assert!(
        matches!(too_little, Refusal::NoHoliday(Some(HolidayRefusal::IncomeFellTooLittle { .. }))),
        "{too_little:?}"
    );
    for months in [0, 7] {
        assert_eq!(draft(wish(EMERGENCY, months)).await, Refusal::NoHoliday(Some(HolidayRefusal::Months { most: 6 })));
    }
    let stranger = lender.registered_borrower().await;
    let foreign = lender.borrower(stranger.id).draft_holiday_request(loan, wish(EMERGENCY, 1), &client()).await;
    assert!(matches!(foreign, Err(Error::NotFound)));
    let request = lender.ask_for_holiday(&borrower, loan, wish(EMERGENCY, 1)).await;
    lender.petrova().await.grant_holiday(request).await.unwrap();
    // once on each ground; and one at a time
    assert_eq!(draft(wish(EMERGENCY, 1)).await, Refusal::NoHoliday(Some(HolidayRefusal::HadOne)));
    assert_eq!(draft(wish(income(0), 1)).await, Refusal::NoHoliday(None));
    lender.clock.advance_days(40);
    owner.draft_holiday_request(loan, wish(income(0), 1), &client()).await.unwrap();
}

#[tokio::test]
async fn a_request_is_signed_as_it_was_shown_and_on_its_day() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let owner = lender.borrower(borrower.id);
    lender.clock.advance_days(3);
    owner.draft_holiday_request(loan, wish(EMERGENCY, 1), &client()).await.unwrap();
    lender.settle().await;
    let asked = page(&lender, &borrower, loan).await.request.unwrap();
    let code = lender.read_code(&borrower.phone);
    let other = owner.sign_holiday_request(loan, &"0".repeat(64), code.clone(), &client()).await;
    assert!(matches!(other, Err(Error::Conflict)));
    // what is paid meanwhile makes its schedule another one
    lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(500))).await;
    let stale = owner.sign_holiday_request(loan, &asked.hash, code, &client()).await;
    assert_eq!(refusal(stale), Refusal::HolidayRequestLapsed);
    lender.clock.advance_days(1);
    assert!(page(&lender, &borrower, loan).await.request.is_none());
    assert_eq!(refusal(owner.resend_holiday_code(loan, &client()).await), Refusal::HolidayRequestLapsed);
    // a form sent twice is one request
    let request = lender.ask_for_holiday(&borrower, loan, wish(EMERGENCY, 1)).await;
    let signed = page(&lender, &borrower, loan).await.request.unwrap();
    let code = lender.read_code(&borrower.phone);
    owner.sign_holiday_request(loan, &signed.hash, code, &client()).await.unwrap();
    let waiting = lender.backend.operator().list_holiday_requests().await.unwrap();
    assert_eq!(waiting.iter().map(|one| one.id).collect::<Vec<_>>(), [request]);
}

#[tokio::test]
async fn a_payment_before_the_answer_stands_and_a_loan_paid_back_has_nothing_to_put_off() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let request = lender.ask_for_holiday(&borrower, loan, wish(EMERGENCY, 6)).await;
    lender.clock.advance_days(2);
    lender.pay(borrower.id, loan, Amount::Part(Money::from_rubles(160))).await;
    lender.clock.advance_days(1);
    let staff = lender.petrova().await;
    assert!(staff.grant_holiday(request).await.unwrap());
    // it begins with the day of the payment: one day at half
    assert_eq!(debt(&lender, &borrower, loan).await.interest, Money::from_rubles(40));
    lender.assert_books().await;
    let (other, closed) = lender.active_loan(choice(10_000, 30)).await;
    let request = lender.ask_for_holiday(&other, closed, wish(EMERGENCY, 6)).await;
    lender.pay(other.id, closed, Amount::Full).await;
    assert!(!staff.grant_holiday(request).await.unwrap());
    lender.assert_books().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_and_silence_at_once_grant_it_once() {
    let lender = TestLender::start().await;
    let (borrower, loan) = lender.active_loan(choice(10_000, 30)).await;
    let request = lender.ask_for_holiday(&borrower, loan, wish(EMERGENCY, 2)).await;
    lender.clock.advance_days(11);
    lender.petrova().await;
    let mut granting = JoinSet::new();
    for _ in 0..7 {
        let backend = lender.backend.clone();
        granting.spawn(async move {
            let staff = backend.operator().staff_member("petrova".parse().unwrap()).await.unwrap();
            staff.grant_holiday(request).await
        });
    }
    let (granted, ()) = tokio::join!(granting.join_all(), lender.settle());
    for one in granted {
        assert!(matches!(one, Ok(true) | Err(Error::Conflict)), "{one:?}");
    }
    let view = lender.borrower(borrower.id).get_loan(loan).await.unwrap();
    let begun = view.events.iter().filter(|event| matches!(event, lending::LoanEvent::Holiday { .. }));
    assert_eq!(begun.count(), 1);
    lender.assert_books().await;
}
