//! What is to come, and a calendar of it at an address of one's own: for its owner only, until another is made.

use crate::support::{TestLender, money::choice, random_phone};
use backend::{
    BorrowerId,
    cabinet::{ComingDates, Right},
    calendar_feed::{FeedSecret, OpenedFeed},
    payments::Amount,
    products::LoanChoice,
};
use lending::{Money, Stage, complaint_answered_by, term_ends_on};

async fn opened(lender: &TestLender, secret: &FeedSecret) -> Option<OpenedFeed> {
    lender.backend.visitor().find_calendar_feed(secret).await.unwrap()
}

async fn dates(lender: &TestLender, borrower: BorrowerId) -> ComingDates {
    lender.borrower(borrower).coming_dates().await.unwrap()
}

async fn acts(lender: &TestLender) -> i64 {
    lender.count("SELECT COUNT(*) FROM audit WHERE act = 'share_calendar'").await
}

#[tokio::test]
async fn a_calendar_is_opened_by_its_newest_secret_only() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let owner = lender.borrower(borrower.id);
    assert!(owner.get_schedule().await.unwrap().feed.is_none());
    let first = owner.make_calendar_feed(false).await.unwrap();
    let feed = opened(&lender, &first).await.unwrap();
    assert_eq!((feed.borrower, feed.with_sums), (borrower.id, false));
    let since = lender.clock.now();
    let shown = owner.get_schedule().await.unwrap().feed.unwrap();
    assert!(shown.is_opened_by(&first) && !shown.with_sums);
    assert_eq!(shown.since, since);

    lender.clock.advance_ms(60_000);
    let second = owner.make_calendar_feed(true).await.unwrap();
    assert!(opened(&lender, &first).await.is_none(), "the address before ends at once");
    assert!(opened(&lender, &second).await.is_some_and(|feed| feed.with_sums && feed.borrower == borrower.id));
    let shown = owner.get_schedule().await.unwrap().feed.unwrap();
    assert!(shown.is_opened_by(&second) && !shown.is_opened_by(&first));
    assert!(shown.since > since);

    owner.show_sums_in_calendar(false).await.unwrap();
    owner.show_sums_in_calendar(false).await.unwrap();
    assert!(opened(&lender, &second).await.is_some_and(|feed| !feed.with_sums));
    owner.end_calendar_feed().await.unwrap();
    owner.end_calendar_feed().await.unwrap();
    assert!(opened(&lender, &second).await.is_none());
    assert!(owner.get_schedule().await.unwrap().feed.is_none());
    assert_eq!(acts(&lender).await, 4, "made, changed, without sums, ended: each once");
}

#[tokio::test]
async fn a_secret_is_nobody_elses_and_stands_nowhere() {
    let lender = TestLender::start().await;
    let (one, other) = (lender.registered_borrower().await, lender.registered_borrower().await);
    let first = lender.borrower(one.id).make_calendar_feed(false).await.unwrap();
    let second = lender.borrower(other.id).make_calendar_feed(false).await.unwrap();
    assert_eq!(opened(&lender, &first).await.unwrap().borrower, one.id);
    assert_eq!(opened(&lender, &second).await.unwrap().borrower, other.id);
    lender.borrower(other.id).end_calendar_feed().await.unwrap();
    assert!(opened(&lender, &first).await.is_some(), "what one ends is one's own");
    assert_eq!(first.as_text().len(), 43);
    for wrong in ["", "x", &"A".repeat(42), &format!("{}=", "A".repeat(42))] {
        assert!(FeedSecret::from_text(wrong).is_none(), "{wrong}");
    }
    let guessed = FeedSecret::from_text(&"A".repeat(43)).unwrap();
    assert!(opened(&lender, &guessed).await.is_none());
    // The hash is kept, and the secret nowhere.
    let kept = lender.text("SELECT secret_hash FROM calendar_feeds").await;
    assert!(kept.len() == 64 && !kept.contains(first.as_text()), "{kept}");
    for told in [first.as_text(), kept.as_str()] {
        let audit = format!("SELECT COUNT(*) FROM audit WHERE details LIKE '%{told}%' OR about LIKE '%{told}%'");
        assert_eq!(lender.count(&audit).await, 0);
    }
}

#[tokio::test]
async fn a_calendar_ends_where_the_number_is_another() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let secret = lender.borrower(borrower.id).make_calendar_feed(false).await.unwrap();
    lender.petrova().await.set_phone(borrower.id, &random_phone()).await.unwrap();
    assert!(opened(&lender, &secret).await.is_none());
}

#[tokio::test]
async fn what_is_to_come_is_ones_own_loans_and_the_rights_that_have_not_ended() {
    let lender = TestLender::start().await;
    let (stranger, theirs) = lender.active_loan(choice(20_000, 30)).await;
    let (borrower, card) = lender.applicant().await;
    let nothing = dates(&lender, borrower.id).await;
    assert!(nothing.payments.is_empty() && nothing.rights.is_empty() && nothing.complaint.is_none());

    // an offer, open until its last day
    let id = lender.submitted(borrower.id, card, choice(10_000, 30)).await;
    lender.settle().await;
    let until = lender.application(borrower.id, id).await.offer.unwrap().lapses_on;
    assert_eq!(dates(&lender, borrower.id).await.rights, [Right::Sign { application: id, until }]);
    lender.sign(&borrower, id).await;
    lender.settle().await;
    let today = lender.backend.clock().today();
    let loan = lender.application(borrower.id, id).await.loan.unwrap();
    let coming = dates(&lender, borrower.id).await;
    let [payment] = coming.payments.as_slice() else { panic!("{coming:?}") };
    assert_eq!((payment.loan, payment.is_overdue), (loan, false));
    let last = term_ends_on(today, 14).unwrap();
    let number = payment.number.clone();
    assert_eq!(coming.rights, [Right::Return { loan, number, until: last }]);
    let complaint = coming.complaint.unwrap();
    assert_eq!((complaint.working_days, complaint.answered_by), (15, complaint_answered_by(today)));
    assert!(dates(&lender, stranger.id).await.payments.iter().all(|payment| payment.loan == theirs));

    // on the last day it is there, the day after no more
    while lender.backend.clock().today() < last {
        lender.clock.advance_days(1);
    }
    assert_eq!(dates(&lender, borrower.id).await.rights.len(), 1);
    lender.clock.advance_days(1);
    assert_eq!(dates(&lender, borrower.id).await.rights, []);

    // who had a loan can still complain of it
    lender.pay(borrower.id, loan, Amount::Full).await;
    let after = dates(&lender, borrower.id).await;
    assert!(after.payments.is_empty() && after.rights.is_empty() && after.complaint.is_some(), "{after:?}");
}

#[tokio::test]
async fn a_loan_whose_money_waits_can_be_refused_until_it_is_sent() {
    let lender = TestLender::start().await;
    let (borrower, card) = lender.applicant().await;
    let long = LoanChoice { product: "long-term".to_owned(), amount: Money::from_rubles(60_000), term_days: 182 };
    let id = lender.signed(&borrower, card, long).await;
    let application = lender.application(borrower.id, id).await;
    assert_eq!(application.stage, Stage::Signed);
    let until = application.waits_until.unwrap();
    assert_eq!(dates(&lender, borrower.id).await.rights, [Right::Refuse { application: id, until }]);
    lender.clock.advance_days(1);
    lender.settle().await;
    let rights = dates(&lender, borrower.id).await.rights;
    assert!(matches!(rights.as_slice(), [Right::Return { .. }]), "{rights:?}");
}
