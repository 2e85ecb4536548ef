//! The people of the demonstration: each is where they are said to be, by the same way as any other.

use crate::support::{TestLender, client};
use backend::{Error, cabinet::Home, seed::Situation};
use lending::{Money, Stage};

async fn home(lender: &TestLender, situation: Situation) -> Home {
    let token = lender.backend.visitor().enter_demonstration(situation, &client()).await.unwrap();
    let session = lender.backend.visitor().find_session(&token).await.unwrap().unwrap();
    lender.backend.borrower(session.borrower).home().await.unwrap()
}

#[tokio::test]
async fn everybody_is_in_their_situation_and_the_books_add_up() {
    let lender = TestLender::start().await;
    assert_eq!(lender.backend.visitor().list_situations().await.unwrap(), [Situation::ClosedLoan]);
    lender.backend.operator().seed_people().await.unwrap();
    assert_eq!(lender.backend.visitor().list_situations().await.unwrap(), Situation::ALL);
    // What was promised on their way is done, and what is done already stays as it is.
    lender.settle().await;

    let open = home(&lender, Situation::OpenLoan).await;
    assert_eq!(open.loans.len(), 1);
    assert!(!open.loans[0].debt.is_overdue);
    assert_eq!(open.loans[0].debt.principal, Money::from_rubles(20_000));
    assert!(open.loans[0].debt.total() > Money::from_rubles(20_000), "twelve days cost something");
    let overdue = home(&lender, Situation::Overdue).await;
    assert!(overdue.loans[0].debt.is_overdue);
    let long = home(&lender, Situation::LongLoan).await;
    assert!(long.loans[0].next_payment.is_some_and(|next| next < Money::from_rubles(10_000)), "{:?}", long.loans);
    let waits = home(&lender, Situation::CoolingOff).await.application.unwrap();
    assert!(waits.waits_until.is_some_and(|until| until > lender.clock.now()), "{waits:?}");
    for (situation, stage) in [
        (Situation::AwaitsStaff, Stage::AwaitingStaff),
        (Situation::OfferToSign, Stage::Offered),
        (Situation::CoolingOff, Stage::Signed),
        (Situation::PayoutRefused, Stage::PayoutRefused),
    ] {
        let home = home(&lender, situation).await;
        assert!(home.loans.is_empty(), "{situation:?}");
        assert_eq!(home.application.unwrap().stage, stage, "{situation:?}");
    }
    let closed = home(&lender, Situation::ClosedLoan).await;
    assert_eq!((closed.loans.len(), closed.closed.len()), (0, 1));

    assert!(lender.backend.operator().verify_books().await.unwrap().is_clean());
    lender.backend.operator().close_days(None).await.unwrap();
    assert!(lender.backend.operator().verify_books().await.unwrap().is_clean());
    let otherwise = lender.backend.operator().verify_decisions().await.unwrap();
    assert!(otherwise.is_empty(), "{otherwise:?}");
}

#[tokio::test]
async fn seeding_again_changes_nothing() {
    let lender = TestLender::start().await;
    lender.backend.operator().seed_people().await.unwrap();
    let rows = async || {
        let mut rows = Vec::new();
        for table in ["borrowers", "applications", "application_stages", "loans", "loan_events", "transfers", "jobs"] {
            rows.push(lender.count(&format!("SELECT COUNT(*) FROM {table}")).await);
        }
        rows
    };
    let before = rows().await;
    // Whoever went on since is not put back.
    lender.clock.advance_days(40);
    lender.backend.operator().seed().await.unwrap();
    lender.backend.operator().seed_people().await.unwrap();
    assert_eq!(rows().await, before);
}

#[tokio::test]
async fn a_signed_offer_is_paid_out() {
    let lender = TestLender::start().await;
    lender.backend.operator().seed_people().await.unwrap();
    let token = lender.backend.visitor().enter_demonstration(Situation::OfferToSign, &client()).await.unwrap();
    let borrower =
        lender.backend.borrower(lender.backend.visitor().find_session(&token).await.unwrap().unwrap().borrower);
    let application = borrower.home().await.unwrap().application.unwrap().id;
    let hash = lender.text(&format!("SELECT conditions_hash FROM applications WHERE id = '{application}'")).await;
    borrower.send_signing_code(application, &client()).await.unwrap();
    lender.settle().await;
    let phone = lending::Phone::parse(Situation::OfferToSign.phone()).unwrap();
    let code = lender.read_code(&phone);
    borrower.sign_application(application, &hash, code, &client()).await.unwrap();
    lender.settle().await;
    assert_eq!(borrower.home().await.unwrap().loans.len(), 1);
    assert!(lender.backend.operator().verify_books().await.unwrap().is_clean());
}

#[tokio::test]
async fn nobody_is_entered_who_is_not_there() {
    let lender = TestLender::start().await;
    let entered = lender.backend.visitor().enter_demonstration(Situation::Overdue, &client()).await;
    assert!(matches!(entered, Err(Error::NotFound)));
}
