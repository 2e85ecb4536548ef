//! Every fault of the acquirer over every kind of transfer: in the end it is done once, and the books balance.

use crate::support::{
    TestLender,
    money::{GOOD_CARD, choice, key},
};
use backend::{
    BorrowerId, Error, LoanId,
    payments::{Amount, PaymentState, Source, Way},
};
use lending::{Money, Refusal};
use serde_json::Value;
use simulator::{Channel, Fault};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// All that strike a call; a call that hangs is bounded by the client's time-out, as a reset is.
const FAULTS: [Fault; 6] =
    [Fault::Slow, Fault::Down, Fault::ErrorDone, Fault::ErrorNotDone, Fault::ResetDone, Fault::ResetNotDone];

/// What is asked of the acquirer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Payment,
    /// By the system of fast payments.
    SbpPayment,
    /// By a linked card: nobody confirms it.
    Charge,
    /// Of the account.
    TopUp,
    /// The price of a prolongation.
    Price,
    Payout,
    /// To an account at a bank, by phone number.
    SbpPayout,
    Refund,
    CardLink,
}

const KINDS: [Kind; 5] = [Kind::Payment, Kind::Charge, Kind::Payout, Kind::Refund, Kind::CardLink];

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Payment | Self::SbpPayment | Self::Charge | Self::TopUp | Self::Price => "payment",
            Self::Payout | Self::SbpPayout => "payout",
            Self::Refund => "refund",
            Self::CardLink => "card_link",
        }
    }

    /// The objects that the acquirer has of this kind.
    fn objects(self, lender: &TestLender) -> Vec<Value> {
        match self {
            Self::Payment | Self::SbpPayment | Self::Charge | Self::TopUp | Self::Price => lender.simulator.payments(),
            Self::Payout | Self::SbpPayout => lender.simulator.payouts(),
            Self::Refund => lender.simulator.refunds(),
            Self::CardLink => lender.simulator.payment_methods(),
        }
    }

    /// Whether the borrower has to go to the acquirer's page.
    fn is_confirmed_by_the_borrower(self) -> bool {
        !matches!(self, Self::Charge | Self::Payout | Self::SbpPayout | Self::Refund)
    }

    /// Goes up to the moment before the acquirer is asked, and then asks it with a fault switched on.
    async fn begin_with(self, lender: &TestLender, fault: Fault, strikes: Option<u32>) {
        let switch_on = || lender.simulator.set_fault(Channel::Acquirer, Some(fault), strikes);
        match self {
            Self::Payment | Self::SbpPayment | Self::Charge | Self::Price => {
                let (borrower, loan) = Box::pin(lender.active_loan(choice(20_000, 30))).await;
                if self == Self::Price {
                    lender.clock.advance_days(20);
                    Box::pin(lender.sign_prolongation(&borrower, loan, 10)).await;
                }
                let card = lender.borrower(borrower.id).list_cards().await.unwrap()[0].id;
                switch_on();
                let wanted = match self {
                    Self::Charge => Amount::Full.by(Source::LinkedCard(card)),
                    Self::SbpPayment => Amount::Full.by(Way::Sbp),
                    Self::Price => Amount::Prolongation.into(),
                    _ => Amount::Full.into(),
                };
                let (form, owner) = (key(), lender.borrower(borrower.id));
                let begun = owner.start_payment(loan, wanted, &form).await.unwrap();
                let again = owner.start_payment(loan, wanted, &form).await.unwrap();
                assert_eq!(begun.id, again.id, "the same form is the same payment");
            }
            Self::TopUp => {
                let borrower = lender.registered_borrower().await;
                switch_on();
                let (form, owner) = (key(), lender.borrower(borrower.id));
                let begun = owner.start_top_up(Money::from_rubles(700), Way::Sbp, &form).await.unwrap();
                let again = owner.start_top_up(Money::from_rubles(700), Way::Sbp, &form).await.unwrap();
                assert_eq!(begun.id, again.id, "the same form is the same payment");
            }
            Self::Payout => {
                let (borrower, card) = Box::pin(lender.applicant()).await;
                Box::pin(lender.signed(&borrower, card, choice(20_000, 30))).await;
                switch_on();
                lender.settle().await;
            }
            Self::SbpPayout => {
                let (borrower, _) = Box::pin(lender.applicant()).await;
                let account = lender.bank_account(borrower.id).await;
                Box::pin(lender.signed(&borrower, account, choice(20_000, 30))).await;
                switch_on();
                lender.settle().await;
            }
            Self::Refund => {
                let (borrower, loan) = Box::pin(lender.active_loan(choice(20_000, 30))).await;
                Box::pin(overpay(lender, borrower.id, loan)).await;
                switch_on();
                lender.settle().await;
            }
            Self::CardLink => {
                let borrower = lender.registered_borrower().await;
                switch_on();
                drop(lender.borrower(borrower.id).link_card("/cabinet/apply", &key()).await);
            }
        }
    }
}

/// A part is begun, then the whole debt; both are paid, and the part comes when nothing is owed any more.
async fn overpay(lender: &TestLender, borrower: BorrowerId, loan: LoanId) {
    let owner = lender.borrower(borrower);
    let part = owner.start_payment(loan, Amount::Part(Money::from_rubles(5_000)), &key()).await.unwrap().id;
    let part_at_acquirer = lender.last_payment();
    lender.clock.advance_ms(3 * 60_000);
    let full = owner.start_payment(loan, Amount::Full, &key()).await.unwrap().id;
    for at_acquirer in [lender.last_payment(), part_at_acquirer] {
        assert!(lender.simulator.confirm(&at_acquirer, GOOD_CARD));
    }
    lender.clock.advance_ms(3_000);
    for id in [full, part] {
        assert_eq!(owner.get_payment(id).await.unwrap().state, PaymentState::Succeeded);
    }
}

fn state_of(kind: Kind) -> String {
    format!("SELECT state FROM transfers WHERE kind = '{}' ORDER BY created_at_ms DESC LIMIT 1", kind.name())
}

/// The borrower confirms the newest object on the acquirer's page.
fn confirm_newest(kind: Kind, lender: &TestLender) -> bool {
    let id = kind.objects(lender).last().map(|object| object["id"].as_str().unwrap().to_owned());
    id.is_some_and(|id| lender.simulator.confirm(&id, GOOD_CARD))
}

async fn whatever_happens_it_is_done_once(kind: Kind) {
    // it is one machine, whatever it is for
    let many: &[u32] =
        if matches!(kind, Kind::SbpPayment | Kind::TopUp | Kind::Price | Kind::SbpPayout) { &[1] } else { &[1, 3] };
    for fault in FAULTS {
        for &strikes in many {
            let case = format!("{kind:?} {fault:?} {strikes}");
            let lender = TestLender::start().await;
            kind.begin_with(&lender, fault, Some(strikes)).await;
            let state = lender.text(&state_of(kind)).await;
            assert_ne!(state, "canceled", "{case}: an answer that did not come is no failure");
            assert!(lender.backend.operator().verify_books().await.unwrap().is_clean());
            // a minute later the fault is over
            for _ in 0..4 {
                lender.clock.advance_ms(60_000);
                lender.settle().await;
            }
            if kind.is_confirmed_by_the_borrower() {
                assert!(confirm_newest(kind, &lender), "{case}");
            }
            lender.let_time_pass().await;
            assert_eq!(lender.text(&state_of(kind)).await, "succeeded", "{case}");
            let ours = lender.text(&acquirer_id_of(kind)).await;
            let [only] = kind.objects(&lender).try_into().unwrap();
            assert_eq!(only["id"], ours.as_str(), "{case}");
            let is_lost_only = matches!(fault, Fault::ErrorDone | Fault::ResetDone);
            if is_lost_only && !kind.is_confirmed_by_the_borrower() {
                assert_eq!(sent(&lender, kind), 1, "{case}: what was lost is found, not sent again");
            }
            if kind == Kind::Price {
                let states = lender.text("SELECT state FROM prolongations").await;
                assert_eq!(states, "in_force", "{case}");
            }
            if kind == Kind::TopUp {
                let on_account = "SELECT CAST(-SUM(amount_kopecks) AS BIGINT) FROM ledger_entries WHERE account = 'borrower_balance'";
                assert_eq!(lender.count(on_account).await, 70_000, "{case}");
            }
            if matches!(kind, Kind::Payment | Kind::SbpPayment | Kind::Charge) {
                let on = lender
                    .text("SELECT closed_on FROM loans WHERE closed_on IS NOT NULL ORDER BY signed_on DESC")
                    .await;
                assert_eq!(on, "2026-11-23", "{case}: the day on which it was paid, though nobody looked for days");
            }
            lender.assert_books().await;
        }
    }
}

/// How often the acquirer was asked to do it.
fn sent(lender: &TestLender, kind: Kind) -> usize {
    let path = format!("/{}s", kind.name());
    lender.simulator.calls().iter().filter(|call| call.method == "POST" && call.path.ends_with(&path)).count()
}

fn acquirer_id_of(kind: Kind) -> String {
    format!("SELECT acquirer_id FROM transfers WHERE kind = '{}' ORDER BY created_at_ms DESC LIMIT 1", kind.name())
}

#[tokio::test]
async fn whatever_happens_a_payment_is_taken_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::Payment)).await;
}

#[tokio::test]
async fn whatever_happens_a_payment_by_a_banks_app_is_taken_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::SbpPayment)).await;
}

#[tokio::test]
async fn whatever_happens_a_linked_card_is_charged_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::Charge)).await;
}

#[tokio::test]
async fn whatever_happens_an_account_is_topped_up_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::TopUp)).await;
}

#[tokio::test]
async fn whatever_happens_the_price_of_a_prolongation_is_taken_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::Price)).await;
}

#[tokio::test]
async fn whatever_happens_a_payout_is_sent_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::Payout)).await;
}

#[tokio::test]
async fn whatever_happens_a_payout_by_phone_number_is_sent_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::SbpPayout)).await;
}

#[tokio::test]
async fn whatever_happens_a_refund_goes_back_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::Refund)).await;
}

#[tokio::test]
async fn whatever_happens_a_card_is_linked_once() {
    Box::pin(whatever_happens_it_is_done_once(Kind::CardLink)).await;
}

#[tokio::test]
async fn an_acquirer_that_says_nothing_for_days_is_a_persons_matter_whatever_it_is_about() {
    for kind in KINDS {
        let lender = TestLender::start().await;
        if kind.is_confirmed_by_the_borrower() {
            // it has it, and says nothing any more
            kind.begin_with(&lender, Fault::ErrorDone, Some(1)).await;
            lender.clock.advance_ms(60_000);
            lender.settle().await;
            lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Down), None);
        } else {
            kind.begin_with(&lender, Fault::Down, None).await;
        }
        for _ in 0..12 {
            lender.clock.advance_ms(DAY_MS);
            for _ in 0..8 {
                lender.settle().await;
                lender.clock.advance_ms(20 * 60_000);
            }
        }
        let dead = lender.backend.operator().list_dead_jobs().await.unwrap();
        let state = lender.text(&state_of(kind)).await;
        let is_over = kind == Kind::CardLink && state == "canceled";
        assert!(
            is_over || dead.iter().any(|job| job.error.contains("a person must look")),
            "{kind:?}: {state} {dead:?}"
        );
        assert!(lender.backend.operator().verify_books().await.unwrap().is_clean());
    }
}

#[tokio::test]
async fn a_payment_that_was_sent_again_the_next_day_counts_from_that_day() {
    let lender = TestLender::start().await;
    let (borrower, loan) = Box::pin(lender.active_loan(choice(20_000, 30))).await;
    // ten seconds before midnight in Moscow
    lender.clock.advance_ms((11 * 60 + 59) * 60 * 1000 + 30_000);
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::ErrorNotDone), Some(1));
    let owner = lender.borrower(borrower.id);
    let id = owner.start_payment(loan, Amount::Part(Money::from_rubles(5_000)), &key()).await.unwrap().id;
    lender.clock.advance_ms(60_000);
    assert_eq!(owner.get_payment(id).await.unwrap().state, PaymentState::Pending, "sent again after midnight");
    lender.clock.advance_ms(1_000);
    assert!(lender.simulator.confirm(&lender.last_payment(), GOOD_CARD));
    assert_eq!(owner.get_payment(id).await.unwrap().state, PaymentState::Succeeded);
    let on = lender.text(&format!("SELECT on_date FROM loan_events WHERE payment_id = '{id}'")).await;
    assert_eq!(on, "2026-11-24", "not on the day before, on which nothing was taken");
    lender.assert_books().await;
}

#[tokio::test]
async fn a_charge_whose_answer_was_lost_for_days_is_found_and_one_that_never_came_is_over() {
    for fault in [Fault::ErrorDone, Fault::ErrorNotDone] {
        let lender = TestLender::start().await;
        let (borrower, loan) = Box::pin(lender.active_loan(choice(20_000, 30))).await;
        let owner = lender.borrower(borrower.id);
        let card = owner.list_cards().await.unwrap()[0].id;
        let wanted = Amount::Part(Money::from_rubles(5_000)).by(Source::LinkedCard(card));
        lender.simulator.set_fault(Channel::Acquirer, Some(fault), Some(1));
        let id = owner.start_payment(loan, wanted, &key()).await.unwrap().id;
        // our own work stands still until its key is certain to be forgotten
        lender.clock.advance_ms(26 * 60 * 60 * 1000);
        lender.settle().await;
        let (state, taken) = (owner.get_payment(id).await.unwrap().state, lender.simulator.payments().len());
        match fault {
            Fault::ErrorDone => assert_eq!((state, taken), (PaymentState::Succeeded, 1)),
            _ => assert_eq!((state, taken), (PaymentState::Canceled("not_sent".to_owned()), 0)),
        }
        lender.assert_books().await;
    }
}

#[tokio::test]
async fn a_linked_card_is_charged_at_once_and_nobody_elses() {
    let lender = TestLender::start().await;
    let (borrower, loan) = Box::pin(lender.active_loan(choice(20_000, 30))).await;
    let owner = lender.borrower(borrower.id);
    let card = owner.list_cards().await.unwrap()[0].id;
    let part = Amount::Part(Money::from_rubles(5_000));
    let begun = owner.start_payment(loan, part.by(Source::LinkedCard(card)), &key()).await.unwrap();
    assert_eq!(begun.confirmation_url, None);
    let view = owner.get_payment(begun.id).await.unwrap();
    assert_eq!((view.state, view.by_linked_card), (PaymentState::Succeeded, true));
    assert_eq!(lender.simulator.payments()[0]["payment_method"]["saved"], true);
    // somebody else's card, and an account by phone number, charge nothing
    let (other, foreign) = Box::pin(lender.applicant()).await;
    let account = lender.bank_account(borrower.id).await;
    for card in [foreign, account] {
        lender.clock.advance_ms(3 * 60_000);
        let refused = owner.start_payment(loan, part.by(Source::LinkedCard(card)), &key()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::CardMissing))), "{refused:?}");
        let refused = owner.start_top_up(Money::from_rubles(100), Source::LinkedCard(card), &key()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::CardMissing))), "{refused:?}");
    }
    assert_eq!(lender.borrower(other.id).list_cards().await.unwrap().len(), 1);
    // the account is topped up by it, too
    let topped_up = owner.start_top_up(Money::from_rubles(100), Source::LinkedCard(card), &key()).await.unwrap().id;
    assert_eq!(owner.get_payment(topped_up).await.unwrap().state, PaymentState::Succeeded);
    assert_eq!(lender.simulator.payments().len(), 2);
    lender.assert_books().await;
}
